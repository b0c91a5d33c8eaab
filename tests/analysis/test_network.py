"""Six facilities that a beginner can follow by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.spells import spells
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Outcome

BEFORE, AFTER, LATER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 10, 31)
OLD = {"vintage": "2024", "valid_to": "2025-06-30"}
NEW = {"vintage": "2025", "area_code": "09247", "valid_from": "2025-07-01"}
POINT = {"kind": "point", "belongs_to": "A"}


@pytest.fixture
def six():
    """A stays, B becomes a point of A, C closes, of D nobody says, E is new, F closed long ago."""
    return network.with_days(
        spells(
            {"station_code": "A", "area_code": "09247", **OLD},
            {"station_code": "A", **NEW, "name": "Trạm mới"},
            {"station_code": "B", "area_code": "09250", **OLD},
            {"station_code": "B", **NEW, **POINT, "name": "Điểm trạm B"},
            {"station_code": "C", "area_code": "09250", **OLD, "valid_from": "2010-01-01"},
            {"station_code": "D", "area_code": "09253", "vintage": "2024"},
            {"station_code": "E", **NEW, **POINT, "valid_from": "2026-01-01"},
            {"station_code": "F", "area_code": "09253", **OLD, "valid_to": "2019-12-31"},
        )
    )


def codes(table):
    return sorted(table["station_code"])


def test_a_facility_is_open_from_its_first_to_its_last_day(six):
    assert codes(network.at(six, date(2009, 12, 31))) == ["A", "B", "D", "F"]
    assert codes(network.at(six, date(2010, 1, 1))) == ["A", "B", "C", "D", "F"]
    assert codes(network.at(six, date(2019, 12, 31))) == ["A", "B", "C", "D", "F"]
    assert codes(network.at(six, BEFORE)) == ["A", "B", "C", "D"]
    assert codes(network.at(six, AFTER)) == ["A", "B"]
    assert codes(network.at(six, date(2026, 1, 1))) == ["A", "B", "E"]


def test_stations_and_points_are_counted_apart_on_each_side(six):
    table = network.counts(six, [BEFORE, AFTER, LATER])

    assert table.loc[BEFORE].to_dict() == {"station": 4, "point": 0}
    assert table.loc[AFTER].to_dict() == {"station": 1, "point": 1}
    assert table.loc[LATER].to_dict() == {"station": 1, "point": 2}


def test_a_place_has_the_facilities_that_lie_in_it_in_either_vintage(six):
    """09250 is a code of both vintages: before the reform another commune."""
    assert codes(network.inside(six, {"2024": ["09250"]})) == ["B", "C"]
    assert codes(network.inside(six, {"2025": ["09250"]})) == []
    both = network.inside(six, {"2024": ["09250"], "2025": ["09247"]})
    assert codes(both) == ["A", "B", "B", "C", "E"]
    assert network.counts(network.inside(six, {}), [BEFORE]).loc[BEFORE].tolist() == [0, 0]


def test_what_became_of_each_station_of_before(six):
    old = network.at(six, BEFORE)["station_code"]

    table = network.became(six, old, LATER)

    assert table["outcome"].to_dict() == {
        "A": Outcome.STATION,
        "B": Outcome.POINT,
        "C": Outcome.CLOSED,
        "D": Outcome.UNKNOWN,
    }
    assert table.loc["A", ["name", "area_code"]].tolist() == ["Trạm mới", "09247"]
    assert table.loc["B", ["name", "belongs_to", "vintage"]].tolist() == [
        *("Điểm trạm B", "A", "2025")
    ]
    assert table.loc["C", "closed_on"] == BEFORE
    assert table.loc["C", ["name", "area_code"]].tolist() == ["", ""]
    assert table["closed_on"].notna().to_dict() == {"A": False, "B": False, "C": True, "D": False}


def test_a_station_may_go_on_for_some_months_before_it_becomes_a_point():
    """As in Quảng Ninh, where the new stations began in November 2025."""
    slow = network.with_days(
        spells(
            OLD,
            {**NEW, "valid_to": "2025-10-31"},
            {**NEW, "kind": "point", "belongs_to": "X", "valid_from": "2025-11-01"},
        )
    )

    def outcome(on):
        return network.became(slow, ["A"], on).loc["A", "outcome"]

    assert outcome(date(2025, 10, 31)) == Outcome.STATION
    assert outcome(date(2025, 11, 1)) == Outcome.POINT


def test_one_that_closed_and_opens_later_is_closed_until_then():
    gap = network.with_days(spells(OLD, {**NEW, "valid_from": "2026-01-01"}))

    assert network.became(gap, ["A"], date(2025, 12, 31)).loc["A", "outcome"] == Outcome.CLOSED
    assert network.became(gap, ["A"], date(2026, 1, 1)).loc["A", "outcome"] == Outcome.STATION


def test_what_is_new_had_no_form_before(six):
    assert codes(network.opened(six, BEFORE, AFTER)) == []
    assert codes(network.opened(six, BEFORE, LATER)) == ["E"]


def test_without_any_facility_all_is_empty():
    nothing = network.with_days(spells(OLD).iloc[:0])

    assert network.counts(nothing, [BEFORE]).loc[BEFORE].to_dict() == {"station": 0, "point": 0}
    assert network.became(nothing, [], LATER).empty
    assert network.opened(nothing, BEFORE, LATER).empty
