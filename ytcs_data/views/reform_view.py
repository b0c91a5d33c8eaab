"""The part of a profile that tells of 1 July 2025: old parts, or what became of an old commune."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.areas import Area
from ytcs_data import load
from ytcs_data.views.former_communes import in_other_vintage, old_parts, part_text
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import show_table
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
    show_table(table, _("Đơn vị cũ"), f"don_vi_cu_{area.code}", [area.name])
    _link_all([load.register()[code, "2024"] for code in table.iloc[:, 0]], chosen)


def show_successors(area: Area, chosen: Selection) -> None:
    """What became of an old commune."""
    register = load.register()
    if area.dissolved and area.successor:
        _say_dissolved(area, register[area.successor, "2024"])
    parts = load.crosswalk().successors(area.code)
    st.subheader(_("Từ 01/7/2025"), anchor=False)
    new = [register[part.code, "2025"] for part in parts]
    for part, one in zip(parts, new, strict=True):
        province = register[one.province, "2025"].name
        st.markdown(
            _("{share} nhập vào **{name}**, {province}.").format(
                share=part_text(part.relation, part.share), name=one.name, province=province
            )
        )
    _link_all(new, chosen)


def _say_dissolved(area: Area, successor: Area) -> None:
    text = _("Đơn vị đã nhập vào **{name}** trước khi sắp xếp.").format(name=successor.name)
    if area.valid_to:
        text += " " + _("Ngày cuối cùng: {day}.").format(day=day(area.valid_to))
    st.markdown(text)


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
