"""The map for paper: what is in it, how borders lie above areas, and its scale."""

from __future__ import annotations

from math import cos, radians
from xml.etree import ElementTree

import geopandas as gpd
import pytest
from shapely import box

from geo.map_picture import BORDER, draw_map, map_picture, round_km, scale_bar
from geo.projection import KM_PER_DEGREE
from geo.thumbnail import Fill, names

SIZE = (400.0, 300.0)
DISTRICTS = {"a": "1", "b": "1", "c": "2"}
PROVINCES = dict.fromkeys("abcd", "P")


def three() -> gpd.GeoDataFrame:
    shapes = [box(0, 10, 1, 11), box(1, 10, 2, 11), box(0, 11, 2, 12)]
    return gpd.GeoDataFrame({"area_code": list("abc")}, geometry=shapes, crs=4326)


def test_a_districts_border_is_one_ring_around_all_of_it():
    picture = map_picture(three(), "abc", DISTRICTS, PROVINCES, SIZE, 0.4)

    assert set(picture.areas) == set("abc")
    assert picture.districts.count("M") == 2
    assert picture.provinces.count("M") == 1
    assert not picture.several


def test_two_provinces_have_two_borders():
    picture = map_picture(three(), "abc", DISTRICTS, {**PROVINCES, "c": "Q"}, SIZE, 0.4)

    assert picture.several
    assert picture.provinces.count("M") == 2


def test_the_focus_fills_the_map_and_what_is_far_away_is_left_out():
    far = gpd.GeoDataFrame({"area_code": ["d"]}, geometry=[box(40, 10, 41, 11)], crs=4326)
    frame = gpd.pd.concat([three(), far], ignore_index=True)

    picture = map_picture(frame, "ab", DISTRICTS, PROVINCES, SIZE, 0.4)

    assert set(picture.areas) == set("abc")
    whole = map_picture(frame, "abcd", DISTRICTS, PROVINCES, SIZE, 0.4)
    assert picture.km > whole.km


def test_a_kilometre_is_as_long_as_the_degrees_say():
    picture = map_picture(three(), "abc", DISTRICTS, PROVINCES, SIZE, 0.4)

    high = (SIZE[1] - 2 * BORDER) / (2 * KM_PER_DEGREE)
    wide = (SIZE[0] - 2 * BORDER) / (2 * KM_PER_DEGREE * cos(radians(11)))
    assert picture.km == pytest.approx(min(high, wide))


def test_nothing_in_focus_is_an_empty_picture():
    assert not map_picture(three(), "x", DISTRICTS, PROVINCES, SIZE, 0.4).areas
    assert not map_picture(three()[:0], "a", {}, {}, SIZE, 0.4).areas


def test_an_area_without_a_fill_is_only_outlined_as_surroundings():
    picture = map_picture(three(), "abc", DISTRICTS, PROVINCES, SIZE, 0.4)
    fills = {"a": Fill("#123456"), "b": Fill("#ffffff", "dots", "#111111")}

    drawn = draw_map(picture, fills, names(fills.values()), "clip")

    root = ElementTree.fromstring(drawn)
    painted = [path.get("fill") for path in root.iter("path")]
    assert painted.count("#123456") == 1
    assert sum(str(fill).startswith("url(#") for fill in painted) == 1
    assert root.get("clip-path") == "url(#clip)"


@pytest.mark.parametrize("longest", [0.003, 0.7, 1, 9.99, 10, 437, 2000])
def test_a_round_distance_is_at_least_half_of_what_has_room(longest):
    assert longest / 2.5 <= round_km(longest) <= longest


def test_the_bar_is_as_long_as_it_says():
    root = ElementTree.fromstring(scale_bar(80, 4))

    assert sum(float(part.get("width", 0)) for part in root) == 80
