"""Where targets stand in the sample, beside its own lines added up in loops."""

from __future__ import annotations

import json
import math
from datetime import date

import pytest

from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import cli, load, road_words
from ytcs_data.analysis.pace import Verdict
from ytcs_data.catalogue import Carrier
from ytcs_data.ground import Ground, grounds_of
from ytcs_data.standing import Standing, area_roads, due, standings

pytestmark = pytest.mark.usefixtures("sample")

QUANG_NINH, BAC_NINH = Ground("2025", "22"), Ground("2025", "24")


def one(place: Ground, period: str, target: str):
    return next(found for found in standings(place, period) if found.target.id == target)


def target(key: str):
    return load.catalogue().targets[key]


def doctors_of(period: str) -> dict[str, float]:
    """Permanent and rotated doctors of each station of Quảng Ninh."""
    stations = reported("2025_quang_ninh", "stations", period)
    permanent = reported("2025_quang_ninh", "permanent_doctors", period)
    rotated = reported("2025_quang_ninh", "rotated_doctors", period)
    return {
        key[1]: permanent.get(key, 0) + rotated.get(key, 0)
        for key, there in stations.items()
        if there >= 1
    }


def test_quang_ninh_in_october_has_55_stations_and_counts_those_with_four_doctors():
    doctors = doctors_of("2026-10")
    enough = sum(1 for number in doctors.values() if number >= 4)

    found = one(QUANG_NINH, "2026-10", "VN-72-01")

    assert len(doctors) == 55
    assert (found.road["numerator"], found.road["denominator"]) == (enough, 55)
    assert found.road["more"] == 55 - enough
    assert road_words.to_go(found.road, found.indicator, found.target, "2025") == (
        f"Còn {55 - enough} trạm y tế; cần {55 - enough} mỗi năm"  # 14 months are left
    )


def test_every_station_of_quang_ninh_has_a_permanent_doctor():
    permanent = reported("2025_quang_ninh", "permanent_doctors", "2026-10")
    assert all(number >= 1 for number in permanent.values())

    found = one(QUANG_NINH, "2026-10", "VN-281-01")

    assert (found.road["value"], found.verdict) == (100, Verdict.MET)


def test_more_than_96_of_a_hundred_are_insured_only_if_the_count_says_so():
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")
    both = insured.keys() & people.keys()
    above, below = sum(insured[key] for key in both), sum(people[key] for key in both)

    found = one(QUANG_NINH, "2026-10", "QN-2026-01")

    assert found.road["met"] == (100 * above > 96 * below)
    assert found.road["known"] == 5  # rebuilt: five years, also across the reform


def test_the_past_of_a_status_is_not_that_of_todays_communes():
    found = one(QUANG_NINH, "2026-10", "VN-262-01")

    assert found.road["known"] == 0  # in no year were nine tenths assessed
    assert math.isnan(found.road["pace"])
    assert found.verdict is Verdict.UNKNOWN
    assert found.road["more"] > 0  # which is told without a verdict too


def test_que_vo_kept_up_with_its_path_while_it_existed():
    found = one(Ground("2024", "27", "259"), "2024", "QV-2027-00")

    assert (found.road["numerator"], found.road["denominator"]) == (6, 20)
    assert found.due.value == 28.57
    assert found.verdict is Verdict.ON_TRACK


def test_the_plan_of_que_vo_wants_18_of_21_in_2026():
    plan = load.catalogue().plans["que_vo_04_2023"]

    assert due(target("QV-2027-00"), plan, "2026").value == 85.71
    assert due(target("QV-2027-00"), plan, "2022") is None
    assert due(target("QV-2027-00"), plan, "2027") is None  # then the target itself counts


def test_the_plan_of_a_former_district_stays_on_its_old_outline():
    found = one(BAC_NINH, "2026-10", "QV-2027-00")

    assert found.ground == Ground("2025", "24", "259")
    assert len(found.ground.communes) == 7
    assert found.is_historical


