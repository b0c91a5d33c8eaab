"""Figures across the reform, beside the sample's own lines added up by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import carried, figures, load, provenance
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Catalogue
from ytcs_data.states import State
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

BHYT, CRITERIA, DOCTORS = (
    "shi_coverage_pct",
    "communes_meeting_national_criteria_pct",
    "chs_doctors_per_station",
)
PHU_LANG, DAO_VIEN = "09292", "09301"


def value(indicator: str, code: str, period: str, basis: Basis = Basis.REBUILT) -> pd.Series:
    table = figures.values(indicator, "2025", basis)
    return table[(table["area_code"] == code) & (table["period"] == period)].iloc[0]


def total(indicator: str, scope: str, place: str, period: str, basis: Basis) -> pd.Series:
    table = figures.totals(indicator, "2025", scope, basis)
    return table[(table["area_code"] == place) & (table["period"] == period)].iloc[0]


# --- on the communes of today --------------------------------------------------------------------


def test_dao_vien_of_2023_is_ngoc_xa_and_phu_luong_and_dao_vien_of_then():
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    parts = [(code, "") for code in ("09274", "09289", "09301")]

    row = value(BHYT, DAO_VIEN, "2023")

    assert row["numerator"] == sum(insured[part] for part in parts)
    assert row["denominator"] == sum(people[part] for part in parts)
    assert (row["state"], row["known"], row["parts"]) == (State.VALUE, 3, 3)


def test_chau_phong_of_then_is_not_phu_lang_of_today_though_it_has_its_code(
    register: AreaRegister, crosswalk: Crosswalk
):
    assert register[PHU_LANG, "2024"].short_name == "Châu Phong"
    insured = reported("2024_bac_ninh", "insured", "2023")
    parts = [part.code for part in crosswalk.predecessors(PHU_LANG)]

    row = value(BHYT, PHU_LANG, "2023")

    assert len(parts) == 3
    assert row["numerator"] == sum(insured[code, ""] for code in parts)
    assert row["numerator"] > 2 * insured[PHU_LANG, ""]


def test_a_period_that_todays_communes_reported_is_not_rebuilt():
    told = figures.values(BHYT, "2025").set_index(["period", "area_code"])
    rebuilt = figures.values(BHYT, "2025", Basis.REBUILT).set_index(["period", "area_code"])

    assert not rebuilt.index.has_duplicates
    pd.testing.assert_frame_equal(rebuilt.loc[told.index, told.columns], told)


def test_every_commune_of_today_has_a_row_in_every_period():
    rows = figures.values(BHYT, "2025", Basis.REBUILT)
    periods = {period for _vintage, period in figures.periods(Basis.REBUILT)}

    assert {"2017", "2024", "2025-H1", "2025", "2026-10"} <= periods
    assert set(rows.groupby("area_code")["period"].nunique()) == {len(periods)}
    assert rows["area_code"].nunique() == 99 + 54


def test_a_province_rebuilt_has_the_sum_of_its_old_provinces_and_is_no_estimate():
    for province in ("22", "24"):
        before = figures.old_totals(BHYT, province).set_index("period")
        for period in ("2019", "2022", "2024"):
            made = total(BHYT, province, province, period, Basis.PARTIAL)
            assert made["numerator"] == pytest.approx(before.loc[period, "numerator"], rel=1e-9)
            whole = total(BHYT, province, province, period, Basis.REBUILT)
            complete = whole["reported"] == whole["expected"]
            assert whole["state"] == State.VALUE or not complete
            assert (whole["numerator"] == pytest.approx(made["numerator"])) == complete


def test_what_is_missing_makes_the_whole_missing_unless_the_reader_wants_the_rest():
    whole = figures.values(BHYT, "2025", Basis.REBUILT)
    lacking = whole[(whole["known"] < whole["parts"]) & (whole["known"] > 0)]
    assert len(lacking)
    first = lacking.iloc[0]
    rest = value(BHYT, first["area_code"], first["period"], Basis.PARTIAL)

    assert first["state"] == State.NOT_REPORTED
    assert math.isnan(first["numerator"])
    assert rest["numerator"] > 0
    assert rest["known"] == first["known"]


def test_a_status_waits_and_says_k_of_n():
    told = reported("2024_bac_ninh", "meets_national_criteria", "2023")
    had = [told[code, ""] for code in ("09274", "09289", "09301")]

    row = value(CRITERIA, DAO_VIEN, "2023")

    assert row["state"] == State.REASSESS
    assert (row["numerator"], row["denominator"]) == (sum(had), 3)
    assert math.isnan(row["value"])


def test_stations_are_not_added_up_and_no_total_is_made_of_them():
    for indicator in (CRITERIA, DOCTORS):
        past = total(indicator, "22", "22", "2023", Basis.REBUILT)
        now = total(indicator, "22", "22", "2026-10", Basis.REBUILT)
        assert past["state"] == State.REASSESS
        assert past["reported"] == 1  # the one commune that stayed as it was
        assert math.isnan(past["value"])
        assert now["value"] == figures.totals(indicator, "2025", "22").set_index(
            ["period", "area_code"]
        ).loc[("2026-10", "22"), "value"]  # fmt: skip


def test_only_sums_of_what_may_be_added_up_are_carried(catalogue: Catalogue):
    named = {key for key, indicator in catalogue.indicators.items() if indicator.is_carried}

    assert named == {
        *(BHYT, "chs_doctors_per_10000", "population_ehr_pct", "population_health_managed_pct"),
        *("villages_with_trained_vhw_pct", "villages_with_active_vhw_pct"),
        *("phc_users_covered_by_shi_pct", "high_risk_annual_check_pct"),
        *("annual_health_check_pct", "schools_with_school_health_pct", "stunting_u5_pct"),
    }
    assert figures.usual_basis(BHYT) is Basis.REBUILT
    assert figures.usual_basis(CRITERIA) is figures.usual_basis(DOCTORS) is Basis.REPORTED


def test_a_status_that_waits_today_says_what_the_old_communes_last_had():
    rows = figures.values(CRITERIA, "2025")
    rows = rows[(rows["period"] == "2025") & (rows["area_code"] == DAO_VIEN)]
    told = reported("2024_bac_ninh", "meets_national_criteria", "2025-H1")
    catalogue = load.catalogue()

    made = carried.with_parts(rows, catalogue.indicators[CRITERIA], "2025").iloc[0]

    assert made["state"] == State.REASSESS
    assert made["parts"] == 3
    assert made["numerator"] == sum(told[code, ""] for code in ("09274", "09289", "09301"))


# --- on the old outline --------------------------------------------------------------------------


def test_no_value_of_bac_giang_is_one_of_old_bac_ninh():
    """24 was the code of Bắc Giang, and is that of Bắc Ninh since; old Bắc Ninh was 27."""
    here = {c.code for c in load.communes("2025", "2024-27")}
    there = {c.code for c in load.communes("2025", "2024-24")}

    assert here | there == {c.code for c in load.communes("2025", "24")}
    assert not here & there
    assert (len(here), len(there)) == (41, 58)
    for period in ("2026-03", "2026-10"):
        rows = figures.values(BHYT, "2025")
        rows = rows[rows["area_code"].isin(here) & (rows["period"] == period)]
        made = total(BHYT, "2024-27", "2024-27", period, Basis.REPORTED)
        assert made["numerator"] == rows.loc[rows["value"].notna(), "numerator"].sum()
    before = figures.old_totals(BHYT, "2024-27").set_index("period")
    old = figures.totals(BHYT, "2024", "27").query("area_code == '27'").set_index("period")
    assert before.loc["2023", "numerator"] == old.loc["2023", "numerator"]


def test_the_target_on_an_old_outline_is_that_of_the_old_province(catalogue: Catalogue):
    indicator = catalogue.indicators["communes_with_family_doctor_model_pct"]
    target = figures.leading_target(indicator, "2025", "2024-93")

    assert target is not None
    assert (target.scope.vintage, target.scope.area) == ("2024", "93")
    assert (target.operator, target.value) == (">=", 30)


def test_old_hai_lang_went_in_three_so_tien_yen_of_then_ends_in_four_communes():
    """Hải Hòa and Ba Chẽ belong to other former districts in the main."""
    names = {load.register()[code, "2025"].name for code in carried.crossing("199")}

    assert {"Xã Hải Hòa", "Xã Ba Chẽ", "Xã Hải Lạng"} <= names
    assert [load.register()[c, "2025"].name for c in load.districts("2025", "22")["199"]] == [
        *("Xã Tiên Yên", "Xã Điền Xá", "Xã Đông Ngũ", "Xã Hải Lạng")
    ]
    made = total(BHYT, "22", "199", "2026-10", Basis.FORMER)
    assert (made["state"], made["expected"]) == (State.ESTIMATED, 6)


def test_shared_among_the_former_districts_nobody_is_lost_or_counted_twice():
    table = figures.totals(BHYT, "2025", "22", Basis.FORMER)
    for period in ("2025", "2026-10"):
        rows = table[table["period"] == period].set_index("area_code")
        assert rows.drop("22")["numerator"].sum() == pytest.approx(rows.loc["22", "numerator"])


def test_a_status_on_the_old_outline_is_that_of_the_communes_that_lie_in_it_wholly(
    crosswalk: Crosswalk,
):
    made = total(CRITERIA, "22", "199", "2026-10", Basis.FORMER)
    wholly = [
        c.code
        for c in load.communes("2025", "22")
        if {crosswalk.district_of(p.code) for p in crosswalk.predecessors(c.code)} == {"199"}
    ]
    rows = figures.values(CRITERIA, "2025")
    rows = rows[rows["area_code"].isin(wholly) & (rows["period"] == "2026-10")]

    assert made["expected"] == len(wholly) == 2
    assert made["numerator"] == rows["numerator"].sum()


def test_que_vo_lies_on_its_seven_communes_and_no_other(register: AreaRegister):
    seven = load.districts("2025", "24")["259"]

    assert carried.crossing("259") == []
    assert len(seven) == 7
    assert sum(register[c, "2025"].area_km2 or 0 for c in seven) == pytest.approx(155.11, abs=0.01)
    for indicator in (BHYT, CRITERIA):
        same = total(indicator, "24", "259", "2026-10", Basis.FORMER)
        assert same["value"] == total(indicator, "24", "259", "2026-10", Basis.REPORTED)["value"]


def test_what_was_rebuilt_from_invented_values_says_so(tmp_path):
    usual = {"measure": "population", "value": 1}
    with reading(tmp_path):
        load.store().commit(
            rows(
                {**usual, "vintage": "2024", "period": "2024", "area_code": "09301"},
                {**usual, "vintage": "2025", "period": "2026-10", "area_code": "09301"},
            ).assign(source=["Số liệu minh hoạ", "Sở Y tế"]),
            file_name="a.csv",
            sha256="a",
        )
        assert "Số liệu minh hoạ" in provenance.caveats("2025")
        assert not provenance.is_illustrative("2025")


def test_a_province_of_which_an_old_one_is_missing_has_no_past(tmp_path):
    """Cần Thơ without the values of old Cần Thơ and Sóc Trăng is not Hậu Giang alone."""
    people = {"measure": "population", "value": 100}
    insured = {"measure": "insured", "value": 90}
    old = {"vintage": "2024", "period": "2024", "area_code": "31318"}  # of Hậu Giang
    new = {"vintage": "2025", "period": "2026-10", "area_code": "31120"}
    with reading(tmp_path):
        told = rows(*[{**place, **what} for place in (old, new) for what in (people, insured)])
        load.store().commit(told, file_name="a.csv", sha256="a")
        province = total(BHYT, "92", "92", "2024", Basis.REBUILT)
        outline = total(BHYT, "2024-93", "2024-93", "2024", Basis.REBUILT)

        assert province["state"] == State.NOT_REPORTED
        assert math.isnan(province["value"])
        assert outline["expected"] == 28


def test_a_store_with_one_side_only_shows_what_was_reported(tmp_path):
    with reading(tmp_path):
        only = rows({"vintage": "2024", "period": "2024", "area_code": "31318"})
        load.store().commit(only, file_name="a.csv", sha256="a")
        opened = Selection.from_query({"indicator": BHYT})

        assert (opened.vintage, opened.period, opened.basis) == ("2024", "2024", Basis.REPORTED)
        assert opened.province == "93"
