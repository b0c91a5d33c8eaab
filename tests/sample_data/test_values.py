"""The shipped sample agrees with published figures, has its gaps, and can be made again."""

import io
import zipfile
from itertools import pairwise

import pandas as pd
import pytest

from sample_data import make_values
from sample_data.facts import NEW_PERIODS, OLD_PERIODS, QUE_VO_YEARS
from sample_data.services import SHARES, STATION_SHARES
from ytcs_data.ingest import read_and_check
from ytcs_data.periods import parse_period

COMMUNES_2025 = {"can_tho": 103, "lam_dong": 124, "bac_ninh": 99, "quang_ninh": 54}
OLD_NAMES = {
    *("hau_giang", "can_tho", "soc_trang", "lam_dong", "binh_thuan", "dak_nong"),
    *("bac_ninh", "bac_giang", "quang_ninh"),
}
FILES = [
    *(f"2024_{name}" for name in sorted(OLD_NAMES)),
    *(f"2025_{name}" for name in COMMUNES_2025),
]
DOCTORS = ["permanent_doctors", "rotated_doctors"]
COUNTED = ["", "estimated"]


@pytest.fixture(scope="module")
def every() -> pd.DataFrame:
    """All rows of all shipped files, values as numbers, with the name of their file."""
    files = sorted(make_values.VALUES.glob("*.zip"))
    frames = [pd.read_csv(f, dtype=str, keep_default_na=False) for f in files]
    named = [frame.assign(file=f.stem) for f, frame in zip(files, frames, strict=True)]
    rows = pd.concat(named, ignore_index=True)
    return rows.assign(value=pd.to_numeric(rows["value"]))


def of(rows: pd.DataFrame, file: str, period: str = "", measure: str = "") -> pd.DataFrame:
    """Rows whose value counts, of one file and, if given, one period and measure."""
    here = (rows["file"] == file) & rows["state"].isin(COUNTED)
    if period:
        here &= rows["period"] == period
    if measure:
        here &= rows["measure"] == measure
    return rows[here]


def total(rows: pd.DataFrame, file: str, period: str, measure: str) -> float:
    return of(rows, file, period, measure)["value"].sum()


def coverage(rows: pd.DataFrame, file: str, period: str) -> float:
    return total(rows, file, period, "insured") / total(rows, file, period, "population")


def in_district(rows, register, district):
    codes = {a.code for a in register.communes("2024", district=district)}
    return rows[rows["area_code"].isin(codes)]


def test_there_is_a_file_for_each_province_of_each_time(every):
    assert set(every["file"]) == set(FILES)
    vintages = every["file"].str[:4]
    assert (every["vintage"] == vintages).all()
    assert set(every[vintages == "2024"]["period"]) == set(OLD_PERIODS)
    assert set(every[vintages == "2025"]["period"]) == set(NEW_PERIODS)


def test_every_value_says_that_it_is_invented(every):
    assert set(every["source"]) == {"Số liệu minh hoạ"}


@pytest.mark.parametrize(("name", "count"), COMMUNES_2025.items())
def test_all_communes_of_today_are_there(every, name, count):
    assert of(every, f"2025_{name}", "2026-09", "population")["area_code"].nunique() == count


def test_every_area_existed_in_its_period(every, register):
    for (vintage, period), rows in every.groupby(["vintage", "period"]):
        areas = register.communes(vintage, on=parse_period(period).end)
        assert set(rows["area_code"]) <= {area.code for area in areas}, (vintage, period)


def test_all_old_communes_are_there_in_the_last_period_before_the_reform(every, register):
    for province in ("22", "24", "27", "60", "67", "68", "92", "93", "94"):
        codes = {area.code for area in register.communes("2024", province=province)}
        rows = every[(every["period"] == "2025-H1") & (every["measure"] == "population")]
        assert codes <= set(rows["area_code"])


def test_a_station_code_begins_with_its_commune(every):
    stations = every[every["station_code"] != ""]
    assert (stations["station_code"].str[:6] == stations["area_code"] + "-").all()
    assert set(every[every["station_code"] == ""]["measure"]) == {
        *("population", "insured", "family_doctor_model", "meets_national_criteria"),
        *SHARES,
        *(share.of for share in SHARES.values()),
    }


def test_no_row_is_there_twice(every):
    assert not every.duplicated(["vintage", "period", "area_code", "station_code", "measure"]).any()


def test_que_vo_meets_the_criteria_as_planned_and_not_before(every):
    met = of(every, "2024_bac_ninh", measure="meets_national_criteria")
    met = met[met["area_code"].isin(QUE_VO_YEARS)].groupby("period")["value"].sum()
    assert met.loc["2017":"2022"].sum() == 0
    assert (met["2023"], met["2024"], met["2025-H1"]) == (5, 6, 6)


