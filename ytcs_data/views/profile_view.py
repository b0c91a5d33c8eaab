"""The profile of a commune: its indicators, stations, trend, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from geo.areas import Area
from ytcs_data import legend, load, provenance
from ytcs_data.basis import Basis
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name
from ytcs_data.states import State
from ytcs_data.views.explanation import show_explanation
from ytcs_data.views.facts import Fact, fact_table, facts, periods_with_values
from ytcs_data.views.newest import link_to_newest, newest_elsewhere
from ytcs_data.views.profile_criteria import show_criteria_of
from ytcs_data.views.profile_trend import show_trend
from ytcs_data.views.reform_view import show_changes, show_old_parts, show_successors
from ytcs_data.views.roadmap_profile import goal_sentences
from ytcs_data.views.selection import Selection
from ytcs_data.views.station_history import closed_here, facility_list, sources_of
from ytcs_data.views.stations import station_table
from ytcs_data.views.table_view import Sheet, fold_table, show_small_table
from ytcs_data.words import _, number

CARDS_A_ROW = 4

LINKS = (
    ("pages/map.py", _("Xem trên bản đồ"), ":material/map:"),
    ("pages/trends.py", _("So sánh với nơi khác"), ":material/show_chart:"),
)
COLOURS = {"met": "green", "near": "yellow", "not_met": "orange", "yes": "green", "no": "yellow"}
ICONS = {
    State.REASSESS: ":material/hourglass_top:",
    State.HELD: ":material/search:",
    State.NOT_APPLICABLE: ":material/block:",
    State.NOT_REPORTED: ":material/pending:",
}


def show_profile(chosen: Selection) -> None:
    """Everything known of the chosen commune."""
    area = load.register()[chosen.area, chosen.vintage]
    chosen = replace(chosen, province=area.province)
    if area.vintage == TODAY and not area.existed(date.today()):
        chosen = replace(chosen, basis=Basis.REPORTED)  # rebuilt, it is part of its successor
    known = facts(area, chosen.period, chosen.basis)
    _show_head(area, chosen)
    if area.vintage == TODAY:
        show_changes(area, chosen)
    _show_facts(known, area, chosen)
    show_explanation(chosen, load.catalogue().indicators[chosen.indicator], area.code)
    show_criteria_of(area, chosen)
    _show_stations(area, chosen)
    show_trend(area, chosen)
    if area.vintage == TODAY:
        show_old_parts(area, chosen)
    else:
        show_successors(area, chosen)


def _show_head(area: Area, chosen: Selection) -> None:
    st.header(area.name, anchor=False)
    today = area.vintage == TODAY
    district = load.groups(area.vintage, area.province).get(area.code)
    parts = [load.register()[area.province, area.vintage].name]
    if district:
        parts.append(district_name(district, area.vintage))
    parts.append(_("mã {code}").format(code=area.code))
    if area.area_km2:
        parts.append(_("{n} km²").format(n=number(area.area_km2, 1)))
    if not today:
        parts.append(_("đơn vị trước 01/7/2025"))
    st.markdown(" · ".join(parts))
    with st.container(horizontal=True):
        for page, label, icon in LINKS:
            st.page_link(page, label=label, icon=icon, query_params=chosen.to_query())
    for sentence in goal_sentences(area, chosen):
        st.markdown(sentence)


# --- indicators --------------------------------------------------------------------------------


def _show_facts(known: Sequence[Fact], area: Area, chosen: Selection) -> None:
    label = parse_period(chosen.period).label
    if not any(fact.has_value for fact in known):
        _say_empty(bool(known), area, chosen)
    if not known:
        return
    st.subheader(_("Các chỉ số, {period}").format(period=label), anchor=False)
    newest = [newest_elsewhere(fact.indicator.id, chosen) for fact in known]
    told = [fact for fact, other in zip(known, newest, strict=True) if not other]
    for start in range(0, len(told), CARDS_A_ROW):
        row = told[start : start + CARDS_A_ROW]
        for column, fact in zip(st.columns(CARDS_A_ROW), row, strict=False):
            with column, st.container(border=True, height="stretch", gap="xsmall"):
                _card(fact)
    for period in dict.fromkeys(filter(None, newest)):
        silent = [f.indicator.short_title for f, other in zip(known, newest, strict=True)
                  if other == period]  # fmt: skip
        link_to_newest(silent, chosen, period, "pages/profile.py")
    notes = [f"{area.name}, {label}", provenance.source_line(chosen.told_in)]
    file = f"ho_so_{area.code}_{chosen.period}"
    fold_table(
        _("Bảng chỉ số và tải về"),
        "table_of_facts",
        lambda: Sheet(fact_table(known), area.name, file, notes),
    )


def _card(fact: Fact) -> None:
    st.markdown(f"**{fact.indicator.short_title}**", help=fact.indicator.definition)
    st.subheader(_headline(fact), anchor=False)
    if fact.text != fact.class_label:
        colour = COLOURS.get(fact.class_id.rstrip(legend.ESTIMATED_MARK), "gray")
        st.markdown(f":{colour}-badge[{fact.class_label}]")
    for line in (fact.parts, fact.beside, fact.target_text):
        if line:
            st.caption(line)


def _headline(fact: Fact) -> str:
    """The value, its unit small; a state with its sign, so that it is not taken for one."""
    if not fact.has_value:
        return f"{ICONS[State(fact.class_id)]} {fact.text}"
    return fact.text if fact.indicator.is_yes_no else f"{fact.number} :small[{fact.indicator.unit}]"


def _say_empty(existed: bool, area: Area, chosen: Selection) -> None:
    periods = periods_with_values(area)
    if not periods:
        st.info(_("Chưa có số liệu nào của đơn vị này."), icon=":material/info:")
        return
    text = _("Kỳ này đơn vị chưa có số liệu.") if existed else _("Kỳ này không còn đơn vị này.")
    st.info(text, icon=":material/info:")
    st.page_link(
        "pages/profile.py",
        label=_("Xem kỳ gần nhất có số liệu: {period}").format(
            period=parse_period(periods[0]).label
        ),
        icon=":material/arrow_forward:",
        query_params=replace(chosen, period=periods[0]).to_query(),
    )


# --- stations ----------------------------------------------------------------------------------


def _show_stations(area: Area, chosen: Selection) -> None:
    label = parse_period(chosen.period).label
    table = station_table(area, chosen.period)
    st.subheader(_("Trạm y tế, {period}").format(period=label), anchor=False)
    notes = [f"{area.name}, {label}", provenance.source_line(chosen.told_in)]
    if table.empty:
        st.caption(
            _("Trạm không cộng qua 01/7/2025: xem hồ sơ từng đơn vị cũ.")
            if chosen.is_past
            else _("Kỳ này chưa có báo cáo của trạm y tế nào.")
        )
    else:
        file = f"tram_y_te_{area.code}_{chosen.period}"
        show_small_table(Sheet(table, _("Trạm y tế"), file, notes))
    _show_register(area, chosen, notes[:1])


def _show_register(area: Area, chosen: Selection, notes: Sequence[str]) -> None:
    register = facility_list(area, chosen.period)
    if len(register):
        st.markdown(_("**Danh bạ trạm, điểm trạm**, ngày cuối kỳ"))
        file = f"danh_ba_tram_{area.code}_{chosen.period}"
        show_small_table(Sheet(register, _("Danh bạ trạm, điểm trạm"), file, notes))
        st.text(sources_of(area.code, area.vintage))
    if closed := closed_here(area, chosen.period):
        text = _("Ngoài ra, {n} trạm cũ của các xã nhập toàn bộ vào đây đã đóng cửa.")
        st.caption(text.format(n=number(closed)))
