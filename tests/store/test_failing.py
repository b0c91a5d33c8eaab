"""A full disk, a locked or read-only database, a killed process, eight people at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa

from tests.conftest import ROOT
from tests.store.rows import rows
from ytcs_data.errors import StoreChanged, StoreFailed
from ytcs_data.store import Store, opening
from ytcs_data.store.audit import AuditLog
from ytcs_data.store.opening import open_engine

PEOPLE, KILLS = 8, 5
MANY = [{"area_code": f"{i:05d}", "value": i} for i in range(5000)]


@pytest.fixture
def small(store):
    """A store with one value, and with whatever a test says to each new connection."""
    store.commit(rows({"value": 1}), file_name="a.csv", sha256="a")
    store._engine.dispose()
    return store


def say(store: Store, pragma: str) -> None:
    def to_each(connection, _record):
        connection.execute(pragma)

    sa.event.listen(store._engine, "connect", to_each)


def state(store: Store) -> list[object]:
    """All that a failed change must leave as it was."""
    said = [store.holding("insured", "2024").to_numpy().tolist(), store.snapshots()["id"].tolist()]
    return [*said, store.version(), AuditLog(store._engine).count(), store.original(2)]


@pytest.mark.parametrize(
    ("pragma", "sentence"),
    [
        ("PRAGMA max_page_count = 60", "Đĩa chứa kho số liệu đã đầy, nên chưa lưu được gì."),
        ("PRAGMA query_only = ON", "Kho số liệu chỉ cho đọc, nên chưa lưu được gì."),
    ],
)
def test_a_database_that_takes_nothing_says_why_and_keeps_what_it_has(small, pragma, sentence):
    before = state(small)
    small._engine.dispose()
    say(small, pragma)

    with pytest.raises(StoreFailed, match=sentence):
        small.commit(rows(*MANY), file_name="b.csv", sha256="b", content=os.urandom(100_000))

    assert state(small) == before


def test_after_the_disk_has_room_again_the_same_connection_stores(small):
    say(small, "PRAGMA max_page_count = 60")
    with pytest.raises(StoreFailed):
        small.commit(rows(*MANY), file_name="b.csv", sha256="b")
    with small._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")

    small.commit(rows(*MANY), file_name="b.csv", sha256="b")

    assert len(small.holding("insured", "2024")) == len(MANY) + 1


def test_who_waits_too_long_for_another_writer_is_told_and_readers_never_wait(
    small, database_url, monkeypatch
):
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    hasty = Store(open_engine(database_url))
    with small._engine.execution_options(write=True).begin():
        for change in (
            lambda: hasty.commit(rows({"value": 2}), file_name="b.csv", sha256="b"),
            lambda: hasty.withdraw(1, "nhầm"),
        ):
            with pytest.raises(StoreFailed, match="đang bận vì một việc khác đang ghi"):
                change()
        assert hasty.holding("insured", "2024")["value"].tolist() == [1]

    hasty.withdraw(1, "nhầm")
    assert state(small)[1:4] == [[1], 2, 2]


def test_a_fault_of_the_program_is_not_called_one_of_the_database(store):
    with pytest.raises(sa.exc.IntegrityError):
        store.commit(rows({}, {}), file_name="a.csv", sha256="a")


def refused(store: Store, number: int, seen: int) -> str:
    """What a person is told who sends a file of the same areas as the others; "" if it is in."""
    given = rows(*({"area_code": str(i), "value": number} for i in range(50)))
    sent = {"file_name": f"{number}.csv", "sha256": str(number), "by": f"người {number}"}
    try:
        store.commit(given, seen_version=seen, **sent)
    except StoreChanged as refusal:
        return str(refusal)
    return ""


def test_of_eight_people_at_once_one_is_stored_and_the_others_are_told_who_it_was(database_url):
    """Whoever is told looks again and sends anew, until all are stored one after the other."""
    start = Barrier(PEOPLE)
    opened = [Store(open_engine(database_url)) for _ in range(PEOPLE)]

    def send(number: int) -> list[str]:
        told: list[str] = []
        start.wait()
        while refusal := refused(opened[number], number, seen=len(told) and opened[0].version()):
            told.append(refusal)
        return told

    with ThreadPoolExecutor(PEOPLE) as pool:
        told = list(pool.map(send, range(PEOPLE)))

    store = Store(open_engine(database_url))  # which remembers no version of a moment ago
    winner = store.snapshots()["committed_by"]
    assert sorted(winner) == [f"người {n}" for n in range(PEOPLE)]
    assert sum(map(bool, told)) == PEOPLE - 1
    assert all(any(name in one for name in winner) for many in told for one in many)
    held = store.holding("insured", "2024")["value"].unique().tolist()
    assert [f"người {held[0]:.0f}"] == winner.tolist()[-1:]
    assert len(held) == 1
    assert store.version() == PEOPLE == AuditLog(store._engine).count()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed processes are forks")
def test_a_commit_that_is_killed_has_happened_or_has_not():
    """Five moments here, twenty in `benchmarks/killing.txt`."""
    command = [sys.executable, "-m", "benchmarks.killing", str(KILLS), "--json"]
    found = json.loads(subprocess.check_output(command, cwd=ROOT, timeout=300))

    assert len(found) == KILLS
    assert {one["left"] for one in found} <= {"before", "after"}
    assert "before" in {one["left"] for one in found}
    assert max(one["opened"] for one in found) < 2
