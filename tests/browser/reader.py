"""What a reader does and sees: open an address, choose in a box, look at the map, click on it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

from geo.areas import Area
from tests.browser.conftest import PATIENCE

# Address of each page and its title, in the order of the menu.
PAGES = {
    "": "Tổng quan",
    "map": "Bản đồ",
    "trends": "Xu hướng",
    "targets": "Mục tiêu",
    "roadmap": "Lộ trình",
    "profile": "Hồ sơ xã",
    "doctors": "Bác sĩ tại trạm",
    "insurance": "Bảo hiểm y tế",
    "family_doctor": "Bác sĩ gia đình",
    "criteria": "Tiêu chí quốc gia",
    "network": "Mạng lưới trạm",
    "indicators": "Danh mục chỉ số",
    "upload": "Nộp số liệu",
    "reporting": "Ai chưa nộp",
    "history": "Lịch sử",
}

# One page for each way of drawing: those of the other themes are drawn like that of insurance.
KINDS = [name for name in PAGES if name not in ("doctors", "family_doctor")]

# Pages to be opened without any values; the others begin with the same lines as the map.
EMPTY = ["", "map", "targets", "profile", "indicators"]

# Names of the folded tables of each page.
TABLES = {
    "": [],
    "map": ["Bảng số liệu và tải về"],
    "trends": ["Bảng số liệu của biểu đồ"],
    "targets": ["Bảng mục tiêu và tải về"],
    "roadmap": [],
    "profile": ["Bảng chỉ số và tải về"],
    "doctors": [],
    "insurance": ["Bảng số liệu của biểu đồ", "Bảng số liệu và tải về"],
    "family_doctor": [],
    "criteria": ["Bảng số liệu và tải về"],
    "network": ["Danh bạ trạm và tải về"],
    "indicators": [
        "Tải từ điển chỉ số",
        "Bảng mục tiêu và tải về",
        "Bảng chỉ tiêu báo cáo và tải về",
        "Bảng bộ số liệu và tải về",
    ],
    "upload": [],
    "reporting": [],
    "history": [],
}

PERIOD, PROVINCE, INDICATOR = "Kỳ số liệu", "Tỉnh, thành phố", "Chỉ số"
BASIS = "Số liệu qua mốc 01/7/2025"
DISTRICT, OLD_DISTRICT = "Huyện, thị xã, thành phố (cũ)", "Huyện, thị xã, thành phố"
SEARCH = "Tìm xã, phường, đặc khu"

MAP = 'iframe[title="streamlit_folium.st_folium"]'

# The boxes of an info or a fault; the sentences that explain are part of a page.
FAILURES = '[data-testid="stException"], [data-testid="stAlertContentError"]'


# --- pages ---------------------------------------------------------------------------------------


def open_page(page: Page, server: str, name: str = "", **selection: str) -> None:
    """Open a page by its address and wait until it is drawn."""
    page.goto(f"{server}/{name}?{urlencode(selection)}")
    see_page(page, name)


def see_page(page: Page, name: str) -> None:
    """Wait until a page is drawn, with its title and without a fault."""
    expect(page.locator("h1")).to_have_text(PAGES[name])
    expect(page).to_have_title(f"{PAGES[name]} · YTCS")
    see_drawn(page)


def see_drawn(page: Page) -> None:
    """Wait until the script is done, and see that nothing failed."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(FAILURES)).to_have_count(0)


def go_by_menu(page: Page, name: str) -> None:
    sidebar = page.get_by_test_id("stSidebar")
    sidebar.get_by_role("link", name=PAGES[name], exact=True).click()
    see_page(page, name)


def query(page: Page) -> dict[str, str]:
    """What the address bar says."""
    return dict(parse_qsl(urlsplit(page.url).query))


def see_address(page: Page, **selection: str) -> None:
    """Wait until the address bar says all of this."""
    parts = "".join(f"(?=.*[?&]{key}={value}(&|$))" for key, value in selection.items())
    expect(page).to_have_url(re.compile(f"^{parts}"))


# --- boxes ---------------------------------------------------------------------------------------


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a box of the sidebar, as a reader does: type, then click."""
    box(page, label).click()
    box(page, label).fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    expect(box(page, label)).to_have_value(option)


# --- tables --------------------------------------------------------------------------------------


def open_table(page: Page, name: str) -> Locator:
    """Open a folded table: only then the server makes it and sends it."""
    fold = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=name))
    expect(fold.get_by_test_id("stDataFrame")).to_have_count(0)
    table = fold.get_by_test_id("stDataFrame")
    see_drawn(page)
    for _ in range(3):  # a click while the page still moves may miss, as a finger does
        fold.locator("summary").click()
        try:
            expect(table).to_be_visible(timeout=PATIENCE / 3)
            break
        except AssertionError:
            if fold.locator("details[open]").count():
                raise
    expect(table).to_be_visible()
    see_drawn(page)
    return table


def open_tables(page: Page, name: str) -> None:
    """Open every folded table of a page."""
    for table in TABLES[name]:
        open_table(page, table)


# --- the map -------------------------------------------------------------------------------------


def inside_map(page: Page) -> FrameLocator:
    return page.frame_locator(MAP)


def frame_of_map(page: Page) -> Frame:
    """The map's own document, to look at what the screen does not tell."""
    handle = page.locator(MAP).element_handle()
    frame = handle.content_frame() if handle else None
    assert frame is not None
    return frame


def see_map(page: Page, place: str, indicator: str, period: str, area: str = "") -> int:
    """Wait until the map has painted this choice; returns how many areas it painted.

    `place` is the vintage and the province: "2025/24".
    """
    shown = f'[data-shown*="/values/{place}/{indicator}/"][data-shown$=" {period} {area}"]'
    container = inside_map(page).locator(f".leaflet-container{shown}")
    container.wait_for()
    return int(container.get_attribute("data-painted") or 0)


def legend_counts(page: Page) -> dict[str, int]:
    """The legend as it is read: the count beside each class."""
    lines = inside_map(page).locator(".ytcs-legend li")
    labels = lines.locator("span:first-of-type").all_inner_texts()
    counts = lines.locator("span:last-of-type").all_inner_texts()
    return dict(zip(labels, map(int, counts), strict=True))


def bounds(page: Page) -> list[float]:
    """West, south, east and north of what the map shows."""
    text: str = frame_of_map(page).evaluate("map.getBounds().toBBoxString()")
    return [float(side) for side in text.split(",")]


def position(page: Page, area: Area) -> dict[str, Any]:
    """Where on the map the middle of an area is, in pixels."""
    script = "place => { const { x, y } = map.latLngToContainerPoint(place); return { x, y }; }"
    pixels: dict[str, Any] = frame_of_map(page).evaluate(script, [area.latitude, area.longitude])
    return pixels


def click_area(page: Page, area: Area) -> None:
    page.locator(MAP).click(position=position(page, area))
