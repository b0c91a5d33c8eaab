"""Areas in common: by hand with squares of metres, and real outlines against known cases."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely import Polygon, box

from geo.areas import AreaRegister
from geo.boundaries import load_boundaries
from geo.crosswalk import read_links
from geo.overlaying import EQUAL_AREA, Reason, as_of_reform, overlaps, sure
from geo.reweighing import divided

PARTS = {"A": ["x", "y"]}
SQUARE = box(0, 0, 10, 10)
LEFT, RIGHT = box(-5, -5, 3, 15), box(3, -5, 20, 15)  # 3 and 7 tenths of the square


def layer(**shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"area_code": list(shapes)}, geometry=list(shapes.values()), crs=6933)


def measured(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> dict[str, float] | Reason:
    areas, reasons = overlaps(PARTS, old, new)
    assert len(areas) + len(reasons) == 1
    return areas["A"] if areas else reasons["A"]


def test_a_square_is_divided_three_to_seven():
    assert measured(layer(A=SQUARE), layer(x=LEFT, y=RIGHT)) == pytest.approx({"x": 30, "y": 70})


def test_degrees_are_measured_as_areas_not_as_degrees():
    """A degree of longitude is a tenth shorter at 24° than at 9°."""
    both = gpd.GeoDataFrame({"area_code": ["A"]}, geometry=[box(104, 9, 105, 24)], crs="EPSG:4326")
    halves = [box(104, 9, 105, 16.5), box(104, 16.5, 105, 24)]
    new = gpd.GeoDataFrame({"area_code": ["x", "y"]}, geometry=halves, crs="EPSG:4326")

    south_and_north = measured(both, new)

    assert south_and_north["x"] / south_and_north["y"] == pytest.approx(1.038, abs=0.01)


def test_slivers_outside_the_parts_are_ignored():
    moved = box(-1, 0, 9, 10)  # the old layer lies a little beside the new one
    new = layer(x=box(0, 0, 3, 10), y=RIGHT, z=box(-5, 0, 0, 10))

    assert measured(layer(A=moved), new) == pytest.approx({"x": 30, "y": 60})


def test_a_ring_that_crosses_itself_is_put_right():
    bow = Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert not bow.is_valid

    assert measured(layer(A=bow), layer(x=box(0, 0, 5, 10), y=box(5, 0, 10, 10))) == pytest.approx(
        {"x": 25, "y": 25}
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ({}, {"x": LEFT, "y": RIGHT}, Reason.NO_OLD_OUTLINE),
        ({"A": None}, {"x": LEFT, "y": RIGHT}, Reason.NO_OLD_OUTLINE),
        ({"A": SQUARE}, {"x": LEFT}, Reason.NO_NEW_OUTLINE),
        ({"A": box(0, 0, 10, 10)}, {"x": LEFT, "y": box(3, 0, 7, 10)}, Reason.ELSEWHERE),
        ({"A": Polygon()}, {"x": LEFT, "y": RIGHT}, Reason.ELSEWHERE),
    ],
)
def test_what_cannot_be_measured_says_why(old, new, reason: Reason):
    assert measured(layer(**old), layer(**new)) is reason


@pytest.mark.parametrize(
    ("x", "least", "kept"),
    [(2.9, 0.03, False), (3.0, 0.03, True), (2.9, 0.01, True), (0.1, 0, True), (0, 0, False)],
)
def test_a_part_that_is_thinner_than_noise_is_not_sure(x: float, least: float, kept: bool):
    found, reasons = sure({"A": {"x": x, "y": 100 - x}}, PARTS, least)

    assert found == ({"A": {"x": x, "y": 100 - x}} if kept else {})
    assert reasons == ({} if kept else {"A": Reason.THIN})


def test_a_part_without_people_may_be_as_thin_as_it_likes():
    areas = {"A": {"x": 30.0, "y": 69.0, "z": 1.0}}

    assert sure(areas, PARTS) == ({"A": {"x": 30.0, "y": 69.0}}, {})


def test_a_commune_dissolved_before_the_reform_is_joined_to_its_successor(register: AreaRegister):
    """09316 Hán Quảng was merged into 09313 Chi Lăng in 2024."""
    old = layer(**{"09313": box(0, 0, 1, 1), "09316": box(1, 0, 3, 1), "09250": box(9, 9, 10, 10)})

    joined = as_of_reform(old, register).set_index("area_code").geometry.area

    assert joined.to_dict() == {"09313": 3, "09250": 1}


# --- real outlines -------------------------------------------------------------------------------

# Divided communes that outlines of 2009 alone cannot measure: merged before 2023, so that the
# register does not know which other outlines belonged to them.
MERGED_EARLIER = {"06820"}


@pytest.mark.parametrize(
    ("layer_name", "close", "outdated"),
    [("legacy202503_approx", 0.01, set()), ("legacy2009", 0.03, MERGED_EARLIER)],
)
def test_real_outlines_give_the_shares_that_are_known(
    layer_name: str, close: float, outdated: set[str], shared: Path, tmp_path: Path, register
):
    for file in (shared / "boundaries").glob(f"*_{layer_name}.zip"):
        shutil.copy(file, tmp_path / f"2024_{file.name}")
    for file in (shared / "boundaries").glob("*_2025.zip"):
        shutil.copy(file, tmp_path / f"2025_{file.name}")
    known = known_shares(shared)
    parts = {old: news for old, news in divided(read_links()).items() if old in known}
    old = as_of_reform(load_boundaries(tmp_path, "2024", register).frame, register)
    new = load_boundaries(tmp_path, "2025", register).frame

    areas, reasons = overlaps(parts, old.to_crs(EQUAL_AREA), new)

    assert not reasons
    assert len(areas) == len(known) == 17
    far = {
        code
        for code, found in areas.items()
        for part, area in found.items()
        if abs(area / sum(found.values()) - known[code][part]) > close
    }
    assert far == outdated


def known_shares(shared: Path) -> dict[str, dict[str, float]]:
    with (shared / "boundaries" / "crosswalk_cases.csv").open(encoding="utf-8") as file:
        cases = [case for case in csv.DictReader(file) if case["relation"] == "part"]
    found: dict[str, dict[str, float]] = {}
    for case in cases:
        found.setdefault(case["old_code"], {})[case["new_code"]] = float(case["area_weight"])
    return found
