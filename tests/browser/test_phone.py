"""On a phone nothing has to be pushed sideways, and the choices are behind one button."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import INDICATOR, KINDS, MAP, box, open_page, open_tables, pick, see_map

HERE = {
    "vintage": "2025",
    "province": "24",
    "area": "09247",
    "indicator": "shi_coverage_pct",
    "period": "2026-10",
}

# How much wider than the window the page and its scrolling part are.
TOO_WIDE = """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
    .map(part => part.scrollWidth - Math.min(part.clientWidth, innerWidth))"""


@pytest.mark.parametrize("name", KINDS)
def test_a_page_fits_a_phone(server, phone, name):
    open_page(phone, server, name, **HERE)

    assert phone.evaluate(TOO_WIDE) == [0, 0]

    open_tables(phone, name)

    assert phone.evaluate(TOO_WIDE) == [0, 0]


def test_the_choices_open_by_their_button_and_change_the_map(server, phone):
    open_page(phone, server, "map", **HERE)
    see_map(phone, "2025/24", "shi_coverage_pct", "2026-10", area="09247")
    expect(box(phone, INDICATOR)).not_to_be_in_viewport()

    phone.get_by_test_id("stExpandSidebarButton").click()
    pick(phone, INDICATOR, "Trạm có bác sĩ cơ hữu")
    phone.get_by_test_id("stSidebarCollapseButton").click()

    expect(phone.locator(MAP)).to_be_in_viewport()
    see_map(phone, "2025/24", "chs_with_permanent_doctor_pct", "2026-10", area="09247")
