"""The small map: where north is, what is filled with what, and that it is sound SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import geopandas as gpd
import pytest
from shapely import MultiPolygon, Polygon, box

from geo.thumbnail import PATTERNS, Fill, Label, Outline, outline, svg

SVG = "{http://www.w3.org/2000/svg}"


def frame(**shapes: Polygon | MultiPolygon) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"area_code": list(shapes)}, geometry=list(shapes.values()), crs=4326)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.-]+) ([\d.-]+)", path)]


def paths(picture: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(picture).findall(f"{SVG}g/{SVG}path")


def test_north_is_up_and_east_is_right():
    drawn = outline(
        frame(north=box(0, 1, 1, 2), south=box(0, 0, 1, 1), east=box(1, 0, 2, 1)), 90, 90
    )
    middle = {
        code: [sum(axis) / 4 for axis in zip(*points(path), strict=True)]
        for code, path in drawn.paths.items()
    }

    assert middle["north"][1] < middle["south"][1]
    assert middle["east"][0] > middle["south"][0]


def test_a_degree_of_longitude_is_narrower_by_the_latitude():
    """At 60° north a degree east is half as long as a degree north."""
    drawn = outline(frame(a=box(10, 59.5, 12, 60.5)), 100, 100)
    across, down = (max(axis) - min(axis) for axis in zip(*points(drawn.paths["a"]), strict=True))

    assert across == pytest.approx(down, rel=0.01)


@pytest.mark.parametrize("shape", [box(105, 9, 107, 9.5), box(105, 9, 105.5, 11)])
def test_everything_lies_within_the_picture_and_fills_it_one_way(shape: Polygon):
    drawn = outline(frame(a=shape), 300, 230)
    xs, ys = zip(*points(drawn.paths["a"]), strict=True)

    assert min(xs) >= 0 <= min(ys)
    assert max(xs) <= 300
    assert max(ys) <= 230
    assert max(xs) - min(xs) == 300 or max(ys) - min(ys) == 230


def test_islands_and_holes_are_rings_of_the_same_path():
    with_hole = Polygon(box(0, 0, 4, 4).exterior.coords, [box(1, 1, 2, 2).exterior.coords])
    drawn = outline(frame(a=MultiPolygon([with_hole, box(5, 0, 6, 1)])), 100, 100)

    assert drawn.paths["a"].count("M") == drawn.paths["a"].count("Z") == 3


def test_nothing_to_draw_is_an_empty_picture():
    drawn = outline(frame(), 100, 80)

    assert drawn == Outline(100, 80, {})
    assert paths(svg(drawn, {}, "Trống")) == []


def test_each_area_has_its_fill_and_one_without_stays_white():
    shape = Outline(9, 9, {"a": "M0 0Z", "b": "M1 1Z", "c": "M2 2Z"})

    drawn = paths(svg(shape, {"a": Fill("#0f5c63"), "b": Fill("#e2703a")}, "Bản đồ"))

    assert [path.get("fill") for path in drawn] == ["#0f5c63", "#e2703a", "#ffffff"]
    assert [path.get("d") for path in drawn] == ["M0 0Z", "M1 1Z", "M2 2Z"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_defined_once_with_its_colours_and_then_used(pattern: str):
    shape = Outline(9, 9, {"a": "M0 0Z", "b": "M1 1Z"})
    look = Fill("#ffffff", pattern, "#123456")

    picture = svg(shape, {"a": look, "b": Fill("#ffffff", pattern, "#123456")}, "Bản đồ")

    (defined,) = ElementTree.fromstring(picture).findall(f"{SVG}defs/{SVG}pattern")
    assert {path.get("fill") for path in paths(picture)} == {f"url(#{defined.get('id')})"}
    assert "#123456" in ElementTree.tostring(defined).decode()


def test_the_same_colour_with_and_without_ink_are_two_looks():
    shape = Outline(9, 9, {"a": "M0 0Z", "b": "M1 1Z"})

    picture = svg(
        shape, {"a": Fill("#fff", "dots", "#111"), "b": Fill("#fff", "dots", "#222")}, "x"
    )

    assert len({path.get("fill") for path in paths(picture)}) == 2


def test_a_title_is_text_whatever_it_contains():
    picture = svg(Outline(9, 9, {}), {}, '<script>alert("&")</script>')

    root = ElementTree.fromstring(picture)
    assert root.findtext(f"{SVG}title") == '<script>alert("&")</script>'
    assert root.find(f".//{SVG}script") is None
    assert root.get("role") == "img"


def test_names_are_written_over_the_areas_and_stay_text():
    drawn = outline(frame(a=box(105, 9, 107, 10)), 100, 100)

    picture = svg(drawn, {}, "x", [Label(50, 40.25, "Xã <b> & Hai")])

    (text,) = ElementTree.fromstring(picture).iter(f"{SVG}text")
    assert (text.get("x"), text.get("y"), text.text) == ("50.0", "40.2", "Xã <b> & Hai")
    assert "<text" not in svg(drawn, {}, "x")
