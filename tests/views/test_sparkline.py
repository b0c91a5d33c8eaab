"""The small picture of a history: where its lines break, where the target is, what it says."""

from __future__ import annotations

from xml.etree import ElementTree

import pandas as pd
import pytest

from ytcs_data.views.sparkline import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, sparkline

SVG = "{http://www.w3.org/2000/svg}"
MIDDLE = (TOP + BOTTOM) / 2
OLD, NEW = "2024", "2025"


def series(
    values: list[float | None], vintages: list[str] | None = None, days: list[int] | None = None
) -> pd.DataFrame:
    """A history with a value every ten days, or on some days after the first."""
    after = pd.to_timedelta(days or [10 * i for i in range(len(values))], unit="D")
    return pd.DataFrame(
        {
            "middle": pd.Timestamp("2024-01-01") + after,
            "value": pd.Series(values, dtype=float),
            "joined": vintages or [NEW] * len(values),
            "how": "reported",
            "period": [f"kỳ {i}" for i in range(len(values))],
            "text": ["–" if value is None else f"{value} %" for value in values],
        }
    )


def drawn(table: pd.DataFrame, target: float | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(sparkline(table, target))


def points(picture: ElementTree.Element) -> list[tuple[float, float]]:
    circles = picture.iter(f"{SVG}circle")
    return [(float(circle.get("cx", "")), float(circle.get("cy", ""))) for circle in circles]


def lines(picture: ElementTree.Element) -> list[list[tuple[float, float]]]:
    parts = [line.get("points", "").split() for line in picture.iter(f"{SVG}polyline")]
    return [[tuple(map(float, point.split(","))) for point in part] for part in parts]


def targets(picture: ElementTree.Element) -> list[float]:
    """How high each line of a target is; it goes from one side to the other."""
    found = list(picture.iter(f"{SVG}line"))
    assert all((line.get("x1"), line.get("x2")) == (str(LEFT), str(RIGHT)) for line in found)
    assert all(line.get("y1") == line.get("y2") for line in found)
    return [float(line.get("y1", "")) for line in found]


def said(picture: ElementTree.Element) -> list[str | None]:
    return [text.text for text in picture.iter(f"{SVG}text")]


def test_the_line_fills_its_part_in_the_order_and_at_the_pace_of_time():
    (line,) = lines(drawn(series([10, 20, 15], days=[0, 25, 100])))

    assert line == [(LEFT, BOTTOM), (LEFT + (RIGHT - LEFT) / 4, TOP), (RIGHT, MIDDLE)]


def test_a_line_has_a_point_at_each_of_its_values():
    picture = drawn(series([10, 20, 15]))

    assert lines(picture) == [points(picture)]


def test_the_line_breaks_where_a_value_is_missing():
    picture = drawn(series([1, 2, None, 3, 4, 5]))

    known = points(picture)
    assert len(known) == 5
    assert lines(picture) == [known[:2], known[2:]]


def test_a_value_between_two_missing_ones_is_a_point_without_a_line():
    picture = drawn(series([1, 2, None, 3, None, None, 4, 5]))

    known = points(picture)
    assert len(known) == 5
    assert lines(picture) == [known[:2], known[3:]]


def test_the_line_breaks_at_the_reform():
    picture = drawn(series([1, 2, 3, 4, 5], [OLD, OLD, NEW, NEW, NEW]))

    known = points(picture)
    assert lines(picture) == [known[:2], known[2:]]


def test_one_value_on_either_side_of_the_reform_are_two_points_and_no_line():
    picture = drawn(series([1, 2], [OLD, NEW]))

    assert len(points(picture)) == 2
    assert lines(picture) == []


def test_without_a_target_there_is_no_line_for_it():
    assert targets(drawn(series([1, 2]))) == []


def test_a_target_among_the_values_is_where_that_value_would_be():
    picture = drawn(series([0, 50, 100]), target=50)

    assert targets(picture) == [MIDDLE] == [points(picture)[1][1]]


@pytest.mark.parametrize(
    ("target", "height", "heights"),
    [(100, TOP, [BOTTOM, MIDDLE]), (0, BOTTOM, [MIDDLE, TOP])],
)
def test_a_target_beyond_all_values_makes_room_for_itself(target, height, heights):
    values = [0, 50] if target == 100 else [50, 100]
    picture = drawn(series(values), target=target)

    assert targets(picture) == [height]
    assert [y for _x, y in points(picture)] == heights


@pytest.mark.parametrize("target", [None, 95.0])
def test_values_that_are_all_the_same_are_a_level_line_in_the_middle(target):
    picture = drawn(series([95, 95, 95]), target=target)

    assert [y for _x, y in points(picture)] == [MIDDLE] * 3
    assert targets(picture) == ([] if target is None else [MIDDLE])


def test_the_first_and_the_last_known_value_are_said():
    picture = drawn(series([None, 10, 30, 20, None]))

    assert said(picture) == ["kỳ 1: 10 %", "kỳ 3: 20 %"]
    anchors = [text.get("text-anchor") for text in picture.iter(f"{SVG}text")]
    assert anchors == ["start", "end"]


def test_missing_values_at_the_ends_take_no_room():
    xs = [x for x, _y in points(drawn(series([None, 10, 30, 20, None])))]

    assert xs == [LEFT, (LEFT + RIGHT) / 2, RIGHT]


def test_text_is_text_whatever_it_says():
    hostile = '</text><script>alert("1")</script>&amp;'
    picture = drawn(series([1, 2]).assign(text=hostile, period="<b>kỳ</b>"))

    assert said(picture) == [f"<b>kỳ</b>: {hostile}"] * 2
    assert not list(picture.iter(f"{SVG}script"))
    assert not list(picture.iter(f"{SVG}b"))


def test_the_picture_has_a_size_and_a_title():
    picture = drawn(series([1, 2]))

    assert picture.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert picture.findtext(f"{SVG}title") == "Diễn biến theo kỳ"
