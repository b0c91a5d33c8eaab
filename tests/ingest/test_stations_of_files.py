from __future__ import annotations

import pandas as pd
import pytest

from ytcs_data.ingest.office.stations import stations_at
from ytcs_data.store.stations import SPELL

VAN_DON = "06994"


def station(code: str, name: str, **cells: object) -> dict[str, object]:
    row = dict.fromkeys(SPELL, None) | {"kind": "station", "vintage": "2025", "area_code": code[:5]}
    return row | {"station_code": code, "name": name} | cells


@pytest.fixture
def stations():
    rows = [
        station("06994-1", "Trạm y tế đặc khu Vân Đồn"),
        station("06994-2", "Trạm y tế đặc khu Vân Đồn 2"),
        station("06994-9", "Điểm trạm Hạ Long", kind="point"),
        station("06862-1", "Trạm y tế xã Tiên Yên"),
        station("06862-2", "Trạm y tế cũ", valid_to=pd.Timestamp("2026-01-31")),
    ]
    return stations_at(pd.DataFrame(rows), "2025", "2026-09")


def test_a_commune_with_one_open_station_needs_no_name(stations):
    assert stations.find("06862", "Xã Tiên Yên").code == "06862-1"


def test_without_a_register_the_first_station_is_meant(stations):
    assert stations.find("09247", "Phường Quế Võ", name="TYT phường Quế Võ").code == "09247-1"


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("TYT ĐK Vân Đồn", "06994-1", ""),
        ("Trạm y tế đặc khu Vân Đồn 2", "06994-2", ""),
        ("Đặc khu Vân Đồn", "", "station-unclear"),  # the commune, not one of its stations
        ("", "", "station-unclear"),
        ("Trạm y tế Bãi Dài", "", "unknown-station"),
        ("Điểm trạm Hạ Long", "", "point-row"),
    ],
)
def test_of_several_stations_the_name_must_say_which(stations, name, code, kind):
    found = stations.find(VAN_DON, "Đặc khu Vân Đồn", name=name)

    assert (found.code, found.kind) == (code, kind)


def test_a_code_is_one_of_the_commune_or_a_problem(stations):
    assert stations.find(VAN_DON, "Đặc khu Vân Đồn", "06994-2").code == "06994-2"
    assert stations.find(VAN_DON, "Đặc khu Vân Đồn", "06862-1").kind == "unknown-station"
