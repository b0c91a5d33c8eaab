"""Links: what they name is opened, what is unknown falls back, and the reform is crossed safely."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.crosswalk import Crosswalk
from tests.sample_store import reading, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

PERMANENT, BHYT = "chs_with_permanent_doctor_pct", "shi_coverage_pct"
PHU_LANG = Selection("2025", "24", "259", "09292", BHYT, "2026-10")
CHAU_PHONG = Selection("2024", "27", "259", "09292", BHYT, "2023")


def read(**query: str) -> Selection:
    return Selection.from_query(query)


# --- permalinks ----------------------------------------------------------------------------------


def test_a_link_survives_in_every_period():
    assert len(figures.periods()) > 15
    for vintage, period in figures.periods():
        for start in (PHU_LANG, CHAU_PHONG, replace(PHU_LANG, province=load.EVERYWHERE)):
            selection = Selection.from_query(start.at(vintage, period).to_query())
            assert Selection.from_query(selection.to_query()) == selection
            assert (selection.vintage, selection.period) == (vintage, period)


def test_a_link_is_all_codes_and_leaves_out_only_what_is_not_chosen():
    assert PHU_LANG.to_query() == {
        "vintage": "2025",
        "province": "24",
        "district": "259",
        "area": "09292",
        "indicator": BHYT,
        "period": "2026-10",
        "basis": "reported",
    }
    assert set(replace(PHU_LANG, area="", district="").to_query()) == {
        *("vintage", "province", "indicator", "period", "basis")
    }


def test_without_a_link_the_newest_period_and_the_first_of_all_are_shown():
    assert read() == Selection("2025", "22", "", "", PERMANENT, "2026-10")


def test_the_province_of_the_setting_opens_first_if_it_can_be_chosen(monkeypatch):
    monkeypatch.setenv("YTCS_PROVINCE", "24")
    assert read().province == "24"
    assert read(province="22").province == "22"

    monkeypatch.setenv("YTCS_PROVINCE", "92")  # has no values here
    assert read().province == "22"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"indicator": "nonsense"}, {"indicator": PERMANENT}),
        ({"period": "2199"}, {"vintage": "2025", "period": "2026-10"}),
        ({"vintage": "1900"}, {"vintage": "2025", "period": "2026-10"}),
        ({"period": "2023"}, {"vintage": "2024", "period": "2023"}),
        ({"province": "99"}, {"province": "22"}),
        ({"province": "<script>"}, {"province": "22"}),
        ({"province": "92"}, {"province": "22"}),  # a province without values
        ({"district": "999"}, {"district": ""}),
        ({"province": "22", "district": "259"}, {"district": ""}),  # of another province
        ({"area": "00000"}, {"area": ""}),
        ({"area": "24"}, {"area": ""}),  # a province is no commune
        ({"province": "22", "area": "09292"}, {"province": "22", "area": ""}),
        ({"colour": "red"}, {"province": "22"}),
    ],
)
def test_what_is_unknown_falls_back_and_breaks_nothing(
    query: dict[str, str], wanted: dict[str, str]
):
    selection = Selection.from_query(query)

    assert {name: getattr(selection, name) for name in wanted} == wanted
    assert Selection.from_query(selection.to_query()) == selection


def test_an_unknown_part_leaves_the_rest_of_a_link_as_it_was():
    for part, wrong in (("indicator", "nonsense"), ("district", "999"), ("area", "00000")):
        selection = Selection.from_query({**PHU_LANG.to_query(), part: wrong})
        assert replace(selection, **{part: getattr(PHU_LANG, part)}) == PHU_LANG


def test_a_commune_alone_opens_its_province():
    assert read(area="09292").province == "24"


def test_one_commune_may_be_chosen_in_all_provinces():
    selection = read(province=load.EVERYWHERE, area="09292", district="259")

    assert (selection.province, selection.area) == (load.EVERYWHERE, "09292")
    assert selection.district == ""  # a district is one of a province


def test_with_nothing_in_the_store_a_selection_is_still_complete(tmp_path):
    with reading(tmp_path):
        selection = read()

        assert (selection.vintage, selection.period, selection.area) == ("2025", "", "")
        assert selection.province == "01"
        assert Selection.from_query(selection.to_query()) == selection


def test_another_province_leaves_district_and_commune():
    moved = PHU_LANG.in_province("22")

    assert moved == replace(PHU_LANG, province="22", district="", area="")
    assert PHU_LANG.in_province("24") == PHU_LANG


# --- across the reform ---------------------------------------------------------------------------


def test_within_a_vintage_only_the_period_changes():
    assert PHU_LANG.at("2025", "2025") == replace(PHU_LANG, period="2025")


def test_bac_ninh_of_today_was_bac_ninh_and_bac_giang_together():
    moved = Selection("2025", "24", "", "", BHYT, "2026-10").at("2024", "2024")

    assert moved == Selection("2024", "2025-24", "", "", BHYT, "2024")
    assert load.province_codes("2024", moved.province) == ["24", "27"]
    assert load.register()["24", "2024"].short_name == "Bắc Giang"
    assert moved.at("2025", "2025").province == "24"


@pytest.mark.parametrize("old", ["24", "27"])
def test_both_old_provinces_became_bac_ninh(old: str):
    moved = Selection("2024", old, "", "", BHYT, "2023").at("2025", "2025")

    assert moved.province == f"2024-{old}"  # what lies there today, and nothing else
    assert load.province_codes("2025", moved.province) == ["24"]
    assert moved.at("2024", "2023").province == old


def test_hau_giang_became_a_part_of_can_tho(tmp_path):
    usual = {"measure": "population", "value": 1}
    with reading(tmp_path):
        load.store().commit(
            rows(
                {**usual, "vintage": "2024", "period": "2024", "area_code": "31318"},
                {**usual, "vintage": "2025", "period": "2026-10", "area_code": "31120"},
            ),
            file_name="a.csv",
            sha256="a",
        )
        assert load.register()["93", "2024"].short_name == "Hậu Giang"
        before = read(vintage="2024", period="2024", province="93")
        assert before.province == "93"
        assert before.at("2025", "2026-10").province == "2024-93"
        assert len(load.communes("2025", "2024-93")) == 28


def test_a_former_district_is_found_in_whichever_old_province_it_was():
    """Lạng Giang (217) was in Bắc Giang, Quế Võ (259) in Bắc Ninh."""
    for district in ("217", "259"):
        moved = Selection("2025", "24", district, "", BHYT, "2026-10").at("2024", "2024")
        assert (moved.province, moved.district) == ("2025-24", district)
        back = moved.at("2025", "2026-10")
        assert (back.province, back.district) == ("24", district)


def test_chau_phong_went_whole_into_phu_lang_and_is_followed_there():
    moved = CHAU_PHONG.at("2025", "2026-10")

    assert moved == replace(PHU_LANG, province="2024-27")
    assert load.register()[CHAU_PHONG.area, "2024"].name == "Xã Châu Phong"
    assert load.register()[moved.area, "2025"].name == "Xã Phù Lãng"


def test_phu_lang_was_several_communes_so_none_of_them_is_chosen():
    assert PHU_LANG.at("2024", "2023").area == ""


def test_the_one_commune_of_the_province_that_stayed_as_it_was_is_followed_both_ways(
    crosswalk: Crosswalk,
):
    (code,) = (c.code for c in load.communes("2025", "22") if crosswalk.unchanged(c.code))
    (old,) = crosswalk.predecessors(code)
    today = Selection("2025", "22", "", code, BHYT, "2026-10")

    assert today.at("2024", "2023").area == old.code
    assert today.at("2024", "2023").at("2025", "2026-10") == today


def test_a_divided_commune_is_not_followed(crosswalk: Crosswalk):
    divided = next(
        c.code for c in load.communes("2024", "22") if len(crosswalk.successors(c.code)) > 1
    )
    assert Selection("2024", "22", "", divided, BHYT, "2023").at("2025", "2025").area == ""


def test_a_commune_dissolved_before_is_followed_through_its_successor():
    """Hán Quảng went into Chi Lăng in 2024, and that whole into Chi Lăng of today."""
    han_quang = Selection("2024", "27", "", "09316", BHYT, "2023")

    assert han_quang.at("2025", "2026-10").area == "09313"


def test_where_a_province_has_no_values_beyond_the_reform_all_are_shown(tmp_path):
    usual = {"measure": "population", "value": 1}
    with reading(tmp_path):
        load.store().commit(
            rows(
                {**usual, "vintage": "2024", "period": "2024", "area_code": "06967"},
                {**usual, "vintage": "2025", "period": "2026-10", "area_code": "09292"},
            ),
            file_name="a.csv",
            sha256="a",
        )
        moved = read(vintage="2025", period="2026-10", province="24").at("2024", "2024")

        assert moved.province == load.EVERYWHERE
        assert Selection.from_query(moved.to_query()) == moved


def test_a_link_never_reads_a_code_in_another_vintage():
    """09292 was Châu Phong of Bắc Ninh (27) before, and is Phù Lãng since."""
    link = {"vintage": "2024", "period": "2031", "province": "27", "area": "09292"}
    read = Selection.from_query(link)

    assert (read.vintage, read.province, read.area) == ("2024", "27", "09292")


def test_a_link_never_reads_a_province_in_another_vintage():
    """24 was Bắc Giang before, and is Bắc Ninh since."""
    read = Selection.from_query({"vintage": "2025", "period": "2023", "province": "24"})

    assert (read.vintage, read.province) == ("2025", "24")


def test_codes_of_a_vintage_without_values_are_left(tmp_path):
    with reading(tmp_path):
        only = rows({"vintage": "2025", "period": "2025", "area_code": "09301"})
        load.store().commit(only, file_name="a.csv", sha256="a" * 64)
        read = Selection.from_query({"vintage": "2024", "period": "2023", "area": "09292"})

        assert (read.vintage, read.area) == ("2025", "")


def test_an_unchanged_commune_is_followed_into_what_its_province_was():
    """07663 is the same commune on both sides; it was of Bắc Giang, not of old Bắc Ninh."""
    moved = Selection("2025", "24", "", "07663", "shi_coverage_pct", "2026-10").at("2024", "2023")

    assert (moved.province, moved.area) == ("2025-24", "07663")
    assert Selection.from_query(moved.to_query()) == moved


# --- on which areas -------------------------------------------------------------------------------


def test_a_look_back_keeps_the_old_outlines():
    former = replace(PHU_LANG, area="", basis=Basis.FORMER)
    back = former.at("2024", "2023")

    assert (back.vintage, back.basis) == ("2024", Basis.FORMER)  # what was reported there
    assert Selection.from_query(back.to_query()) == back
    assert back.at("2025", "2026-10").basis is Basis.FORMER
    past = replace(former, basis=Basis.REBUILT, period="2023")
    assert past.on_basis(Basis.FORMER) == replace(back, period="2023")


def test_a_place_before_the_reform_is_found_again_on_todays_communes():
    old = Selection("2024", "2025-24", "259", "", BHYT, "2023")
    rebuilt = old.on_basis(Basis.REBUILT)

    assert (rebuilt.vintage, rebuilt.province, rebuilt.district) == ("2025", "24", "259")
    assert (rebuilt.period, rebuilt.basis, rebuilt.is_past) == ("2023", Basis.REBUILT, True)
    assert rebuilt.on_basis(Basis.REPORTED) == old


def test_a_period_of_the_past_on_todays_map_needs_a_basis_that_has_it():
    link = {"vintage": "2025", "province": "24", "period": "2023", "indicator": BHYT}

    assert read(**link).period == "2023"  # rebuilt is usual for counts
    assert read(**link, basis="reported").period == "2026-10"
    assert read(**link, basis="nonsense").basis is Basis.REBUILT
