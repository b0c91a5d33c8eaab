"""The invented country: its values are such that the product takes them."""

from __future__ import annotations

import pytest

from benchmarks import country
from geo.areas import load_register
from ytcs_data.catalogue import load_catalogue
from ytcs_data.ingest.importing import read_and_check
from ytcs_data.periods import parse_period


@pytest.mark.parametrize("vintage", country.PERIODS)
def test_values_of_a_vintage_pass_every_check(tmp_path, vintage):
    file = tmp_path / "values.csv"
    country.write_values(file, vintage, 1000)

    rows = read_and_check(file.read_bytes(), load_catalogue(), load_register())

    assert len(rows) == 1000
    assert set(rows["period"]) == set(country.PERIODS[vintage])


@pytest.mark.parametrize("vintage", country.PERIODS)
def test_a_vintage_has_nine_months_of_its_own(vintage):
    periods = [parse_period(code) for code in country.PERIODS[vintage]]

    assert len(periods) == 9
    assert {period.vintage for period in periods} == {vintage}
