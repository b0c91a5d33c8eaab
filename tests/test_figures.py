"""Figures that pages show, beside the sample's own lines added up in loops."""

from __future__ import annotations

from datetime import date

import pytest

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from tests.sample_store import reading, reported, sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import figures, load, provenance
from ytcs_data.catalogue import Catalogue
from ytcs_data.periods import in_order
from ytcs_data.states import COUNTED, State
from ytcs_data.store import ILLUSTRATIVE

pytestmark = pytest.mark.usefixtures("sample")

BHYT, DOCTOR, FAMILY = (
    "shi_coverage_pct",
    "chs_with_permanent_doctor_pct",
    "communes_with_family_doctor_model_pct",
)


def total(indicator: str, vintage: str, place: str, period: str, scope: str = ""):
    table = figures.totals(indicator, vintage, scope or place)
    return table[(table["area_code"] == place) & (table["period"] == period)].iloc[0]


def test_periods_are_the_newest_first_and_those_of_today_before_the_old():
    known = figures.periods()

    assert known[0] == ("2025", "2026-10")
    assert [v for v, _p in known] == sorted((v for v, _p in known), reverse=True)
    for vintage in load.VINTAGES:
        codes = [p for v, p in known if v == vintage]
        assert codes == in_order(codes)[::-1]
    assert ("2024", "2025-H1") in known


@pytest.mark.parametrize("period", ["2026-10", "2025"])
def test_the_coverage_of_a_province_is_the_insured_over_the_people_of_those_who_told_both(
    register: AreaRegister, period: str
):
    insured = reported("2025_quang_ninh", "insured", period)
    people = reported("2025_quang_ninh", "population", period)
    above = below = told = 0
    for commune in register.communes("2025", "22"):
        if (commune.code, "") in insured and (commune.code, "") in people:
            above += insured[commune.code, ""]
            below += people[commune.code, ""]
            told += 1

    row = total(BHYT, "2025", "22", period)

    assert (row["numerator"], row["denominator"], row["reported"]) == (above, below, told)
    assert row["value"] == pytest.approx(100 * above / below)
    assert row["expected"] == 54


def test_stations_with_a_doctor_are_counted_station_by_station(register: AreaRegister):
    name, period = "2024_bac_ninh", "2023"
    stations = reported(name, "stations", period)
    doctors = reported(name, "permanent_doctors", period)
    above = below = 0
    for commune in register.communes("2024", "27", on=date(2023, 12, 31)):
        here = [key for key in stations if key[0] == commune.code and stations[key] >= 1]
        if here and all(key in doctors for key in here):
            above += len([key for key in here if doctors[key] >= 1])
            below += len(here)

    row = total(DOCTOR, "2024", "27", period)

    assert (row["numerator"], row["denominator"]) == (above, below)
    assert 0 < above < below


def test_a_status_that_awaits_a_new_assessment_counts_as_not_yet(
    register: AreaRegister, crosswalk: Crosswalk
):
    told = reported("2025_quang_ninh", "family_doctor_model", "2026-10")
    waiting = [
        c.code
        for c in register.communes("2025", "22")
        if (c.code, "") not in told and not crosswalk.unchanged(c.code)
    ]

    row = total(FAMILY, "2025", "22", "2026-10")

    assert row["numerator"] == sum(told.values())
    assert row["denominator"] == len(told) + len(waiting)
    assert waiting


def test_districts_add_up_to_their_province_and_provinces_to_everywhere():
    for indicator, period in ((BHYT, "2026-10"), (DOCTOR, "2026-10")):
        table = figures.totals(indicator, "2025", "22")
        now = table[table["period"] == period].set_index("area_code")
        for column in ("numerator", "denominator", "reported", "expected"):
            assert now[column].drop("22").sum() == now[column]["22"]

        everywhere = total(indicator, "2025", load.EVERYWHERE, period)
        parts = [total(indicator, "2025", p, period) for p in ("22", "24")]
        assert everywhere["numerator"] == sum(part["numerator"] for part in parts)
        assert everywhere["denominator"] == sum(part["denominator"] for part in parts)


def test_before_the_reform_a_province_is_the_sum_of_those_it_was_made_of():
    """Bắc Ninh of today is old Bắc Ninh (27) and old Bắc Giang (24)."""
    old = figures.old_totals(BHYT, "24").set_index("period")
    parts = [total(BHYT, "2024", code, "2023") for code in ("24", "27")]

    assert old["numerator"]["2023"] == sum(part["numerator"] for part in parts)
    assert old["denominator"]["2023"] == sum(part["denominator"] for part in parts)
    assert set(old["area_code"]) == {"24"}


