"""A dot for each district, the highest on top, with the whole and the target as lines across."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ytcs_data import legend
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity, wording
from ytcs_data.states import State
from ytcs_data.views.charts import FONT, LOCALE
from ytcs_data.views.trend_layout import value_range
from ytcs_data.views.trend_marks import COLOURS, GREY, INK, SMALL_LETTERS, only
from ytcs_data.views.trend_series import short_name
from ytcs_data.words import _

ROW = 30  # pixels
HALO: dict[str, Any] = {"stroke": "white", "strokeWidth": 5, "strokeJoin": "round"}
LOOK: dict[str, Any] = {"labelFontSize": SMALL_LETTERS, "labelColor": INK}
TOOLTIP = [
    alt.Tooltip("name:N", title=_("Huyện")),
    alt.Tooltip("text:N", title=_("Giá trị")),
    alt.Tooltip("period:N", title=_("Kỳ")),
]


def show_dots(
    rows: pd.DataFrame, whole: float, indicator: Indicator, target: Target | None, alt_text: str
) -> None:
    """Draw the chart; `rows` as `dot_rows` takes them."""
    table = dot_rows(rows, whole, indicator, target)
    st.vega_lite_chart(table, described(indicator.unit), alt=alt_text)


def dot_rows(
    rows: pd.DataFrame, whole: float, indicator: Indicator, target: Target | None
) -> pd.DataFrame:
    """Everything that the chart draws.

    Parameters
    ----------
    rows
        A row a district, in the order of the chart: `name`, `value`, `state`, `met`, `before` (its
        value a year ago, or missing) and `period`, the label of the period.
    """
    lines = [value for value in (whole, target.value if target else None) if value == value]
    shown = [*rows["value"], *rows["before"], *(value for value in lines if value is not None)]
    low, high = value_range([value for value in shown if pd.notna(value)], indicator)
    known = rows["value"].notna()
    texts = [
        quantity(value, indicator) if pd.notna(value) else legend.state_label(State(state))
        for value, state in zip(rows["value"], rows["state"], strict=True)
    ]
    dots = rows.assign(
        kind=known.map({True: "dot", False: "none"}),
        short=rows["name"].map(short_name),
        text=texts,
        value=rows["value"].fillna(low),
        filled=rows["met"] | (target is None),
        estimated=rows["state"].eq(State.ESTIMATED),
    )
    ago = dots[rows["before"].notna()].assign(kind="ago", value=rows["before"])
    frame = pd.DataFrame({"kind": "frame", "value": [low, high]})
    rules: list[tuple[str, float, str]] = []
    if whole == whole:
        label = _("Chung: {value}").format(value=quantity(whole, indicator))
        rules.append(("whole", whole, label))
    if target:
        label = _("Mục tiêu: {value}").format(value=wording(target, indicator))
        rules.append(("goal", target.value, label))
    middle = (low + high) / 2
    across = pd.DataFrame(rules, columns=["kind", "value", "text"])
    across["right"] = across["value"] > middle
    kept = ["kind", "short", "name", "text", "value", "filled", "estimated", "period"]
    return pd.concat([dots[kept], ago[kept], frame, across], ignore_index=True)


@lru_cache(maxsize=32)
def described(unit: str) -> dict[str, Any]:
    """The chart of a unit, without its data; see `charts.described`."""
    percent = "datum.label + ' %'" if unit == "%" else "datum.label"
    axis = alt.Axis(**LOOK, labelExpr=percent, tickCount=6)
    scale = alt.Scale(zero=False, nice=False)
    x = alt.X("value:Q", scale=scale, axis=axis, title=None if unit == "%" else unit)
    names = alt.Axis(**LOOK, labelLimit=190, grid=True, ticks=False)
    y = alt.Y("short:N", sort=None, title=None, axis=names)
    rows = alt.layer(*_dots(y)).encode(x=x)
    chart = alt.layer(
        only("frame").mark_point(opacity=0, tooltip=None).encode(x=x), *_rules(x), rows
    )
    chart = chart.properties(height=alt.Step(ROW), width="container")
    chart = chart.configure(locale=LOCALE, font=FONT).configure_view(stroke=None)
    made: dict[str, Any] = chart.to_dict(
        validate=False, ignore=["data"], context={"top_level": False}
    )
    return made


def _dots(y: alt.Y) -> list[alt.Chart]:
    """A district's value, filled where the target is met; a tick where it was a year ago."""
    shape = alt.ShapeValue("circle", condition={"test": "datum.estimated", "value": "square"})
    fill = alt.FillValue("white", condition={"test": "datum.filled", "value": COLOURS[0]})
    stroke = alt.StrokeValue(COLOURS[1], condition={"test": "datum.filled", "value": COLOURS[0]})
    dot = only("dot").encode(y=y, tooltip=TOOLTIP)
    state = only("none").encode(y=y, text="text:N")
    look: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": SMALL_LETTERS}
    return [
        only("ago")
        .mark_tick(color=GREY, thickness=3, size=18, aria=False)
        .encode(y=y, tooltip=TOOLTIP),
        dot.mark_point(size=130, strokeWidth=2.5, opacity=1).encode(
            shape=shape, fill=fill, stroke=stroke
        ),
        dot.mark_text(**look, **HALO, dx=12).encode(text="text:N"),
        dot.mark_text(**look, dx=12, color=INK).encode(text="text:N"),
        state.mark_text(**look, dx=4, color=GREY, fontStyle="italic"),
    ]


def _rules(x: alt.X) -> list[alt.Chart]:
    """The whole above the rows, the target below its line; each label on the side with room."""
    drawn = []
    for kind, dash, colour, dy in (("whole", [1, 0], GREY, -22), ("goal", [7, 4], INK, -8)):
        rule = only(kind).encode(x=x)
        drawn.append(rule.mark_rule(strokeDash=dash, color=colour, strokeWidth=2))
        for right in (True, False):
            side = rule.transform_filter("datum.right" if right else "!datum.right")
            label = side.mark_text(
                align="right" if right else "left",
                dx=-5 if right else 5,
                fontSize=SMALL_LETTERS,
                color=colour,
            )
            drawn.append(label.encode(y=alt.value(dy), text="text:N"))
    return drawn
