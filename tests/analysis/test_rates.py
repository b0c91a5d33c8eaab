import numpy as np
import pandas as pd
import pytest

from tests.analysis import twins
from tests.analysis.holdings import held, never, values
from ytcs_data.analysis.rates import add_up, indicator_values

PERMANENT = "chs_with_permanent_doctor_pct"
FOUR = "chs_with_four_doctors_pct"
WORKING = "chs_with_working_doctor_pct"
INSURED = "shi_coverage_pct"
CRITERIA = "communes_meeting_national_criteria_pct"


def one(catalogue, indicator, holdings, unassessed=never):
    """The single row of one commune A in 2024."""
    found = indicator_values(catalogue.indicators[indicator], holdings, {"2024": ["A"]}, unassessed)
    assert len(found) == 1
    return found.iloc[0]


def test_a_rate_is_computed_from_its_counts(catalogue):
    row = one(catalogue, INSURED, {"insured": held(("A", 190)), "population": held(("A", 200))})

    assert (row["numerator"], row["denominator"], row["value"]) == (190, 200, 95.0)
    assert row["state"] == "value"


def test_zero_is_a_value(catalogue):
    row = one(catalogue, INSURED, {"insured": held(("A", 0)), "population": held(("A", 200))})

    assert (row["value"], row["state"]) == (0.0, "value")


def test_a_commune_without_people_has_no_rate(catalogue):
    row = one(catalogue, INSURED, {"insured": held(("A", 0)), "population": held(("A", 0))})

    assert np.isnan(row["value"])
    assert row["state"] == "not_applicable"


def test_a_missing_half_leaves_the_other_half_known(catalogue):
    row = one(catalogue, INSURED, {"population": held(("A", 200))})

    assert (row["denominator"], row["state"]) == (200, "not_reported")
    assert np.isnan(row["numerator"])
    assert np.isnan(row["value"])


@pytest.mark.parametrize(
    ("insured", "population", "expected"),
    [
        ("value", "estimated", "estimated"),
        ("held", "value", "held"),
        ("held", "not_applicable", "not_applicable"),
        ("estimated", "held", "held"),
    ],
)
def test_the_part_that_decides_gives_the_state(catalogue, insured, population, expected):
    row = one(
        catalogue,
        INSURED,
        {"insured": held(("A", 190, insured)), "population": held(("A", 200, population))},
    )

    assert row["state"] == expected
    assert np.isnan(row["value"]) == (expected != "estimated")


def test_a_held_part_wins_over_a_missing_one(catalogue):
    row = one(catalogue, INSURED, {"insured": held(("A", 190, "held"))})

    assert row["state"] == "held"


def test_stations_with_a_doctor_are_counted_not_doctors(catalogue):
    row = one(
        catalogue,
        PERMANENT,
        {
            "stations": held(("A/1", 1), ("A/2", 1)),
            "permanent_doctors": held(("A/1", 3), ("A/2", 0)),
        },
    )

    assert (row["numerator"], row["denominator"], row["value"]) == (1, 2, 50.0)


def test_four_doctors_are_a_condition_on_each_station_not_an_average(catalogue):
    row = one(
        catalogue,
        FOUR,
        {
            "stations": held(("A/1", 1), ("A/2", 1)),
            "permanent_doctors": held(("A/1", 9), ("A/2", 1)),
            "rotated_doctors": held(("A/1", 0), ("A/2", 2)),
        },
    )

    assert (row["numerator"], row["denominator"]) == (1, 2)


def test_a_permanent_and_a_rotated_doctor_are_summed_within_a_station(catalogue):
    holdings = {
        "stations": held(("A/1", 1)),
        "permanent_doctors": held(("A/1", 0)),
        "rotated_doctors": held(("A/1", 1)),
    }

    assert one(catalogue, PERMANENT, holdings)["value"] == 0.0
    assert one(catalogue, WORKING, holdings)["value"] == 100.0


def test_a_station_that_sent_nothing_makes_its_commune_missing_not_smaller(catalogue):
    row = one(
        catalogue,
        PERMANENT,
        {"stations": held(("A/1", 1), ("A/2", 1)), "permanent_doctors": held(("A/1", 3))},
    )

    assert row["state"] == "not_reported"
    assert np.isnan(row["numerator"])
    assert row["denominator"] == 2


