"""The boundary files that are shipped, and the script that makes them."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely import box

from geo.boundaries import Boundaries, boundary_files, load_boundaries
from sample_data.borders import coverage, to_degrees, to_plane
from sample_data.cells import divide
from sample_data.make_boundaries import FOLDER, PROVINCES, distinct_centres, frame, write


@pytest.fixture(scope="module")
def new(register) -> Boundaries:
    return load_boundaries(FOLDER, "2025", register)


@pytest.fixture(scope="module")
def old(register) -> Boundaries:
    return load_boundaries(FOLDER, "2024", register)


def test_every_commune_of_the_sample_has_an_outline_in_both_vintages(new, old, register, crosswalk):
    now = [area for code in PROVINCES for area in register.communes("2025", province=code)]
    before = [
        area.code
        for code in PROVINCES
        for province in crosswalk.old_provinces(code)
        for area in register.communes("2024", province=province)
    ]

    assert len(now) == 103 + 124 + 99 + 54
    assert new.frame["area_code"].tolist() == sorted(area.code for area in now)
    assert old.frame["area_code"].tolist() == sorted(before)
    assert (new.unknown, old.unknown) == ((), ())


def test_there_is_a_file_for_each_province_of_its_time():
    assert [file.name for file in boundary_files(FOLDER, "2025")] == [
        "2025_bac_ninh.zip",
        "2025_can_tho.zip",
        "2025_lam_dong.zip",
        "2025_quang_ninh.zip",
    ]
    assert len(boundary_files(FOLDER, "2024")) == 9


def test_invented_outlines_say_so_and_are_small(new, old):
    assert new.illustrative
    assert old.illustrative
    assert sum(file.stat().st_size for file in FOLDER.glob("*.zip")) < 500_000


def test_neighbours_share_their_borders(new, old):
    for boundaries in (new, old):
        assert shapely.coverage_is_valid(boundaries.frame.geometry.to_numpy())


def test_areas_are_near_the_real_ones(new, register):
    found = new.frame.to_crs("EPSG:6933").geometry.area / 1e6
    real = np.array([register[code, "2025"].area_km2 for code in new.frame["area_code"]])

    assert (found / real).between(0.5, 2).all()
    assert (found / real).between(0.8, 1.25).mean() > 0.95


def test_an_old_commune_lies_in_the_new_ones_it_went_into(new, old, crosswalk):
    land = dict(zip(new.frame["area_code"], new.frame.geometry, strict=True))

    for code, shape in zip(old.frame["area_code"], old.frame.geometry, strict=True):
        successors = [land[part.code] for part in crosswalk.successors(code)]
        outside = shape.difference(shapely.union_all(successors))
        assert outside.area < 1e-3 * shape.area, code


def test_land_is_divided_by_the_areas_asked_for():
    places = np.array([[2.0, 2.0], [8.0, 2.0], [2.0, 8.0], [8.0, 8.0]])

    cells = divide(box(0, 0, 10, 10), places, np.array([20.0, 30.0, 10.0, 40.0]))

    assert shapely.area(cells) == pytest.approx([20, 30, 10, 40], rel=0.1)
    assert shapely.area(shapely.union_all(cells)) == pytest.approx(100)


def test_bent_borders_are_still_shared():
    cells = [box(0, 2300, 10, 2310), box(10, 2300, 20, 2306), box(10, 2306, 20, 2310)]

    bent = coverage(np.array(cells, dtype=object))

    assert shapely.coverage_is_valid(bent)
    assert shapely.get_num_coordinates(bent).min() > 20  # no longer boxes
    assert (shapely.area(bent) / shapely.area(bent).sum()) == pytest.approx(
        [0.5, 0.3, 0.2], abs=0.02
    )


def test_a_piece_without_land_is_refused():
    with pytest.raises(ValueError, match="1 pieces have no land, the first is number 1"):
        coverage(np.array([box(0, 0, 10, 10), shapely.Polygon()], dtype=object))


def test_the_plane_and_degrees_are_inverse_to_each_other():
    degrees = np.array([[105.78, 10.03], [107.53, 21.15]])

    assert to_degrees(to_plane(*degrees.T)) == pytest.approx(degrees, abs=1e-5)


def test_a_centre_that_old_communes_share_is_not_used(register):
    one, other, alone = register.communes("2024", province="92")[:3]
    other = replace(other, latitude=one.latitude, longitude=one.longitude)

    assert list(distinct_centres([one, other, alone])) == [alone.code]


def test_a_second_run_gives_the_same_bytes(tmp_path, register):
    areas = register.communes("2025", province="92")[:2]
    shapes = {area.code: box(105 + i, 10, 106 + i, 11) for i, area in enumerate(areas)}

    write(tmp_path / "a.zip", frame(shapes, areas))
    first = (tmp_path / "a.zip").read_bytes()
    write(tmp_path / "a.zip", frame(shapes, areas))

    assert (tmp_path / "a.zip").read_bytes() == first
