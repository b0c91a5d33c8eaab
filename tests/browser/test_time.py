"""Time inside the map: every period is painted as it was, also when the server is gone."""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.reader import (
    PERIOD,
    box,
    frame_of_map,
    inside_map,
    open_page,
    see_address,
    see_drawn,
    see_map,
)
from tests.map_reading import unpacked
from ytcs_data.map_values import GONE

INSURED, CRITERIA = "shi_coverage_pct", "communes_meeting_national_criteria_pct"
REPORTED = {"vintage": "2025", "province": "24", "indicator": INSURED, "basis": "reported"}

# Every period in turn: what the timeline says, and the counts that the map has painted.
PLAY = """async () => {
  const view = ytcs.viewOf(map), { timeline } = view, seen = [];
  timeline._go(0);
  for (let turn = 0; turn < timeline.moments.length; turn++) {
    if (turn) timeline.step(1);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
    const lines = [...document.querySelectorAll(".ytcs-legend:not(.ytcs-second) li")];
    seen.push([
      view.moment.vintage, view.moment.period, timeline.label.textContent,
      lines.map((line) => [line.children[1].textContent, Number(line.children[2].textContent)]),
      document.querySelector("[data-painted]").dataset.painted,
      [...view.era.outlines.areas.keys()],
    ]);
  }
  return seen;
}"""

FETCHED = """async () => {
  const found = performance.getEntriesByType("resource").map((entry) => entry.name);
  const values = found.filter((name) => name.includes("/values/"));
  return Promise.all(values.map(async (name) => {
    const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
    return [name.split("/values/")[1].split("/")[0], [...bytes]];
  }));
}"""


def test_all_periods_play_after_the_server_has_stopped(sample_var, page):
    with serving(sample_var) as address:
        open_page(page, address, "map", **REPORTED)
        see_map(page, "2025/24", INSURED, "2026-10")
        frame = frame_of_map(page)
        frame.wait_for_function("ytcs.viewOf(map).eras.size === 2")
        documents = {v: unpacked(bytes(b)) for v, b in frame.evaluate(FETCHED)}

    seen = frame.evaluate(PLAY)  # nobody answers any more

    assert [(vintage, period) for vintage, period, *_ in seen] == [
        (vintage, period)
        for vintage in ("2024", "2025")
        for period in documents[vintage]["periods"]
    ]
    assert len(seen) > 15
    for vintage, period, label, counts, painted, outlined in seen:
        values = documents[vintage]
        column = values["periods"][period]
        classes = [key for key in column["classes"] if key != GONE]
        wanted = Counter(values["legend"][key]["label"] for key in classes)
        assert label == column["label"]
        assert {line: n for line, n in counts if n} == dict(wanted), period
        there = {c for c, k in zip(values["areas"], column["classes"], strict=True) if k != GONE}
        assert int(painted) == len(there.intersection(outlined)) > 90


def test_a_period_at_rest_reaches_the_address_and_the_box(server, page):
    open_page(page, server, "map", **REPORTED)
    see_map(page, "2025/24", INSURED, "2026-10")
    sent = []
    page.on("websocket", lambda _socket: sent.append("anew"))

    inside_map(page).locator(".ytcs-legend").wait_for()
    slider = inside_map(page).get_by_role("slider", name="Kỳ số liệu")
    slider.focus()
    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    see_address(page, period="2026-08")
    expect(box(page, PERIOD)).to_have_value("Tháng 8/2026 · từ 01/7/2025")
    expect(slider).to_have_attribute("aria-valuetext", "tháng 8/2026")

    slider.press("Home")  # 2017, on the old map
    see_address(page, vintage="2024", province="2025-24", period="2017")
    see_map(page, "2024/2025-24", INSURED, "2017")
    see_drawn(page)
    page.go_back()
    see_address(page, vintage="2025", province="24", period="2026-08")
    see_map(page, "2025/24", INSURED, "2026-08")
    assert sent == []


