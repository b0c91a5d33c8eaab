"""The part of a profile about the national criteria: recognised until when, and each score."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.areas import Area
from ytcs_data import legend, load
from ytcs_data.analysis.recognition import Status
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.views.criteria_lines import Line, lines
from ytcs_data.views.criteria_rows import INDICATOR, assessed, place_of
from ytcs_data.views.criteria_score import points
from ytcs_data.views.criteria_sheet import date_text, notes
from ytcs_data.views.former_communes import old_status
from ytcs_data.views.recognitions import statuses
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.words import _, number

SENTENCES = {
    Status.RECOGNISED: _(
        "Được công nhận đến hết ngày {until}, theo quyết định {decision} ngày {day}."
    ),
    Status.EXPIRING: _(
        "Được công nhận đến hết ngày {until} (còn không quá 1 năm), theo quyết định {decision} "
        "ngày {day}."
    ),
    Status.EXPIRED: _("Công nhận đã hết hạn ngày {until}, theo quyết định {decision} ngày {day}."),
    Status.WITHDRAWN: _("Bị thu hồi theo quyết định {decision} ngày {day}."),
    Status.REASSESS: _("Đơn vị mới, chờ đánh giá lại. {old}."),
    Status.NEVER: _("Chưa có quyết định công nhận nào được nạp."),
}


def show_criteria_of(area: Area, chosen: Selection) -> None:
    """Draw recognition and scores of a commune in the chosen period."""
    st.subheader(_("Bộ tiêu chí quốc gia về y tế xã"), anchor=False)
    if chosen.is_past:
        st.caption(_("Kết quả không dựng lại qua 01/7/2025: xem hồ sơ từng đơn vị cũ."))
        return
    place = replace(place_of(chosen), district="", province=area.province)
    table = statuses(place)
    if area.code not in table.index:
        st.caption(_("Kỳ này không còn đơn vị này."))
        return
    st.text(_recognition(area, table.loc[[area.code]].iloc[0]))
    one = replace(place, area=area.code)
    told = assessed(one)
    (line,) = lines(one)
    if told is None or not line.scored:
        st.caption(_("Chưa có điểm chấm của đơn vị này."))
        return
    st.markdown(_verdict(line, told.criteria, told.year))
    title = _("Điểm chấm năm {year}").format(year=told.year)
    file = f"tieu_chi_{area.code}_{told.year}"
    remarks = [area.name, *notes(place, told.criteria)]
    show_small_table(Sheet(score_table(line, told.criteria), title, file, remarks))


def _recognition(area: Area, row: pd.Series) -> str:
    """The status as a sentence. Plain text: a decision's number comes from a file."""
    status = Status(row["status"])
    waits = status is Status.REASSESS
    indicator = load.catalogue().indicators[INDICATOR]
    return SENTENCES[status].format(
        until=date_text(row["until"]),
        decision=row["decision"],
        day=date_text(row["decided_on"]),
        old=old_status(indicator, area.code) if waits else "",
    )


def _verdict(line: Line, criteria: CriteriaSet, year: int) -> str:
    text = _("Năm {year}: **{total}/{most} điểm, {verdict}**").format(
        year=year,
        total=points(line.total),
        most=points(criteria.most),
        verdict=line.verdict[0].lower() + line.verdict[1:],
    )
    text += f" ({line.why})." if line.why else "."
    if line.missing > 0:
        text += " " + _("Thiếu ít nhất {n} điểm để đạt.").format(n=points(line.missing))
    return text


def score_table(line: Line, criteria: CriteriaSet) -> pd.DataFrame:
    """A row a criterion: score, most points, the line of the criterion, points below it."""
    under, state = _("dưới {pct} %").format(pct=number(criteria.each_pct)), legend.state_label
    return pd.DataFrame(
        {
            _("Tiêu chí"): [f"{n}. {one.title}" for n, one in enumerate(criteria.criteria, 1)],
            _("Điểm"): [score.value for score in line.scores],
            _("Điểm tối đa"): [one.most for one in criteria.criteria],
            _("% điểm tối đa"): [score.whole_share if score.known else None
                                 for score in line.scores],
            _("Phải từ"): [one.most * criteria.each_pct / 100 for one in criteria.criteria],
            _("Còn thiếu"): [score.lacking for score in line.scores],
            _("Ghi chú"): [
                (under if score.lacking > 0 else "") if score.known else state(score.state)
                for score in line.scores
            ],
        }
    )  # fmt: skip
