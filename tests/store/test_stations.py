"""The register of stations in the store: what holds of each facility."""

from __future__ import annotations

import pandas as pd

from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data.store import Store

OLD = {"valid_to": "2025-06-30"}
NEW = {"vintage": "2025", "area_code": "09247", "valid_from": "2025-07-01"}


def commit(store: Store, name: str, *given: dict[str, object]) -> int:
    return store.commit_stations(spells(*given), file_name=f"{name}.csv", sha256=name * 64)


def held(store: Store) -> list[tuple[str, str, str]]:
    table = store.stations()
    return list(zip(table["station_code"], table["name"], table["vintage"], strict=True))


def test_an_empty_store_has_no_stations_but_their_columns(store):
    table = store.stations()

    assert table.empty
    assert {"station_code", "valid_from", "belongs_to", "latitude", "source"} <= set(table.columns)


def test_what_was_stored_comes_back_in_the_order_of_code_and_time(store):
    point = {**NEW, "kind": "point", "belongs_to": "B", "latitude": 21.5, "longitude": 107.25}
    commit(store, "a", {**NEW, "station_code": "B", "serves": "09253 09265"}, point, OLD)

    table = store.stations()

    assert table["station_code"].tolist() == ["A", "A", "B"]
    assert table["vintage"].tolist() == ["2024", "2025", "2025"]
    assert table["valid_from"].tolist()[1:] == [pd.Timestamp("2025-07-01")] * 2
    assert table["valid_to"].isna().tolist() == [False, True, True]
    assert table["latitude"].tolist()[1] == 21.5
    assert table["belongs_to"].tolist() == ["", "B", ""]
    assert table["serves"].tolist()[2] == "09253 09265"
    assert table["source"].tolist() == ["Danh bạ"] * 3


def test_a_newer_file_says_all_of_a_facility_and_nothing_of_the_others(store):
    commit(store, "a", OLD, NEW, {**NEW, "station_code": "B"})
    commit(store, "b", {**NEW, "name": "Trạm A mới"})

    assert held(store) == [("A", "Trạm A mới", "2025"), ("B", "Trạm A", "2025")]


def test_a_withdrawal_hides_a_file_and_the_one_before_holds_again(store):
    first = commit(store, "a", OLD, NEW)
    second = commit(store, "b", {**NEW, "name": "nhầm"}, {**NEW, "station_code": "B"})

    store.withdraw(second, "nhầm tệp")
    assert held(store) == [("A", "Trạm A", "2024"), ("A", "Trạm A", "2025")]

    store.withdraw(first, "nhầm tệp")
    assert held(store) == []
    assert store.version() == 4


def test_a_register_is_a_snapshot_among_the_others_and_the_same_file_is_stored_once(store):
    store.commit(rows({}), file_name="so_lieu.csv", sha256="x")
    first = commit(store, "a", OLD, NEW)

    assert commit(store, "a", OLD, NEW) == first == store.snapshot_of("a" * 64)
    assert store.snapshots()["rows"].tolist() == [1, 2]
    assert store.version() == 2
    assert len(store.holding("insured", "2024")) == 1
