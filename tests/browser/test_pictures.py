"""What the map looks like: against a picture that somebody has looked at, and while it changes."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.reader import (
    INDICATOR,
    MAP,
    PROVINCE,
    frame_of_map,
    inside_map,
    open_page,
    pick,
    see_address,
    see_map,
)
from tests.reports.pictures import TOLERANCE, difference

INSURED = "shi_coverage_pct"
DOCTORS = "chs_with_permanent_doctor_pct"
GOLDEN = Path(__file__).with_name("golden")
SCREEN = {"width": 1280, "height": 720}

# Areas only: letters look different on every machine.
AREAS = """() => {
  const { layer } = ytcs.viewOf(map);
  layer.look.decorate = null;
  layer._draw();
  return layer._container.toDataURL();
}"""


def picture_of(address: str) -> Image.Image:
    found = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    ground = Image.new("RGBA", found.size, "white")
    return Image.alpha_composite(ground, found.convert("RGBA")).convert("RGB")


def see_golden(page: Page, name: str) -> None:
    """Compare with the picture that is kept; to renew it, delete it and run the test twice."""
    file = GOLDEN / f"{name}.png"
    seen = picture_of(frame_of_map(page).evaluate(AREAS))
    if not file.is_file():
        seen.quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)
        raise AssertionError(f"{file} was made just now: look at it.")
    kept = Image.open(file)
    assert seen.size == kept.size
    assert difference(seen, kept) < TOLERANCE


def test_the_map_of_a_province_looks_as_it_did(server, page):
    page.set_viewport_size(SCREEN)
    place = {"vintage": "2025", "province": "24", "basis": "reported"}
    open_page(page, server, "map", **place, indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")

    see_golden(page, "province")


def test_the_map_of_a_former_district_fades_what_is_around_it(server, page):
    page.set_viewport_size(SCREEN)
    where = {"vintage": "2025", "province": "24", "district": "259"}
    open_page(page, server, "map", indicator=DOCTORS, **where)
    see_map(page, "2025/24", DOCTORS, "2026-10")

    see_golden(page, "district")


# --- no blank moment ----------------------------------------------------------------------------


@contextmanager
def frames(page: Page) -> Iterator[list[Image.Image]]:
    """Every frame that Chromium shows until the block ends, as large as the page."""
    session = page.context.new_cdp_session(page)
    shown: list[Image.Image] = []

    def keep(frame: dict[str, object]) -> None:
        shown.append(Image.open(io.BytesIO(base64.b64decode(str(frame["data"])))).convert("RGB"))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
    yield shown
    session.send("Page.stopScreencast")
    session.detach()


def painted(frame: Image.Image, box: dict[str, float]) -> float:
    """The share of the map's part of a frame that has a colour of its own: no white, no grey."""
    corner = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
    pixels = np.asarray(frame.crop(tuple(map(round, corner))), dtype=int)
    return float((pixels.max(axis=2) - pixels.min(axis=2) > 40).mean())


@contextmanager
def no_blank_frame(page: Page) -> Iterator[None]:
    """The areas are there in each frame of a change, as much as before it or after it."""
    with frames(page) as shown:
        yield
        page.wait_for_timeout(500)
    box = page.locator(MAP).bounding_box()
    shares = [painted(frame, box) for frame in shown]
    assert len(shares) > 3
    assert min(shares[0], shares[-1]) > 0.05
    assert min(shares) > 0.8 * min(shares[0], shares[-1])


@pytest.fixture
def bac_ninh(server, page) -> Page:
    place = {"vintage": "2025", "province": "24", "basis": "reported"}
    open_page(page, server, "map", **place, indicator=INSURED)
    see_map(page, "2025/24", INSURED, "2026-10")
    return page


def test_no_frame_is_blank_when_the_indicator_changes(bac_ninh):
    with no_blank_frame(bac_ninh):
        pick(bac_ninh, INDICATOR, "Trạm có bác sĩ cơ hữu")
        see_map(bac_ninh, "2025/24", DOCTORS, "2026-10")


def test_no_frame_is_blank_when_the_areas_change(bac_ninh):
    frame_of_map(bac_ninh).wait_for_function("ytcs.viewOf(map).eras.size === 2")

    with no_blank_frame(bac_ninh):
        inside_map(bac_ninh).get_by_role("slider").press("Home")
        see_address(bac_ninh, vintage="2024")  # the server knows, and has answered
        see_map(bac_ninh, "2024/2025-24", INSURED, "2017")


def test_no_frame_is_blank_on_the_way_to_another_province(bac_ninh):
    """Its outlines have to be fetched: until then the old ones stay."""
    with no_blank_frame(bac_ninh):
        pick(bac_ninh, PROVINCE, "Tỉnh Quảng Ninh")
        see_map(bac_ninh, "2025/22", INSURED, "2026-10")
        expect(inside_map(bac_ninh).locator(".ytcs-legend").first).to_be_visible()
