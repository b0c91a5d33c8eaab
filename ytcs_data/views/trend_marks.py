"""The marks of a chart over time, in Vega-Lite: each a layer that draws rows of some kinds.

Which kinds of rows there are says `trend_layout`.
"""

from __future__ import annotations

from typing import Any

from ytcs_data.words import _

# Told apart also when colour-blind, and dark enough to be read as text; the whole province first.
COLOURS = ("#0f5c63", "#c44e00", "#0068a8", "#ad3a7b", "#7a5d00", "#007a56", "#7f3c8d", "#9c2a2a")
GREY, INK = "#5f6f75", "#17262b"
SELECTED = "picked"  # the lines that a reader has clicked on

X: dict[str, Any] = {"field": "middle", "type": "temporal", "scale": {"nice": False}, "title": None}
Y: dict[str, Any] = {
    "field": "value",
    "type": "quantitative",
    "scale": {"zero": False, "nice": False},
}
# A point stands in the middle of its period, so the label of a year begins where the year does.
YEARS: dict[str, Any] = {
    "format": "%Y",
    "tickCount": "year",
    "labelAlign": "left",
    "labelFontSize": 14,
}
NAME: dict[str, Any] = {"field": "name", "type": "nominal"}
COLOUR: dict[str, Any] = {**NAME, "sort": None, "legend": None, "scale": {"range": COLOURS}}
DETAIL = [NAME, {"field": "vintage", "type": "nominal"}]
DIMMED: dict[str, Any] = {"condition": {"param": SELECTED, "value": 1}, "value": 0.15}
NARROW = "width < 420"
LETTERS = {"expr": f"{NARROW} ? 12 : width < 800 ? 14 : 16"}
SMALL_LETTERS = {"expr": f"{NARROW} ? 12 : 15"}
TOOLTIP = [
    {"field": field, "type": "nominal", "title": title}
    for field, title in (
        ("name", _("Nơi")),
        ("period", _("Kỳ")),
        ("text", _("Giá trị")),
        ("parts", _("Tử số / mẫu số")),
    )
]


def value_axis(unit: str) -> dict[str, Any]:
    """The vertical axis: each number with a per cent sign, another unit once above them."""
    look = {"labelFontSize": SMALL_LETTERS, "tickCount": 6, "title": None, "labelFlush": False}
    if unit == "%":
        return {**look, "labelExpr": "datum.label + ' %'"}
    above = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -12}
    return {**look, "title": unit, **above}


def only(*kinds: str) -> list[dict[str, Any]]:
    """Keep rows of some kinds; see `trend_layout`."""
    return [{"filter": {"field": "kind", "oneOf": kinds}}]


def frame() -> dict[str, Any]:
    """Corners that nobody sees: they set both scales."""
    return {"transform": only("frame"), "mark": {"type": "point", "opacity": 0, "tooltip": None}}


def break_mark(labelled: bool = True) -> list[dict[str, Any]]:
    """The day that the lines do not cross."""
    rule = {"type": "rule", "color": GREY, "strokeDash": [2, 3], "strokeWidth": 1.5}
    text = {"type": "text", "color": GREY, "fontSize": SMALL_LETTERS}
    label = {"y": {"value": -16}, "text": {"value": _("Sắp xếp 01/7/2025")}}
    marks: list[dict[str, Any]] = [
        {"mark": rule, "encoding": {"y": {"value": 0}, "y2": {"value": "height"}}}
    ]
    if labelled:
        marks.append({"mark": text, "encoding": label})
    return [{"transform": only("reform"), **mark} for mark in marks]


def path() -> list[dict[str, Any]]:
    """The target's path, and a diamond at each deadline."""
    line = {"type": "line", "color": INK, "strokeDash": [7, 4], "strokeWidth": 2}
    goal = {"type": "point", "shape": "diamond", "filled": True, "color": INK, "size": 110}
    return [
        {"transform": only("target"), "mark": line},
        {
            "transform": only("goal"),
            "mark": {**goal, "opacity": 1},
            "encoding": {"tooltip": TOOLTIP},
        },
    ]


def lines() -> list[dict[str, Any]]:
    """Lines and points; a period that is no whole year has a hollow point.

    A broad line below that nobody sees makes a line easy to hit.
    """
    thick = {"condition": {"test": "datum.place === 0", "value": 4}, "value": 2.5}
    seen = {"detail": DETAIL, "color": COLOUR, "opacity": DIMMED, "strokeWidth": thick}
    hit = {"detail": DETAIL, "color": COLOUR}
    point = {"type": "point", "cursor": "pointer"}
    dots = {"color": COLOUR, "opacity": DIMMED, "tooltip": TOOLTIP}
    return [
        {
            "params": [{"name": SELECTED, "select": {"type": "point", "fields": ["name"]}}],
            "transform": only("value"),
            "mark": {"type": "line", "strokeWidth": 16, "opacity": 0, "cursor": "pointer"},
            "encoding": hit,
        },
        {"transform": only("value"), "mark": {"type": "line"}, "encoding": seen},
        {
            "transform": [*only("value"), {"filter": "!datum.partial"}],
            "mark": {**point, "filled": True, "size": 80},
            "encoding": dots,
        },
        {
            "transform": [*only("value"), {"filter": "datum.partial"}],
            "mark": {**point, "filled": False, "fill": "white", "size": 40, "strokeWidth": 1.8},
            "encoding": dots,
        },
    ]


def names() -> list[dict[str, Any]]:
    """The name of each line beside its end, in its colour, tied to it by a thin line."""
    tie = {"type": "rule", "x2Offset": 8, "strokeWidth": 1}
    ends = {"x2": {"field": "label_x"}, "y2": {"field": "label_y"}}
    text = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "dx": 10,
        "fontSize": LETTERS,
        "fontWeight": 600,
        "limit": {"expr": f"{NARROW} ? 84 : 360"},
        "cursor": "pointer",
    }
    at = {
        "x": {**X, "field": "label_x"},
        "y": {**Y, "field": "label_y"},
        "text": {"condition": {"test": NARROW, "value": {"expr": "datum.short"}}, "field": "label"},
        "tooltip": TOOLTIP,
    }
    line, goal = only("end"), only("goal_end")
    coloured = {"color": COLOUR, "opacity": DIMMED}
    halo = {**text, "stroke": "white", "strokeWidth": 8, "strokeJoin": "round"}
    return [
        {"transform": line, "mark": tie, "encoding": {**ends, **coloured}},
        {"transform": goal, "mark": {**tie, "color": INK}, "encoding": ends},
        {"transform": only("end", "goal_end"), "mark": halo, "encoding": at},
        {"transform": line, "mark": text, "encoding": {**at, **coloured}},
        {"transform": goal, "mark": {**text, "color": INK}, "encoding": at},
    ]
