import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.analysis import road_twin
from ytcs_data.analysis.pace import Due, roads
from ytcs_data.analysis.track import track
from ytcs_data.analysis.trends import yearly_points
from ytcs_data.catalogue import Operator, Target
from ytcs_data.periods import parse_period

YEARS = ("2021", "2022", "2023", "2024", "2025")


def promise(operator=">=", value=95.0, deadline=date(2030, 12, 31)):
    return Target(
        id="T-1",
        indicator="shi_coverage_pct",
        operator=operator,
        value=value,
        unit="%",
        deadline=deadline,
        wording="…",
        confidence="seed",
    )


def told(*counts, area="A", periods=YEARS):
    """One row a period; None where nothing was reported."""
    rows = [
        {
            "area_code": area,
            "period": period,
            "numerator": math.nan if pair is None else pair[0],
            "denominator": math.nan if pair is None else pair[1],
            "value": math.nan if pair is None or not pair[1] else 100 * pair[0] / pair[1],
            "state": "not_reported" if pair is None else "value",
        }
        for period, pair in zip(periods, counts, strict=True)
    ]
    return pd.DataFrame(rows)


@pytest.fixture
def insured(catalogue):
    return catalogue.indicators["shi_coverage_pct"]


@pytest.fixture
def communes(catalogue):
    return catalogue.indicators["communes_with_family_doctor_model_pct"]


def one(history, indicator, target, period="2025", due=None):
    (row,) = found(history, indicator, target, period, due).to_dict("records")
    return row


def found(history, indicator, target, period="2025", due=None):
    return roads(track(history, indicator, period), indicator, target, due)


def test_seventeen_to_go_in_four_years_are_five_a_year(communes):
    row = one(told((107, 124), periods=["2026"]), communes, promise("=", 100.0), "2026")

    assert (row["more"], row["years"], row["required_more"]) == (17, 4, 5)


def test_thirty_per_cent_of_28_units_are_nine(communes):
    row = one(told((0, 28), periods=["2025"]), communes, promise(">=", 30.0))

    assert (row["more"], row["required_more"]) == (9, 2)


@pytest.mark.parametrize(
    ("operator", "counted", "met"), [(">=", 30, True), (">=", 29, False), (">", 30, False)]
)
def test_exactly_thirty_per_cent_are_at_least_thirty(communes, operator, counted, met):
    row = one(told((counted, 100), periods=["2025"]), communes, promise(operator, 30.0))

    assert row["met"] is met
    assert (row["verdict"] == "met") is met


def test_exactly_95_is_not_above_95_and_lacks_one_person(insured):
    row = one(told((950, 1000), periods=["2025"]), insured, promise(">", 95.0))

    assert (row["met"], row["points"], row["more"]) == (False, 0.0, 1)


def test_a_steady_rise_arrives_in_the_year_in_which_the_line_crosses(insured):
    # One point a year: 90 at the end of 2025, 95 at the end of 2030.
    row = one(told(*((n, 100) for n in range(86, 91))), insured, promise(">=", 95.0))

    assert row["pace"] == pytest.approx(1)
    assert (row["required"], row["reached"], row["verdict"]) == (1, 2030, "on_track")


def test_at_the_pace_that_just_reaches_95_nobody_gets_above_95(insured):
    row = one(told(*((n, 100) for n in range(86, 91))), insured, promise(">", 95.0))

    assert row["verdict"] == "slow"


def test_a_slow_rise_names_the_year_and_a_fall_names_none(insured):
    slow = one(
        told((880, 1000), (882, 1000), (885, 1000), (888, 1000), (890, 1000)), insured, promise()
    )
    fall = one(told((92, 100), (91, 100), (90, 100), (89, 100), (88, 100)), insured, promise())

    assert slow["verdict"] == "slow"
    assert slow["pace"] == pytest.approx(0.26)
    assert math.isnan(slow["reached"])  # 6 points at 0,26 a year take until 2049
    assert (fall["verdict"], fall["pace"]) == ("slow", pytest.approx(-1))
    assert math.isnan(fall["reached"])


def test_low_is_good_wants_to_fall(insured):
    falling = told((20, 100), (19, 100), (18, 100), (17, 100), (16, 100))
    row = one(falling, insured, promise("<", 15.0))

    assert (row["met"], row["points"], row["more"]) == (False, 1, 2)
    assert (row["verdict"], row["reached"]) == ("on_track", 2026)


def test_two_years_give_a_gap_but_no_verdict(insured):
    row = one(told((80, 100), (85, 100), periods=["2024", "2025"]), insured, promise())

    assert (row["points"], row["required"], row["more"]) == (10, 2, 10)
    assert math.isnan(row["pace"])
    assert row["verdict"] == "unknown"


def test_a_year_without_a_report_leaves_the_others_in_their_place(insured):
    row = one(told((86, 100), None, (88, 100), None, (90, 100)), insured, promise())

    assert (row["known"], row["since"], row["pace"]) == (3, 2021, pytest.approx(1))


def test_without_a_report_now_nothing_is_judged(insured):
    silent = told((86, 100), (87, 100), (88, 100), (89, 100), None)
    other = told((86, 100), (87, 100), (88, 100), (89, 100), (90, 100), area="B")
    row = found(pd.concat([silent, other]), insured, promise()).iloc[0]

    assert (row["area_code"], row["period"], row["verdict"]) == ("A", "2025", "unknown")
    assert math.isnan(row["points"])
    assert math.isnan(row["pace"])


def test_after_the_deadline_what_is_not_met_is_late(insured):
    row = one(
        told(*((n, 100) for n in range(86, 91))), insured, promise(deadline=date(2025, 12, 31))
    )

    assert row["verdict"] == "slow"
    assert math.isnan(row["required"])