def test_play_waits_where_the_areas_change(server, page):
    open_page(
        page, server, "map", vintage="2024", province="2025-22", period="2024", indicator=INSURED
    )
    see_map(page, "2024/2025-22", INSURED, "2024")
    frame = frame_of_map(page)
    frame.wait_for_function("ytcs.viewOf(map).eras.size === 2")
    frame.evaluate("""() => {
      window.shown = [];
      const { timeline } = ytcs.viewOf(map);
      new MutationObserver(() => shown.push([timeline.label.textContent, performance.now()]))
        .observe(timeline.label, { childList: true });
    }""")

    inside_map(page).get_by_role("button", name="Chạy qua các kỳ").click()
    frame.wait_for_function("shown.some(([label]) => label === 'năm 2025')")
    frame.wait_for_function("shown.some(([label]) => label === 'tháng 2/2026')")
    inside_map(page).get_by_role("button", name="Dừng").click()

    times = dict(reversed(frame.evaluate("shown")))  # when each was first seen
    half, whole, month = (
        times[label] for label in ("6 tháng đầu năm 2025", "năm 2025", "tháng 2/2026")
    )
    assert whole - half > 700
    assert month - whole > 2400
    assert month - whole > whole - half + 1000  # also where the machine is busy


def test_the_whole_screen_has_large_type_and_keys_for_the_next(server, page):
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    frame = frame_of_map(page)
    size = "parseFloat(getComputedStyle(document.querySelector('.ytcs-legend b')).fontSize)"
    before = frame.evaluate(size)

    inside_map(page).get_by_role("button", name="Toàn màn hình").focus()
    page.keyboard.press("f")
    frame.wait_for_function("document.fullscreenElement && ytcs.viewOf(map).inRoom")
    assert frame.evaluate(size) >= 1.8 * before
    page.keyboard.press("n")
    see_address(page, indicator="communes_with_family_doctor_model_pct")
    assert frame.evaluate("Boolean(document.fullscreenElement)")
    page.keyboard.press("ArrowLeft")
    see_address(page, period="2026-09")
    frame.evaluate("document.exitFullscreen()")
    frame.wait_for_function("!ytcs.viewOf(map).inRoom")


def test_the_list_beside_the_map_is_walked_with_keys_and_opens_a_profile(server, page):
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    rows = inside_map(page).get_by_role("listbox", name="Danh sách đơn vị")

    inside_map(page).get_by_role("searchbox").fill("phu lang")
    expect(rows.get_by_role("option")).to_have_count(1)
    rows.focus()
    rows.press("ArrowDown")
    expect(inside_map(page).locator(".ytcs-tooltip")).to_contain_text("Xã Phù Lãng")
    rows.press(" ")
    see_address(page, lines="09292")
    expect(inside_map(page).locator(".ytcs-foot")).to_contain_text("Đang theo dõi 1 đơn vị")
    rows.press("Enter")
    see_address(page, area="09292")
    expect(page.locator("h2").first).to_have_text("Xã Phù Lãng")


def test_the_chart_beside_the_map_chooses_period_and_area(server, page):
    open_page(page, server, "map", **REPORTED, lines="09292,09319")
    see_map(page, "2025/24", INSURED, "2026-10")
    frame = frame_of_map(page)
    chart = inside_map(page).get_by_role("img", name="Diễn biến qua các kỳ, Bao phủ BHYT")
    lines = chart.locator("path.ytcs-area, path.ytcs-active")
    expect(lines).to_have_count(2)
    expect(chart.locator("text.ytcs-group")).to_contain_text("Theo dõi")
    followed = inside_map(page).locator(".ytcs-foot span").inner_text().split(" %")[0]
    expect(chart.locator("text.ytcs-group")).to_contain_text(followed)

    frame.wait_for_function("ytcs.viewOf(map).eras.size === 2")
    expect(chart.locator("path.ytcs-all")).to_have_attribute("d", re.compile("M.*M"))  # a break
    spot = frame.evaluate("""() => {
      const { trend } = ytcs.viewOf(map), { moments, lines } = trend;
      const turn = moments.findIndex((moment) => moment.period === "2026-06");
      const line = lines.find((line) => line.code === "09292");
      const [x, y] = trend.place(turn, line.values[turn]);
      const point = new DOMPoint(x, y).matrixTransform(trend.picture.getScreenCTM());
      return { x: point.x, y: point.y };
    }""")
    corner = chart.bounding_box()
    inner = frame.evaluate("""() => {
      const { x, y } = ytcs.viewOf(map).trend.picture.getBoundingClientRect();
      return { x, y };
    }""")
    page.mouse.click(corner["x"] + spot["x"] - inner["x"], corner["y"] + spot["y"] - inner["y"])

    see_address(page, period="2026-06")
    active = inside_map(page).locator(".ytcs-row.ytcs-active")
    expect(active).to_contain_text("Phù Lãng")
    expect(inside_map(page).locator(".ytcs-tooltip")).to_contain_text("Xã Phù Lãng")
    expect(chart.locator("text.ytcs-active")).to_contain_text("Phù Lãng")


