from __future__ import annotations

from datetime import UTC, datetime
from time import sleep

import pandas as pd
import pytest
import sqlalchemy as sa

from tests.store.rows import rows
from ytcs_data.errors import UnknownSnapshot
from ytcs_data.store import Store, database, open_store
from ytcs_data.store.database import FRESH
from ytcs_data.store.opening import open_engine


def commit(store: Store, name: str, *given: dict[str, object]) -> int:
    return store.commit(rows(*given), file_name=f"{name}.csv", sha256=name * 64)


def held(store: Store, measure: str = "insured", vintage: str = "2024") -> list[tuple[str, float]]:
    table = store.holding(measure, vintage)
    return list(zip(table["area_code"], table["value"], strict=True))


def test_an_empty_store_is_version_zero_and_holds_nothing(store):
    assert store.version() == 0
    assert store.periods() == []
    assert store.snapshots().empty
    assert store.holding("insured", "2024").columns.tolist() == [
        "period",
        "area_code",
        "station_code",
        "value",
        "state",
        "source",
    ]


def test_a_correction_holds_instead_of_what_it_corrects_and_nothing_else_changes(store):
    commit(store, "a", {"area_code": "09256", "value": 900}, {"area_code": "09259", "value": 50})
    commit(store, "b", {"area_code": "09256", "value": 910})

    assert held(store) == [("09256", 910), ("09259", 50)]


def test_what_holds_comes_in_order_of_period_area_and_station(store):
    commit(
        store,
        "a",
        {"measure": "stations", "period": "2024", "area_code": "2", "station_code": "x"},
        {"measure": "stations", "period": "2023", "area_code": "2", "station_code": "x"},
        {"measure": "stations", "period": "2024", "area_code": "1", "station_code": "z"},
        {"measure": "stations", "period": "2024", "area_code": "1", "station_code": "y"},
    )

    table = store.holding("stations", "2024")

    assert table[["period", "area_code", "station_code"]].to_numpy().tolist() == [
        ["2023", "2", "x"],
        ["2024", "1", "y"],
        ["2024", "1", "z"],
        ["2024", "2", "x"],
    ]


def test_measures_and_vintages_do_not_mix(store):
    commit(
        store,
        "a",
        {"measure": "insured", "vintage": "2024", "period": "2025", "value": 1},
        {"measure": "insured", "vintage": "2025", "period": "2025", "value": 2},
        {"measure": "population", "vintage": "2024", "period": "2025", "value": 3},
    )

    assert held(store, "insured", "2024") == [("09256", 1)]
    assert held(store, "insured", "2025") == [("09256", 2)]
    assert store.periods() == [("2024", "2025"), ("2025", "2025")]


def test_states_without_a_value_and_estimates_are_kept(store):
    commit(
        store,
        "a",
        {"area_code": "1", "value": None, "state": "not_applicable"},
        {"area_code": "2", "value": None, "state": "held"},
        {"area_code": "3", "value": 7.5, "state": "estimated", "source": "Chia đều"},
        {"area_code": "4", "value": 0},
    )

    table = store.holding("insured", "2024")

    assert table["state"].tolist() == ["not_applicable", "held", "estimated", "value"]
    assert table["value"].isna().tolist() == [True, True, False, False]
    assert table["value"].tolist()[2:] == [7.5, 0]
    assert table["source"].tolist()[1:3] == ["Báo cáo năm", "Chia đều"]


def test_a_withdrawal_brings_back_the_newest_older_value(store):
    commit(store, "a", {"value": 1})
    commit(store, "b", {"value": 2})
    newest = commit(store, "c", {"value": 3}, {"area_code": "09259", "value": 50})

    store.withdraw(newest, "nhầm tệp")

    assert held(store) == [("09256", 2)]


def test_a_withdrawal_below_a_newer_snapshot_changes_nothing_that_holds(store):
    first = commit(store, "a", {"value": 1}, {"area_code": "09259", "value": 50})
    commit(store, "b", {"value": 2})

    store.withdraw(first, "nhầm tệp")

    assert held(store) == [("09256", 2)]


def test_a_withdrawn_snapshot_is_skipped_when_a_newer_one_goes_too(store):
    commit(store, "a", {"value": 1})
    second = commit(store, "b", {"value": 2})
    third = commit(store, "c", {"value": 3})

    store.withdraw(second, "sai kỳ")
    store.withdraw(third, "sai kỳ")

    assert held(store) == [("09256", 1)]


def test_the_same_file_twice_is_stored_once(store):
    first = commit(store, "a", {"value": 1})

    again = commit(store, "a", {"value": 1})

    assert again == first == store.snapshot_of("a" * 64)
    assert store.version() == 1
    assert len(store.snapshots()) == 1


def test_a_withdrawn_file_may_come_again(store):
    first = commit(store, "a", {"value": 1})
    store.withdraw(first, "nhầm")

    again = commit(store, "a", {"value": 1})

    assert again != first
    assert held(store) == [("09256", 1)]


