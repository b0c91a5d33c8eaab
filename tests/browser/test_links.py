"""A link is the whole view: it opens anywhere, is kept up to date, and never breaks a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    DISTRICT,
    INDICATOR,
    OLD_DISTRICT,
    PAGES,
    PERIOD,
    PROVINCE,
    box,
    open_page,
    pick,
    query,
    see_address,
    see_map,
    see_page,
)

# Phường Quế Võ in a month that is not the last, of an indicator that is not the first.
LINK = {
    "vintage": "2025",
    "province": "24",
    "district": "259",
    "area": "09247",
    "indicator": "shi_coverage_pct",
    "period": "2026-08",
    "basis": "rebuilt",
}
IN_BOXES = {
    PERIOD: "Tháng 8/2026 · từ 01/7/2025",
    PROVINCE: "Tỉnh Bắc Ninh",
    DISTRICT: "Thị xã Quế Võ (cũ)",
    INDICATOR: "Bao phủ BHYT",
}

BOLD, PLAIN = "600", "400"  # how the menu marks the page that is open


def see_link(page, name):
    """The page, its boxes, its place in the menu and its address are those of `LINK`."""
    see_page(page, name)
    for label, value in IN_BOXES.items():
        expect(box(page, label)).to_have_value(value)
    for other, title in PAGES.items():
        expect(in_menu(page, title)).to_have_css("font-weight", BOLD if other == name else PLAIN)
    assert query(page) == LINK
    if name == "map":
        see_map(page, "2025/24", LINK["indicator"], LINK["period"], area=LINK["area"])
    if name == "profile":
        expect(page.get_by_role("heading", name="Phường Quế Võ", exact=True)).to_be_visible()


def in_menu(page, title):
    links = page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True)
    return links.locator("p")


def test_the_first_visit_to_a_server_that_just_started_is_by_a_deep_link(
    fresh_server, page, console_errors
):
    open_page(page, fresh_server, "profile", **LINK)

    see_link(page, "profile")
    assert console_errors == []


@pytest.mark.parametrize(
    "name", ["", "map", "trends", "targets", "roadmap", "insurance", "profile"]
)
def test_a_link_opens_its_view_in_a_fresh_browser_and_a_reload_keeps_it(server, page, name):
    open_page(page, server, name, **LINK)

    see_link(page, name)

    if name in ("map", "profile"):
        page.reload()
        see_link(page, name)


def test_the_address_follows_every_choice(server, page):
    open_page(page, server, "map")

    pick(page, PROVINCE, "Tỉnh Bắc Ninh")
    see_address(page, province="24")
    pick(page, DISTRICT, "Thị xã Quế Võ (cũ)")
    see_address(page, province="24", district="259")
    pick(page, INDICATOR, "Bao phủ BHYT")
    see_address(page, province="24", district="259", indicator="shi_coverage_pct")
    pick(page, PERIOD, "Tháng 8/2026 · từ 01/7/2025")
    see_address(page, district="259", indicator="shi_coverage_pct", period="2026-08")


def test_a_period_before_the_reform_leads_to_the_same_territory_of_then_and_back(server, page):
    choice = {"province": "24", "indicator": "shi_coverage_pct", "basis": "reported"}
    open_page(page, server, "map", vintage="2025", period="2026-10", **choice)

    pick(page, PERIOD, "6 tháng đầu năm 2025 · trước 01/7/2025")
    see_address(page, vintage="2024", province="2025-24", period="2025-H1")
    assert see_map(page, "2024/2025-24", "shi_coverage_pct", "2025-H1") == 313
    expect(box(page, PROVINCE)).to_have_value("Tỉnh Bắc Ninh (địa bàn hiện nay)")
    expect(box(page, OLD_DISTRICT)).to_have_value("Tất cả")

    pick(page, PERIOD, "Năm 2025 · từ 01/7/2025")
    see_address(page, vintage="2025", province="24", period="2025")
    assert see_map(page, "2025/24", "shi_coverage_pct", "2025") == 99


@pytest.mark.parametrize("name", ["map", "profile"])
def test_a_link_with_nonsense_opens_the_default(server, page, console_errors, name):
    nonsense = dict.fromkeys(LINK, "<script>alert(1)</script>")

    open_page(page, server, name, **nonsense)

    see_address(page, vintage="2025", period="2026-10")
    assert set(query(page)) == {"vintage", "province", "indicator", "period", "basis"}
    expect(box(page, DISTRICT)).to_have_value("Tất cả")
    assert console_errors == []
