"""Mạng lưới trạm as it is drawn: two sides with nothing between, in Vietnamese numbers."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.reader import (
    frame_of_map,
    inside_map,
    open_page,
    open_table,
    see_drawn,
    see_map,
)

QUANG_NINH = {"vintage": "2025", "province": "22", "period": "2026-10"}
DESCRIPTION = (
    "Số trạm y tế và điểm trạm theo thời gian. Trước 01/7/2025: 171 trạm và 7 điểm trạm "
    "(30/06/2025). Từ 01/7/2025: 55 trạm và 92 điểm trạm (31/10/2026)."
)

# Left and right end of each drawn line, and where the mark of the reform stands, on the screen.
LINES = """() => {
  const chart = document.querySelector('[data-testid="stVegaLiteChart"] svg');
  const ends = (mark) => {
    const { left, right } = mark.getBoundingClientRect();
    return [left, right];
  };
  const lines = [...chart.querySelectorAll("g.mark-line path")].map(ends);
  const rules = [...chart.querySelectorAll("g.mark-rule line")]
    .filter(rule => rule.getAttribute("stroke-dasharray")).map(ends);
  return { lines, rules };
}"""


def test_quang_ninh_is_drawn_with_no_line_across_the_reform(server, page):
    open_page(page, server, "network", **QUANG_NINH)

    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_have_attribute("aria-label", re.compile("^" + re.escape(DESCRIPTION)))
    for text in ("171 trạm", "55 trạm", "92 điểm trạm", "Sắp xếp 01/7/2025"):
        expect(page.locator("svg text", has_text=text).last).to_be_visible()
    drawn = page.evaluate(LINES)
    (reform,) = {round(left) for left, _right in drawn["rules"]}
    assert len(drawn["lines"]) == 4
    assert all(right <= reform + 2 or left >= reform for left, right in drawn["lines"])


def test_the_list_of_facilities_opens_and_the_choice_stays_in_the_address(server, page):
    open_page(page, server, "network", **QUANG_NINH, district="203")

    open_table(page, "Danh bạ trạm và tải về")

    see_drawn(page)
    expect(page.get_by_role("button", name="Tải CSV cho Excel")).to_be_visible()
    assert "district=203" in page.url


def test_numbers_on_a_phone_stand_beside_each_other(server, phone):
    open_page(phone, server, "network", **QUANG_NINH)

    numbers = phone.get_by_test_id("stMetric")
    expect(numbers).to_have_count(6)
    boxes = [numbers.nth(place).bounding_box() for place in (0, 1)]
    assert boxes[0] and boxes[1] and boxes[0]["y"] == boxes[1]["y"]


def test_the_map_draws_stations_and_points_of_the_period_and_names_them(
    server, page, console_errors
):
    open_page(page, server, "map", **QUANG_NINH, indicator="shi_coverage_pct", basis="reported")
    see_map(page, "2025/22", "shi_coverage_pct", "2026-10")
    inside, frame = inside_map(page), frame_of_map(page)
    lines = inside.get_by_role("list", name="Bao phủ BHYT").get_by_role("listitem")
    expect(lines.filter(has_text="Điểm trạm")).to_have_count(0)

    page.locator("iframe").first.focus()
    inside.get_by_role("button", name="Trạm và điểm trạm (phím T)").click()

    expect(lines.filter(has_text="Trạm y tế")).to_have_text("Trạm y tế55")
    expect(lines.filter(has_text="Điểm trạm")).to_have_text("Điểm trạm92")
    expect(lines.filter(has_text="Vị trí minh hoạ")).to_be_visible()
    frame.evaluate("""() => {
      const { spot } = ytcs.viewOf(map).open.find((one) => one.name.endsWith("Vân Đồn 2"));
      ytcs.viewOf(map).point(ytcs.place(L.point(spot.x, spot.y)));
    }""")
    tooltip = inside.locator(".ytcs-tooltip")
    expect(tooltip).to_contain_text("Trạm y tế đặc khu Vân Đồn 2")

    frame.evaluate("ytcs.viewOf(map).move({ vintage: '2024', period: '2025-H1' })")
    expect(lines.filter(has_text="Trạm y tế")).to_have_text("Trạm y tế171")
    page.keyboard.press("t")
    expect(lines.filter(has_text="Trạm y tế")).to_have_count(0)
    assert console_errors == []


def test_on_todays_communes_the_past_shows_the_stations_of_then(server, page):
    place = {**QUANG_NINH, "period": "2024", "basis": "rebuilt"}
    open_page(page, server, "map", **place, indicator="shi_coverage_pct")
    see_map(page, "2025/22", "shi_coverage_pct", "2024")
    lines = inside_map(page).get_by_role("list", name="Bao phủ BHYT").get_by_role("listitem")

    page.locator("iframe").first.focus()
    inside_map(page).get_by_role("button", name="Trạm và điểm trạm (phím T)").click()

    expect(lines.filter(has_text="Trạm y tế")).to_have_text("Trạm y tế171")
    expect(lines.filter(has_text="Điểm trạm")).to_have_text("Điểm trạm7")
