"""The register as shipped: how many areas there are, and what is known of some by hand."""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.areas import DATA, Area, AreaRegister, Level, UnknownArea, load_register

DIGITS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
ISLANDS = {"318", "471", "498", "536", "755"}  # districts that never had a commune

# The 21 communes of the directive of 8 August 2023, by code.
QUE_VO_2023 = {
    *("09247", "09250", "09253", "09259", "09262", "09265", "09268", "09274", "09277"),
    *("09280", "09283", "09289", "09292", "09295", "09298", "09301", "09304", "09307"),
    *("09310", "09313", "09316"),
}
TIEN_YEN = {
    *("06862", "06865", "06868", "06871", "06874", "06877", "06880", "06883", "06886"),
    *("06889", "06892"),
}


def codes(areas: list[Area]) -> list[str]:
    return [area.code for area in areas]


def every(register: AreaRegister, vintage: str) -> list[Area]:
    return [area for area in register if area.vintage == vintage]


@pytest.mark.parametrize(
    ("vintage", "provinces", "districts", "communes"),
    [("2024", 63, 696, 10_035), ("2025", 34, 0, 3_321)],
)
def test_the_numbers_of_areas_are_the_official_ones(
    register: AreaRegister, vintage: str, provinces: int, districts: int, communes: int
):
    levels = Counter(area.level for area in every(register, vintage))

    assert len(register.provinces(vintage)) == levels[Level.PROVINCE] == provinces
    assert levels[Level.DISTRICT] == districts
    assert len(register.communes(vintage)) == communes


def test_of_the_kinds_there_are_as_many_as_the_law_says(register: AreaRegister):
    kinds = Counter(area.name.rpartition(area.short_name)[0] for area in register.communes("2025"))

    assert kinds == {"Xã ": 2_621, "Phường ": 687, "Đặc khu ": 13}


