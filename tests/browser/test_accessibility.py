"""For those who see little or no colour, hear the page, or have only keys or one finger.

axe-core looks at the states of the map here, and at every page in `test_pages`; what it cannot
know is asked below: where Tab leads, whether the focus can be seen, and what is left of the map
without colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from itertools import combinations
from typing import Any

import numpy as np
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import see_no_fault, see_rest
from tests.browser.conftest import PATIENCE
from tests.browser.reader import (
    BASIS,
    DISTRICT,
    INDICATOR,
    MAP,
    PERIOD,
    PROVINCE,
    SEARCH,
    bounds,
    frame_of_map,
    inside_map,
    open_page,
    see_drawn,
    see_map,
)
from ytcs_data import legend
from ytcs_data.catalogue import Catalogue

INSURED = "shi_coverage_pct"
HERE = {"vintage": "2025", "province": "24", "indicator": INSURED, "period": "2026-10"}
QUE_VO, QUE_VO_TOWN = "09247", "259"

# All that axe may find, of any impact: rule, element, why it stays. Nothing in the pages.
KNOWN = {
    ("landmark-one-main", "<html "): "asks for a whole page; the map is a part of one",
    ("page-has-heading-one", "<html "): "the same; the title is in the page around the map",
}


# --- axe -----------------------------------------------------------------------------------------


def test_axe_finds_nothing_in_any_state_of_the_map(server, page):
    open_page(page, server, "map", **HERE, district=QUE_VO_TOWN, area=QUE_VO)
    see_map(page, "2025/24", INSURED, "2026-10", QUE_VO)
    frame, inside = frame_of_map(page), inside_map(page)
    see_rest(page)
    met = see_no_fault(frame, KNOWN)
    assert frame.evaluate("document.documentElement.lang") == "vi"

    inside.get_by_role("button", name="Vòng tròn").click()
    expect(inside.get_by_role("button", name="Vòng tròn", pressed=True)).to_be_visible()
    inside.get_by_role("searchbox").fill("không có nơi nào như vậy")
    met |= see_no_fault(frame, KNOWN)

    inside.get_by_role("button", name="Thêm bản đồ").click()
    inside.get_by_label("Bản đồ thứ hai vẽ gì").select_option("change")
    met |= see_no_fault(frame, KNOWN)

    inside.get_by_role("button", name="Toàn màn hình").click()
    frame.wait_for_function("document.fullscreenElement && ytcs.viewOf(map).inRoom")
    met |= see_no_fault(frame, KNOWN)
    frame.evaluate("document.exitFullscreen()")
    frame.wait_for_function("!ytcs.viewOf(map).inRoom")

    page.get_by_role("button", name="Tải ảnh, in").click()
    expect(page.get_by_role("button", name="Tải về", exact=True)).to_be_visible()
    see_rest(page)
    see_no_fault(page)

    assert met == set(KNOWN), "a known fault is gone: strike it off the list"


# --- what is heard -------------------------------------------------------------------------------


def test_the_map_says_what_it_shows_and_each_new_period_once(server, page):
    page.emulate_media(reduced_motion="reduce")
    open_page(page, server, "map", **HERE)
    see_map(page, "2025/24", INSURED, "2026-10")
    frame, inside = frame_of_map(page), inside_map(page)

    whole = inside.get_by_role("region", name="Bao phủ BHYT")
    expect(whole.get_by_role("group", name="Bản đồ, Bao phủ BHYT")).to_be_visible()
    expect(whole.get_by_role("heading", name="Bao phủ BHYT", level=2)).to_be_visible()
    lines = whole.get_by_role("list", name="Bao phủ BHYT").get_by_role("listitem")
    assert lines.first.inner_text().split("\n") == ["Đạt", "71"]
    first = whole.get_by_role("option").first
    expect(first).to_have_accessible_name("Xã Đèo Gia, 91,0 %, Gần đạt (thiếu không quá 5 điểm)")
    for name in ("Phóng to", "Thu nhỏ"):
        expect(inside.get_by_role("button", name=name)).to_be_visible()
    expect(page.locator(MAP)).to_have_accessible_name("Bản đồ")

    frame.evaluate("""() => {
      const [said] = document.querySelectorAll("[aria-live=polite]");
      window.heard = [];
      new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true });
    }""")
    inside.get_by_role("button", name="Kỳ trước").click()
    see_map(page, "2025/24", INSURED, "2026-09")
    see_drawn(page)
    expect(inside.get_by_role("status")).to_have_text("tháng 9/2026")
    assert frame.evaluate("heard") == ["tháng 9/2026"]

    # who asked for less movement is not moved
    zoom = "() => { const before = map.getZoom(); map.zoomIn(1); return map.getZoom() - before; }"
    assert frame.evaluate(zoom) == 1


# --- keys and fingers ----------------------------------------------------------------------------

FOCUSED = """() => {
  let [one, x, y] = [document.activeElement, 0, 0];
  const inMap = one.tagName === "IFRAME";
  if (inMap) {
    ({ x, y } = one.getBoundingClientRect());
    one = one.contentDocument.activeElement;
  }
  if (one === document.body) return null;
  const box = one.getBoundingClientRect();
  return { name: one.getAttribute("aria-label") || one.textContent.trim(), inMap, tag: one.tagName,
           box: [box.x + x, box.y + y, box.width, box.height] };
}"""


def around(page: Page, stop: dict[str, Any]) -> Image.Image:
    """The place of a stop on the screen, and a little more: the frame of a box is around it."""
    x, y, width, height = stop["box"]
    more = 3 if stop["inMap"] else 14
    clip = {"x": x - more, "y": y - more, "width": width + 2 * more, "height": height + 2 * more}
    picture = page.screenshot(clip={**clip, "x": max(0, clip["x"]), "y": max(0, clip["y"])})
    return Image.open(BytesIO(picture)).convert("RGB")


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Where Tab leads, once around; `ring`: how many pixels look otherwise when it has left."""
    page.keyboard.press("Tab")
    for _step in range(60):
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        with_focus = around(page, stop)
        page.keyboard.press("Tab")
        difference = np.asarray(ImageChops.difference(with_focus, around(page, stop)))
        yield {**stop, "ring": int((difference.max(axis=2) > 40).sum())}
    raise AssertionError("Tab never came around")


