"""The search in the sidebar: from a name, new or old, to the page of the commune."""

from __future__ import annotations

import streamlit as st

from geo.search import Found, Search
from ytcs_data import load
from ytcs_data.views.selection import Selection
from ytcs_data.words import _


def show_search(chosen: Selection) -> None:
    """Draw the box and, under it, links to the communes found."""
    text = st.text_input(
        _("Tìm xã, phường, đặc khu"),
        placeholder=_("Tên mới hoặc cũ, không cần dấu"),
        key="search",
        icon=":material/search:",
        max_chars=60,
    )
    if not text:
        return
    provinces = {province.code for province in load.provinces(chosen.vintage)}
    found = _index(chosen.vintage).find(text, provinces, first=chosen.province)
    if not found:
        st.caption(_("Không có xã, phường nào tên như vậy. Thử gõ ít chữ hơn."))
    for hit in found:
        area = hit.area
        label = f"{area.name}, {load.register()[area.province, area.vintage].short_name}"
        if hit.old_name:
            label += " " + _old_name(hit).format(name=hit.old_name)
        place = {"province": area.province, "district": "", "area": area.code}
        query = Selection.from_query({**chosen.to_query(), **place}).to_query()
        st.page_link("pages/profile.py", label=label, query_params=query)


def _old_name(hit: Found) -> str:
    if hit.renamed:
        return _("(trước là {name})")
    return _("(gồm một phần {name} cũ)") if hit.partly else _("(gồm {name} cũ)")


@load.daily(2)
def _index(vintage: str) -> Search:
    return Search(load.register(), load.crosswalk(), vintage)
