"""Names on a map: where there is room, never one over another, the value before the letters."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from time import perf_counter
from xml.etree import ElementTree

import pytest

from geo.areas import load_register
from geo.map_picture import MapPicture, map_picture
from geo.projection import Box
from geo.spots import Spot
from tests.reports.pictures import HEADING, map_of, outlines, window_of
from ytcs_data.reports.map_names import SPARE, Label, Name, draw_names, place_names
from ytcs_data.reports.map_paper import map_size
from ytcs_data.reports.paper import PAPERS

SIZES = (11.0, 9.0)
LABEL = Label("Quế Võ", "94,5 %")  # 33 and 31 wide in the smallest letters

every_paper = pytest.mark.parametrize("paper", PAPERS)


def written(width: float, height: float = 100, label: Label = LABEL) -> list[str]:
    found = place_names({"a": Spot(50, 50, width, height)}, {"a": label}, SIZES)
    return [line.text for line in found["a"].lines] if found else []


def of_province(paper: str) -> tuple[MapPicture, dict[str, Label]]:
    communes = load_register().communes("2025", "24")
    codes = [commune.code for commune in communes]
    size, pixel = map_size(PAPERS[paper]), PAPERS[paper].pixel
    labels = {commune.code: Label(commune.short_name, "94,5 %") for commune in communes}
    return map_picture(outlines(communes), codes, {}, {}, size, pixel), labels


@cache
def placed(paper: str) -> tuple[MapPicture, dict[str, Name]]:
    picture, labels = of_province(paper)
    return picture, place_names(picture.spots, labels, (PAPERS[paper].text, PAPERS[paper].smallest))


# --- one name ------------------------------------------------------------------------------------


def test_the_less_room_the_less_is_written():
    assert written(60) == ["Quế Võ", "94,5 %"]
    assert written(32) == ["Quế", "Võ", "94,5 %"]
    assert written(60, height=15) == ["Quế Võ"]
    assert written(28, height=25) == ["Quế", "Võ"]
    assert written(15) == written(60, height=8) == []


def test_letters_shrink_before_the_value_is_left_out():
    spots = {"a": Spot(50, 50, 34, 30)}

    (name,) = place_names(spots, {"a": LABEL}, SIZES).values()

    assert name.size == 9
    assert name.lines[-1].text == "94,5 %"


def test_without_a_value_the_name_stands_alone():
    assert written(60, label=Label("Quế Võ")) == ["Quế Võ"]
    assert written(1000, label=Label("A" * 40)) == ["A" * 40]


def test_where_two_have_room_for_one_the_wider_area_is_named():
    spots = {"a": Spot(50, 50, 60, 60), "b": Spot(55, 50, 70, 60)}

    assert set(place_names(spots, dict.fromkeys("ab", LABEL), SIZES)) == {"b"}


def test_nothing_is_written_where_something_else_stands():
    spots = {"a": Spot(50, 50, 60, 60)}

    assert not place_names(spots, {"a": LABEL}, SIZES, [Box(40, 40, 20, 20)])


def test_an_area_without_a_label_or_a_spot_has_no_name():
    assert not place_names({"a": Spot(50, 50, 60, 60)}, {"b": LABEL}, SIZES)


def test_a_name_is_a_text_with_a_halo_under_its_letters():
    label = Label("<script>x</script>&", "<b>")
    found = place_names({"a": Spot(50, 50, 900, 60)}, {"a": label}, SIZES)

    group = ElementTree.fromstring(draw_names(found.values()))

    assert [text.text for text in group.iter("text")] == [label.name, label.value]
    assert (group.get("paint-order"), group.get("stroke")) == ("stroke", "#ffffff")


# --- a province ----------------------------------------------------------------------------------


@every_paper
def test_no_name_lies_over_another(paper):
    boxes = [name.box for name in placed(paper)[1].values()]

    assert len(boxes) > 30
    for a, b in combinations(boxes, 2):
        beside = a.left + a.width <= b.left or b.left + b.width <= a.left
        assert beside or a.top + a.height <= b.top or b.top + b.height <= a.top


@every_paper
def test_a_name_is_no_wider_and_no_higher_than_its_area_there(paper):
    picture, found = placed(paper)

    for code, name in found.items():
        spot = picture.spots[code]
        assert name.box.width <= spot.width
        assert name.box.height - SPARE * name.size <= spot.height
        assert PAPERS[paper].smallest <= name.size <= PAPERS[paper].text


def test_larger_paper_has_more_names():
    assert len(placed("a3")[1]) > 1.3 * len(placed("a4")[1])


def test_placing_is_quick():
    picture, labels = of_province("a3")
    start = perf_counter()
    place_names(picture.spots, labels, (14.5, 9))

    assert perf_counter() - start < 0.5  # 0.01 where nothing else runs


# --- a page --------------------------------------------------------------------------------------


def map_group(picture: str) -> ElementTree.Element:
    """The part of a page that is the map, drawn to the scale of the page."""
    return next(
        group
        for group in ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}g")
        if "scale" in group.get("transform", "")
    )


def letters(picture: str) -> list[tuple[str, float]]:
    """Texts on the map, and how large they are on paper."""
    group = map_group(picture)
    scale = float(re.findall(r"scale\(([\d.]+)\)", group.attrib["transform"])[0])
    texts = group.iter("{http://www.w3.org/2000/svg}text")
    return [("".join(t.itertext()), scale * float(t.attrib["font-size"])) for t in texts]


@every_paper
def test_on_a_map_that_a_long_title_makes_smaller_letters_are_no_smaller(paper):
    heading = replace(HEADING, title="Tỷ lệ xã đạt chuẩn " * 20)

    for page in (map_of(paper, heading), window_of(paper, heading)):
        sizes = [size for _text, size in letters(page)]
        assert min(sizes) >= PAPERS[paper].smallest * 0.999


@every_paper
def test_a_window_says_its_name_once_and_the_value(paper):
    texts = [text for text, _size in letters(window_of(paper))]

    assert texts.count("Trường Sa") == 1
    assert texts[texts.index("Trường Sa") + 1] == "94,5 %"
