"""The part of a profile that tells of 1 July 2025 and after: old parts, names, what it became."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from geo.areas import Area
from ytcs_data import load
from ytcs_data.load import TODAY
from ytcs_data.views.former_communes import in_other_vintage, old_parts, part_text
from ytcs_data.views.roadmap_profile import with_goals
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.words import _, day


def show_changes(area: Area, chosen: Selection) -> None:
    """What happened to a commune since the reform: names it had, and mergers."""
    for name, last in area.former_names:
        st.markdown(_("Trước {day}: {name}.").format(day=day(_next(last)), name=name))
    took_in = [
        one
        for one in load.register().communes(TODAY, area.province, on=date.min)
        if one.successor == area.code
    ]
    for one in took_in:
        st.markdown(_merger(one))
    if area.dissolved:
        st.markdown(_merger(area))
    into = [load.register()[area.successor, TODAY]] if area.successor else []
    _link_all([*into, *took_in], chosen)


def _merger(area: Area) -> str:
    """What is said of a commune of the vintage 2025 that was, or will be, merged."""
    into = load.register()[area.successor or "", TODAY]
    since = _next(area.valid_to or date.min)
    done, to_come = (
        _("**{name}** đã nhập vào **{into}** từ {day}."),
        _("**{name}** sẽ nhập vào **{into}** từ {day}."),
    )
    said = to_come if area.existed(date.today()) else done
    return said.format(name=area.name, into=into.name, day=day(since))


def _next(last: date) -> date:
    return last + timedelta(days=1)


def show_old_parts(area: Area, chosen: Selection) -> None:
    """What a commune of today was made of."""
    table = with_goals(old_parts(area), chosen)
    st.subheader(_("Hợp thành từ {n} đơn vị cũ").format(n=len(table)), anchor=False)
    st.caption(
        _(
            "Trạng thái và năm dự kiến là của đơn vị cũ; đơn vị mới không kế thừa mà chờ "
            "đánh giá lại."
        )
    )
    show_small_table(Sheet(table, _("Đơn vị cũ"), f"don_vi_cu_{area.code}", [area.name]))
    _link_all([load.register()[code, "2024"] for code in table.iloc[:, 0]], chosen)


def show_successors(area: Area, chosen: Selection) -> None:
    """What became of an old commune, whether before the reform or in it."""
    register = load.register()
    st.subheader(_("Đơn vị kế tiếp"), anchor=False)
    last = register[area.successor, "2024"] if area.successor else area
    if area.dissolved:
        st.markdown(_dissolved(area, last))
    parts = load.crosswalk().in_reform(area.code)
    new = [register[part.code, "2025"] for part in parts]
    for part, one in zip(parts, new, strict=True):
        st.markdown(
            _("Từ 01/7/2025, {name}: {share} nhập vào **{new}**, {province}.").format(
                name=last.name,
                share=part_text(part).lower(),
                new=one.name,
                province=register[one.province, "2025"].name,
            )
        )
    merged = register.merged()
    gone = [one for one in new if one.code in merged]
    for one in gone:
        st.markdown(_merger(one))
    new += [register[merged[one.code], TODAY] for one in gone]
    _link_all([last, *new] if area.successor else new, chosen)


def _dissolved(area: Area, successor: Area) -> str:
    last_day = _("Ngày cuối cùng của đơn vị: {day}.").format(
        day=day(area.valid_to) if area.valid_to else _("chưa rõ")
    )
    if area is successor:
        return _("Đơn vị đã sáp nhập, chưa rõ vào đâu.") + " " + last_day
    text = _("Đã nhập vào **{name}** trước ngày 01/7/2025.").format(name=successor.name)
    return f"{text} {last_day}"


def _link_all(areas: Sequence[Area], chosen: Selection) -> None:
    """Links to profiles on the other side of the reform, as far as they can be opened."""
    links = [(area, in_other_vintage(chosen, area)) for area in areas]
    with st.container(horizontal=True):
        for area, there in links:
            if there:
                st.page_link(
                    "pages/profile.py",
                    label=_("Hồ sơ {name}").format(name=area.name),
                    icon=":material/arrow_forward:",
                    query_params=there.to_query(),
                )