def test_tab_reaches_boxes_buttons_list_and_slider_and_the_focus_is_seen(server, new_page):
    page = new_page(1920, 1300)  # nothing has to scroll
    open_page(page, server, "map", **HERE)
    see_map(page, "2025/24", INSURED, "2026-10")
    see_rest(page)

    way = list(stops(page))

    names = [stop["name"] for stop in way]
    wanted = [
        *(PERIOD, PROVINCE, DISTRICT, INDICATOR, BASIS, SEARCH),
        *("Toàn màn hình (phím F)", "Danh sách đơn vị", "Xem cả vùng (phím Z)"),
        *("Vòng tròn theo số lượng (phím C)", "Trạm và điểm trạm (phím T)"),
        "Thêm bản đồ bên cạnh (phím S)",
        *("Bản đồ, Bao phủ BHYT", "Phóng to", "Thu nhỏ"),
        *("Tìm trong danh sách", "Thấp trước ↑", "Danh sách đơn vị"),
        *("Chạy qua các kỳ (phím cách)", "Kỳ trước (phím ←)", PERIOD, "Kỳ sau (phím →)"),
    ]
    first = names.index(PERIOD)
    rest = [stop for stop in way[first:] if stop["tag"] != "MAIN"]  # the page, which scrolls
    assert [stop["name"] for stop in rest][: len(wanted)] == wanted
    for stop in rest:
        _x, _y, width, height = stop["box"]
        assert stop["ring"] > (width + height) / 2, stop