def test_areas_that_are_followed_are_let_go_where_codes_mean_others(server, page):
    open_page(page, server, "map", **REPORTED, lines="09292,09319")
    see_map(page, "2025/24", INSURED, "2026-10")
    frame = frame_of_map(page)
    frame.wait_for_function("ytcs.viewOf(map).eras.size === 2")
    assert frame.evaluate("ytcs.viewOf(map).eras.get('2024').outlines.areas.has('09292')")

    inside_map(page).get_by_role("slider").press("Home")
    assert frame.evaluate("ytcs.viewOf(map).picked.size") == 0
    expect(inside_map(page).locator(".ytcs-foot")).to_be_empty()
    expect(inside_map(page).locator(".ytcs-trend path.ytcs-area")).to_have_count(0)


def test_circles_stand_for_numbers_that_the_legend_names(server, page):
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    legend, button = inside_map(page).locator(".ytcs-legend").first, "Vòng tròn theo số lượng"
    marks = "[...ytcs.viewOf(map).layer._context.getImageData(0, 0, 900, 700).data].join()"
    before = frame_of_map(page).evaluate(marks)

    inside_map(page).get_by_role("button", name=button).click()
    expect(legend).to_contain_text("Người có thẻ bảo hiểm y tế: ")
    assert frame_of_map(page).evaluate(marks) != before
    inside_map(page).get_by_role("button", name=button).click()
    expect(legend).to_contain_text("Người dân: ")
    inside_map(page).get_by_role("button", name=button).click()
    expect(legend).not_to_contain_text("Người dân: ")
    assert frame_of_map(page).evaluate(marks) == before


def test_rebuilt_the_past_is_painted_on_the_communes_of_today(server, page):
    open_page(page, server, "map", **{**REPORTED, "basis": "rebuilt"})
    see_map(page, "2025/24", INSURED, "2026-10")
    frame = frame_of_map(page)
    chart = inside_map(page).locator(".ytcs-trend")
    expect(chart.locator("path.ytcs-all.ytcs-past")).to_have_attribute("d", re.compile("^M[^M]+$"))

    inside_map(page).get_by_role("slider", name="Kỳ số liệu").press("Home")
    see_address(page, vintage="2025", province="24", period="2017", basis="rebuilt")
    expect(inside_map(page).locator(".ytcs-legend").first).to_contain_text("năm 2017, dựng lại")
    expect(box(page, PERIOD)).to_have_value("Năm 2017 · dựng lại")
    expect(page.get_by_text("Dựng lại trên xã hiện nay từ số liệu")).to_be_visible()
    assert frame.evaluate("ytcs.viewOf(map).eras.size") == 1


def test_a_status_of_the_past_waits_and_says_how_many_of_its_parts_had_it(server, page):
    open_page(
        page,
        server,
        "map",
        **{**REPORTED, "indicator": CRITERIA, "basis": "rebuilt"},
        period="2023",
    )
    see_map(page, "2025/24", CRITERIA, "2023")
    rows = inside_map(page).get_by_role("listbox", name="Danh sách đơn vị")

    inside_map(page).get_by_role("searchbox").fill("dao vien")
    expect(rows.get_by_role("option")).to_have_count(1)
    expect(rows).to_contain_text("1/3 xã cũ")
    expect(inside_map(page).locator(".ytcs-legend").first).to_contain_text("Chờ đánh giá lại")
