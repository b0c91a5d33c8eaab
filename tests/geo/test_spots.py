"""Spots for names: in the widest part of an area, on its largest island, and how much fits."""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import MultiPolygon, Point, Polygon, box, unary_union

from geo.projection import Box, fit
from geo.spots import spots

ROOM = Box(0, 0, 100, 100)


def found(*shapes):
    """Spots in a picture of 100 x 100 that the shapes fill, near the equator."""
    codes = [str(i) for i in range(len(shapes))]
    frame = gpd.GeoDataFrame({"area_code": codes}, geometry=list(shapes), crs=4326)
    return spots(frame, fit(frame.total_bounds, ROOM))


def spot_of(shape):
    return found(shape)["0"]


def test_the_spot_of_a_square_is_its_middle_and_all_of_it_is_room():
    spot = spot_of(box(0, 0, 1, 1))

    assert (spot.x, spot.y) == pytest.approx((50, 50))
    assert (spot.width, spot.height) == pytest.approx((100, 100), rel=1e-3)


def test_the_spot_lies_where_the_area_is_wide():
    """A bottle that stands: narrow above, wide below."""
    spot = spot_of(unary_union([box(4, 5, 6, 10), box(0, 0, 10, 4.5), box(4, 4, 6, 6)]))

    assert spot.y > 50
    assert spot.width == pytest.approx(100, rel=1e-2)


def test_the_spot_is_on_one_arm_and_not_between_them():
    shape = unary_union([box(0, 0, 4, 10), box(0, 0, 10, 1), box(7, 0, 10, 10)])

    spot = spot_of(shape)

    assert (spot.x, spot.width) == pytest.approx((20, 40), rel=1e-2)


def test_the_spot_is_on_the_largest_island():
    rock, island = box(0, 0, 1, 1), box(4, 4, 10, 10)

    spot = spot_of(MultiPolygon([rock, island]))

    assert (spot.x, spot.y) == pytest.approx((70, 30), rel=1e-2)
    assert spot.width == pytest.approx(60, rel=1e-2)


def test_a_hole_is_no_room():
    shape = box(0, 0, 10, 10).difference(box(4, 2, 9.9, 8))

    assert spot_of(shape).x == pytest.approx(20, rel=1e-2)


def test_a_bow_tie_from_an_old_file_has_a_spot_too():
    spot = spot_of(Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]))

    assert 0 < spot.width < 50


def test_each_area_gets_its_own():
    here = found(*(Point(3 * i, 0).buffer(1) for i in range(3)))

    assert [round(here[code].x / 37.5) for code in "012"] == [0, 1, 2]


def test_an_area_that_is_too_narrow_for_any_name_has_none():
    assert set(found(box(0, 0, 9, 9), box(9, 0, 10, 9))) == {"0"}