def test_a_doctor_at_a_station_that_is_not_listed_makes_the_commune_unknown(catalogue):
    row = one(
        catalogue,
        PERMANENT,
        {"stations": held(("A/1", 1)), "permanent_doctors": held(("A/1", 1), ("A/9", 1))},
    )

    assert row["state"] == "not_reported"


def test_a_closed_station_is_left_aside(catalogue):
    row = one(
        catalogue,
        PERMANENT,
        {
            "stations": held(("A/1", 1), ("A/2", 0)),
            "permanent_doctors": held(("A/1", 1), ("A/2", 1)),
        },
    )

    assert (row["numerator"], row["denominator"]) == (1, 1)


def test_doctors_per_10000_people_mix_stations_and_communes(catalogue):
    row = one(
        catalogue,
        "chs_doctors_per_10000",
        {
            "stations": held(("A/1", 1), ("A/2", 1)),
            "permanent_doctors": held(("A/1", 2), ("A/2", 1)),
            "rotated_doctors": held(("A/1", 0), ("A/2", 1)),
            "population": held(("A", 20_000)),
        },
    )

    assert (row["numerator"], row["denominator"], row["value"]) == (4, 20_000, 2.0)


def test_a_new_commune_without_a_report_waits_to_be_assessed(catalogue):
    new = one(catalogue, CRITERIA, {}, unassessed=lambda _area: True)
    unchanged = one(catalogue, CRITERIA, {})

    assert (new["state"], new["denominator"]) == ("reassess", 1)
    assert unchanged["state"] == "not_reported"


def test_a_new_commune_that_reported_does_not_wait(catalogue):
    flag = {"meets_national_criteria": held(("A", 0))}
    row = one(catalogue, CRITERIA, flag, unassessed=lambda _area: True)

    assert (row["numerator"], row["denominator"], row["state"]) == (0, 1, "value")


def test_only_a_status_waits_to_be_assessed(catalogue):
    row = one(catalogue, INSURED, {}, unassessed=lambda _area: True)

    assert row["state"] == "not_reported"


def test_a_period_expects_its_own_areas(catalogue):
    holdings = {
        "insured": pd.concat([held(("A", 1), ("B", 2)), held(("B", 3), period="2025-H1")]),
        "population": pd.concat([held(("A", 4), ("B", 4)), held(("B", 4), period="2025-H1")]),
    }
    expected = {"2024": ["A", "B"], "2025-H1": ["B"]}
    found = indicator_values(catalogue.indicators[INSURED], holdings, expected, never)

    assert found[["period", "area_code", "value"]].to_numpy().tolist() == [
        ["2024", "A", 25.0],
        ["2024", "B", 50.0],
        ["2025-H1", "B", 75.0],
    ]


def test_nothing_expected_gives_no_rows(catalogue):
    found = indicator_values(catalogue.indicators[FOUR], {}, {}, never)

    assert found.empty
    assert add_up(found, {}, 100).empty


def test_a_group_adds_counts_and_never_averages_rates():
    summed = add_up(
        values(("A", 10, 100, "value"), ("B", 900, 900, "value")), {"A": "G", "B": "G"}, 100
    ).iloc[0]

    assert (summed["numerator"], summed["denominator"], summed["value"]) == (910, 1000, 91.0)
    assert (summed["state"], summed["reported"], summed["expected"]) == ("value", 2, 2)


def test_a_group_says_how_many_of_its_areas_have_a_number():
    rows = values(("A", 10, 100, "value"), ("B", None, 900, "not_reported"))
    summed = add_up(rows, {"A": "G", "B": "G"}, 100).iloc[0]

    assert (summed["denominator"], summed["value"]) == (100, 10.0)
    assert (summed["reported"], summed["expected"]) == (1, 2)


