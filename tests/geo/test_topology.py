import json

import geopandas as gpd
import pytest
import shapely
from shapely import box

from geo.boundaries import load_boundaries
from geo.topology import simplify, topology


def frame(*shapes, codes="ABCDEFG") -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"area_code": list(codes[: len(shapes)])}, geometry=list(shapes), crs="EPSG:4326"
    )


def arcs(document: dict) -> list[list[tuple[float, float]]]:
    """Slow twin of what a browser does: sums of steps, then scale and translate."""
    (kx, ky), (x0, y0) = document["transform"]["scale"], document["transform"]["translate"]
    decoded = []
    for arc in document["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        decoded.append(points)
    return decoded


def ring(indices: list[int], lines: list) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indices:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        assert not points or points[-1] == line[0], "arcs of a ring do not meet"
        points += line[1:] if points else line
    return points


def decode(content: bytes) -> dict[str, shapely.Geometry]:
    document = json.loads(content)
    lines, shapes = arcs(document), {}
    for area in document["objects"]["areas"]["geometries"]:
        polygons = [area["arcs"]] if area["type"] == "Polygon" else area["arcs"]
        parts = [[ring(indices, lines) for indices in polygon] for polygon in polygons]
        shapes[area["id"]] = shapely.MultiPolygon([(shell, holes) for shell, *holes in parts])
    return shapes


def outline(content: bytes, name: str) -> shapely.Geometry:
    document = json.loads(content)
    lines = arcs(document)
    (found,) = [g for g in document["objects"]["outlines"]["geometries"] if g["id"] == name]
    return shapely.MultiLineString([ring(indices, lines) for indices in found["arcs"]])


ROW = frame(box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1))


def test_areas_come_back_as_they_were():
    around = shapely.Polygon(box(0, 0, 4, 4).exterior, [box(1, 1, 2, 2).exterior])
    twin = shapely.union(box(1, 1, 2, 2), box(6, 0, 7, 1))  # fills the hole, and an island

    shapes = decode(topology(frame(around, twin), {}))

    assert shapes["A"].symmetric_difference(around).area < 0.002
    assert shapes["B"].symmetric_difference(twin).area < 0.002
    assert len(shapes["B"].geoms) == 2


def test_a_shared_border_is_sent_once():
    document = json.loads(topology(ROW, {}))

    used = [
        index
        for area in document["objects"]["areas"]["geometries"]
        for ring in area["arcs"]
        for index in ring
    ]
    assert sorted(index for index in used if index < 0) == sorted(
        ~index for index in used if index >= 0 and ~index in used
    )
    assert len([index for index in used if index < 0]) == 2  # two inner borders


def test_outlines_are_the_borders_between_groups_and_the_edge():
    content = topology(ROW, {"A": "left", "B": "right", "C": "right"})

    groups, edge = outline(content, "groups"), outline(content, "edge")

    assert groups.length == pytest.approx(1, abs=0.001)
    assert groups.bounds == pytest.approx((1, 0, 1, 1), abs=0.001)
    assert edge.length == pytest.approx(8, abs=0.001)


def test_without_groups_there_is_only_the_edge():
    content = topology(ROW, {})

    assert outline(content, "groups").is_empty
    assert outline(content, "edge").length == pytest.approx(8, abs=0.001)


def test_an_area_too_small_for_the_grid_is_not_lost():
    speck = box(5, 5, 5.0001, 5.0001)

    shapes = decode(topology(frame(box(0, 0, 10, 4), speck), {}))

    assert shapes["B"].area == pytest.approx(speck.area, rel=0.5)


def test_nothing_to_draw():
    document = json.loads(topology(ROW[:0], {}))

    assert document["objects"]["areas"]["geometries"] == []


def test_neighbours_are_simplified_together():
    zigzag = [(1 + 0.01 * (i % 2), i / 20) for i in range(21)]
    left = shapely.Polygon([(0, 0), *zigzag, (0, 1)])
    right = shapely.Polygon([(2, 0), *zigzag, (2, 1)])

    simple = simplify(frame(left, right), 0.1)

    assert shapely.coverage_is_valid(simple.geometry.to_numpy())
    assert simple.geometry.count_coordinates().max() < 8
    assert shapely.area(simple.geometry.to_numpy()).sum() == pytest.approx(2, abs=0.05)


def test_overlaps_and_slivers_are_cleaned():
    dented = shapely.Polygon([(2, 0), (2.02, 0.5), (2, 1), (3, 1), (3, 0)])
    areas = frame(box(0, 0, 1.02, 1), box(1, 0, 2, 1), dented)

    simple = simplify(areas, 0.03).geometry.to_numpy()

    assert shapely.coverage_is_valid(simple)
    assert shapely.union_all(simple).equals(box(0, 0, 3, 1))


def test_an_area_that_lies_under_another_keeps_a_polygon():
    simple = simplify(frame(box(0, 0, 2, 2), box(0.5, 0.5, 1, 1), box(0, 0, 2, 2)), 0.01)

    assert not simple.geometry.is_empty.any()
    assert simple["area_code"].tolist() == ["A", "B", "C"]


@pytest.mark.parametrize("name", ["bacninh_2025", "quangninh_2025", "soctrang_legacy2009"])
def test_real_provinces_are_light_and_in_place(real, register, name):
    vintage = "2025" if name.endswith("2025") else "2024"
    before = load_boundaries(real(name, vintage), vintage, register).frame
    simple = simplify(before, 0.0005)

    content = topology(simple, {})

    after = decode(content)
    assert len(content) < 260_000
    assert list(after) == before["area_code"].tolist()
    for code, shape in zip(simple["area_code"], simple.geometry, strict=True):
        assert after[code].area == pytest.approx(shape.area, rel=0.02), code
