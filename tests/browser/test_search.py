"""The search finds a commune without accents and by an old name, with the mouse or without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import SEARCH, open_page, see_address, see_drawn, see_page

HERE = {"vintage": "2025", "province": "24", "indicator": "shi_coverage_pct", "period": "2026-09"}
QUE_VO = {**HERE, "area": "09247"}


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("que vo", "Phường Quế Võ, Bắc Ninh"),
        ("pho moi", "Phường Quế Võ, Bắc Ninh (gồm Phường Phố Mới cũ)"),
    ],
)
def test_a_commune_is_found_without_accents_and_by_an_old_name(server, page, typed, link):
    open_page(page, server, "map", **HERE)

    page.get_by_role("textbox", name=SEARCH).fill(typed)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=link, exact=True).click()

    see_page(page, "profile")
    expect(page.get_by_role("heading", name="Phường Quế Võ", exact=True)).to_be_visible()
    see_address(page, **QUE_VO)


def test_a_profile_is_reached_with_the_keyboard_alone(server, page):
    open_page(page, server, "", **HERE)
    field = page.get_by_role("textbox", name=SEARCH)

    for _ in range(25):  # the menu first
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    expect(field).to_be_focused()
    page.keyboard.type("que vo")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Phường Quế Võ, Bắc Ninh")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")

    see_page(page, "profile")
    expect(page.get_by_role("heading", name="Phường Quế Võ", exact=True)).to_be_visible()
    see_address(page, **QUE_VO)


def test_a_name_that_nobody_has_is_answered_in_words(server, page):
    open_page(page, server, "trends", **HERE)

    page.get_by_role("textbox", name=SEARCH).fill("<b>xyz</b>")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Không có xã, phường nào tên như vậy.")).to_be_visible()
    see_drawn(page)
