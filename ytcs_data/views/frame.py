"""What every page shows: title, menu, pickers, search, and where the figures come from."""

from __future__ import annotations

import logging
import uuid
from functools import lru_cache

import streamlit as st

from geo.boundaries import BrokenBoundaries
from geo.search import Search
from ytcs_data import figures, load
from ytcs_data.map_documents import district_name
from ytcs_data.periods import parse_period
from ytcs_data.views.selection import Selection, pick, read_selection, write_selection
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

VINTAGE_NAMES = {"2025": _("Từ 01/7/2025"), "2024": _("Trước 01/7/2025")}


def begin_page(title: str) -> Selection:
    """Draw the frame and return what the reader chose. The first line of every page."""
    st.set_page_config(
        page_title=f"{title} · YTCS", layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    before = read_selection()
    with st.sidebar:
        menu = st.container(gap=None)
        chosen = _pickers(before)
        _search(chosen)
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


def _pickers(chosen: Selection) -> Selection:
    chosen = _pick_period(chosen)
    provinces = [p.code for p in load.provinces(chosen.vintage)]
    province = pick(
        _("Tỉnh, thành phố"),
        [*provinces, load.EVERYWHERE],
        chosen.province,
        "pick_province",
        lambda code: place_name(code, chosen.vintage),
    )
    chosen = chosen.in_province(province)
    chosen = _pick_district(chosen)
    indicators = load.catalogue().indicators
    indicator = pick(
        _("Chỉ số"),
        list(indicators),
        chosen.indicator,
        "pick_indicator",
        lambda code: indicators[code].short_title,
    )
    return Selection.from_query({**chosen.to_query(), "indicator": indicator})


def _pick_period(chosen: Selection) -> Selection:
    pairs = figures.periods()
    if not pairs:
        return chosen
    picked = pick(
        _("Kỳ số liệu"),
        [f"{vintage} {period}" for vintage, period in pairs],
        f"{chosen.vintage} {chosen.period}",
        "pick_period",
        _period_name,
    )
    vintage, period = picked.split(" ")
    return chosen.at(vintage, period)


def _period_name(pair: str) -> str:
    vintage, period = pair.split(" ")
    label = parse_period(period).label
    return f"{label[0].upper()}{label[1:]} · {VINTAGE_NAMES[vintage].lower()}"


def _pick_district(chosen: Selection) -> Selection:
    if chosen.province == load.EVERYWHERE:
        return chosen
    districts = load.districts(chosen.vintage, chosen.province)

    def name(code: str) -> str:
        return district_name(code, chosen.vintage) if code else _("Tất cả")

    today = chosen.vintage == "2025"
    district = pick(
        _("Huyện, thị xã, thành phố (cũ)") if today else _("Huyện, thị xã, thành phố"),
        ["", *districts],
        chosen.district,
        "pick_district",
        name,
    )
    if today:
        st.caption(_("Xếp theo huyện cũ của phần lớn xã cũ hợp thành."))
    return Selection.from_query({**chosen.to_query(), "district": district})


def _search(chosen: Selection) -> None:
    text = st.text_input(
        _("Tìm xã, phường, đặc khu"),
        placeholder=_("Tên mới hoặc cũ, không cần dấu"),
        key="search",
        icon=":material/search:",
        max_chars=60,
    )
    if not text:
        return
    found = _index(chosen.vintage).find(text, chosen.province)
    if not found:
        st.caption(_("Không có xã, phường nào tên như vậy. Thử gõ ít chữ hơn."))
    for hit in found:
        area = hit.area
        label = f"{area.name}, {load.register()[area.province, area.vintage].short_name}"
        if hit.old_name:
            label += " " + _("(gồm {name} cũ)").format(name=hit.old_name)
        place = {"province": area.province, "district": "", "area": area.code}
        query = Selection.from_query({**chosen.to_query(), **place}).to_query()
        st.page_link("pages/profile.py", label=label, query_params=query)


@lru_cache(maxsize=2)
def _index(vintage: str) -> Search:
    return Search(load.register(), load.crosswalk(), vintage)


def place_name(code: str, vintage: str) -> str:
    """Name of a province, or of all of them together."""
    if code == load.EVERYWHERE:
        return _("Tất cả các tỉnh có số liệu")
    return load.register()[code, vintage].name


def _where_and_when(chosen: Selection) -> None:
    parts = [place_name(chosen.province, chosen.vintage)]
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


def stop_without_values() -> None:
    """Say what to do when nothing has been stored yet, and end the page."""
    if figures.periods():
        return
    st.info(_("Chưa có số liệu nào trong kho."), icon=":material/info:")
    st.markdown(
        _(
            "Nạp tệp số liệu bằng lệnh `python run.py ytcs import TỆP.csv`, "
            "hoặc nạp số liệu minh hoạ bằng lệnh `python run.py ytcs prepare`, rồi tải lại trang."
        )
    )
    st.page_link("pages/indicators.py", label=_("Xem danh mục chỉ số và cấu trúc tệp"))
    st.stop()


def show_failure(error: Exception) -> bool:
    """Tell the reader that a page failed, without its insides; the log has them."""
    number = uuid.uuid4().hex[:8]
    LOG.error("failure %s", number, exc_info=error)
    if isinstance(error, BrokenBoundaries):
        st.error(
            _("Không đọc được tệp ranh giới: {error}").format(error=error), icon=":material/error:"
        )
        return True
    st.error(
        _(
            "Trang gặp lỗi và chưa hiển thị được. Thử tải lại trang; nếu vẫn lỗi, "
            "báo cho quản trị viên mã lỗi {number}."
        ).format(number=number),
        icon=":material/error:",
    )
    return True