def test_a_status_to_be_assessed_counts_as_not_yet():
    rows = values(("A", 1, 1, "value"), ("B", None, 1, "reassess"), ("C", None, 1, "reassess"))
    summed = add_up(rows, dict.fromkeys("ABC", "G"), 100).iloc[0]

    assert (summed["numerator"], summed["denominator"]) == (1, 3)
    assert summed["value"] == pytest.approx(100 / 3)
    assert summed["state"] == "value"


def test_a_group_in_which_all_wait_has_counts_but_no_rate():
    rows = values(("A", None, 1, "reassess"), ("B", None, 1, "reassess"))
    summed = add_up(rows, dict.fromkeys("AB", "G"), 100).iloc[0]

    assert (summed["numerator"], summed["denominator"], summed["state"]) == (0, 2, "reassess")
    assert np.isnan(summed["value"])


def test_one_estimate_makes_the_group_an_estimate():
    rows = values(("A", 1, 2, "value"), ("B", 1, 2, "estimated"))

    assert add_up(rows, dict.fromkeys("AB", "G"), 100)["state"].tolist() == ["estimated"]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["not_reported", "held"], "held"),
        (["not_reported", "not_applicable"], "not_reported"),
        (["not_applicable", "not_applicable"], "not_applicable"),
    ],
)
def test_a_group_without_a_number_says_what_stands_in_the_way(states, expected):
    rows = values(*[(area, None, None, state) for area, state in zip("AB", states, strict=True)])
    summed = add_up(rows, dict.fromkeys("AB", "G"), 100).iloc[0]

    assert summed["state"] == expected
    assert np.isnan(summed["denominator"])


def test_an_area_without_a_group_is_left_out():
    rows = values(("A", 1, 2, "value"), ("Z", 2, 2, "value"))

    assert add_up(rows, {"A": "G"}, 100)["denominator"].tolist() == [2]


def test_a_sum_gives_what_one_division_gives():
    rows = values(("A", 7, 9, "value"), ("B", 12, 11, "value"))
    summed = add_up(rows, dict.fromkeys("AB", "G"), 100)

    assert summed["value"].tolist() == [95.0]


STATES = ["value", "value", "value", "value", "estimated", "held", "not_applicable"]


def random_holdings(catalogue, seed):
    """Ten communes with up to three stations in two periods, with gaps of every kind."""
    rng = np.random.default_rng(seed)
    areas = list("ABCDEFGHIJ")
    holdings = {}
    for measure in catalogue.measures.values():
        periods = []
        for period in ("2024", "2025-H1"):
            lines = []
            for area in areas:
                stations = "123" if measure.level == "station" else [""]
                for station in stations:
                    if rng.random() < 0.12:
                        continue
                    number = float(rng.integers(0, 3 if measure.kind == "flag" else 6))
                    number = number if rng.random() < 0.97 else float("nan")
                    place = f"{area}/{station}" if station else area
                    state = STATES[rng.integers(len(STATES))] if rng.random() < 0.3 else "value"
                    lines.append((place, number, state))
            periods.append(held(*lines, period=period))
        holdings[measure.id] = pd.concat(periods, ignore_index=True)
    return holdings, {"2024": areas, "2025-H1": areas[2:], "2025": areas[:3]}


@pytest.mark.parametrize("seed", range(4))
def test_fast_and_slow_ways_agree(catalogue, seed):
    holdings, expected = random_holdings(catalogue, seed)
    groups = {area: "first" if area < "E" else "second" for area in "ABCDEFGHI"}
    found_states = set()
    for indicator in catalogue.indicators.values():

        def unassessed(area):
            return area in "BDFH"

        fast = indicator_values(indicator, holdings, expected, unassessed)
        slow = twins.indicator_values(indicator, holdings, expected, unassessed)
        pd.testing.assert_frame_equal(fast, slow, check_dtype=False)
        pd.testing.assert_frame_equal(
            add_up(fast, groups, indicator.factor).sort_values(
                ["period", "area_code"], ignore_index=True
            ),
            twins.add_up(slow, groups, indicator.factor).sort_values(
                ["period", "area_code"], ignore_index=True
            ),
            check_dtype=False,
        )
        found_states |= set(fast["state"])

    assert found_states >= {"value", "estimated", "held", "not_applicable", "not_reported"}