def test_que_vo_has_its_published_population(every):
    rows = of(every, "2024_bac_ninh", measure="population")
    people = rows[rows["area_code"].isin(QUE_VO_YEARS)].groupby("period")["value"].sum()
    assert (people["2023"], people["2025-H1"]) == (219_929, 223_738)


def test_tien_yen_has_12_stations_in_2019_by_model(every, register):
    rows = in_district(every, register, "199")
    models = of(rows, "2024_quang_ninh", "2019", "service_model")["value"].value_counts()
    assert models.to_dict() == {3: 8, 2: 1, 1: 3}
    assert total(rows, "2024_quang_ninh", "2019", "stations") == 12
    assert total(rows, "2024_quang_ninh", "2020", "stations") == 11


def test_quang_ninh_before_the_reform(every):
    assert 0.92 < coverage(every, "2024_quang_ninh", "2017") < 0.93
    assert coverage(every, "2024_quang_ninh", "2024") > 0.953
    stations = of(every, "2024_quang_ninh", measure="stations").groupby("period")["value"].sum()
    assert (stations["2023"], stations["2024"]) == (177, 171)


def test_quang_ninh_at_the_end_of_2025(every):
    counts = of(every, "2025_quang_ninh", "2025").groupby("measure")["value"].sum()
    assert (counts["stations"], counts["points"]) == (55, 92)
    assert counts[DOCTORS].tolist() == [140, 113]
    rows = of(every, "2025_quang_ninh", "2025")
    stations = rows[rows["measure"] == "stations"]["area_code"].value_counts()
    assert stations[stations > 1].to_dict() == {"06994": 2}
    doctors = rows[rows["measure"].isin(DOCTORS)].groupby("station_code")["value"].sum()
    assert doctors.min() >= 1
    assert (doctors >= 4).mean() > 0.8


def test_hau_giang(every, register):
    file = "2024_hau_giang"
    stations = of(every, file, measure="stations").groupby("period")["value"].sum()
    assert set(stations.loc["2017":"2023"]) == {76}
    assert total(every, file, "2018", "insured") == 610_930
    assert total(every, file, "2018", "population") == 775_587
    for district, share in (("936", 0.8553), ("932", 0.6542)):
        rows = in_district(every, register, district)
        assert coverage(rows, file, "2018") == pytest.approx(share, abs=1e-4)
    assert coverage(every, file, "2024") < 0.95
    doctors = of(every, file, "2022")
    doctors = doctors[doctors["measure"].isin(DOCTORS)].groupby("station_code")["value"].sum()
    assert doctors.min() >= 1
    assert of(every, file, "2022", "meets_national_criteria")["value"].tolist() == [1] * 75
    assert total(every, file, "2025-H1", "family_doctor_model") == 12


def test_bao_lam_in_2017(every, register):
    rows = in_district(every, register, "680")
    assert of(rows, "2024_lam_dong", "2017", "meets_national_criteria")["value"].sum() == 9
    assert coverage(rows, "2024_lam_dong", "2017") == pytest.approx(0.6425, abs=1e-4)


def test_people_at_the_reform_add_up_to_the_published_numbers(every):
    people = every[(every["period"] == "2025-H1") & (every["measure"] == "population")]
    sums = people.groupby("file")["value"].sum()
    assert sums["2024_quang_ninh"] == 1_429_841
    assert sums["2024_bac_ninh"] + sums["2024_bac_giang"] == 3_619_433
    assert sums[["2024_lam_dong", "2024_binh_thuan", "2024_dak_nong"]].sum() == 3_872_999
    assert sums[["2024_can_tho", "2024_hau_giang", "2024_soc_trang"]].sum() == 4_199_824


def test_new_communes_continue_their_old_ones(every, crosswalk):
    people = every[every["measure"] == "population"]
    before = people[people["period"] == "2025-H1"].set_index("area_code")["value"]
    after = people[people["period"] == "2025"].set_index("area_code")["value"]
    carried = {
        new: sum(part.share * before[part.code] for part in crosswalk.predecessors(new))
        for new in after.index
    }
    assert (after / pd.Series(carried)).between(0.98, 1.03).all()


def test_a_status_is_not_inherited_through_the_merger(every, crosswalk):
    for measure in ("family_doctor_model", "meets_national_criteria"):
        for name, count in COMMUNES_2025.items():
            rows = every[(every["file"] == f"2025_{name}") & (every["measure"] == measure)]
            reported = rows.groupby("period")["area_code"].agg(set)
            assert all(crosswalk.unchanged(code) for code in reported["2025"])
            for earlier, later in pairwise(NEW_PERIODS):
                assert reported[earlier] <= reported[later]
            assert 0.10 < 1 - len(reported["2026-10"]) / count < 0.20


