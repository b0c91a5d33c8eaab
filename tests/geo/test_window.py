"""The window of Hoàng Sa and Trường Sa: where there is one, and that nothing lies under it."""

from __future__ import annotations

import re
from functools import cache

import geopandas as gpd
import pytest
import shapely

from benchmarks.country import cells, places
from geo.areas import ARCHIPELAGOS, load_register
from geo.map_picture import MapPicture, draw_map, map_picture
from geo.projection import Box, fit
from geo.thumbnail import Fill, names
from geo.window import GAP, LEAST, window

SIZES = [(506.0, 430.0), (718.0, 622.0), (576.0, 347.0), (300.0, 500.0)]
DA_NANG, KHANH_HOA, LAM_DONG = "48", "56", "68"
HOANG_SA, TRUONG_SA = "20333", "22736"


@cache
def country() -> gpd.GeoDataFrame:
    areas = load_register().communes("2025")
    codes = [area.code for area in areas]
    shapes = cells(places(areas))
    return gpd.GeoDataFrame({"area_code": codes}, geometry=shapes, crs="EPSG:4326")


def part(province: str) -> gpd.GeoDataFrame:
    """The areas of a province, or of the country for ""."""
    codes = [area.code for area in load_register().communes("2025", province or None)]
    return country()[country()["area_code"].isin(codes)]


@cache
def drawn(province: str, size: tuple[float, float]) -> MapPicture:
    frame = part(province)
    return map_picture(frame, list(frame["area_code"]), {}, {}, size, 0.4)


def corners(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([-\d.]+) ([-\d.]+)", path)]


def land(picture: MapPicture) -> shapely.Geometry:
    rings = [r for path in picture.areas.values() for r in path.split("Z") if r]
    return shapely.multilinestrings([shapely.linearrings(corners(ring)) for ring in rings])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("province", "islands"),
    [("", {HOANG_SA, TRUONG_SA}), (DA_NANG, {HOANG_SA}), (KHANH_HOA, {TRUONG_SA})],
)
def test_islands_far_out_stand_in_a_window_that_covers_nothing(province, islands, size):
    picture = drawn(province, size)

    assert picture.window
    assert set(picture.window.areas) == islands
    assert islands.isdisjoint(picture.areas)
    frame = picture.window.box.within(-GAP / 2)
    box = shapely.box(frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    assert not land(picture).intersects(box)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("province", ["", DA_NANG, KHANH_HOA])
def test_islands_and_their_names_lie_within_the_window(province, size):
    seen = drawn(province, size).window

    assert seen
    box = seen.box
    assert 0 < box.left < box.left + box.width < size[0]
    assert 0 < box.top < box.top + box.height < size[1]
    for code, path in seen.areas.items():
        xs, ys = zip(*corners(path), strict=True)
        assert box.left < min(xs) < max(xs) < box.left + box.width
        assert box.top + seen.line < min(ys) < max(ys) < seen.spots[code].y
        assert max(max(xs) - min(xs), max(ys) - min(ys)) > LEAST * 0.9
        assert seen.spots[code].height >= 1.5 * seen.line


def test_elsewhere_and_of_islands_alone_there_is_no_window():
    assert drawn(LAM_DONG, SIZES[0]).window is None
    frame = part(KHANH_HOA)
    alone = map_picture(frame, [TRUONG_SA], {}, {}, SIZES[0], 0.4)
    assert alone.window is None
    assert set(alone.areas) == {TRUONG_SA}


@pytest.mark.parametrize("province", [DA_NANG, KHANH_HOA])
@pytest.mark.parametrize("size", SIZES)
def test_the_map_is_much_larger_than_with_the_islands_in_it(province, size):
    before = fit(part(province).total_bounds, Box(0, 0, *size))

    assert drawn(province, size).km > 1.5 * before.km


def test_the_country_is_no_smaller_than_with_the_islands_in_it():
    for size in SIZES:
        before = fit(part("").total_bounds, Box(0, 0, *size).within(4))
        assert drawn("", size).km >= before.km * 0.999


def test_land_gives_way_only_where_it_must():
    """Khánh Hòa is slim: beside it there is room, so it is as large as without a window."""
    size = SIZES[0]
    frame = part(KHANH_HOA)
    mainland = frame[~frame["area_code"].isin(ARCHIPELAGOS)]
    whole = fit(mainland.total_bounds, Box(0, 0, *size).within(4))

    assert drawn(KHANH_HOA, size).km == pytest.approx(whole.km)
    box = drawn(KHANH_HOA, size).window.box
    assert (box.left + box.width, box.top + box.height) == (size[0] - 4, size[1] - 4)


def test_an_islet_too_small_to_see_is_a_disc():
    islets = [shapely.box(x, 9, x + 0.002, 9.002) for x in (112, 115)]
    far = gpd.GeoDataFrame(
        {"area_code": [TRUONG_SA]}, geometry=[shapely.MultiPolygon(islets)], crs="EPSG:4326"
    )

    seen = window(far, Box(0, 0, 120, 160), 0.4)

    for ring in seen.areas[TRUONG_SA].split("Z")[:2]:
        xs = [x for x, _y in corners(ring)]
        assert max(xs) - min(xs) == pytest.approx(LEAST, abs=0.3)


def test_areas_of_the_window_are_filled_by_their_class():
    picture = drawn(KHANH_HOA, SIZES[0])
    fills = {TRUONG_SA: Fill("#123456")}

    assert draw_map(picture, fills, names(fills.values()), "map").count("#123456") == 1
