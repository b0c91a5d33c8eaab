"""Charts of values over time. Numbers and months are written the Vietnamese way.

Altair checks every chart against the whole grammar, which takes longer than the rest of a
page. So a chart is described once without its data, kept, and drawn with the data of the day:
everything that differs from one selection to the next is a column of the table.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import MET, wording
from ytcs_data.periods import REFORM
from ytcs_data.words import _

# Told apart also when colour-blind (Okabe and Ito), the whole province first.
COLOURS = ("#0f5c63", "#d55e00", "#0072b2", "#cc79a7", "#8a6d00", "#009e73", "#56b4e9", "#7f3c8d")
GREY = "#5f6f75"
# A point stands in the middle of its period, so the label of a year begins where the year does.
YEARS = alt.Axis(format="%Y", tickCount="year", labelAlign="left")
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


def draw_trend(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> None:
    """Draw lines over time, not joined across the reform, and the target as a dashed line.

    Parameters
    ----------
    series
        Columns `middle` (day of the period), `period` (its name), `name`, `vintage`,
        `value` (missing where nothing is known: the line has a gap there), `text`, `parts`.
    """
    both_sides = series["vintage"].nunique() > 1
    table = series.assign(
        target=target.value if target else None,
        target_label=_("Mục tiêu {wording}").format(wording=wording(target, indicator))
        if target
        else "",
        reform=REFORM.isoformat() if both_sides else None,
    )
    title = f"{indicator.short_title} ({indicator.unit})"
    st.vega_lite_chart(table, _trend(title), alt=title)


def draw_sparkline(series: pd.DataFrame, target: Target | None) -> None:
    """Draw a line without axes: which way it goes, and where the target is."""
    table = series.assign(target=target.value if target else None)
    st.vega_lite_chart(table, _sparkline(), alt=_("Diễn biến theo kỳ"))


@lru_cache(maxsize=32)
def _trend(title: str) -> dict[str, Any]:
    base = alt.Chart(alt.NamedData("series")).encode(
        x=alt.X("middle:T", title=None, axis=YEARS),
        y=alt.Y("value:Q", title=title, scale=alt.Scale(zero=False, nice=True)),
        color=alt.Color(
            "name:N",
            title=None,
            sort=None,
            scale=alt.Scale(range=COLOURS),
            legend=alt.Legend(orient="bottom", columns=2, labelLimit=420),
        ),
        detail="vintage:N",
        tooltip=[
            alt.Tooltip("name:N", title=_("Nơi")),
            alt.Tooltip("period:N", title=_("Kỳ")),
            alt.Tooltip("text:N", title=_("Giá trị")),
            alt.Tooltip("parts:N", title=_("Tử số / mẫu số")),
        ],
    )
    lines = base.mark_line(strokeWidth=2.5) + base.mark_point(filled=True, size=55, opacity=1)
    return _described(lines + _reform() + _target(True), 440)


@lru_cache(maxsize=1)
def _sparkline() -> dict[str, Any]:
    base = alt.Chart(alt.NamedData("series")).encode(
        x=alt.X("middle:T", axis=None),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False)),
        detail="vintage:N",
        tooltip=[
            alt.Tooltip("period:N", title=_("Kỳ")),
            alt.Tooltip("text:N", title=_("Giá trị")),
        ],
    )
    lines = base.mark_line(color=MET) + base.mark_point(color=MET, filled=True, size=22)
    return _described(lines + _target(False), 90)


def _reform() -> Any:
    """The day that the lines do not cross."""
    base = alt.Chart(alt.NamedData("series")).encode(x="min(reform):T")
    rule = base.mark_rule(color=GREY, strokeDash=[2, 3])
    label = base.mark_text(align="right", dx=-5, baseline="top", color=GREY, fontSize=13)
    return rule + label.encode(y=alt.value(2), text=alt.value(_("Sắp xếp 01/7/2025")))


def _target(labelled: bool) -> Any:
    base = alt.Chart(alt.NamedData("series")).encode(y="mean(target):Q")
    rule = base.mark_rule(color=MET if labelled else GREY, strokeDash=[7, 4], strokeWidth=1.5)
    if not labelled:
        return alt.layer(rule)
    text = base.mark_text(align="left", dx=6, dy=-9, color=MET, fontSize=13)
    return rule + text.encode(x=alt.value(0), text="min(target_label):N")


def _described(chart: Any, height: int) -> dict[str, Any]:
    """The chart as Vega-Lite, without the name of its data: Streamlit gives the table."""
    done = chart.properties(height=height, width="container").configure(locale=LOCALE, font=FONT)
    done = done.configure_axis(labelFontSize=13, titleFontSize=13)
    described: dict[str, Any] = done.configure_legend(labelFontSize=13).to_dict()
    for part in [described, *described["layer"]]:
        part.pop("data", None)
        for inner in part.get("layer", []):
            inner.pop("data", None)
    return described
