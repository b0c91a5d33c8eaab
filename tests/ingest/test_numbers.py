"""Columns of figures as offices write them: a right number, missing, or a named problem."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
import pytest

from ytcs_data.ingest.flag_words import find_factor, read_flags
from ytcs_data.ingest.numbers import Numbers, read_numbers


def column(*cells: object) -> pd.Series:
    return pd.Series(list(cells), range(2, 2 + len(cells)), dtype=object)


def told(numbers: Numbers) -> list[float | str | None]:
    """For each cell its value, None if missing, or the kind of its problem."""
    return [
        numbers.faults[line][0]
        if line in numbers.faults
        else (None if numbers.missing[line] else numbers.values[line])
        for line in numbers.values.index
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.200", "950"], [1200, 950]),
        (["1,200"], [1200]),
        (["1 200", "1\u00a0200", "1.234.567"], [1200, 1200, "number-mixed"]),
        (["1.234.567", "1.200"], [1234567, 1200]),
        (["1.234,0", "1.200"], [1234, 1200]),
        (["'0950", "05"], [950, 5]),
        (["1.0", "2.0", "1.200"], [1, 2, "number-ambiguous"]),
        (["12,5", "3"], ["number-not-whole", 3]),
        ([1.2, 3.0, 1200.0000000001], ["number-not-whole", 3, 1200]),
        (["12 (2 nữ)", "1.234*", "~50"], ["number-with-text", 1234, "not-a-number"]),
        (["1.2E+5", "95%"], ["number-scientific", "number-with-text"]),
        (["#REF!", "#DIV/0!", "#N/A"], ["formula-error"] * 3),
        ([date(2026, 2, 1), "1-2"], ["number-became-date", "number-with-text"]),
        (["", "-", "–", "…", "...", "KXĐ", "chưa có", "N/A", None, math.nan], [None] * 10),
        (["x", "không", "KPS"], ["not-a-number"] * 3),
        (["0", 0.0, "-5", "1.200 người"], [0, 0, -5, "number-with-text"]),
        (["1.23.456", "12.34.567", "1,2,3"], ["number-with-text"] * 3),
    ],
)
def test_people_are_whole_numbers(cells, expected):
    assert told(read_numbers(column(*cells), "count")) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.200"], ["number-ambiguous"]),
        (["1.200", "95.2"], [1.2, 95.2]),
        (["1.200", "95,2"], ["number-ambiguous", 95.2]),
        (["95,2", "95.2", "80,1"], [95.2, "number-mixed", 80.1]),
        (["95,2", "95.2"], ["number-mixed", "number-mixed"]),
        (["95,2%", "80 %"], [95.2, 80]),
        ([0.952, 0.8, 1.0, 1.05], [95.2, 80, 100, 105]),
        ([95.2, 0.952, 88.0], [95.2, "percent-mixed", 88]),
        ([0.95, 0.91, 95.2], [95, 91, "percent-mixed"]),
        (["95,2%", "0,952"], [95.2, "percent-mixed"]),
        ([0.8, 1.2, 3.5], [0.8, 1.2, 3.5]),
        ([0.5, 0.3], ["percent-mixed"] * 2),
        ([1.0, 0.0], ["percent-mixed", 0]),
        (["9520", "95"], ["percent-mixed", 95]),
        ([120.5, "-"], [120.5, None]),
    ],
)
def test_rates_are_percents_however_they_are_written(cells, expected):
    assert told(read_numbers(column(*cells), "rate")) == [
        pytest.approx(e) if isinstance(e, float) else e for e in expected
    ]


def test_a_number_formatted_as_percent_is_a_share():
    numbers = read_numbers(column(0.952, 1.0, 0.5), "rate", percent={2, 3})

    assert told(numbers) == [95.2, 100, "percent-mixed"]


def test_a_score_needs_evidence_for_its_decimal_sign():
    assert told(read_numbers(column("85,5", "1.234"), "score")) == [85.5, "number-ambiguous"]
    assert told(read_numbers(column("1.234"), "score", decimal=".")) == [1.234]
    assert told(read_numbers(column("1.234"), "score", decimal=",")) == [1234]


def test_the_signs_of_a_column_are_told():
    numbers = read_numbers(column("1.234,5", "2.000"), "score")

    assert (numbers.decimal, numbers.thousands, told(numbers)) == (",", ".", [1234.5, 2000])


def test_a_formula_without_result_is_no_missing_value():
    assert told(read_numbers(column(None, None), "count", uncomputed={3})) == [
        None,
        "formula-uncomputed",
    ]


def test_yes_and_no_are_told_from_nothing():
    cells = column("x", "Đạt", "Có", "✓", 1.0, "TRUE", "không", "Không đạt", "Chưa đạt", 0.0)

    assert told(read_flags(cells)) == [1, 1, 1, 1, 1, 1, 0, 0, 0, 0]
    assert told(read_flags(column("", "-", None, "2024", "chưa có", "đạt 80%", 2.0))) == [
        *(None, None, None),
        *["flag-unclear"] * 4,
    ]


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Đơn vị tính: nghìn người", 1000),
        ("Dân số (1.000 người)", 1000),
        ("ĐVT: triệu lượt", 1_000_000),
        ("Số bác sĩ trên 1.000 dân", 1),
        ("Bác sĩ/1000 dân", 1),
        ("Đơn vị tính: người", 1),
    ],
)
def test_thousands_in_a_title_are_told(text, factor):
    assert find_factor(["Bảng 1", text]) == factor
