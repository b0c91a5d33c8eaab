"""The part of a profile that tells of 1 July 2025: old parts, or what became of an old commune."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.areas import Area
from ytcs_data import load
from ytcs_data.views.former_communes import in_other_vintage, old_parts, part_text
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.words import _, day


def show_old_parts(area: Area, chosen: Selection) -> None:
    """What a commune of today was made of."""
    table = old_parts(area)
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
    parts = load.crosswalk().successors(area.code)
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
