"""What every page shows: title, menu, pickers, search, and where the figures come from."""

from __future__ import annotations

import json
import logging

import streamlit as st

from ytcs_data import provenance
from ytcs_data.accounts import Act, User, may
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.basis_words import basis_words
from ytcs_data.views.boxes import forget_boxes
from ytcs_data.views.pickers import pick_all
from ytcs_data.views.search_box import show_search
from ytcs_data.views.selection import Selection, read_selection, write_selection
from ytcs_data.views.watch import watch
from ytcs_data.views.who import require_here, show_who, signed_in
from ytcs_data.words import LANGUAGE, _

LOG = logging.getLogger("ytcs.pages")

MENU = {
    "app.py": _("Tổng quan"),
    "pages/map.py": _("Bản đồ"),
    "pages/trends.py": _("Xu hướng"),
    "pages/targets.py": _("Mục tiêu"),
    "pages/roadmap.py": _("Lộ trình"),
    "pages/profile.py": _("Hồ sơ xã"),
    "pages/doctors.py": _("Bác sĩ tại trạm"),
    "pages/insurance.py": _("Bảo hiểm y tế"),
    "pages/family_doctor.py": _("Bác sĩ gia đình"),
    "pages/criteria.py": _("Tiêu chí quốc gia"),
    "pages/network.py": _("Mạng lưới trạm"),
    "pages/indicators.py": _("Danh mục chỉ số"),
    "pages/upload.py": _("Nộp số liệu"),
    "pages/reporting.py": _("Ai chưa nộp"),
    "pages/history.py": _("Lịch sử"),
    "pages/users.py": _("Tài khoản"),
    "pages/audit.py": _("Nhật ký"),
}

# Pages that the menu names only to who may open them.
NEEDS = {"pages/users.py": Act.MANAGE_USERS, "pages/audit.py": Act.READ_AUDIT}

SIDEBAR_WIDTH = 320  # pixels; the longest period and province fit

# Less empty space around the title: a map and its title fit on one screen. Captions as dark
# as weak eyes need: 7 to 1 on white instead of 4 to 1.
# The map takes the height of the window, so that its time slider is seen without scrolling.
# Who is signed in stands beside the button that folds the sidebar, where it takes no room.
# Small tables are plain ones, which scroll sideways by themselves on a phone.
STYLE = """<style>
.stMainBlockContainer { padding: 2rem clamp(1rem, 3vw, 4rem); }
[data-testid="stCaptionContainer"] { color: #47565c; opacity: 1; }
[data-testid="stCustomComponentV1"] { height: clamp(440px, 100vh - 150px, 1100px); }
@media (max-width: 700px) {
  [data-testid="stCustomComponentV1"] { height: clamp(440px, 100vh - 215px, 1100px); }
}
.ytcs-table { overflow-x: auto; }
.ytcs-table table { border-collapse: collapse; width: 100%; }
.ytcs-table caption { position: absolute; clip-path: inset(50%); }
.ytcs-table th, .ytcs-table td { border: 1px solid #c9d3d3; padding: 0.4rem 0.7rem; }
.ytcs-table th, .ytcs-table td { text-align: left; }
.ytcs-table th { background: #f1f5f4; font-weight: 600; }
@media (max-width: 700px) {
  .ytcs-table table { width: max-content; min-width: 100%; }
  .ytcs-table th, .ytcs-table td { max-width: 14rem; }
}
.ytcs-table td:first-child { min-width: 8rem; }
.ytcs-who { margin: 0; font-size: 0.9rem; }
.ytcs-who a { color: #0f5f8a; display: inline-block; padding: 0.25rem 0; }
[data-testid="stSidebar"] .ytcs-who { margin: -3.5rem 2.5rem 0 0.4rem; }
[data-testid="stHtml"]:has(> .ytcs-who) { pointer-events: none; }
.ytcs-who a { pointer-events: auto; }
.ytcs-table .number { text-align: right; font-variant-numeric: tabular-nums; }
</style>"""

# Streamlit says that its pages are English, and a screen reader would read them so.
SPOKEN = f"<script>document.documentElement.lang = {json.dumps(LANGUAGE)};</script>"


def begin_page(title: str, theme: str = "") -> Selection:
    """Draw the frame and return what the reader chose. The first line of every page.

    On the page of a theme the choice is one of its indicators.
    """
    st.set_page_config(
        page_title=f"{title} · YTCS", layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.html(STYLE)
    require_here(Act.VIEW)
    forget_boxes(title)
    before = read_selection()
    with st.sidebar:
        menu = st.container(gap=None)
        chosen = pick_all(before, theme)
        show_search(chosen)
        st.html(SPOKEN, unsafe_allow_javascript=True)
        watch()
    write_selection(chosen)
    with menu:
        show_who()
        _menu(chosen, signed_in())
    write_selection(chosen)
    st.title(title, anchor=False)
    _where_and_when(chosen)
    LOG.info("page %r %s", title, " ".join(chosen.to_query().values()))
    return chosen


def _menu(chosen: Selection, user: User | None) -> None:
    """The pages in two columns, so that the pickers below stay on the screen of a laptop."""
    pages = [(page, label) for page, label in MENU.items() if _is_for(page, user)]
    half = -(-len(pages) // 2)
    columns = st.columns([4, 5], gap="xxsmall")
    for column, few in zip(columns, (pages[:half], pages[half:]), strict=True):
        with column, st.container(gap="xxsmall"):
            for page, label in few:
                st.page_link(page, label=label, query_params=chosen.to_query())


def _is_for(page: str, user: User | None) -> bool:
    return page not in NEEDS or may(user, NEEDS[page])


def _where_and_when(chosen: Selection) -> None:
    parts = [scope_name(chosen.province, chosen.vintage)]
    if chosen.district:
        parts.append(district_name(chosen.district, chosen.vintage))
    if chosen.period:
        parts.append(parse_period(chosen.period).label)
    caveats = provenance.caveats(chosen.vintage)
    badges = [f":orange-badge[:material/info: {said}]" for said in caveats]
    basis = [f":blue-badge[:material/history: {said}]" for said in basis_words(chosen)]
    st.markdown(" ".join(["**" + " · ".join(parts) + "**", *basis, *badges]))