@pytest.mark.parametrize(
    ("key", "place", "ground"),
    [
        ("HG-2030-06", Ground("2025", "92"), Ground("2025", "2024-93")),
        ("HG-2030-06", Ground("2024", "93"), Ground("2024", "93")),
        ("HG-2030-06", Ground("2025", "22"), None),
        ("LD-2030-03", Ground("2025", "68"), Ground("2025", "2024-68")),
        ("QN-2026-01", Ground("2025", "22"), Ground("2025", "22")),
        ("QN-2026-01", Ground("2024", "22"), None),  # made for the province of today
        ("QV-2027-00", Ground("2025", "24", "259"), Ground("2025", "24", "259")),
        ("QV-2027-00", Ground("2025", "24", "258"), None),
        ("BG-2030-01", Ground("2025", "24", "259"), None),  # the province is not in the district
        ("VN-281-01", Ground("2024", "27", "259"), Ground("2024", "27", "259")),
        ("VN-72-01", Ground("2024", "27"), None),  # speaks of the stations of today
        ("VN-72-01", Ground("2025", "22", area="06799"), Ground("2025", "22", area="06799")),
        ("QN-2026-01", Ground("2025", "22", area="06799"), None),
    ],
)
def test_a_target_is_measured_where_it_was_made_for(key, place, ground):
    assert grounds_of(target(key), place) == ([] if ground is None else [ground])


def test_who_takes_a_plan_over_is_measured_on_the_ground_of_today():
    day, codes = date(2026, 1, 15), ("09301", "09247")
    carriers = tuple(Carrier(area=code, on=day, decision="QĐ 1") for code in codes)
    taken = target("QV-2027-00").model_copy(update={"carriers": carriers})

    found = grounds_of(taken, BAC_NINH)

    assert found[:2] == [Ground("2025", "24", area=code) for code in codes]
    assert grounds_of(taken, Ground("2025", "24", area="09301")) == found[:1]
    assert grounds_of(taken, Ground("2024", "27", "259")) == [Ground("2024", "27", "259")]


def test_hau_giang_of_today_is_28_communes():
    assert len(Ground("2025", "2024-93").communes) == 28


def test_every_commune_has_its_own_road():
    roads = area_roads(target("VN-72-02"), QUANG_NINH, "2026-10").set_index("area_code")

    assert set(roads.index) == set(QUANG_NINH.communes)
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")
    for code, row in roads.iterrows():
        key = (str(code), "")
        if key in insured and key in people:
            assert row["met"] == (100 * insured[key] >= 95 * people[key])
        else:
            assert row["verdict"] == "unknown"


def test_the_command_lists_every_target_and_writes_json(tmp_path, capsys):
    out = tmp_path / "targets.json"

    assert cli.main(["targets", "--area", "22", "--period", "2026-10", "--json", str(out)]) == 0

    records = {record["target"]: record for record in json.loads(out.read_text("utf-8"))}
    assert set(records) == {found.target.id for found in standings(QUANG_NINH, "2026-10")}
    record = records["QN-2026-01"]
    assert (record["operator"], record["value"], record["deadline"]) == (">", 96, "2026-12-31")
    assert record["standing"]["numerator"] < record["standing"]["denominator"]
    printed = capsys.readouterr().out
    assert all(key in printed for key in records)


def test_the_command_keeps_to_one_plan_and_knows_old_districts(capsys):
    arguments = ["targets", "--area", "259", "--vintage", "2024", "--plan", "que_vo_04_2023"]

    assert cli.main([*arguments, "--period", "2024"]) == 0

    printed = capsys.readouterr().out
    assert "QV-2027-00" in printed
    assert "VN-281-01" not in printed
    assert "Đúng tiến độ" in printed


def test_a_code_that_nobody_has_is_told(capsys):
    assert cli.main(["targets", "--area", "99999"]) == 1
    assert "99999" in capsys.readouterr().err


def test_who_could_take_a_plan_over_and_did_not_keeps_it_as_history():
    one_of_seven = (Carrier(area="09301", on=date(2026, 1, 15), decision="QĐ 1"),)
    taken = target("QV-2027-00").model_copy(update={"carriers": one_of_seven})
    former = Ground("2025", "24", "259")

    assert grounds_of(taken, former) == [former]
    assert grounds_of(taken, BAC_NINH) == [Ground("2025", "24", area="09301"), former]
    plan = load.catalogue().plans["que_vo_04_2023"]
    assert Standing(taken, plan, former).is_historical
    assert not Standing(taken, plan, Ground("2025", "24", area="09301")).is_historical
