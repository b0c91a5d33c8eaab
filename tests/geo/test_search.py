"""A reader finds a commune by what they remember of it: without accents, by its old name."""

from __future__ import annotations

import pytest

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from geo.search import Search

EVERY = {f"{code:02}" for code in range(1, 97)}  # provinces


@pytest.fixture(scope="module")
def today(register: AreaRegister, crosswalk: Crosswalk) -> Search:
    return Search(register, crosswalk, "2025")


@pytest.fixture(scope="module")
def before(register: AreaRegister, crosswalk: Crosswalk) -> Search:
    return Search(register, crosswalk, "2024")


@pytest.mark.parametrize("typed", ["phu lang", "Phù Lãng", "xã phù lãng", " PHU  LANG "])
def test_a_commune_is_found_by_its_name_however_it_is_typed(today: Search, typed: str):
    first = today.find(typed, EVERY, "24")[0]

    assert (first.area.code, first.area.vintage, first.old_name) == ("09292", "2025", "")


def test_an_old_name_leads_to_the_commune_of_today_and_is_told(today: Search):
    """Old Châu Phong had the code that Phù Lãng, which it is part of, has today."""
    here = [hit for hit in today.find("chau phong", EVERY, "24") if hit.area.province == "24"]

    assert [(hit.area.name, hit.old_name) for hit in here] == [("Xã Phù Lãng", "Xã Châu Phong")]


def test_before_the_reform_only_the_names_of_then_are_found(before: Search):
    found = before.find("châu phong", EVERY, "27")

    assert (found[0].area.name, found[0].area.code) == ("Xã Châu Phong", "09292")
    assert not any(hit.old_name for hit in found)


def test_the_whole_name_comes_first_then_a_beginning_then_a_middle(today: Search):
    names = [hit.old_name or hit.area.name for hit in today.find("tiên yên", EVERY, "22", limit=50)]

    assert names[0] == "Xã Tiên Yên"
    ranks = [0 if n.endswith(" Tiên Yên") else 1 for n in names]
    assert ranks == sorted(ranks)


def test_of_the_same_name_the_chosen_province_comes_first(today: Search):
    """Liên Minh is a commune of today in more than one province."""
    provinces = [hit.area.province for hit in today.find("Liên Minh", EVERY) if not hit.old_name]
    assert len(set(provinces)) > 1

    for province in provinces:
        assert today.find("Liên Minh", EVERY, province)[0].area.province == province


def test_a_commune_is_listed_once_though_several_of_its_names_fit(today: Search):
    found = today.find("quế", EVERY, "24", limit=100)

    codes = [hit.area.code for hit in found]
    assert len(codes) == len(set(codes)) > 3


def test_no_more_are_listed_than_asked_for(today: Search):
    assert len(today.find("a", EVERY)) == 8
    assert len(today.find("a", EVERY, limit=3)) == 3


@pytest.mark.parametrize("typed", ["", "   ", "qwzx"])
def test_nothing_typed_or_nothing_known_finds_nothing(today: Search, typed: str):
    assert today.find(typed, EVERY) == []


def test_text_is_no_pattern(today: Search):
    assert today.find(".*", EVERY) == []
    assert today.find("[", EVERY) == []


def test_a_commune_dissolved_before_the_reform_is_found_in_what_it_became_part_of(today):
    found = today.find("hán quảng", EVERY)

    assert [(hit.area.code, hit.old_name) for hit in found] == [("09313", "Xã Hán Quảng")]


def test_only_the_provinces_asked_for_are_searched(today):
    assert today.find("phù lãng", {"22"}) == []


@pytest.mark.parametrize(
    ("typed", "code"), [("quan lạn", "07024"), ("Phượng Sơn", "07612"), ("quan lan", "07024")]
)
def test_a_name_that_begins_like_a_kind_is_found(before: Search, typed: str, code: str):
    assert code in [hit.area.code for hit in before.find(typed, EVERY, "22")]


def test_one_that_was_divided_is_found_in_each_that_has_a_part_of_it(today: Search):
    """Hải Lạng of Tiên Yên went into today's Hải Lạng, Hải Hòa and Ba Chẽ."""
    found = {hit.area.name: hit for hit in today.find("hải lạng", {"22"}, "22")}

    assert set(found) == {"Xã Hải Lạng", "Xã Hải Hòa", "Xã Ba Chẽ"}
    assert found["Xã Ba Chẽ"].partly
    assert found["Xã Ba Chẽ"].old_name == "Xã Hải Lạng"


def test_on_the_old_map_a_dissolved_one_leads_to_the_one_that_took_it_in(before: Search):
    found = before.find("hán quảng", EVERY)

    assert [(hit.area.name, hit.area.vintage, hit.old_name) for hit in found] == [
        ("Xã Chi Lăng", "2024", "Xã Hán Quảng")
    ]
