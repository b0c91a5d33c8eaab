"""The page of the network: how many stations and points there are, and what became of the old."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ytcs_data.analysis.network import Kind, Outcome
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.network_chart import show_chart
from ytcs_data.views.network_rows import (
    Counted,
    at_period,
    day_of,
    has_register,
    over_time,
    place_of,
    same_land,
    spells_of,
    today_for,
)
from ytcs_data.views.network_table import facility_table, new_facilities, old_stations
from ytcs_data.views.network_words import (
    both_sides_sentence,
    counted_text,
    disagreement,
    irregular,
    register_source,
)
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _, day, number

CARD_WIDTH = 165  # pixels; two fit beside each other on a phone

BECAME = {
    Outcome.STATION: _("Thành trạm mới"),
    Outcome.POINT: _("Thành điểm trạm"),
    Outcome.CLOSED: _("Đóng cửa"),
    Outcome.UNKNOWN: _("Chưa rõ"),
}


def show_network(chosen: Selection) -> None:
    """Everything of the network of a selection."""
    place = place_of(chosen)
    rows = over_time(place)
    if rows.empty:
        _say_what_to_do()
        return
    _show_counts(rows, place)
    st.header(_("Số trạm và điểm trạm theo thời gian"), anchor=False)
    show_chart(rows)
    if sentence := both_sides_sentence(rows, place):
        st.markdown(sentence)
    st.caption(" ".join(_reading_notes(place)))
    _show_outcomes(place)


def _say_what_to_do() -> None:
    st.info(
        _("Chưa có danh bạ trạm và chưa có báo cáo số trạm của nơi này."), icon=":material/info:"
    )
    st.markdown(
        _(
            "Nạp danh bạ trạm y tế và điểm trạm bằng lệnh `python run.py ytcs import TỆP.csv`; "
            "cấu trúc tệp ở trang Danh mục chỉ số."
        )
    )
    st.page_link("pages/indicators.py", label=_("Xem cấu trúc tệp danh bạ trạm"))


def _show_counts(rows: pd.DataFrame, place: Selection) -> None:
    counted = at_period(rows, place.vintage, place.period)
    in_register = has_register(place, place.vintage)
    when = day(day_of(place.vintage, place.period))
    source = _("theo danh bạ trạm") if in_register else _("theo báo cáo của xã")
    _cards(
        [(_("Trạm y tế"), counted.stations), (_("Điểm trạm"), counted.points)],
        _("Ngày {day}, {source}").format(day=when, source=source),
    )
    if not in_register:
        st.caption(
            _(
                "Chưa có danh bạ trạm của nơi này: số lấy từ báo cáo, không biết từng trạm. "
                "Nạp danh bạ bằng lệnh `python run.py ytcs import TỆP.csv`."
            )
        )
        return
    if sentence := disagreement(rows, place):
        st.warning(sentence, icon=":material/warning:")
    for sentence in irregular(place):
        st.markdown(sentence)


def _cards(numbers: Sequence[tuple[str, int | None]], caption: str) -> None:
    with st.container(horizontal=True):
        for label, n in numbers:
            st.metric(label, number(n), border=True, width=CARD_WIDTH)
    st.caption(caption)


def _reading_notes(place: Selection) -> list[str]:
    notes = [
        _("Mỗi điểm là số cơ sở vào ngày cuối kỳ. Điểm trạm không nằm trong số trạm."),
    ]
    spells = spells_of(place)
    if (spells["valid_from"].isna() & (spells["vintage"] == "2024")).any():
        notes.append(_("Cơ sở không rõ ngày bắt đầu được coi là đã có từ trước."))
    if not same_land(place):
        notes.append(
            _("Ở phía bên kia 01/7/2025, địa bàn xếp theo huyện cũ của phần lớn xã cũ hợp thành.")
        )
    return notes


def _show_outcomes(place: Selection) -> None:
    """What became of the stations of before, and the list of all facilities."""
    old = old_stations(place)
    if len(old):
        on = day(today_for(place))
        title = _("{n} trạm của ngày 30/6/2025 đã thành gì").format(n=number(len(old)))
        st.header(title, anchor=False)
        found = old["outcome"].value_counts()
        _cards(
            [(label, int(found.get(outcome, 0))) for outcome, label in BECAME.items()],
            _("Đến ngày {day}").format(day=on),
        )
        new = new_facilities(place)["kind"].value_counts()
        counted = Counted(*(int(new[kind]) if kind in new else None for kind in Kind))
        if len(new):
            st.markdown(_("Mở mới từ 01/7/2025: {new}.").format(new=counted_text(counted)))
    if len(spells_of(place)):
        st.text(register_source(spells_of(place)))
        fold_table(_("Danh bạ trạm và tải về"), "table_of_facilities", lambda: _sheet(place))


def _sheet(place: Selection) -> Sheet:
    where = scope_name(place.province, place.vintage)
    if place.district:
        where = f"{district_name(place.district, place.vintage)}, {where}"
    until = _("Đến ngày {day}").format(day=day(today_for(place)))
    notes = (where, until, register_source(spells_of(place)))
    code = place.district or place.province
    return Sheet(facility_table(place), _("Danh bạ trạm"), f"danh_ba_tram_{code}", notes)
