"""Charts of values over time. Numbers and months are written the Vietnamese way."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import MET, wording
from ytcs_data.periods import REFORM
from ytcs_data.words import _

# Told apart also when colour-blind (Okabe and Ito), the whole province first.
COLOURS = ["#0f5c63", "#d55e00", "#0072b2", "#cc79a7", "#8a6d00", "#009e73", "#56b4e9", "#7f3c8d"]
GREY = "#5f6f75"

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


def trend_chart(
    series: pd.DataFrame, indicator: Indicator, target: Target | None, height: int = 440
) -> alt.Chart:
    """Lines over time, broken at the reform; the target as a dashed line.

    Parameters
    ----------
    series
        Columns `end` (last day of the period), `period` (its name), `name`, `vintage`,
        `value` (missing where nothing is known: the line has a gap there), `text`.
    """
    names = list(dict.fromkeys(series["name"]))
    base = alt.Chart(series).encode(
        x=alt.X("end:T", title=None, axis=alt.Axis(format="%m/%Y", labelOverlap=True)),
        y=alt.Y(
            "value:Q",
            title=f"{indicator.short_title} ({indicator.unit})",
            scale=alt.Scale(zero=False, nice=True),
        ),
        color=alt.Color(
            "name:N",
            title=None,
            scale=alt.Scale(domain=names, range=[COLOURS[i % len(COLOURS)] for i, _n in enumerate(names)]),
            legend=alt.Legend(orient="bottom", columns=2, labelLimit=420),
        ),
        detail="vintage:N",
        tooltip=[
            alt.Tooltip("name:N", title=_("Nơi")),
            alt.Tooltip("period:N", title=_("Kỳ")),
            alt.Tooltip("text:N", title=indicator.short_title),
            alt.Tooltip("parts:N", title=_("Tử số / mẫu số")),
        ],
    )
    layers = [base.mark_line(strokeWidth=2.5), base.mark_point(filled=True, size=55), _break(series)]
    if target is not None:
        layers.append(_target_line(target, indicator))
    return _finished(alt.layer(*layers), height)


def _break(series: pd.DataFrame) -> alt.Chart:
    """The day of the reform, where the series reach both sides of it."""
    days = [REFORM] if series["vintage"].nunique() > 1 else []
    table = pd.DataFrame({"day": pd.to_datetime(days), "label": [_("Sắp xếp 01/7/2025")] * len(days)})
    rule = alt.Chart(table).mark_rule(color=GREY, strokeDash=[2, 3]).encode(x="day:T")
    text = alt.Chart(table).mark_text(align="left", dx=4, baseline="top", color=GREY)
    return rule + text.encode(x="day:T", y=alt.value(2), text="label:N")


def _target_line(target: Target, indicator: Indicator) -> alt.Chart:
    label = _("Mục tiêu {wording}").format(wording=wording(target, indicator))
    table = pd.DataFrame({"value": [target.value], "label": [label]})
    rule = alt.Chart(table).mark_rule(color=MET, strokeDash=[7, 4], strokeWidth=1.5)
    text = alt.Chart(table).mark_text(align="left", dx=6, dy=-8, color=MET)
    return rule.encode(y="value:Q") + text.encode(x=alt.value(0), y="value:Q", text="label:N")


def sparkline(series: pd.DataFrame, target: Target | None) -> alt.Chart:
    """A line without axes: which way it goes, and where the target is."""
    base = alt.Chart(series).encode(
        x=alt.X("end:T", axis=None),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False)),
        detail="vintage:N",
        tooltip=[alt.Tooltip("period:N", title=_("Kỳ")), alt.Tooltip("text:N", title=_("Giá trị"))],
    )
    layers = [base.mark_line(color=MET), base.mark_point(color=MET, filled=True, size=22)]
    if target is not None:
        line = alt.Chart(pd.DataFrame({"value": [target.value]}))
        layers.append(line.mark_rule(color=GREY, strokeDash=[4, 3]).encode(y="value:Q"))
    return _finished(alt.layer(*layers), 90)


def _finished(chart: Any, height: int) -> alt.Chart:
    done: alt.Chart = chart.properties(height=height, width="container").configure(
        locale=LOCALE, font="Segoe UI, Noto Sans, sans-serif"
    )
    return done.configure_axis(labelFontSize=13, titleFontSize=13).configure_legend(labelFontSize=13)
