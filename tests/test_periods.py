"""Five forms of a period: their days, their order, their names, and the reform between them."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ytcs_data.errors import UnknownPeriod
from ytcs_data.periods import REFORM, Kind, in_order, parse_period

MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
PARTS = ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M"]
ALL_OF_2025 = ["2025", *(f"2025-{part}" for part in PARTS), *MONTHS]


@pytest.mark.parametrize(
    ("code", "start", "end", "kind", "label"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Kind.YEAR, "năm 2024"),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), Kind.HALF, "6 tháng đầu năm 2025"),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), Kind.HALF, "6 tháng cuối năm 2025"),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), Kind.QUARTER, "quý I/2025"),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), Kind.QUARTER, "quý III/2025"),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), Kind.QUARTER, "quý IV/2025"),
        ("2025-9M", date(2025, 1, 1), date(2025, 9, 30), Kind.NINE_MONTHS, "9 tháng đầu năm 2025"),
        ("2025-07", date(2025, 7, 1), date(2025, 7, 31), Kind.MONTH, "tháng 7/2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Kind.MONTH, "tháng 2/2024"),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), Kind.MONTH, "tháng 2/2026"),
    ],
)
def test_a_period_knows_its_days_and_its_name(
    code: str, start: date, end: date, kind: Kind, label: str
):
    period = parse_period(code)

    assert (period.code, period.start, period.end, period.kind) == (code, start, end, kind)
    assert period.label == label


@pytest.mark.parametrize("code", ALL_OF_2025)
def test_the_day_after_a_period_is_the_first_of_a_month(code: str):
    period = parse_period(code)

    assert (period.end + timedelta(days=1)).day == 1
    assert period.start < period.end < period.start + timedelta(days=366)


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "1999", "2025-", "2025-13", "2025-00", "2025-7", "2025-Q5", "2025-Q0"),
        *("2025-H3", "2025-6M", "2025-q3", " 2025", "2025 ", "2025\n", "07/2025", "2025-07-01"),
    ],
)
def test_what_is_no_period_is_refused_with_what_would_be_right(text: str):
    with pytest.raises(UnknownPeriod) as refusal:
        parse_period(text)

    assert repr(text) in str(refusal.value)
    assert "2025-Q3" in str(refusal.value)


@pytest.mark.parametrize("code", ALL_OF_2025)
def test_whoever_ends_before_the_reform_speaks_of_the_old_areas(code: str):
    before = {"2025-H1", "2025-Q1", "2025-Q2", *MONTHS[:6]}

    assert parse_period(code).vintage == ("2024" if code in before else "2025")
    assert date(2025, 7, 1) == REFORM


def test_the_order_is_by_the_last_day_and_then_the_shorter_first():
    wanted = [
        *("2024", "2025-01", "2025-02", "2025-03", "2025-Q1", "2025-04", "2025-05"),
        *("2025-06", "2025-Q2", "2025-H1", "2025-07", "2025-08", "2025-09", "2025-Q3"),
        *("2025-9M", "2025-10", "2025-11", "2025-12", "2025-Q4", "2025-H2", "2025", "2026-01"),
    ]
    mixed = wanted.copy()
    random.Random(7).shuffle(mixed)

    assert in_order(mixed) == wanted
    assert in_order([]) == []


def test_digits_of_another_script_make_no_period():
    with pytest.raises(UnknownPeriod):
        parse_period("20\uff125-01")