def test_where_a_plan_has_a_path_its_last_goal_decides(communes):
    history = told((6, 21), (12, 21), periods=["2024", "2025"])
    path = promise("=", 100.0, date(2027, 12, 31))

    behind = one(history, communes, path, due=Due(date(2025, 12, 31), 57.2, Operator.AT_LEAST))
    ahead = one(history, communes, path, due=Due(date(2025, 12, 31), 57.1, Operator.AT_LEAST))

    assert (behind["verdict"], ahead["verdict"]) == ("slow", "on_track")


def test_the_point_of_a_year_is_its_last_period_and_of_a_flow_the_whole_year():
    codes = ["2023", "2024-Q3", "2024", "2025-H1", "2026-09", "2026-10"]

    assert yearly_points(codes, "2026-10", whole=False) == ["2023", "2024", "2025-H1", "2026-10"]
    assert yearly_points(codes, "2026-09", whole=False)[-1] == "2026-09"
    assert yearly_points(codes, "2026-10", whole=True) == ["2023", "2024"]
    assert yearly_points(codes, "2022", whole=False) == []


def test_six_years_leave_the_first_out():
    codes = [str(year) for year in range(2017, 2026)]

    assert yearly_points(codes, "2025", whole=False) == ["2021", "2022", "2023", "2024", "2025"]


def test_where_nobody_told_anything_yet_the_last_report_counts(insured):
    row = one(told((86, 100), (87, 100), (88, 100), (89, 100), None), insured, promise())

    assert (row["period"], row["value"], row["years"]) == ("2024", 89, 5)


def test_an_area_without_a_denominator_is_not_judged(insured):
    history = pd.concat([told((0, 0), periods=["2025"]), told((1, 2), area="B", periods=["2025"])])

    first, _second = found(history, insured, promise()).to_dict("records")
    assert (first["verdict"], math.isnan(first["points"])) == ("unknown", True)


def test_part_of_a_year_says_how_far_a_flow_is_but_not_how_fast(catalogue):
    checked = catalogue.indicators["annual_health_check_pct"]
    assert checked.is_flow
    years = ("2022", "2023", "2024", "2025", "2026-06")
    history = told((40, 100), (50, 100), (60, 100), (70, 100), (30, 100), periods=years)

    row = one(history, checked, promise("=", 100.0), "2026-06")

    assert (row["period"], row["points"], row["pace"]) == ("2025", 30, pytest.approx(10))


def test_assessing_communes_is_no_pace(communes):
    history = told((1, 54), (38, 54), (40, 54), (50, 54), periods=("2024", "2025", "2026", "2027"))
    history = history.assign(reported=[1, 46, 50, 54], expected=54)

    early = found(history, communes, promise("=", 100.0), "2026").iloc[0]
    late = found(history, communes, promise("=", 100.0), "2027").iloc[0]

    assert (early["known"], early["verdict"]) == (1, "unknown")  # 50 of 54 are nine tenths
    assert late["known"] == 2


def test_nothing_is_concluded_from_less_than_half(insured):
    history = told((990, 1000), periods=["2025"]).assign(reported=3, expected=54)

    row = one(history, insured, promise())

    assert (row["met"], row["verdict"]) == (True, "unknown")


def test_the_time_left_is_counted_from_the_period_asked_for(insured):
    history = told((90, 100), None, periods=["2024", "2025"])

    row = one(history, insured, promise(deadline=date(2027, 12, 31)), "2025")

    assert (row["period"], row["years"], row["required"]) == ("2024", 2, 2.5)


def test_nothing_known_is_an_empty_answer(insured):
    assert track(told((1, 2), periods=["2025"]), insured, "2024") is None


numbers = st.integers(0, 60)
pairs = st.one_of(st.none(), st.tuples(numbers, st.integers(0, 50)))
areas = st.lists(st.tuples(pairs, pairs, pairs, pairs, pairs, pairs), min_size=20, max_size=20)
operators = st.sampled_from([">", ">=", "=", "<", "<="])
goals = st.one_of(st.integers(0, 100).map(float), st.sampled_from([95.15, 92.6, 30.5]))
deadlines = st.sampled_from([date(2024, 12, 31), date(2026, 12, 31), date(2030, 12, 31)])
dues = st.one_of(st.none(), st.integers(0, 100))
PERIODS = ("2020", "2021", "2022", "2023", "2024", "2025-H1")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(areas, operators, goals, deadlines, dues)
def test_1200_areas_at_once_are_the_same_as_one_after_the_other(
    catalogue, counts, operator, wanted, deadline, due
):
    indicator = catalogue.indicators["shi_coverage_pct"]
    down = operator in ("<", "<=")
    assume(not (down and wanted == 0))  # nobody can count below zero
    counts = [*counts, (None, None, None, None, None, (1, 2))]  # one has told in the last period
    history = pd.concat(
        [told(*row, area=str(at), periods=PERIODS) for at, row in enumerate(counts)]
    )
    ends = [parse_period(period).end for period in PERIODS]
    target = promise(operator, wanted, deadline)

    passed = None if due is None else Due(ends[-1], due, Operator(operator))
    made_at_once = found(history, indicator, target, "2025-H1", passed)

    for row, made in zip(counts, made_at_once.to_dict("records"), strict=True):
        days = [
            (day, *((None, None) if pair is None else pair))
            for day, pair in zip(ends, row, strict=True)
        ]
        wished = road_twin.road(
            days, operator, str(wanted), 100, ends[-1], deadline, None if due is None else str(due)
        )
        for key, value in wished.items():
            assert made[key] == pytest.approx(value, nan_ok=True, abs=1e-7), key
