"""A chart on a page, drawn from the description that the browser draws too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

import vl_convert

from geo.projection import Box
from ytcs_data.reports.lettering import FAMILY, GREY, height, register_fonts, wrap, written
from ytcs_data.reports.paper import Heading, Paper, page

LABEL = 16  # size of letters that the description is made for; on paper they are `Paper.text`

# Lines are told apart without seeing colours, too.
DASHES = ([1, 0], [8, 3], [3, 3], [10, 3, 3, 3], [1, 3], [12, 5], [6, 2, 2, 2, 2, 2], [2, 6])
SHAPES = (
    "circle", "square", "triangle-up", "diamond",
    "cross", "triangle-down", "triangle-right", "triangle-left",
)  # fmt: skip


def chart_page(
    paper: Paper, heading: Heading, description: Mapping[str, Any], notes: Sequence[str]
) -> str:
    """Draw a page; `description` is Vega-Lite with its data, `notes` stand below the chart."""

    def draw(box: Box) -> str:
        text = paper.text
        lines = [line for note in notes for line in wrap(note, text, box.width)]
        room = box.height - height(lines, text) - text * 0.6
        chart = _chart(Box(box.left, box.top, box.width, room), text, description)
        return chart + written(lines, box.left, box.top + room + text * 0.6, text, colour=GREY)

    return page(paper, heading, draw)


def _chart(box: Box, text: float, description: Mapping[str, Any]) -> str:
    """The chart as a picture in the picture, all of it as large as its letters ask for."""
    larger = LABEL / text
    size = {"width": round(box.width * larger), "height": round(box.height * larger)}
    register_fonts()
    drawn = vl_convert.vegalite_to_svg(
        for_paper({**description, **size}), show_warnings=False, allowed_base_urls=[]
    )
    place = (
        f'<svg x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}"'
        f' height="{box.height:.1f}" viewBox="0 0 {size["width"]} {size["height"]}">'
    )
    return re.sub(r"^<svg[^>]*>", place, drawn, count=1)


def for_paper(description: Mapping[str, Any]) -> dict[str, Any]:
    """The same chart for paper: within its size, in the letters that are there, and with
    lines that differ in dashes and points as well as in colour.
    """
    chart = deepcopy(dict(description))
    chart.pop("title", None)  # the page has it
    chart["autosize"] = {"type": "fit", "contains": "padding"}
    chart["padding"] = 0
    axis = {"titleFontSize": LABEL, "titleFontWeight": "normal"}
    chart["config"] = {**chart.get("config", {}), "font": FAMILY, "axis": axis}
    for layer in _layers(chart):
        mark = layer["mark"]
        kind = mark if isinstance(mark, str) else mark["type"]
        colour = layer.get("encoding", {}).get("color", {})
        if "field" not in colour or kind not in ("line", "point"):
            continue
        look = {key: value for key, value in colour.items() if key != "scale"}
        channel, values = ("strokeDash", DASHES) if kind == "line" else ("shape", SHAPES)
        layer["encoding"].setdefault(channel, {**look, "scale": {"range": list(values)}})
    return chart


def _layers(chart: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [part for layer in chart.get("layer", []) for part in _layers(layer)]
    return [chart, *inner] if "mark" in chart else inner
