"""Numbers and dates as Vietnamese write them; sentences that could be translated."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from tests.conftest import ROOT
from ytcs_data.words import MISSING, _, day, number


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (95.3, 1, "95,3"),
        (95.15, 2, "95,15"),
        (1234567, 0, "1.234.567"),
        (1234567.891, 1, "1.234.567,9"),
        (0, 0, "0"),
        (0, 1, "0,0"),
        (100, 1, "100,0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (-3.5, 1, "-3,5"),
    ],
)
def test_a_number_has_a_decimal_comma_and_points_between_thousands(
    value: float, decimals: int, text: str
):
    assert number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (94.95, 1, "95,0"), (95.15, 1, "95,2")],
)
def test_a_half_is_rounded_up_as_people_do(value: float, decimals: int, text: str):
    assert number(value, decimals) == text


@pytest.mark.parametrize("value", [None, float("nan")])
def test_a_missing_number_is_a_dash_and_never_a_zero(value: float | None):
    assert number(value) == number(value, 1) == MISSING == "–"


def test_a_date_is_day_month_year():
    assert day(date(2026, 11, 5)) == "05/11/2026"


def test_without_a_translation_a_sentence_is_itself():
    assert _("Chưa báo cáo") == "Chưa báo cáo"


def test_a_language_nobody_has_translated_still_runs_and_writes_numbers_its_own_way():
    program = "from ytcs_data.words import _, number; print(_('Tổng quan'), number(1234.5, 1))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "YTCS_LANGUAGE": "en", "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode().strip() == "Tổng quan 1,234.5"