def test_the_family_doctor_model_just_misses_30_percent_in_can_tho(every):
    assert 0.27 < total(every, "2025_can_tho", "2026-10", "family_doctor_model") / 103 < 0.295
    assert 0.32 < total(every, "2025_lam_dong", "2026-10", "family_doctor_model") / 124 < 0.34


def test_nobody_had_the_family_doctor_model_before_2019(every):
    early = every[
        (every["measure"] == "family_doctor_model") & every["period"].isin(["2017", "2018"])
    ]
    assert early["value"].sum() == 0


def test_exactly_one_commune_has_more_insured_than_people(every):
    counted = every[every["state"].isin(COUNTED) & every["measure"].isin(["population", "insured"])]
    wide = counted.pivot(
        index=["vintage", "area_code", "period"], columns="measure", values="value"
    )
    over = wide[wide["insured"] > wide["population"]].reset_index()
    assert set(zip(over["vintage"], over["area_code"], strict=True)) == {("2025", "07795")}


def test_the_newest_month_is_incomplete(every):
    newest = [of(every, f"2025_{n}", "2026-10", "insured") for n in ("lam_dong", "can_tho")]
    assert [rows["area_code"].nunique() for rows in newest] == [121, 101]


SERVICES = {**SHARES, **STATION_SHARES}


def shares(every, measure):
    """Rows with the measure beside the one it is a share of, where both were counted."""
    counted = every[every["state"].isin(COUNTED)]
    key = ["vintage", "period", "area_code", "station_code"]
    both = [counted[counted["measure"] == name].set_index(key)["value"]
            for name in (measure, SERVICES[measure].of)]  # fmt: skip
    return pd.concat(both, axis=1, keys=["part", "whole"]).dropna()


@pytest.mark.parametrize("measure", SERVICES)
def test_a_service_is_a_part_of_what_it_is_a_share_of(every, measure):
    rows = shares(every, measure)

    assert len(rows) > 2_000
    assert (rows["part"] <= rows["whole"]).all()
    assert (rows["part"] < rows["whole"]).any()


@pytest.mark.parametrize("measure", SERVICES)
def test_a_service_goes_on_across_the_reform(every, measure):
    sums = shares(every, measure).groupby(["vintage", "period"]).sum()
    share = sums["part"] / sums["whole"]

    assert share["2025", "2025"] == pytest.approx(share["2024", "2024"], abs=0.06)


def test_services_are_there_for_few_periods(every):
    rows = every[every["measure"].isin([*SERVICES, "villages", "phc_users"])]
    found = rows.groupby("vintage")["period"].agg(set)

    assert found["2024"] == {"2019", "2021", "2022", "2023", "2024"}
    assert found["2025"] == {"2025", "2026-06", "2026-10"}


def test_what_is_counted_from_the_start_of_the_year_grows_through_it(every):
    checked = every[(every["measure"] == "health_checked") & (every["vintage"] == "2025")]
    sums = checked.groupby("period")["value"].sum()

    assert sums["2026-06"] < sums["2026-10"]
    assert sums["2025"] < sums["2026-10"]


def test_tien_yen_has_a_health_worker_in_each_of_its_122_villages_in_2019(every, register):
    rows = in_district(every, register, "199")
    counted = [total(rows, "2024_quang_ninh", "2019", measure)
               for measure in ("villages", "villages_with_active_vhw")]  # fmt: skip

    assert counted == [122, 122]


@pytest.mark.parametrize("file", FILES)
def test_every_file_has_a_zero_a_held_and_a_not_applicable_value(every, file):
    rows = every[every["file"] == file]
    assert {"held", "not_applicable"} <= set(rows["state"])
    doctors = rows[rows["measure"].isin(DOCTORS) & (rows["state"] == "")]
    both = doctors.pivot(index=["station_code", "period"], columns="measure", values="value")
    assert (both.dropna().sum(axis=1) == 0).any()


def test_a_value_is_left_out_only_where_the_state_says_why(every):
    assert set(every[every["value"].isna()]["state"]) == {"held", "not_applicable"}
    assert not every[every["state"] == "not_applicable"]["value"].notna().any()


@pytest.mark.parametrize("file", FILES)
def test_every_file_can_be_imported_without_a_problem(file, catalogue, register):
    content = (make_values.VALUES / f"{file}.zip").read_bytes()

    rows = read_and_check(content, catalogue, register)

    assert len(rows) > 4000


def test_the_script_makes_the_shipped_files_again(tmp_path):
    shipped = {path.name for path in make_values.VALUES.glob("*.zip")}
    for name, rows in make_values.sample():
        path = tmp_path / f"{name}.zip"
        make_values.write(path, rows)
        assert content(path) == content(make_values.VALUES / path.name), name
        shipped.remove(path.name)
    assert not shipped


def content(path):
    """What is in a zip; its own bytes depend on the version of zlib."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return [(e.filename, e.date_time, archive.read(e)) for e in archive.infolist()]
