from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.store.processes import open_and_commit
from tests.store.rows import rows
from ytcs_data.store import open_store
from ytcs_data.store.migrations import HEAD
from ytcs_data.store.opening import MIGRATIONS, alone, open_engine
from ytcs_data.store.people_tables import METADATA

PROCESSES = 8

# What the first program of all wrote: one file, which was corrected, and the correction withdrawn.
FIRST_FILES = """
    INSERT INTO source VALUES (1, 'Báo cáo');
    INSERT INTO snapshot VALUES (1, 'a', 'a.csv', '', 1, '2026-01-01 08:00:00.000000', NULL, NULL);
    INSERT INTO snapshot VALUES (2, 'b', 'b.csv', '', 1, '2026-01-02 08:00:00.000000',
                                 '2026-01-03 08:00:00.000000', 'nhầm');
    INSERT INTO snapshot VALUES (3, 'c', 'c.csv', '', 1, '2026-01-02 09:00:00.000000', NULL, NULL);
    INSERT INTO value VALUES (1, 'insured', '2024', '2024', '09256', '', 2, 900, 'value', 1);
    INSERT INTO value VALUES (2, 'insured', '2024', '2024', '09256', '', 2, 910, 'value', 1);
    INSERT INTO value VALUES (3, 'insured', '2024', '2024', '09256', '', 2, 920, 'value', 1);
    INSERT INTO holding VALUES ('insured', '2024', '2024', '09256', '', 3, 920, 'value', 1);
    UPDATE version SET number = 4;
"""


def test_eight_processes_open_a_new_database_at_once_and_commit(database_url, monkeypatch):
    # A process first runs the main module of this one. A test of a page leaves its script there,
    # and the whole app would start eight times.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    spawn = get_context("spawn")
    start, results = spawn.Barrier(PROCESSES), spawn.Queue()
    for number in range(PROCESSES):
        work = (database_url, number, start, results)
        spawn.Process(target=open_and_commit, args=work, daemon=True).start()
    done = [results.get(timeout=300) for _ in range(PROCESSES)]

    store = open_store(database_url)
    table = store.holding("insured", "2024")
    own, same = zip(*done, strict=True)
    assert len({*own, *same}) == PROCESSES + 1  # the file of all was stored once
    assert store.version() == PROCESSES + 1
    assert len(table) == table["area_code"].nunique() == PROCESSES * 1000 + 1


def test_the_migrations_make_the_tables_of_the_program(database_url):
    with open_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, METADATA)
        foreign_keys = connection.execute(sa.text("PRAGMA foreign_keys")).scalar()

        assert context.get_current_revision() == HEAD

    assert differences == []
    assert foreign_keys == 1


def test_head_is_the_newest_step():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_a_second_opening_finds_everything_as_it_was(database_url):
    open_engine(database_url).dispose()
    store = open_store(database_url)
    store.commit(rows({}), file_name="a.csv", sha256="a")

    open_engine(database_url).dispose()

    assert store.version() == 1


def test_a_reader_does_not_wait_for_a_writer(database_url):
    store, writer = open_store(database_url), open_engine(database_url)
    with writer.execution_options(write=True).begin() as connection:
        connection.execute(sa.text("UPDATE version SET number = 99"))

        assert store.version() == 0


def test_the_folder_of_the_database_is_made_from_any_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    open_engine("sqlite:///new/folder/ytcs.db").dispose()

    assert Path("new/folder/ytcs.db").is_file()


def test_one_at_a_time_holds_a_lock_and_locks_of_other_purposes_are_free(database_url):
    engine, order = open_engine(database_url), []

    def wait_for_the_lock() -> None:
        with alone(engine, "import"):
            order.append("second")

    with alone(engine, "import"), alone(engine, "export"):
        waiting = Thread(target=wait_for_the_lock)
        waiting.start()
        waiting.join(timeout=0.2)
        order.append("first")
    waiting.join(timeout=10)

    assert order == ["first", "second"]


def test_a_database_of_before_keeps_its_values_and_knows_what_made_its_versions(database_url):
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        scripts = ScriptDirectory(str(MIGRATIONS))
        with Operations.context(context):
            scripts.get_revision("0001").module.upgrade()
        context.stamp(scripts, "0001")
        connection.connection.executescript(FIRST_FILES)

    store = open_store(database_url)

    acts = [store.acts(number)[["version", "act"]].to_numpy().tolist() for number in (1, 2, 3)]
    assert acts == [[[1, "commit"]], [[2, "commit"], [4, "withdraw"]], [[3, "commit"]]]
    assert store.differences(3)["before"].tolist() == [910]  # withdrawn only afterwards
    assert store.commit(rows({"value": 930}), file_name="d.csv", sha256="d") == 4
    assert store.version() == 5
    assert store.holding("insured", "2024")["value"].tolist() == [930]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; the folder's rights count")
def test_a_new_database_belongs_to_its_owner_alone(store, tmp_path):
    modes = {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob("test.db*")}

    assert store.version() == 0
    assert {modes[name] for name in ("test.db", "test.db-wal", "test.db-shm")} == {0}
