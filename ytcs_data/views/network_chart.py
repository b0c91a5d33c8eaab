"""The chart of stations and points over time: two networks, and the day between them.

Described once without data, like the charts of `charts`; what differs is a row of the table.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ytcs_data.analysis.network import Kind
from ytcs_data.views.charts import FONT, LOCALE
from ytcs_data.views.network_words import POINT_COUNT, STATION_COUNT, alt_text
from ytcs_data.views.trend_layout import BROKEN, FREE, LABEL_GAP, pushed_apart, reform_rows
from ytcs_data.views.trend_marks import (
    ACROSS,
    COLOURS,
    LETTERS,
    NARROW,
    YEARS,
    break_mark,
    frame,
    only,
    value_axis,
)
from ytcs_data.words import _, day, number

HEIGHT = 380
TOP = 1.15  # of the highest value: room for the label of a line at the top
OVER = 5  # points of a line that its label lies above, on a phone
NAMES = {Kind.STATION.value: _("Trạm y tế"), Kind.POINT.value: _("Điểm trạm")}
WORDS = {Kind.STATION.value: STATION_COUNT, Kind.POINT.value: POINT_COUNT}
SHORT = {Kind.STATION.value: STATION_COUNT, Kind.POINT.value: _("{n} điểm")}

COLOUR = alt.Color(
    "name:N", legend=None, scale=alt.Scale(domain=list(NAMES.values()), range=COLOURS[:2])
)
SHAPE = alt.Shape(
    "name:N", legend=None, scale=alt.Scale(domain=list(NAMES.values()), range=["square", "circle"])
)
TOOLTIP = [
    alt.Tooltip("name:N", title=_("Loại")),
    alt.Tooltip("date:N", title=_("Ngày")),
    alt.Tooltip("label:N", title=_("Số lượng")),
]


def show_chart(rows: pd.DataFrame) -> None:
    """Draw rows of `network_rows.over_time`."""
    st.vega_lite_chart(chart_rows(rows), described(), alt=alt_text(rows))


def chart_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Everything that the chart draws; `kind` says what a row is for, as in `trend_layout`."""
    points = pd.DataFrame(
        {
            "kind": "value",
            "middle": pd.to_datetime(rows["day"]),
            "value": rows["count"],
            "name": rows["kind"].map(NAMES),
            "vintage": rows["vintage"],
            "date": [day(on) for on in rows["day"]],
            "label": [
                WORDS[kind].format(n=number(n))
                for kind, n in zip(rows["kind"], rows["count"], strict=True)
            ],
            "short": [
                SHORT[kind].format(n=number(n))
                for kind, n in zip(rows["kind"], rows["count"], strict=True)
            ],
        }
    )
    first, last = points["middle"].min(), points["middle"].max()
    start = pd.Timestamp(first.year, 1, 1)
    high = max(float(points["value"].max()), 1.0)
    end = last + FREE * (last - start)
    corners = pd.DataFrame({"kind": "frame", "middle": [start, end], "value": [0.0, TOP * high]})
    parts = [points, corners]
    if rows["vintage"].nunique() > 1:
        parts.append(reform_rows(*BROKEN))
    for vintage, kind in (("2024", "old_end"), ("2025", "end")):
        lines = points[points["vintage"] == vintage].groupby("name", sort=False)
        ends = lines.tail(1)
        # a label of before lies above the last part of its line
        under = lines["value"].transform(lambda line: line.tail(OVER).max())[ends.index]
        wanted = [*(under if kind == "old_end" else ends["value"])]
        places = pushed_apart(wanted, 1.1 * LABEL_GAP * high, 0.0, TOP * high)
        parts.append(ends.assign(kind=kind, label_y=places))
    return pd.concat(parts, ignore_index=True)


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """The chart without its data. Nobody changes it: all sessions share it."""
    x = alt.X("middle:T", scale=ACROSS, title=None, axis=YEARS)
    y = alt.Y("value:Q", scale=alt.Scale(zero=True, nice=True), axis=value_axis(_("cơ sở")))
    chart = alt.layer(frame(), *break_mark(), *_lines(), *_labels()).encode(x=x, y=y)
    chart = chart.properties(height=HEIGHT, width="container")
    chart = chart.configure(locale=LOCALE, font=FONT).configure_view(stroke=None)
    made: dict[str, Any] = chart.to_dict(
        validate=False, ignore=["data"], context={"top_level": False}
    )
    return made


def _lines() -> list[alt.Chart]:
    """A line for each kind and side, so that none crosses the reform."""
    value = only("value").encode(color=COLOUR, tooltip=TOOLTIP)
    line = value.mark_line(strokeWidth=3).encode(detail=["name:N", "vintage:N"])
    return [line, value.mark_point(filled=True, size=70, opacity=1).encode(shape=SHAPE)]


def _labels() -> list[alt.Chart]:
    """What each line is and how many at its end: before the reform above it, since then beside."""
    look: dict[str, Any] = {"fontSize": LETTERS, "fontWeight": 600}
    short = {"test": NARROW, "value": alt.ExprRef("datum.short")}
    text = alt.Text("label:N", condition=short)
    at = {"y": alt.Y("label_y:Q"), "text": text, "color": COLOUR}
    halo: dict[str, Any] = {"stroke": "white", "strokeWidth": 6, "strokeJoin": "round"}
    old = {**look, "align": "right", "baseline": "bottom", "dx": -4, "dy": -8}
    new = {**look, "align": "left", "baseline": "middle", "dx": 10}
    without = {"y": at["y"], "text": at["text"]}
    return [
        only("old_end").mark_text(**old, **halo).encode(**without),
        only("old_end").mark_text(**old).encode(**at),
        only("end").mark_text(**new, **halo).encode(**without),
        only("end").mark_text(**new).encode(**at),
    ]
