"""What every page shows: title, menu, pickers, search, and where the figures come from."""

from __future__ import annotations

import logging

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.boxes import forget_boxes
from ytcs_data.views.pickers import pick_all
from ytcs_data.views.search_box import show_search
from ytcs_data.views.selection import Selection, read_selection, write_selection
from ytcs_data.words import _

LOG = logging.getLogger("ytcs.pages")

MENU = {
    "app.py": _("Tổng quan"),
    "pages/map.py": _("Bản đồ"),
    "pages/trends.py": _("Xu hướng"),
    "pages/profile.py": _("Hồ sơ xã"),
    "pages/indicators.py": _("Danh mục chỉ số"),
}

SIDEBAR_WIDTH = 320  # pixels; the longest period and province fit

# Half of the empty space above the title: a map and its title fit on one screen.
STYLE = "<style>.stMainBlockContainer { padding-top: 3rem; }</style>"


def begin_page(title: str) -> Selection:
    """Draw the frame and return what the reader chose. The first line of every page."""
    st.set_page_config(
        page_title=f"{title} · YTCS", layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.html(STYLE)
    forget_boxes(title)
    before = read_selection()
    with st.sidebar:
        menu = st.container(gap="xxsmall")
        chosen = pick_all(before)
        show_search(chosen)
    with menu:
        _menu(chosen)
    write_selection(chosen)
    st.title(title)
    _where_and_when(chosen)
    LOG.info("page %r %s", title, " ".join(chosen.to_query().values()))
    return chosen


def _menu(chosen: Selection) -> None:
    for page, label in MENU.items():
        st.page_link(page, label=label, query_params=chosen.to_query())


def _where_and_when(chosen: Selection) -> None:
    parts = [scope_name(chosen.province, chosen.vintage)]
    if chosen.district:
        parts.append(district_name(chosen.district, chosen.vintage))
    if chosen.period:
        parts.append(parse_period(chosen.period).label)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("**" + " · ".join(parts) + "**", width="content")
        if figures.is_illustrative(chosen.vintage):
            st.badge(_("Số liệu minh hoạ"), icon=":material/info:", color="orange")
        if load.boundaries(chosen.vintage).illustrative:
            st.badge(_("Ranh giới minh hoạ"), icon=":material/info:", color="orange")
