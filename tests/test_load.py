"""What can be chosen, and which communes that is."""

from __future__ import annotations

from datetime import date

import pytest

from geo.areas import AreaRegister
from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from ytcs_data import load

pytestmark = pytest.mark.usefixtures("sample")


def test_only_provinces_with_values_can_be_chosen():
    assert [p.code for p in load.provinces("2025")] == ["22", "24"]
    assert [p.code for p in load.provinces("2024")] == ["22", "24", "27"]


def test_everywhere_is_the_communes_of_the_provinces_that_can_be_chosen(register: AreaRegister):
    everywhere = [c.code for c in load.communes("2025", load.EVERYWHERE)]

    assert everywhere == [c.code for p in ("22", "24") for c in register.communes("2025", p)]
    assert len(everywhere) == 54 + 99


def test_a_commune_dissolved_before_the_reform_is_there_until_its_last_day():
    """Hán Quảng was merged into Chi Lăng on 1 December 2024."""

    def codes(on: date) -> set[str]:
        return {c.code for c in load.communes("2024", "27", on=on)}

    assert "09316" in {c.code for c in load.communes("2024", "27")}
    assert "09316" in codes(date(2024, 11, 30))
    assert "09316" not in codes(date(2024, 12, 1))


@pytest.mark.parametrize("vintage", ["2024", "2025"])
def test_every_commune_of_the_country_is_in_one_district_of_its_province(
    register: AreaRegister, vintage: str
):
    grouped = [
        code
        for province in register.provinces(vintage)
        for members in load.districts(vintage, province.code).values()
        for code in members
    ]

    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {c.code for c in register.communes(vintage, on=date.min)}
    assert set(load.groups(vintage, load.EVERYWHERE)) == set(grouped)


def test_que_vo_of_2024_had_21_communes_and_seven_of_today_come_mostly_from_it():
    assert len(load.districts("2024", "27")["259"]) == 21
    assert load.districts("2025", "24")["259"] == [
        *("09247", "09253", "09265", "09292", "09295", "09301", "09313")
    ]


def test_while_there_are_no_values_every_province_can_be_chosen(tmp_path):
    with reading(tmp_path):
        assert load.version() == 0
        assert len(load.provinces("2025")) == 34
        assert len(load.provinces("2024")) == 63
