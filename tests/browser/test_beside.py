"""Maps beside the map: other periods, other indicators, and what has changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import frame_of_map, inside_map, open_page, see_address, see_map

INSURED = "shi_coverage_pct"
DOCTORS = "chs_with_permanent_doctor_pct"

# What a further map has painted, and what its document says, as [indicator's title, counts].
PAINTED = """(which) => {
  const beside = ytcs.viewOf(map).besides[which], { era, layer } = beside, counts = {};
  for (const code of era.values.areas) {
    const entry = layer.look.entryOf(code);
    if (entry) counts[entry.label] = (counts[entry.label] || 0) + 1;
  }
  return [era.values.title, counts];
}"""


def test_a_second_map_shows_what_has_changed_and_only_where_areas_are_the_same(server, page):
    place = {"vintage": "2025", "province": "22", "basis": "reported"}
    open_page(page, server, "map", **place, indicator=INSURED)
    see_map(page, "2025/22", INSURED, "2026-10")
    frame = frame_of_map(page)
    frame.wait_for_function("ytcs.viewOf(map).eras.size === 2")

    inside_map(page).get_by_role("button", name="Thêm bản đồ").click()
    inside_map(page).get_by_label("Bản đồ thứ hai vẽ gì").select_option("change")
    second = inside_map(page).locator(".ytcs-second li")
    counts = [int(text) for text in second.locator("span:last-of-type").all_inner_texts()]
    assert sum(counts) == 54
    assert counts[-1] < 10  # few are not comparable
    inside_map(page).get_by_label("Kỳ của bản đồ thứ hai").select_option("2024 2024")
    told = dict(
        zip(
            second.locator("span:first-of-type").all_inner_texts(),
            second.locator("span:last-of-type").all_inner_texts(),
            strict=True,
        )
    )
    assert int(told.pop("Không so sánh được")) == frame.evaluate(
        "ytcs.viewOf(map).eras.get('2024').values.areas"
        ".filter((c) => ytcs.fact(ytcs.viewOf(map).eras.get('2024').values, '2024', c)).length"
    )
    assert {int(n) for n in told.values()} == {0}


@pytest.fixture
def three(server, page):
    """Three maps of Bắc Ninh; the third shows doctors."""
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    inside = inside_map(page)
    for _ in range(2):
        inside.get_by_role("button", name="Thêm bản đồ").click()
    inside.get_by_label("Chỉ số của bản đồ thứ ba").select_option(DOCTORS)
    expect(inside.locator(".ytcs-second").nth(1)).to_contain_text("Trạm có bác sĩ cơ hữu")
    return inside


def test_a_third_map_shows_another_indicator_and_keeps_it(three, page):
    frame = frame_of_map(page)
    expect(three.locator(".ytcs-second").nth(1)).to_contain_text("tháng 10/2026")  # as the first
    title, counts = frame.evaluate(PAINTED, 1)
    assert title == "Trạm có bác sĩ cơ hữu"
    assert sum(counts.values()) == 99
    assert frame.evaluate(PAINTED, 0)[0] == "Bao phủ BHYT"
    expect(three.locator(".ytcs-second").nth(0)).to_be_hidden()  # one legend says it for both

    page.keyboard.press("n")  # the first map goes on to another indicator, and the second with it
    see_address(page, indicator="communes_with_family_doctor_model_pct")
    expect(three.locator(".ytcs-legend").first).to_contain_text("Xã có bác sĩ gia đình")
    frame.wait_for_function(
        "ytcs.viewOf(map).besides[0].era.values.title === 'Xã có bác sĩ gia đình'"
    )
    assert frame.evaluate(PAINTED, 1)[0] == "Trạm có bác sĩ cơ hữu"


def test_a_map_that_is_closed_leaves_the_other_as_it_was(three):
    three.get_by_label("Kỳ của bản đồ thứ ba").select_option("2025 2026-08")
    three.get_by_label("Bản đồ thứ ba vẽ gì").select_option("change")
    expect(three.locator(".ytcs-second").nth(1)).to_contain_text("Thay đổi từ kỳ đó đến nay")

    three.get_by_role("button", name="Đóng bản đồ thứ hai").click()
    expect(three.get_by_label("Kỳ của bản đồ thứ hai")).to_have_value("2025 2026-08")
    expect(three.get_by_label("Chỉ số của bản đồ thứ hai")).to_have_value(DOCTORS)
    for _ in range(2):  # one more, then none
        three.get_by_role("button", name="Thêm bản đồ").click()
    expect(three.locator(".ytcs-beside")).to_have_count(0)


@pytest.mark.usefixtures("three")
def test_all_maps_move_together(page):
    frame = frame_of_map(page)
    frame.wait_for_function("ytcs.viewOf(map).besides.every((beside) => beside.era)")

    places = frame.evaluate("""async () => {
      const view = ytcs.viewOf(map), maps = [view.map, ...view.besides.map((one) => one.map)];
      const seen = [];
      await new Promise((done) => setTimeout(done, 200));
      for (const one of maps) {
        one.panBy([40, 25], { animate: false });
        seen.push(maps.map((m) => [m.getCenter().lat.toFixed(4), m.getZoom()].join()));
      }
      return seen;
    }""")

    assert [len(set(three)) for three in places] == [1, 1, 1]
    assert len({three[0] for three in places}) == 3


def test_where_legends_leave_no_room_areas_lie_under_them(three, page):
    """On a phone three maps have a fifth of the screen each."""
    page.set_viewport_size({"width": 390, "height": 700})
    frame = frame_of_map(page)
    page.wait_for_timeout(300)

    three.get_by_role("button", name="Xem cả vùng").click()
    zooms = frame.evaluate("""() => {
      const view = ytcs.viewOf(map);
      return [view, ...view.besides].map((one) => one.map.getZoom());
    }""")
    assert len(set(zooms)) == 1
    assert 5 < zooms[0] < 14


def test_the_chart_is_that_of_the_indicator_when_it_is_seen_again(three, page):
    page.keyboard.press("n")
    see_address(page, indicator="communes_with_family_doctor_model_pct")
    expect(three.locator(".ytcs-trend")).to_be_hidden()

    three.get_by_role("button", name="Thêm bản đồ").click()  # none beside the first any more
    expect(three.get_by_role("img", name="Diễn biến qua các kỳ")).to_have_attribute(
        "aria-label", "Diễn biến qua các kỳ, Xã có bác sĩ gia đình"
    )
