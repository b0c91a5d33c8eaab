"""The gap between parts of a place, by numbers that were worked out by hand."""

from __future__ import annotations

import math

import pandas as pd

from ytcs_data.analysis.disparity import change, disparity


def parts(**values: float | None) -> pd.DataFrame:
    return pd.DataFrame({"area_code": list(values), "value": list(values.values())}, dtype=object)


def numbers(**values: float | None) -> pd.DataFrame:
    return parts(**values).astype({"value": float})


def test_parts_are_ordered_and_measured_against_the_whole():
    found = disparity(numbers(a=92.0, b=98.0, c=95.0), whole=96.0)

    assert found is not None
    assert found.places["area_code"].tolist() == ["b", "c", "a"]
    assert found.places["from_whole"].tolist() == [2, -1, -4]
    assert (found.highest, found.lowest, found.spread) == ("b", "a", 6)
    assert round(found.ratio, 4) == round(98 / 92, 4)


def test_a_part_without_a_value_is_neither_lowest_nor_counted():
    found = disparity(numbers(a=None, b=98.0, c=95.0), whole=96.0)

    assert found is not None
    assert (len(found.places), found.lowest, found.spread) == (2, "c", 3)


def test_one_value_alone_is_not_apart_from_anything():
    assert disparity(numbers(a=None, b=98.0), whole=98.0) is None
    assert disparity(numbers(), whole=math.nan) is None


def test_nothing_is_a_multiple_of_zero():
    found = disparity(numbers(a=0.0, b=40.0), whole=20.0)

    assert found is not None
    assert (found.spread, math.isnan(found.ratio)) == (40, True)


def test_without_a_whole_nothing_is_said_of_the_distance_to_it():
    found = disparity(numbers(a=1.0, b=2.0), whole=math.nan)

    assert found is not None
    assert found.places["from_whole"].isna().all()


def test_a_gap_is_compared_among_the_parts_that_are_known_in_both_periods():
    """The newcomer `d`, far below, must not look as if the gap had grown."""
    now = numbers(a=90.0, b=94.0, d=10.0)
    before = numbers(a=80.0, b=90.0, c=5.0)

    moved = change(now, before)

    assert moved is not None
    assert (moved.before, moved.now, moved.parts, moved.by) == (10, 4, 2, -6)


def test_with_one_part_in_common_nothing_can_be_compared():
    assert change(numbers(a=90.0, b=94.0), numbers(a=80.0, b=None)) is None
