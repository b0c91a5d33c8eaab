"""The map: every commune is painted, a choice repaints what is there, a click opens a profile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    DISTRICT,
    INDICATOR,
    MAP,
    PERIOD,
    PROVINCE,
    bounds,
    frame_of_map,
    inside_map,
    legend_counts,
    open_page,
    open_table,
    pick,
    position,
    see_address,
    see_drawn,
    see_map,
)

INSURED = "shi_coverage_pct"

# Communes by scope: code and name in the box of provinces.
TODAY = {
    ("22", "Tỉnh Quảng Ninh"): 54,
    ("24", "Tỉnh Bắc Ninh"): 99,
    ("92", "Thành phố Cần Thơ"): 103,
    ("68", "Tỉnh Lâm Đồng"): 124,
    ("all", "Tất cả các tỉnh có số liệu"): 380,
}
BEFORE = {
    ("93", "Tỉnh Hậu Giang"): 75,
    ("22", "Tỉnh Quảng Ninh"): 171,
    ("27", "Tỉnh Bắc Ninh"): 121,
}

# In every drawn frame: is there paint at this place of the map, or was it blank?
WATCH = """place => {
    window.watch = { frames: 0, blank: 0 };
    const paint = () => {
        const canvas = document.querySelector(".leaflet-container canvas");
        if (!canvas) return 0;
        const [on, all] = [canvas, map.getContainer()].map((part) => part.getBoundingClientRect());
        const { x, y } = map.latLngToContainerPoint(place);
        const scale = canvas.width / on.width;
        const pixel = [(all.left + x - on.left) * scale, (all.top + y - on.top) * scale];
        return canvas.getContext("2d").getImageData(...pixel, 1, 1).data[3];
    };
    const look = () => {
        watch.frames += 1;
        if (!paint()) watch.blank += 1;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


@pytest.mark.parametrize(
    ("vintage", "period", "scopes"), [("2025", "2026-10", TODAY), ("2024", "2025-H1", BEFORE)]
)
def test_every_commune_of_a_scope_is_painted_and_counted(server, page, vintage, period, scopes):
    open_page(page, server, "map", vintage=vintage, period=period, indicator=INSURED)

    for (province, name), communes in scopes.items():
        pick(page, PROVINCE, name)
        assert see_map(page, f"{vintage}/{province}", INSURED, period) == communes
        assert sum(legend_counts(page).values()) == communes
        drawn = f"Vẽ được {communes}/{communes}"
        expect(inside_map(page).locator(".ytcs-legend")).to_contain_text(drawn)
        expect(page.get_by_text(f"Vẽ {communes}/{communes} đơn vị")).to_be_visible()


def test_a_choice_repaints_the_same_map_without_a_blank_moment(server, page, register):
    open_page(page, server, "map", vintage="2025", province="68", indicator=INSURED)
    see_map(page, "2025/68", INSURED, "2026-10")
    before = legend_counts(page)
    frame = frame_of_map(page)
    inside = register["24781", "2025"]  # phường Xuân Hương - Đà Lạt
    frame.evaluate(WATCH, [inside.latitude, inside.longitude])
    frame.evaluate("map.kept = 'since the first paint'")

    pick(page, PERIOD, "Tháng 1/2026 · từ 01/7/2025")
    see_map(page, "2025/68", INSURED, "2026-01")
    in_january = legend_counts(page)
    pick(page, INDICATOR, "Xã có bác sĩ gia đình")
    see_map(page, "2025/68", "communes_with_family_doctor_model_pct", "2026-01")

    assert before != in_january != legend_counts(page)
    assert frame_of_map(page) == frame
    assert frame.evaluate("map.kept") == "since the first paint"
    watch = frame.evaluate("watch")
    assert watch["frames"] > 0
    assert watch["blank"] == 0


def test_moving_around_the_map_asks_the_server_nothing(server, page):
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _frame: sent.append(1)))
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    see_drawn(page)
    page.wait_for_timeout(500)  # what the map had to say about its first view has been said
    frame, before, view = frame_of_map(page), len(sent), bounds(page)
    assert before > 0
    shape = page.locator(MAP).bounding_box()
    x, y = shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y + 60, steps=5)
    page.mouse.up()
    frame.wait_for_function("west => map.getBounds().getWest() < west - 0.01", arg=view[0])
    zoom = frame.evaluate("map.getZoom()")
    page.mouse.wheel(0, -300)
    frame.wait_for_function("zoom => map.getZoom() > zoom", arg=zoom)
    inside_map(page).locator(".leaflet-control-zoom-out").click()
    page.wait_for_timeout(600)  # streamlit-folium waits 250 ms before it would tell

    assert len(sent) == before


def test_the_pointer_over_an_area_tells_its_name_value_and_period(server, page, register):
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")

    page.locator(MAP).hover(position=position(page, register["09247", "2025"]))

    tooltip = inside_map(page).locator(".ytcs-tooltip")
    expect(tooltip).to_contain_text("Phường Quế Võ")
    expect(tooltip).to_contain_text("Thị xã Quế Võ (cũ)")
    expect(tooltip).to_contain_text(" % · ")
    expect(tooltip).to_contain_text(" / ")
    expect(tooltip).to_contain_text("Bao phủ BHYT, tháng 10/2026")


def test_a_former_district_is_zoomed_to_and_listed_alone(server, page, register):
    open_page(page, server, "map", vintage="2025", province="24", indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    whole = bounds(page)

    pick(page, DISTRICT, "Thị xã Quế Võ (cũ)")
    see_address(page, district="259")
    frame_of_map(page).wait_for_function(
        "west => map.getBounds().getWest() > west + 0.05", arg=whole[0]
    )

    assert sum(legend_counts(page).values()) == 7
    west, south, east, north = bounds(page)
    inside = register["09247", "2025"]
    assert west < inside.longitude < east
    assert south < inside.latitude < north
    assert east - west < (whole[2] - whole[0]) / 2
    table = open_table(page, "Bảng số liệu và tải về").locator("table[role=grid]")
    expect(table).to_have_attribute("aria-rowcount", "8")  # seven communes and the head
    districts = table.locator('td[aria-colindex="3"]').all_inner_texts()
    assert districts == ["Thị xã Quế Võ (cũ)"] * 7
