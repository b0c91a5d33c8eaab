"""The chart of a roadmap: how many communes were promised by each year, and how many are through.

Described once without data, like the charts of `charts`; what differs is a row of the table.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ytcs_data.views.charts import FONT, LOCALE
from ytcs_data.views.trend_marks import COLOURS, GREY, INK, NARROW, SMALL_LETTERS, only
from ytcs_data.words import _, number

HEIGHT = 320
BELOW, ABOVE = 0.15, 0.25  # of all communes: room for what is written under and over the lines

# kind of row -> name, colour, dashes, whether its numbers stand above the line
LINES = {
    "planned": (_("Kế hoạch"), INK, [7, 4], True),
    "revised": (_("Kế hoạch điều chỉnh"), COLOURS[1], [2, 3], True),
    "actual": (_("Đã đạt"), COLOURS[0], [1, 0], False),
}
TOOLTIP = [
    alt.Tooltip("name:N", title=_("Đường")),
    alt.Tooltip("year:Q", title=_("Đến hết năm"), format="d"),
    alt.Tooltip("text:N", title=_("Số xã")),
]


def show_chart(line: pd.DataFrame, total: int, *, revised: bool) -> None:
    """Draw a table of `analysis.roadmap.cumulative`."""
    rows = chart_rows(line, total, revised=revised)
    kinds = tuple(kind for kind in LINES if kind in set(rows["kind"]))
    st.vega_lite_chart(rows, described(kinds), alt=alt_text(line, total))


def chart_rows(line: pd.DataFrame, total: int, *, revised: bool) -> pd.DataFrame:
    """A row for each point, `kind` says of which line; and corners that set the scales.

    Each year is a step as wide as the year, so that a line lies over its label.
    """
    kinds = ["planned", *(["revised"] if revised else []), "actual"]
    parts = [_points(kind, line[line[kind].notna()], total) for kind in kinds]
    ends = [line["year"].min() - 0.5, line["year"].max() + 0.5]
    room = [-BELOW * total, (1 + ABOVE) * total]
    parts.append(pd.DataFrame({"kind": "frame", "year": ends, "value": room}))
    return pd.concat(parts, ignore_index=True)


def _points(kind: str, known: pd.DataFrame, total: int) -> pd.DataFrame:
    """The rows of one line; none where a plan is only for years to come."""
    count = known[kind].astype(int)
    points = pd.DataFrame(
        {
            "kind": kind,
            "year": known["year"].astype(float),
            "value": count.astype(float),
            "name": LINES[kind][0],
            "text": [share(n, total) for n in count],
            "label": [f"{number(n)} ({percent(n, total)})" for n in count],
            "short": [number(n) for n in count],
            "name_at_end": [""] * (len(known) - 1) + [LINES[kind][0]] * bool(len(known)),
        }
    )
    first, last = points.head(1), points.tail(1)
    edges = [first.assign(year=first["year"] - 0.5), last.assign(year=last["year"] + 0.5)]
    return pd.concat([points, pd.concat(edges).assign(kind=f"{kind}_edge")])


def share(count: int, total: int) -> str:
    """A count with its per cent.

    >>> share(18, 21)
    '18/21 (85,7 %)'
    """
    return f"{number(count)}/{number(total)} ({percent(count, total)})"


def percent(count: int, total: int) -> str:
    return f"{number(100 * count / total, 1)} %"


def alt_text(line: pd.DataFrame, total: int) -> str:
    """The chart for those who cannot see it: both numbers of each year."""
    parts = [_("Số xã lũy kế đến hết từng năm.")]
    for row in line.to_dict("records"):
        text = _("{year}: kế hoạch {plan}").format(
            year=row["year"], plan=share(row["planned"], total)
        )
        if row["actual"] == row["actual"]:
            text += _(", đã đạt {done}").format(done=share(int(row["actual"]), total))
        parts.append(f"{text}.")
    return " ".join(parts)


@lru_cache(maxsize=4)
def described(kinds: tuple[str, ...]) -> dict[str, Any]:
    """The chart of some `LINES`, without its data. Nobody changes it: all sessions share it.

    A line without points is left out, since a screen reader would meet something without a name.
    """
    axis = alt.Axis(format="d", tickMinStep=1, labelFontSize=SMALL_LETTERS, grid=False)
    x = alt.X("year:Q", scale=alt.Scale(nice=False, zero=False), title=None, axis=axis)
    counts = alt.Axis(
        labelFontSize=SMALL_LETTERS, tickMinStep=1, labelExpr="datum.value < 0 ? '' : datum.label"
    )
    y = alt.Y("value:Q", scale=alt.Scale(nice=False), title=None, axis=counts)
    corners = only("frame").mark_point(opacity=0, tooltip=None)
    chart = alt.layer(corners, *(mark for kind in kinds for mark in _line(kind)))
    chart = chart.encode(x=x, y=y).properties(height=HEIGHT, width="container")
    chart = chart.configure(locale=LOCALE, font=FONT).configure_view(stroke=GREY)
    made: dict[str, Any] = chart.to_dict(
        validate=False, ignore=["data"], context={"top_level": False}
    )
    return made


def _line(kind: str) -> list[alt.Chart]:
    """Steps, a point in each year, and its number above the plan and below the fact."""
    _name, colour, dash, above = LINES[kind]
    shape = "circle" if kind == "actual" else "diamond"
    off, base = (-9, "bottom") if above else (9, "top")
    letters: dict[str, Any] = {"color": colour, "fontWeight": 600, "fontSize": SMALL_LETTERS}
    halo: dict[str, Any] = {"stroke": "white", "strokeWidth": 5, "strokeJoin": "round"}
    place: dict[str, Any] = {"dy": off, "baseline": base}
    steps = only(kind, f"{kind}_edge").mark_line(
        interpolate="step", color=colour, strokeDash=dash, strokeWidth=3
    )
    points = only(kind).mark_point(filled=True, size=70, opacity=1, shape=shape, color=colour)
    short = {"test": NARROW, "value": alt.ExprRef("datum.short")}
    count = only(kind).encode(text=alt.Text("label:N", condition=short))
    name = only(kind).encode(text="name_at_end:N")
    beyond = {**place, "dy": 2.9 * off}
    return [
        steps,
        points.encode(tooltip=TOOLTIP),
        count.mark_text(**letters, **place, **halo),
        count.mark_text(**letters, **place),
        name.mark_text(**letters, **beyond, **halo),
        name.mark_text(**letters, **beyond),
    ]
