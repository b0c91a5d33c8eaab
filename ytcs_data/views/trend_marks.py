"""The marks of a chart over time, in Altair: each a layer that draws rows of some kinds.

Which kinds of rows there are says `trend_layout`. A condition names the class of its channel:
where Altair has to find it, it tries them all, and describing takes half as long again.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from ytcs_data.words import _

# Told apart also when colour-blind, and dark enough to be read as text; the whole province first.
COLOURS = ("#0f5c63", "#c44e00", "#0068a8", "#ad3a7b", "#7a5d00", "#007a56", "#7f3c8d", "#9c2a2a")
GREY, INK = "#5f6f75", "#17262b"

TABLE = alt.NamedData("table")  # one for all layers, so that Altair writes it once, see `charts`
PICKED = alt.selection_point(name="picked", fields=["name"])  # the lines that were clicked on

ACROSS, UP = alt.Scale(nice=False), alt.Scale(zero=False, nice=False)
# A point stands in the middle of its period, so the label of a year begins where the year does.
YEARS = alt.Axis(format="%Y", tickCount="year", labelAlign="left", labelFontSize=14)
COLOUR = alt.Color("name:N", sort=None, legend=None, scale=alt.Scale(range=COLOURS))
DETAIL = ["name:N", "joined:N"]
DIMMED = alt.OpacityValue(0.15, condition={"param": PICKED.name, "value": 1})
NARROW = "width < 420"
LETTERS = alt.ExprRef(f"{NARROW} ? 12 : width < 800 ? 14 : 16")
SMALL_LETTERS = alt.ExprRef(f"{NARROW} ? 12 : 15")
TOOLTIP = [
    alt.Tooltip("name:N", title=_("Nơi")),
    alt.Tooltip("period:N", title=_("Kỳ")),
    alt.Tooltip("text:N", title=_("Giá trị")),
    alt.Tooltip("divided:N", title=_("Tử số / mẫu số")),
]


def scales(unit: str) -> tuple[alt.X, alt.Y]:
    """What all layers share: days across, values up."""
    x = alt.X("middle:T", scale=ACROSS, title=None, axis=YEARS)
    return x, alt.Y("value:Q", scale=UP, axis=value_axis(unit))


def value_axis(unit: str) -> alt.Axis:
    """The vertical axis: each number with a per cent sign, another unit once above them."""
    look: dict[str, Any] = {"labelFontSize": SMALL_LETTERS, "tickCount": 6, "labelFlush": False}
    if unit == "%":
        return alt.Axis(**look, title=None, labelExpr="datum.label + ' %'")
    return alt.Axis(**look, title=unit, titleAngle=0, titleAlign="left", titleX=0, titleY=-12)


def only(*kinds: str) -> alt.Chart:
    """Rows of some kinds; see `trend_layout`."""
    chosen = alt.FieldOneOfPredicate(field="kind", oneOf=kinds)
    return alt.Chart(TABLE).transform_filter(chosen)


def frame() -> alt.Chart:
    """Corners that nobody sees: they set both scales."""
    corners: alt.Chart = only("frame").mark_point(opacity=0, tooltip=None)
    return corners


def break_mark() -> list[alt.Chart]:
    """The day that the lines do not cross."""
    # Without a day to draw, an empty mark would be a picture without a name.
    rule = only("reform").mark_rule(color=GREY, strokeDash=[2, 3], strokeWidth=1.5, aria=False)
    label = only("reform").mark_text(color=GREY, fontSize=SMALL_LETTERS)
    look: dict[str, Any] = {"color": GREY, "fontSize": SMALL_LETTERS, "fontStyle": "italic"}
    before = only("before").mark_text(**look, align="right", dx=-6)
    since = only("since").mark_text(**look, align="left", dx=6)
    return [
        rule.encode(y=alt.value(0), y2=alt.value("height")),
        label.encode(y=alt.value(-31), text="label:N"),
        *(side.encode(y=alt.value(-14), text="label:N") for side in (before, since)),
    ]


def path() -> list[alt.Chart]:
    """The target's path, and a diamond at each deadline."""
    line = only("target").mark_line(color=INK, strokeDash=[7, 4], strokeWidth=2)
    goal = only("goal").mark_point(shape="diamond", filled=True, color=INK, size=110, opacity=1)
    return [line, goal.encode(tooltip=TOOLTIP)]


def lines() -> list[alt.Chart]:
    """Lines and points; a period that is no whole year has a hollow point.

    What was carried across the reform is dashed, and an estimate has a square. A broad line below
    that nobody sees makes a line easy to hit.
    """
    line = only("value").encode(detail=DETAIL, color=COLOUR)
    hit = line.mark_line(strokeWidth=16, opacity=0, cursor="pointer").add_params(PICKED)
    reported = line.transform_filter("datum.how === 'reported'")
    carried = only("carried").encode(detail=DETAIL, color=COLOUR)
    shape = alt.ShapeValue("circle", condition={"test": "datum.estimated", "value": "square"})
    thick = alt.StrokeWidthValue(2.5, condition={"test": "datum.place === 0", "value": 4})
    dot = only("value").encode(color=COLOUR, opacity=DIMMED, tooltip=TOOLTIP)
    whole = dot.transform_filter("!datum.partial")
    part = dot.transform_filter("datum.partial")
    return [
        hit.properties(name="lines"),
        reported.mark_line().encode(opacity=DIMMED, strokeWidth=thick),
        carried.mark_line(strokeDash=[6, 4]).encode(opacity=DIMMED, strokeWidth=thick),
        whole.mark_point(cursor="pointer", filled=True, size=80).encode(shape=shape),
        part.mark_point(
            cursor="pointer", filled=False, fill="white", size=40, strokeWidth=1.8
        ).encode(shape=shape),
    ]


def names() -> list[alt.Chart]:
    """The name of each line beside its end, in its colour, tied to it by a thin line."""
    look: dict[str, Any] = {
        "align": "left",
        "baseline": "middle",
        "dx": 10,
        "fontSize": LETTERS,
        "fontWeight": 600,
        "limit": alt.ExprRef(f"{NARROW} ? 84 : 360"),
        "cursor": "pointer",
    }
    tie: dict[str, Any] = {"x2Offset": 8, "strokeWidth": 1}
    short = {"test": NARROW, "value": alt.ExprRef("datum.short")}
    at = {
        "x": alt.X("label_x:T", scale=ACROSS, title=None),
        "y": alt.Y("label_y:Q", scale=UP),
        "text": alt.Text("label:N", condition=short),
        "tooltip": TOOLTIP,
    }
    ends = {"x2": "label_x", "y2": "label_y"}
    coloured = {"color": COLOUR, "opacity": DIMMED}
    line, goal, both = only("end"), only("goal_end"), only("end", "goal_end")
    halo = both.mark_text(**look, stroke="white", strokeWidth=8, strokeJoin="round")
    return [
        line.mark_rule(**tie).encode(**ends, **coloured),
        goal.mark_rule(**tie, color=INK).encode(**ends),
        halo.encode(**at),
        line.mark_text(**look).encode(**at, **coloured),
        goal.mark_text(**look, color=INK).encode(**at),
    ]