@pytest.mark.parametrize("vintage", ["2024", "2025"])
def test_codes_have_the_length_of_their_level_and_occur_once(vintage: str):
    with (DATA / f"areas_{vintage}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"\d+", row["code"]), row
        assert len(row["code"]) == DIGITS[Level(row["level"])], row


@pytest.mark.parametrize("vintage", ["2024", "2025"])
def test_a_parent_is_of_the_level_above_and_of_the_same_province(
    register: AreaRegister, vintage: str
):
    above = {
        "2024": {Level.COMMUNE: Level.DISTRICT, Level.DISTRICT: Level.PROVINCE},
        "2025": {Level.COMMUNE: Level.PROVINCE},
    }[vintage]

    for area in every(register, vintage):
        if area.level is Level.PROVINCE:
            assert area.parent is None
            assert area.province == area.code
        else:
            parent = register[str(area.parent), vintage]
            assert parent.level is above[area.level]
            assert parent.province == area.province


def test_only_the_five_islands_are_districts_without_communes(register: AreaRegister):
    with_communes = {area.parent for area in register.communes("2024")}

    districts = {area.code for area in every(register, "2024") if area.level is Level.DISTRICT}

    assert districts - with_communes == ISLANDS


def test_que_vo_had_21_communes_in_2023_and_20_at_the_reform(register: AreaRegister):
    before = register.communes("2024", district="259", on=date(2023, 12, 31))
    at_reform = register.communes("2024", district="259")

    assert set(codes(before)) == QUE_VO_2023
    assert set(codes(at_reform)) == QUE_VO_2023 - {"09316"}
    assert codes(at_reform) == sorted(codes(at_reform))


def test_han_quang_was_merged_into_chi_lang_on_1_december_2024(register: AreaRegister):
    han_quang = register["09316", "2024"]

    assert (han_quang.name, han_quang.parent, han_quang.province) == ("Xã Hán Quảng", "259", "27")
    assert (han_quang.valid_to, han_quang.successor) == (date(2024, 11, 30), "09313")
    assert han_quang.existed(date(2024, 11, 30))
    assert not han_quang.existed(date(2024, 12, 1))


def test_tien_yen_had_eleven_communes_at_the_reform(register: AreaRegister):
    communes = register.communes("2024", province="22", district="199")

    assert set(codes(communes)) == TIEN_YEN
    assert register["06862", "2024"].name == "Thị trấn Tiên Yên"


@pytest.mark.parametrize(
    ("province", "day", "number"),
    [
        ("22", date(2024, 10, 31), 177),  # Quảng Ninh
        ("22", date(2024, 11, 1), 171),
        ("27", date(2024, 6, 30), 126),  # Bắc Ninh
        ("27", date(2024, 12, 31), 121),
        ("68", date(2023, 12, 31), 142),  # Lâm Đồng
        ("68", date(2025, 6, 30), 137),
        ("93", date(2024, 12, 31), 75),  # Hậu Giang
    ],
)
def test_provinces_had_as_many_communes_as_reported(
    register: AreaRegister, province: str, day: date, number: int
):
    assert len(register.communes("2024", province=province, on=day)) == number


def test_before_the_mergers_the_country_had_10599_communes(
    register: AreaRegister,
):
    """10,599 were listed in 2023; the register also has three that were founded later."""
    assert len(register.communes("2024", on=date(2023, 12, 31))) == 10_599 + 3


def test_a_dissolved_commune_went_into_a_living_one_of_its_province(register: AreaRegister):
    dissolved = [area for area in register if area.dissolved]

    assert len(dissolved) == 567
    assert [area.name for area in dissolved if not area.successor] == ["Xã Phú An Hòa"]
    for area in dissolved:
        assert area.valid_to is None or area.valid_to < date(2025, 1, 1)
        if area.successor:
            successor = register[area.successor, "2024"]
            assert not successor.dissolved
            assert successor.province == area.province


def test_an_unknown_last_day_means_the_end_of_2024(register: AreaRegister):
    unknown = next(area for area in register if area.dissolved and area.valid_to is None)

    assert unknown.existed(date(2024, 12, 31))
    assert not unknown.existed(date(2025, 1, 1))


def test_a_code_means_another_place_in_the_other_vintage(register: AreaRegister):
    names = {
        (code, vintage): register[code, vintage].name
        for code in ("09292", "09253", "24")
        for vintage in ("2024", "2025")
    }

    assert names == {
        ("09292", "2024"): "Xã Châu Phong",
        ("09292", "2025"): "Xã Phù Lãng",
        ("09253", "2024"): "Phường Đại Xuân",
        ("09253", "2025"): "Phường Nhân Hòa",
        ("24", "2024"): "Tỉnh Bắc Giang",
        ("24", "2025"): "Tỉnh Bắc Ninh",
    }


@pytest.mark.parametrize(
    ("code", "vintage", "short"),
    [
        ("09247", "2025", "Quế Võ"),
        ("92", "2025", "Cần Thơ"),
        ("06862", "2024", "Tiên Yên"),
        ("31522", "2024", "Phường 1"),  # a bare number is no name
        ("11948", "2025", "Bạch Long Vĩ"),
    ],
)
def test_the_short_name_leaves_out_the_kind(
    register: AreaRegister, code: str, vintage: str, short: str
):
    assert register[code, vintage].short_name == short


def test_every_name_begins_with_a_kind(register: AreaRegister):
    without = [a.name for a in register if a.short_name == a.name and not a.name[-1].isdigit()]

    assert without == []


@pytest.mark.parametrize("key", [("09316", "2025"), ("99999", "2024"), ("9247", "2025"), ("", "")])
def test_an_unknown_code_is_named_in_the_error(register: AreaRegister, key: tuple[str, str]):
    assert key not in register
    with pytest.raises(UnknownArea, match=repr(key[0])):
        register[key]


def test_centres_lie_in_the_country_and_new_communes_have_an_area(register: AreaRegister):
    for area in register:
        if area.dissolved:
            continue
        assert area.latitude is not None and 8 < area.latitude < 23.5, area
        assert area.longitude is not None and 102 < area.longitude < 115, area
    without = [area.code for area in register.communes("2025") if not area.area_km2]
    assert without == ["06187", "19147", "19159", "28435"]  # the list has none


def test_the_new_communes_of_que_vo_are_as_large_as_the_town_was(register: AreaRegister):
    new = ("09247", "09253", "09265", "09292", "09295", "09301", "09313")

    areas = [register[code, "2025"].area_km2 or 0 for code in new]

    assert sum(areas) == pytest.approx(155.11, abs=0.05)


def test_names_are_those_of_the_list_of_july_2025(register: AreaRegister, shared: Path):
    with (shared / "boundaries" / "units_2025_cases.csv").open(encoding="utf-8") as file:
        known = list(csv.DictReader(file))

    assert len(known) == 380
    for row in known:
        area = register[row["code"], "2025"]
        assert (area.name, area.province) == (row["full_name"], row["province_code"])


def test_a_file_with_other_columns_is_refused(tmp_path: Path):
    for vintage in ("2024", "2025"):
        (tmp_path / f"areas_{vintage}.csv").write_text("code,name\n01,Hà Nội\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"areas_2024\.csv has the columns \('code', 'name'\)"):
        load_register(tmp_path)


def test_reading_the_register_is_fast_enough_for_a_first_page():
    best = min(_seconds() for _ in range(3))

    assert best < 0.5  # about 0.1 s on a quiet machine


def _seconds() -> float:
    start = time.process_time()
    load_register()
    return time.process_time() - start