def test_before_a_new_commune_was_founded_or_after_an_old_one_went_nothing_is_expected():
    values = figures.values(BHYT, "2024")
    periods = set(values[values["area_code"] == "09316"]["period"])

    assert "2023" in periods
    assert "2024" not in periods
    assert "2025-H1" not in periods


def test_every_state_of_the_sample_is_met_and_only_numbers_have_a_value():
    seen = set()
    for vintage in load.VINTAGES:
        for indicator in load.catalogue().indicators:
            values = figures.values(indicator, vintage)
            seen |= set(values["state"])
            assert values["value"].notna().equals(values["state"].isin(COUNTED))

    assert {State.VALUE, State.NOT_REPORTED, State.REASSESS, State.NOT_APPLICABLE} <= seen
    assert State.HELD in seen


# --- targets, sources, and what changes them -----------------------------------------------------


def leading(catalogue: Catalogue, indicator: str, vintage: str, *place: str) -> str | None:
    target = figures.leading_target(catalogue.indicators[indicator], vintage, *place)
    return target.id if target else None


def test_the_target_of_the_place_leads_before_that_of_the_country(catalogue: Catalogue):
    """On the old map the day is that of the reform, so these stay as they are."""
    assert leading(catalogue, BHYT, "2024", "27") == "QD546-BN-2025"
    assert leading(catalogue, BHYT, "2024", "22") == "QD546-VN-2025"
    assert leading(catalogue, BHYT, "2024", load.EVERYWHERE) == "QD546-VN-2025"
    criteria = "communes_meeting_national_criteria_pct"
    assert leading(catalogue, criteria, "2024", "27", "259") == "QV-2027-00"
    assert leading(catalogue, "chs_doctors_per_station", "2024", "27") is None


@pytest.mark.parametrize(
    ("today", "target"),
    [(date(2026, 11, 22), "QN-2026-01"), (date(2027, 1, 1), "QN-2030-01")],
)
def test_on_the_map_of_today_a_target_leads_until_its_deadline(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, today: date, target: str
):
    monkeypatch.setattr(figures, "date", type("Day", (date,), {"today": lambda: today}))

    assert leading(catalogue, BHYT, "2025", "22") == target


def test_the_sample_says_that_it_is_invented():
    assert provenance.sources("2025")[0] == ILLUSTRATIVE
    assert provenance.is_illustrative("2025")
    assert provenance.is_illustrative("2024")
    assert provenance.changed_on() is not None


PEOPLE = {"vintage": "2025", "period": "2026-10", "area_code": "06967", "measure": "population"}
INSURED = {**PEOPLE, "measure": "insured"}


def test_an_empty_store_has_no_figures_and_no_fault(tmp_path):
    with reading(tmp_path):
        assert figures.periods() == ()
        assert provenance.changed_on() is None
        assert not provenance.is_illustrative("2025")
        assert figures.values(BHYT, "2025").empty
        assert figures.totals(BHYT, "2025", "22").empty


def test_a_commit_and_a_withdrawal_are_seen_at_once_without_clearing_anything(tmp_path):
    def coverage() -> list[float]:
        values = figures.values(BHYT, "2025")
        return values[values["area_code"] == "06967"]["value"].tolist()

    with reading(tmp_path):
        store = load.store()
        first = rows({**PEOPLE, "value": 1000}, {**INSURED, "value": 900})
        store.commit(first, file_name="a.csv", sha256="a")
        assert coverage() == [90.0]
        assert figures.periods() == (("2025", "2026-10"),)

        later = store.commit(rows({**INSURED, "value": 950}), file_name="b.csv", sha256="b")
        assert coverage() == [95.0]

        store.withdraw(later, "nhầm")
        assert coverage() == [90.0]


def test_with_new_values_only_there_is_nothing_before_the_reform(tmp_path):
    with reading(tmp_path):
        load.store().commit(
            rows({**PEOPLE, "value": 1000}, {**INSURED, "value": 900}),
            file_name="a.csv",
            sha256="a",
        )
        assert figures.old_totals(BHYT, "22").empty
        assert total(BHYT, "2025", "22", "2026-10")["value"] == 90


def test_every_indicator_of_both_maps_is_read_once_and_then_kept(tmp_path):
    """With room for fewer than there are, each page of all indicators would read all anew."""
    with reading(tmp_path):
        every = [
            (code, vintage) for vintage in load.VINTAGES for code in load.catalogue().indicators
        ]
        first = [figures.values(*which) for which in every]
        again = [figures.values(*which) for which in every]

    assert all(one is other for one, other in zip(first, again, strict=True))