def test_the_version_grows_with_every_commit_and_withdrawal_and_only_with_them(store):
    first = commit(store, "a", {"value": 1})
    assert store.version() == 1

    store.withdraw(first, "nhầm")
    assert store.version() == 2

    store.withdraw(first, "nhầm lần nữa")
    with pytest.raises(UnknownSnapshot, match="99"):
        store.withdraw(99, "không có")
    assert store.version() == 2
    assert store.snapshots()["withdrawn_reason"].tolist() == ["nhầm"]


def test_a_change_by_another_process_is_seen_after_a_moment(database_url):
    mine, other = Store(open_engine(database_url)), Store(open_engine(database_url))
    assert mine.version() == 0

    commit(other, "a", {"value": 1})
    sleep(FRESH)

    assert mine.version() == other.version() == 1


def test_within_that_moment_the_database_is_asked_once(database_url, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(database, "monotonic", lambda: now)
    mine, other = Store(open_engine(database_url)), Store(open_engine(database_url))
    assert mine.version() == 0
    commit(other, "a", {"value": 1})

    now += 0.9 * FRESH
    assert mine.version() == 0

    now += 0.2 * FRESH
    assert mine.version() == 1


def test_a_change_by_this_process_counts_at_once(store, monkeypatch):
    monkeypatch.setattr(database, "monotonic", lambda: 1000.0)  # no time goes by
    assert store.version() == 0

    first = commit(store, "a", {"value": 1})
    assert store.version() == 1

    store.withdraw(first, "nhầm")
    assert store.version() == 2


def test_a_version_that_was_read_before_a_change_by_this_process_is_not_kept(store):
    """One thread asks, another commits, and only then the first has its answer."""

    def overtake(*_answer: object) -> None:
        commit(store, "a", {"value": 1})

    sa.event.listen(store._engine, "after_cursor_execute", overtake, once=True)
    assert store.version() == 0

    assert store.version() == 1


def test_snapshots_tell_what_came_when(store):
    store.commit(rows({}, {"area_code": "1"}), file_name="a.csv", sha256="a" * 64, note="lần đầu")

    (snapshot,) = store.snapshots().to_dict("records")

    assert (snapshot["file_name"], snapshot["rows"], snapshot["note"]) == ("a.csv", 2, "lần đầu")
    assert abs(pd.Timestamp.now("UTC") - snapshot["committed_at"]) < pd.Timedelta(minutes=1)
    assert pd.isna(snapshot["withdrawn_at"])


def test_a_commit_that_fails_leaves_nothing(store):
    with pytest.raises(sa.exc.IntegrityError):
        commit(store, "a", {"value": 1}, {"value": 2})  # the same key twice

    assert store.version() == 0
    assert store.snapshots().empty
    assert held(store) == []


def test_every_stored_value_keeps_its_snapshot_and_line(store, database_url):
    commit(store, "a", {"value": 1})
    second = commit(store, "b", {"area_code": "00001", "value": 5}, {"value": 2})

    with sa.create_engine(database_url).connect() as connection:
        query = sa.text("SELECT snapshot_id, line, value FROM value WHERE area_code = '09256'")
        history = connection.execute(query.columns()).all()

    assert sorted(history) == [(1, 2, 1.0), (second, 3, 2.0)]


def test_one_process_has_one_store_for_a_database(database_url):
    assert open_store(database_url) is open_store(database_url)


def test_the_default_is_the_database_of_the_settings(database_url, monkeypatch):
    monkeypatch.setenv("YTCS_DATABASE_URL", database_url)

    assert open_store() is open_store(database_url)


def test_areas_and_sources_are_those_of_what_holds_now(store):
    commit(store, "a", {"area_code": "2"}, {"area_code": "1"}, {"area_code": "3", "source": "Khác"})
    second = commit(store, "b", {"area_code": "4", "source": "Khác"}, {"area_code": "5"})
    assert store.areas("2024") == ["1", "2", "3", "4", "5"]
    assert store.sources("2024") == ["Báo cáo năm", "Khác"]
    assert store.areas("2025") == store.sources("2025") == []

    store.withdraw(second, "nhầm")

    assert store.areas("2024") == ["1", "2", "3"]


def test_the_last_change_is_a_commit_or_a_withdrawal_and_a_time_in_utc(store):
    assert store.changed_at() is None

    first = commit(store, "a", {})
    committed = store.changed_at()
    store.withdraw(first, "nhầm")

    assert committed.tzinfo is not None
    assert committed < store.changed_at() <= datetime.now(UTC)


def test_a_line_names_the_snapshot_that_holds_and_its_line_there(store):
    first = commit(store, "a", {"area_code": "09259", "value": 50}, {"value": 900})
    second = commit(store, "b", {"value": 910})

    def lines(*areas: str) -> list[tuple[object, ...]]:
        table = store.lines(["insured"], "2024", "2024", areas)
        kept = table[["area_code", "value", "snapshot_id", "line"]]
        return sorted(kept.itertuples(index=False, name=None))

    assert lines("09256", "09259") == [("09256", 910, second, 2), ("09259", 50, first, 2)]
    assert lines("09259") == [("09259", 50, first, 2)]

    store.withdraw(second, "wrong file")
    assert lines("09256") == [("09256", 900, first, 3)]
    assert store.lines(["insured"], "2025", "2024", ["09256"]).empty
