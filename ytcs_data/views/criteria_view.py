"""The page of the national criteria: who is recognised, what is weak, every commune's scores."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from ytcs_data import figures, legend, load
from ytcs_data.periods import parse_period
from ytcs_data.road_words import COMMUNES
from ytcs_data.views.charts import Drawing, prepared, show
from ytcs_data.views.criteria_bars import bars
from ytcs_data.views.criteria_files import say_how_to_score
from ytcs_data.views.criteria_lines import Line, in_order, lines, orders
from ytcs_data.views.criteria_matrix import key, matrix
from ytcs_data.views.criteria_paper import show_matrix_paper
from ytcs_data.views.criteria_recognised import show_decisions, show_now
from ytcs_data.views.criteria_rows import INDICATOR, Assessed, assessed, place_of
from ytcs_data.views.criteria_sheet import how_many_scored, matrix_sheet, rule_words
from ytcs_data.views.explanation import show_explanation
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import fold_table
from ytcs_data.views.trend_series import trend_rows
from ytcs_data.views.trend_table import show_trend_table
from ytcs_data.views.trend_words import reading_notes
from ytcs_data.words import _, number

MOST_LINES = 200  # communes of a matrix on the screen; the files have all


def show_criteria(chosen: Selection) -> None:
    """Everything of the criteria in a place and period."""
    place = place_of(chosen)
    if place.vintage != chosen.vintage:
        st.info(
            _(
                "Kết quả công nhận và điểm chấm không dựng lại qua 01/7/2025: đây là các xã của "
                "{period}, theo địa bàn khi đó."
            ).format(period=parse_period(place.period).label),
            icon=":material/history:",
        )
    show_now(place)
    show_explanation(place, load.catalogue().indicators[INDICATOR])
    _show_years(place)
    told = assessed(place)
    if told is None:
        _say_no_scores(place)
    else:
        _show_weakest(told, lines(place))
        _show_matrix(place, told)
    show_decisions(place)


def _show_years(place: Selection) -> None:
    st.header(_("Số xã đạt qua các năm so với mục tiêu"), anchor=False)
    made = _years(replace(place, period=""))
    if made is None:
        st.caption(_("Chưa có báo cáo xã đạt tiêu chí quốc gia của nơi này."))
        return
    drawing, notes = made
    show(drawing)
    for note in notes:
        st.caption(note)
    show_trend_table(_series(replace(place, period="")), place)


def _series(place: Selection) -> pd.DataFrame:
    indicator = load.catalogue().indicators[INDICATOR]
    return trend_rows(place, indicator, [place.district] if place.district else [])


@load.kept(64)
def _years(place: Selection) -> tuple[Drawing, list[str]] | None:
    """The chart with the path of the target, and how to read it."""
    indicator = load.catalogue().indicators[INDICATOR]
    series = _series(place)
    if series["value"].isna().all():
        return None
    target = figures.leading_target(indicator, place.vintage, place.province, place.district)
    notes = [_counts(series), legend.rule(target, indicator, load.catalogue())]
    notes.append(" ".join(reading_notes(series, indicator, target)))
    return prepared(series, indicator, target), [note for note in notes if note]


def _counts(series: pd.DataFrame) -> str:
    """How many of how many communes met the criteria at the end of each year, and at last."""
    known = series[(series["place"] == series["place"].max()) & series["value"].notna()]
    last = known.index == known.index[-1] if len(known) else []
    counted = known[~known["partial"] | last]
    said = [f"{row['period']}: {_of_how_many(row)}" for row in counted.to_dict("records")]
    return _("Số xã đạt / tổng số xã: {counts}.").format(counts="; ".join(said))


def _of_how_many(row: Mapping[Hashable, Any]) -> str:
    """Communes that met the criteria, of all; where some wait, of those that told, beside them.

    Whoever waits counts below the line as not yet reached, which would read as a collapse.
    """
    waiting = row["denominator"] - row["reported"]
    if waiting <= 0:
        return str(row["divided"])
    return _("{n}/{told} xã có kết quả ({waiting} chờ đánh giá lại)").format(
        n=number(row["numerator"]), told=number(row["reported"]), waiting=number(waiting)
    )


# --- scores --------------------------------------------------------------------------------------


def _say_no_scores(place: Selection) -> None:
    st.header(_("Bảng chấm điểm"), anchor=False)
    st.info(
        _("Chưa có điểm chấm của nơi này đến {period}.").format(
            period=parse_period(place.period).label
        ),
        icon=":material/info:",
    )
    say_how_to_score()


def _show_weakest(told: Assessed, every: Sequence[Line]) -> None:
    st.header(_("Tiêu chí còn yếu nhất, năm {year}").format(year=told.year), anchor=False)
    st.caption(how_many_scored(told, every))
    st.html(bars(told))


def _show_matrix(place: Selection, told: Assessed) -> None:
    st.header(_("Bảng chấm điểm năm {year}").format(year=told.year), anchor=False)
    st.caption(rule_words(told.criteria))
    order, per_cent = _choose(orders(told.criteria))
    every = in_order(lines(place), order)
    st.html(_drawn(place, order, per_cent))
    if len(every) > MOST_LINES:
        text = _("Bảng hiện {n}/{all} {communes} đầu; chọn huyện ở thanh bên, hoặc tải tệp.")
        communes = COMMUNES[place.vintage]
        st.caption(text.format(n=MOST_LINES, all=number(len(every)), communes=communes))
    st.caption(key(told.criteria))
    show_matrix_paper(place, every, told)
    fold_table(
        _("Bảng số liệu và tải về"),
        "table_of_scores",
        lambda: matrix_sheet(place, every, told),
    )


@load.kept(16)
def _drawn(place: Selection, order: str, per_cent: bool) -> str:
    """The matrix as HTML; empty where nobody was scored."""
    told = assessed(place)
    if told is None:
        return ""
    return matrix(
        in_order(lines(place), order)[:MOST_LINES],
        told.criteria,
        lambda code: f"profile?{urlencode(replace(place, area=code).to_query())}",
        title=_("Điểm của từng xã ở từng tiêu chí"),
        per_cent=per_cent,
    )


def _choose(choices: Mapping[str, str]) -> tuple[str, bool]:
    """The order, and whether per cent of the most points is shown."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox(
            _("Xếp theo"),
            list(choices),
            format_func=lambda code: choices.get(code, code),
            key="criteria_order",
            width=420,
        )
        ways = {"points": _("Điểm"), "share": _("% điểm tối đa")}
        way = st.segmented_control(
            _("Cách ghi"),
            list(ways),
            default="points",
            format_func=ways.__getitem__,
            key="criteria_way",
            required=True,
        )
    return order, way == "share"
