from datetime import date

import numpy as np
import pytest

from tests.analysis.holdings import values
from ytcs_data.analysis.progress import Gap, classify, gap, meets
from ytcs_data.catalogue import Target

NAN = float("nan")


def target(operator: str, value: float) -> Target:
    return Target(
        id="T-1",
        indicator="shi_coverage_pct",
        operator=operator,
        value=value,
        unit="%",
        deadline=date(2030, 12, 31),
        wording="Trên 95%",
        confidence="seed",
    )


@pytest.fixture
def insured(catalogue):
    return catalogue.indicators["shi_coverage_pct"]


@pytest.fixture
def communes(catalogue):
    return catalogue.indicators["communes_meeting_national_criteria_pct"]


@pytest.fixture
def stations(catalogue):
    return catalogue.indicators["chs_with_permanent_doctor_pct"]


@pytest.mark.parametrize(
    ("value", "operator", "wanted", "kept"),
    [
        (95.0, ">", 95, False),
        (95.0001, ">", 95, True),
        (95.0, ">=", 95, True),
        (94.9999, ">=", 95, False),
        (30.0, ">=", 30, True),
        (100.0, "=", 100, True),
        (99.9999, "=", 100, False),
        (100.4, "=", 100, True),  # cards by place of issue can outnumber the residents
        (95.15, ">=", 95.15, True),
        (15.0, "<", 15, False),
        (14.9, "<", 15, True),
        (24.0, "<=", 24, True),
        (24.1, "<=", 24, False),
        (0.1 + 0.2, ">=", 0.3, True),
        (0.1 + 0.2, ">", 0.3, False),
        (NAN, ">=", 0, False),
    ],
)
def test_a_target_is_kept_as_it_is_worded(value, operator, wanted, kept):
    assert meets(value, target(operator, wanted)) is kept


def test_the_classes_of_a_target(insured):
    rows = values(
        ("met", 951, 1000, "value"),
        ("exactly", 950, 1000, "value"),
        ("five points", 900, 1000, "value"),
        ("further", 899, 1000, "value"),
        ("guess", 960, 1000, "estimated"),
        ("nothing", None, None, "not_reported"),
        ("checked", None, None, "held"),
    )

    classes = classify(rows, insured, target(">", 95))

    assert classes.tolist() == ["met", "near", "near", "not_met", "met", "not_reported", "held"]


@pytest.mark.parametrize(("counted", "out_of"), [(19, 20), (57, 60), (1_903, 2_000), (95, 100)])
def test_exactly_95_per_cent_is_not_above_95_whatever_the_counts(insured, counted, out_of):
    exact = {1_903: 95.15}.get(counted, 95)
    row = values(("A", counted, out_of, "value"))

    assert classify(row, insured, target(">", exact)).tolist() == ["near"]
    assert classify(row, insured, target(">=", exact)).tolist() == ["met"]


def test_shares_of_an_estimate_do_not_decide_by_their_last_digit(insured):
    row = values(("A", sum([0.1] * 19), sum([0.1] * 20), "estimated"))

    assert classify(row, insured, target(">=", 95)).tolist() == ["met"]
    assert classify(row, insured, target(">", 95)).tolist() == ["near"]


def test_low_is_good_is_judged_from_the_other_side(insured):
    rows = values(("A", 14, 100, "value"), ("B", 15, 100, "value"), ("C", 21, 100, "value"))

    assert classify(rows, insured, target("<", 15)).tolist() == ["met", "near", "not_met"]


def test_a_commune_has_a_status_or_has_it_not(communes):
    rows = values(("A", 1, 1, "value"), ("B", 0, 1, "value"), ("C", None, 1, "reassess"))

    assert classify(rows, communes, target(">=", 90)).tolist() == ["yes", "no", "reassess"]
    assert classify(rows, communes, None).tolist() == ["yes", "no", "reassess"]


def test_a_group_of_communes_is_judged_by_its_rate(communes):
    rows = values(("G", 9, 10, "value")).assign(reported=10, expected=10)

    assert classify(rows, communes, target(">=", 90)).tolist() == ["met"]


def test_without_a_target_the_classes_begin_at_their_limits(catalogue):
    indicator = catalogue.indicators["chs_doctors_per_station"]
    assert indicator.breaks == (1, 2, 3, 4)
    rows = values(("A", 0, 1, "value"), ("B", 1, 1, "value"), ("C", 4, 1, "value"))
    rows["value"] /= 100  # the helper writes per cents

    assert classify(rows, indicator, None).tolist() == ["c0", "c1", "c4"]


def test_near_is_a_matter_of_points_not_of_doctors(catalogue):
    indicator = catalogue.indicators["chs_doctors_per_station"]

    assert classify(values(("A", 3, 1, "value")), indicator, target(">=", 4)).tolist() == [
        "not_met"
    ]


def test_no_rows_have_no_classes(insured):
    assert classify(values(("A", 1, 2, "value")).head(0), insured, target(">", 95)).empty


@pytest.mark.parametrize(
    ("counted", "out_of", "operator", "wanted", "more"),
    [
        (107, 124, "=", 100, 17),
        (95, 100, ">", 95, 1),
        (90, 100, ">", 95, 6),
        (0, 103, ">=", 30, 31),
        (30, 100, ">=", 30, 0),
        (18, 20, ">=", 95, 1),
        (19, 20, ">", 95, 1),
        (21, 21, "=", 100, 0),
    ],
)
def test_the_smallest_number_of_communes_that_makes_the_target_true(
    communes, counted, out_of, operator, wanted, more
):
    promise = target(operator, wanted)
    found = gap({"numerator": counted, "denominator": out_of}, promise, communes)

    assert (found.more, found.met) == (more, more == 0)
    assert meets(100 * (counted + more) / out_of, promise)
    assert more == 0 or not meets(100 * (counted + more - 1) / out_of, promise)


def test_a_gap_in_stations(stations):
    found = gap({"numerator": 50.0, "denominator": 55.0}, target("=", 100), stations)

    assert found == Gap(met=False, points=pytest.approx(500 / 55), more=5)


def test_a_gap_in_people(insured):
    found = gap({"numerator": 1910, "denominator": 2010}, target(">", 95), insured)

    # 95 % of 2,010 is 1,909.5, so 1,910 is above it already
    assert found == Gap(met=True, points=0.0, more=0)

    found = gap({"numerator": 1900, "denominator": 2000}, target(">", 95), insured)
    assert found == Gap(met=False, points=0.0, more=1)


def test_a_gap_downwards(insured):
    found = gap({"numerator": 20, "denominator": 100}, target("<", 15), insured)

    assert (found.more, found.points) == (6, 5.0)


@pytest.mark.parametrize("row", [(NAN, NAN), (0, 0), (NAN, 100)])
def test_without_counts_there_is_no_gap_to_tell(communes, row):
    found = gap({"numerator": row[0], "denominator": row[1]}, target("=", 100), communes)

    assert found.met is False
    assert np.isnan([found.points, found.more]).all()


def test_communes_that_wait_are_still_to_go(communes):
    found = gap({"numerator": 0.0, "denominator": 3.0}, target("=", 100), communes)

    assert found.more == 3
