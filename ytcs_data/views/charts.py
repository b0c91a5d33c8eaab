"""Charts of values over time. Numbers and months are written the Vietnamese way.

Altair checks every chart against the whole grammar, which takes longer than the rest of a page.
So a chart is described once for a unit, without its data, and kept; everything that differs from
one selection to the next is a column of the table, see `trend_layout`. A browser that has drawn
the description only gets new data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ytcs_data.catalogue import Indicator, Target
from ytcs_data.views.trend_layout import HEIGHT, chart_rows
from ytcs_data.views.trend_marks import break_mark, frame, lines, names, path, scales
from ytcs_data.views.trend_words import alt_text

FONT = "Segoe UI, Noto Sans, sans-serif"

LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "time": {
        "dateTime": "%H:%M %d/%m/%Y",
        "date": "%d/%m/%Y",
        "time": "%H:%M",
        "periods": ["SA", "CH"],
        "days": ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
        "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
        "months": [f"Tháng {month}" for month in range(1, 13)],
        "shortMonths": [f"Th{month}" for month in range(1, 13)],
    },
}


@dataclass(frozen=True)
class Drawing:
    """A chart that is ready to be drawn, again and again."""

    table: pd.DataFrame
    unit: str
    alt: str


def prepared(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> Drawing:
    """Make the table of a chart and its words: lines with their names, and the target's path.

    Parameters
    ----------
    series
        Of `trend_series.trend_rows`; a value is missing where nothing is known, and the line
        has a gap there.
    """
    table = chart_rows(series, indicator, target)
    return Drawing(table, indicator.unit, alt_text(series, indicator, target))


def show(drawing: Drawing) -> None:
    """Draw a chart."""
    st.vega_lite_chart(drawing.table, described(drawing.unit), alt=drawing.alt)


def trend_description(
    series: pd.DataFrame, indicator: Indicator, target: Target | None
) -> dict[str, Any]:
    """Describe the same chart completely, with its data, to be drawn without a browser."""
    table = chart_rows(series, indicator, target)
    rows = json.loads(table.to_json(orient="records", date_format="iso", force_ascii=False))
    return {
        "title": {"text": indicator.title, "anchor": "start", "fontSize": 20, "offset": 24},
        "description": alt_text(series, indicator, target),
        **described(indicator.unit),
        "data": {"values": rows},
        "width": 1100,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "white",
        "padding": 16,
    }


@lru_cache(maxsize=32)
def described(unit: str) -> dict[str, Any]:
    """The chart of a unit, without its data. Nobody changes it: all sessions share it."""
    x, y = scales(unit)
    chart = alt.layer(frame(), *break_mark(), *path(), *lines(), *names()).encode(x=x, y=y)
    chart = chart.properties(height=HEIGHT, width="container")
    chart = chart.configure(locale=LOCALE, font=FONT).configure_view(stroke=None)
    # Not "top level": without the address of the grammar and the theme of the moment. No data,
    # since Streamlit gives the table. Its parts were checked when made; a test checks the whole.
    made: dict[str, Any] = chart.to_dict(
        validate=False, ignore=["data"], context={"top_level": False}
    )
    return made
