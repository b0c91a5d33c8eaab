"""Going back and forth, by the menu and by the browser's buttons, keeps the selection."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    DISTRICT,
    INDICATOR,
    PERIOD,
    PROVINCE,
    box,
    click_area,
    go_by_menu,
    open_page,
    pick,
    query,
    see_address,
    see_map,
    see_page,
)

INSURED = "shi_coverage_pct"


def test_the_menu_keeps_the_selection_through_every_page(server, page):
    open_page(page, server, "map")
    pick(page, PROVINCE, "Tỉnh Bắc Ninh")
    pick(page, DISTRICT, "Thị xã Quế Võ (cũ)")
    pick(page, INDICATOR, "Bao phủ BHYT")
    pick(page, PERIOD, "Tháng 8/2026 · từ 01/7/2025")
    chosen = {"province": "24", "district": "259", "indicator": INSURED, "period": "2026-08"}
    see_address(page, vintage="2025", **chosen)

    for name in ("trends", "indicators", "profile", "", "map"):
        go_by_menu(page, name)
        assert query(page) == {"vintage": "2025", "basis": "rebuilt", **chosen}
        expect(box(page, INDICATOR)).to_have_value("Bao phủ BHYT")
    assert see_map(page, "2025/24", INSURED, "2026-08") == 99


@pytest.mark.parametrize(
    ("code", "vintage", "province", "period"),
    [
        ("09247", "2025", "24", "2026-09"),  # phường Quế Võ, Bắc Ninh
        ("31333", "2024", "93", "2025-H1"),  # xã Vị Tân, Hậu Giang
    ],
)
def test_a_click_opens_the_profile_back_brings_the_map_and_forward_the_profile(
    server, page, register, code, vintage, province, period
):
    area = register[code, vintage]
    profile = page.get_by_role("heading", name=area.name, exact=True)
    choice = {"vintage": vintage, "province": province, "indicator": INSURED, "period": period}
    choice["basis"] = "reported"
    open_page(page, server, "map", **choice)
    see_map(page, f"{vintage}/{province}", INSURED, period)
    click_area(page, area)
    see_page(page, "profile")
    expect(profile).to_be_visible()
    assert query(page) == {**choice, "area": code}

    page.go_back()
    see_page(page, "map")
    see_map(page, f"{vintage}/{province}", INSURED, period, area=code)
    page.wait_for_timeout(500)  # an old click that came again would open the profile
    see_page(page, "map")
    assert query(page) == {**choice, "area": code}

    page.go_forward()
    see_page(page, "profile")
    expect(profile).to_be_visible()
    assert query(page) == {**choice, "area": code}
