"""Open a database and bring its tables up to date, safely for many processes at once.

The only place that knows one database from another. SQLite writes with BEGIN IMMEDIATE, so
that a writer waits at the start and never fails in the middle; everything else is the same
SQL everywhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ytcs_data.store.failing import told_in_words
from ytcs_data.store.migrations import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"
PATIENCE = 120  # seconds that a process waits for the others
ADVISORY_LOCK = 907_2025  # any number, but the same for all of our processes


def open_engine(url: str) -> sa.Engine:
    """An engine whose tables are up to date."""
    engine = _sqlite_engine(url) if url.startswith("sqlite") else sa.create_engine(url)
    if _revision(engine) != HEAD:
        with alone(engine, "migration"):
            if _revision(engine) != HEAD:  # nobody did it while this process waited
                _bring_up_to_date(engine)
    return engine


@contextmanager
def begin_write(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that may write; waits until it is alone with that.

    Raises
    ------
    StoreFailed
        If the database does not take it.
    """
    with told_in_words(), engine.execution_options(write=True).begin() as connection:
        yield connection


@contextmanager
def alone(engine: sa.Engine, purpose: str) -> Iterator[None]:
    """Hold a lock that one process has at a time; it ends with the process.

    On SQLite an empty database beside the real one is locked: that works on every system
    without a library of its own, and waits politely.
    """
    if engine.dialect.name == "sqlite":
        lock = sqlite3.connect(f"{engine.url.database}.{purpose}.lock", timeout=PATIENCE)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            yield
        finally:
            lock.close()
    else:
        with engine.begin() as connection:
            key = sa.func.pg_advisory_xact_lock(ADVISORY_LOCK, sa.func.hashtext(purpose))
            connection.execute(sa.select(key))
            yield


def _sqlite_engine(url: str) -> sa.Engine:
    if name := sa.make_url(url).database:
        file = Path(name).absolute()
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)  # its owner's alone: hashes of passwords are in it
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE})
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is said below, not by the driver
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: sa.Connection) -> None:
    """Only a writer begins: each reading is one statement, which needs no transaction."""
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _choose_wal(engine: sa.Engine) -> None:
    """Readers do not wait for writers. Kept in the file, so it is chosen once."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _revision(engine: sa.Engine) -> str | None:
    """The newest step that the database has seen. Cheap: most openings find all done."""
    table: Any = sa.table("alembic_version", sa.column("version_num"))
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(table.name):
            return None
        return connection.scalar(sa.select(table.c.version_num))


def _bring_up_to_date(engine: sa.Engine) -> None:
    if engine.dialect.name == "sqlite":
        _choose_wal(engine)
    with begin_write(engine) as connection:
        _migrate(connection)


def _migrate(connection: sa.Connection) -> None:
    from alembic.operations import Operations  # slow to import and needed once in a life
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    context, scripts = MigrationContext.configure(connection), ScriptDirectory(str(MIGRATIONS))
    done = context.get_current_revision() or "base"
    steps = list(scripts.iterate_revisions("head", done))
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
    context.stamp(scripts, "head")