def test_on_a_phone_one_finger_scrolls_past_the_map_and_axe_finds_nothing(server, browser: Browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, locale="vi-VN"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    open_page(page, server, "map", **HERE)
    see_map(page, "2025/24", INSURED, "2026-10")
    view = bounds(page)
    finger = context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, int]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": 200, "y": 700})
    for step in range(1, 16):
        touch("touchMove", {"x": 200, "y": 700 - 20 * step})
    touch("touchEnd")

    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    assert bounds(page) == view

    inside = inside_map(page)
    inside.get_by_role("button", name="Danh sách đơn vị", pressed=False).click()
    expect(inside.get_by_role("listbox")).to_be_visible()
    expect(inside.get_by_role("button", name="Danh sách đơn vị", pressed=True)).to_be_visible()
    see_rest(page)
    see_no_fault(page)
    see_no_fault(frame_of_map(page), KNOWN)
    context.close()


# --- without colours -----------------------------------------------------------------------------

# What is painted in a swatch of the legend: rows of red, green and blue, 0 to 255.
PAINTED = """canvas => [...canvas.getContext("2d").getImageData(0, 0, 24, 16).data]"""
SWATCHES = "entries => entries.map((entry) => (" + PAINTED + ")(ytcs.swatch(entry)))"

BRIGHTER = 0.07  # of the way from black to white
COARSER = 0.07  # the same, as the standard deviation within a swatch
TURNED = 0.2  # share of the changes between neighbours that lie in another direction


def look(line: legend.Entry) -> tuple[str, str, str]:
    return line.colour, line.pattern, line.ink


def grey(painted: list[int]) -> np.ndarray:
    """Relative luminance of the pixels of a swatch, as WCAG defines it."""
    share = np.array(painted, float).reshape(16, 24, 4)[..., :3] / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def direction(swatch: np.ndarray) -> np.ndarray:
    """How much neighbours differ: beside, below, and along both diagonals; together 1."""
    inner = swatch[1:-1, 1:-1]
    others = (swatch[1:-1, 2:], swatch[2:, 1:-1], swatch[2:, 2:], swatch[2:, :-2])
    changes = np.array([np.abs(inner - other).mean() for other in others])
    return changes / max(changes.sum(), 1e-9)


def differ(one: np.ndarray, other: np.ndarray) -> bool:
    if abs(one.mean() - other.mean()) >= BRIGHTER or abs(one.std() - other.std()) >= COARSER:
        return True
    textured = min(one.std(), other.std()) > 0.02
    return bool(textured and np.abs(direction(one) - direction(other)).sum() / 2 >= TURNED)


def test_without_colours_all_classes_and_states_still_differ(server, page, catalogue: Catalogue):
    open_page(page, server, "map", **HERE)
    see_map(page, "2025/24", INSURED, "2026-10")
    frame, inside = frame_of_map(page), inside_map(page)

    legends = [
        legend.entries(indicator, target)
        for indicator in catalogue.indicators.values()
        for target in [*catalogue.targets_for(indicator.id, "2025")[:1], None]
    ]
    looks = {look(line): asdict(line) for lines in legends for line in lines}
    painted = frame.evaluate(SWATCHES, list(looks.values()))
    swatches = dict(zip(looks, map(grey, painted), strict=True))
    assert [
        (one.label, other.label)
        for lines in legends
        for one, other in combinations(lines, 2)
        if not differ(swatches[look(one)], swatches[look(other)])
    ] == []

    inside.get_by_role("button", name="Thêm bản đồ").click()
    inside.get_by_label("Bản đồ thứ hai vẽ gì").select_option("change")
    shown = inside.locator(".ytcs-second li")
    expect(shown).to_have_count(6)  # five changes, and what cannot be compared
    labels = shown.locator("span:first-of-type").all_inner_texts()
    greys = [grey(canvas.evaluate(PAINTED)) for canvas in shown.locator("canvas").all()]
    pairs = combinations(zip(labels, greys, strict=True), 2)
    assert [(a, b) for (a, x), (b, y) in pairs if not differ(x, y)] == []

    # and the measure sees no difference where there is none but of colour
    brown, green = map(
        grey, frame.evaluate(SWATCHES, [{"colour": "#8c510a"}, {"colour": "#01665e"}])
    )
    assert not differ(brown, green)
