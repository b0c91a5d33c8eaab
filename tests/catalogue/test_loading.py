import shutil
from datetime import date
from pathlib import Path

import pytest

from ytcs_data.catalogue import load_catalogue
from ytcs_data.errors import UnknownEntry

SOUND = Path(__file__).parent / "sound"
CRITERIA = "communes_meeting_national_criteria_pct"
FAMILY_DOCTOR = "communes_with_family_doctor_model_pct"
INSURED = "shi_coverage_pct"
TODAY = date(2026, 11, 22)


def ids(targets) -> list[str]:
    return [target.id for target in targets]


def test_entries_come_in_the_order_of_the_screen(catalogue):
    orders = [entry.order for entry in catalogue.indicators.values()]

    assert orders == sorted(orders)
    assert next(iter(catalogue.indicators)) == "chs_with_permanent_doctor_pct"


def test_an_unknown_id_lists_those_that_are_known(catalogue):
    with pytest.raises(UnknownEntry, match=r"No entry 'nonsense'.*shi_coverage_pct"):
        catalogue.indicators["nonsense"]
    assert "nonsense" not in catalogue.indicators


def test_a_target_knows_its_plan_and_scope(catalogue):
    target = catalogue.targets["HG-2030-06"]

    assert (target.plan, target.scope.vintage, target.scope.area) == (
        "hau_giang_89_2024",
        "2024",
        "93",
    )
    assert target.historical
    assert catalogue.plans[target.plan].targets[5] is target


def test_a_target_may_have_a_scope_of_its_own(catalogue):
    assert catalogue.targets["QD546-BN-2025"].scope.area == "27"
    assert catalogue.targets["QD546-VN-2025"].scope.area == ""


def test_the_provinces_own_target_comes_before_the_countrys(catalogue):
    found = catalogue.targets_for(INSURED, "2025", "22", on=TODAY)

    assert ids(found) == ["QN-2026-01", "QN-2030-01", "VN-72-02", "QD546-VN-2025"]


def test_a_deadline_that_has_passed_no_longer_leads(catalogue):
    before = catalogue.targets_for(INSURED, "2024", "24", on=date(2025, 12, 31))
    after = catalogue.targets_for(INSURED, "2024", "24", on=date(2026, 1, 1))

    assert ids(before)[:2] == ["QD546-BG-2025", "BG-2030-01"]
    assert ids(after)[:2] == ["BG-2030-01", "QD546-BG-2025"]


def test_without_a_day_the_nearest_deadline_leads(catalogue):
    assert ids(catalogue.targets_for(CRITERIA, "2024", "60")) == ["BT-2025-01", "BT-2030-01"]


def test_the_same_code_in_the_other_vintage_is_another_province(catalogue):
    # 24 was Bắc Giang and is Bắc Ninh
    assert "BG-2030-01" in ids(catalogue.targets_for(INSURED, "2024", "24"))
    assert "BG-2030-01" not in ids(catalogue.targets_for(INSURED, "2025", "24"))


def test_a_district_has_its_own_target_before_its_province(catalogue):
    assert ids(catalogue.targets_for(CRITERIA, "2024", "27", "259")) == ["QV-2027-00"]
    assert ids(catalogue.targets_for(CRITERIA, "2024", "27")) == []


def test_the_reference_target_is_shown_where_none_applies_and_says_so(catalogue):
    (own,) = catalogue.targets_for(FAMILY_DOCTOR, "2024", "93")
    (reference,) = catalogue.targets_for(FAMILY_DOCTOR, "2025", "92")

    assert own is reference
    assert own.applies_to("2024", "93")
    assert not reference.applies_to("2025", "92")


def test_the_new_stations_target_is_not_that_of_the_old_ones(catalogue):
    assert ids(catalogue.targets_for("chs_with_four_doctors_pct", "2025", "22")) == ["VN-72-01"]
    assert ids(catalogue.targets_for("chs_with_four_doctors_pct", "2024", "22")) == []


def test_a_superseded_target_comes_last(tmp_path):
    folder = shutil.copytree(SOUND, tmp_path / "catalogue")
    plan = (folder / "plans/plan_a.yaml").read_text(encoding="utf-8")
    start = plan.index("  - id")
    first = plan[start:].replace("confidence: seed", "confidence: seed\n    superseded_by: A-2")
    second = plan[start:].replace("A-1", "A-2").replace("2030", "2035")
    (folder / "plans/plan_a.yaml").write_text(plan[:start] + first + second, encoding="utf-8")

    found = load_catalogue(folder).targets_for("with_doctor", "2024", "27")

    assert ids(found) == ["A-2", "A-1"]


def test_an_indicator_names_every_measure_it_needs(catalogue):
    # doctors are reported by stations, so the list of stations is needed to miss one
    assert catalogue.indicators["chs_doctors_per_10000"].measures == (
        "permanent_doctors",
        "rotated_doctors",
        "population",
        "stations",
    )
    assert catalogue.indicators[INSURED].measures == ("insured", "population")
    assert catalogue.indicators[CRITERIA].measures == ("meets_national_criteria",)


def test_the_catalogue_cannot_be_changed(catalogue):
    with pytest.raises(ValueError, match="frozen"):
        catalogue.indicators[INSURED].factor = 1
