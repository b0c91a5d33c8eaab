"""The shipped register agrees with what the sample reports, and can be made again."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sample_data import make_stations, make_values
from tests.sample_data.test_values import content
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Outcome
from ytcs_data.ingest import read_and_check
from ytcs_data.periods import LAST_OLD_DAY, REFORM, parse_period

PROVINCES = {
    "quang_ninh": ("quang_ninh",),
    "bac_ninh": ("bac_ninh", "bac_giang"),
    "lam_dong": ("lam_dong", "binh_thuan", "dak_nong"),
    "can_tho": ("can_tho", "hau_giang", "soc_trang"),
}


def shipped(name):
    return make_stations.FOLDER / f"stations_{name}.zip"


@pytest.fixture(scope="module")
def spells(catalogue, register):
    """Spells of every shipped register by the name of its province."""
    contents = {name: shipped(name).read_bytes() for name in PROVINCES}
    return {
        name: network.with_days(read_and_check(zipped, catalogue, register))
        for name, zipped in contents.items()
    }


@pytest.mark.parametrize("name", PROVINCES)
def test_a_register_counts_in_each_commune_and_period_what_the_sample_reports(spells, name):
    files = [f"2024_{old}" for old in PROVINCES[name]] + [f"2025_{name}"]
    frames = [pd.read_csv(make_values.VALUES / f"{file}.zip", dtype=str) for file in files]
    rows = pd.concat(frames).fillna("")
    rows = rows[rows["measure"].isin(["stations", "points"]) & (rows["state"] == "")]
    for (vintage, period), reported in rows.groupby(["vintage", "period"]):
        mine = spells[name][spells[name]["vintage"] == vintage]
        now = network.at(mine, parse_period(period).end)
        for measure, kind in (("stations", "station"), ("points", "point")):
            told = reported[reported["measure"] == measure]
            told = told["value"].astype(float).groupby(told["area_code"]).sum()
            counted = now[now["kind"] == kind].groupby("area_code").size()
            assert told[told > 0].to_dict() == counted.to_dict(), (vintage, period, measure)


def test_quang_ninh_had_171_stations_and_has_55_and_92_points(spells):
    table = network.counts(spells["quang_ninh"], [LAST_OLD_DAY, REFORM, date(2025, 12, 31)])

    assert table["station"].tolist() == [171, 55, 55]
    assert table["point"].tolist() == [7, 92, 92]


def test_of_its_171_stations_54_went_on_92_became_points_and_25_closed(spells):
    every = spells["quang_ninh"]
    old = network.at(every, LAST_OLD_DAY)
    table = network.became(every, old[old["kind"] == "station"]["station_code"], REFORM)

    assert table["outcome"].value_counts().to_dict() == {
        Outcome.POINT: 92,
        Outcome.STATION: 54,
        Outcome.CLOSED: 25,
    }
    assert network.opened(every, LAST_OLD_DAY, REFORM)["station_code"].tolist() == ["06994-2"]


def test_van_don_has_two_stations_and_on_phu_quy_two_communes_shared_one(spells):
    van_don = network.inside(spells["quang_ninh"], {"2025": ["06994"]})
    assert network.counts(van_don, [REFORM])["station"].tolist() == [2]

    every = spells["lam_dong"]
    shared = every[every["serves"] != ""]
    assert shared[["area_code", "serves"]].to_numpy().tolist() == [["23278", "23272"]]


@pytest.mark.parametrize("name", PROVINCES)
def test_a_point_belongs_to_a_station_of_its_own_commune(spells, name):
    every = spells[name]
    points = every[every["kind"] == "point"]
    stations = every[every["kind"] == "station"]
    where = set(
        zip(stations["station_code"], stations["vintage"], stations["area_code"], strict=True)
    )

    owners = zip(points["belongs_to"], points["vintage"], points["area_code"], strict=True)
    assert set(owners) <= where


@pytest.mark.parametrize("name", PROVINCES)
def test_a_building_stays_where_it_is_near_a_real_centre(spells, name, register):
    every = spells[name]
    assert (every.groupby("station_code")[["latitude", "longitude"]].nunique().max() == 1).all()
    old = every[every["vintage"] == "2024"]
    centres = [register[code, "2024"] for code in old["area_code"]]
    far = abs(old["latitude"] - pd.Series([c.latitude for c in centres], old.index, dtype=float))
    assert far.max() < 0.0121
    # only communes dissolved long ago have no known centre
    assert all(c.dissolved for c, gap in zip(centres, far, strict=True) if pd.isna(gap))
    assert set(every["source"]) == {"Số liệu minh hoạ"}


def test_the_script_makes_the_shipped_files_again(tmp_path):
    every = {path.name for path in make_stations.FOLDER.glob("*.zip")}
    for name, rows in make_stations.registers():
        path = tmp_path / f"{name}.zip"
        make_values.write_csv(path, rows)
        assert content(path) == content(make_stations.FOLDER / path.name), name
        every.remove(path.name)
    assert not every
