"""Keep snapshots. A snapshot is never edited: a correction is a new snapshot.

One database engine per process, one short connection per call, so that any thread
(Streamlit runs one per session) may call any method. Every change is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import lru_cache
from math import inf
from time import monotonic
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.settings import settings
from ytcs_data.store import queries
from ytcs_data.store.accounts import Accounts
from ytcs_data.store.audit import AuditLog
from ytcs_data.store.holding import hold_newest, living
from ytcs_data.store.opening import alone, begin_write, open_engine
from ytcs_data.store.recognitions import as_events, insert_events, newest_events
from ytcs_data.store.snapshots import add_snapshot, mark_withdrawn
from ytcs_data.store.stations import as_table, insert_spells, newest_spells
from ytcs_data.store.tables import VERSION
from ytcs_data.store.writing import insert_values

NUMBER = sa.select(VERSION.c.number)
FRESH = 0.05  # seconds
Insert = Callable[[sa.Connection, int, pd.DataFrame], None]
RAISE = sa.update(VERSION).values(number=VERSION.c.number + 1)


class Store:
    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self.accounts, self.audit = Accounts(engine), AuditLog(engine)
        self._version = (-inf, 0)  # when it was asked for, and what it was
        self._changed_at = -inf

    def version(self) -> int:
        """A number that grows with every commit and withdrawal: the key of every cache.

        A page asks some twenty times in one run, so an answer is good for `FRESH` seconds; a
        change by this process counts at once.
        """
        asked_at, number = self._version
        if asked_at <= max(monotonic() - FRESH, self._changed_at):
            asked_at = monotonic()
            with self._engine.connect() as connection:
                number = connection.scalars(NUMBER).one()
            self._version = (asked_at, number)
        return number

    def commit(self, rows: pd.DataFrame, *, file_name: str, sha256: str, note: str = "") -> int:
        """Store checked rows, all or nothing, and return the snapshot's id.

        The same file again, while its snapshot lives, returns that id and stores nothing.

        Parameters
        ----------
        rows
            Columns `period`, `vintage`, `area_code`, `station_code` ("" for none),
            `measure`, `value` (missing where the state has none), `state`, `source`, `line`.
        """
        return self._commit(insert_values, rows, file_name, sha256, note)

    def commit_stations(self, rows: pd.DataFrame, *, file_name: str, sha256: str) -> int:
        """Store checked spells of stations and points; otherwise like `commit`.

        `rows`: `stations.SPELL`, dates and coordinates missing where unknown, `source`, `line`.
        """
        return self._commit(insert_spells, rows, file_name, sha256, "")

    def commit_recognitions(self, rows: pd.DataFrame, *, file_name: str, sha256: str) -> int:
        """Store checked decisions, `recognitions.EVENT` with `source` and `line`, like `commit`."""
        return self._commit(insert_events, rows, file_name, sha256, "")

    def _commit(
        self, insert: Insert, rows: pd.DataFrame, file_name: str, sha256: str, note: str
    ) -> int:
        with self._change() as connection:
            if (known := connection.scalar(living(sha256))) is not None:
                return known
            about = {"file_name": file_name, "sha256": sha256, "note": note}
            snapshot_id = add_snapshot(connection, **about, rows=len(rows))
            insert(connection, snapshot_id, rows)
            hold_newest(connection, snapshot_id)
            connection.execute(RAISE)
        return snapshot_id

    def withdraw(self, snapshot_id: int, reason: str) -> None:
        """Hide a snapshot: where it held, the newest older one holds again.

        Withdrawn twice is withdrawn once, with the first reason.

        Raises
        ------
        UnknownSnapshot
            If there is no such snapshot.
        """
        with self._change() as connection:
            if not mark_withdrawn(connection, snapshot_id, reason):
                return
            hold_newest(connection, snapshot_id)
            connection.execute(RAISE)

    def snapshots(self) -> pd.DataFrame:
        """All of them, oldest first; times in UTC.

        Columns `id`, `file_name`, `committed_at`, `rows`, `note`, `withdrawn_at`,
        `withdrawn_reason`; the last two are missing while the snapshot lives.
        """
        frame = self._read(queries.snapshots())
        moments = dict.fromkeys(("committed_at", "withdrawn_at"), "datetime64[us, UTC]")
        return frame.astype({**moments, "withdrawn_reason": "str"})

    def snapshot_of(self, sha256: str) -> int | None:
        """The living snapshot of a file with these bytes, if there is one."""
        with self._engine.connect() as connection:
            return connection.scalar(living(sha256))

    def holding(self, measure: str, vintage: str) -> pd.DataFrame:
        """What holds now of one measure, in the order of period, area and station.

        Columns `period`, `area_code`, `station_code`, `value`, `state`, `source`.
        """
        return self._read(queries.holding(measure, vintage)).astype({"value": float})

    def lines(
        self, measures: Sequence[str], vintage: str, period: str, areas: Sequence[str]
    ) -> pd.DataFrame:
        """What holds now of some areas, and where it came from.

        Columns as `holding`, without `period`; with `measure`, `snapshot_id` and `line`.
        """
        return self._read(queries.lines(measures, vintage, period, areas)).astype({"value": float})

    def stations(self) -> pd.DataFrame:
        """What holds now of stations and points, in the order of code and time.

        Columns `stations.SPELL` and `source`; dates and coordinates are missing where unknown.
        """
        return as_table(self._read(newest_spells()))

    def recognitions(self) -> pd.DataFrame:
        """What holds now of decisions on communes, oldest first: `recognitions.EVENT`, `source`."""
        return as_events(self._read(newest_events()))

    def periods(self) -> list[tuple[str, str]]:
        """Every (vintage, period) of which something holds."""
        rows = self._read(queries.periods())
        return sorted(zip(rows["vintage"], rows["period"], strict=True))

    def areas(self, vintage: str) -> list[str]:
        """Codes of every area of which something holds."""
        return sorted(self._read(queries.areas(vintage))["area_code"])

    def sources(self, vintage: str) -> list[str]:
        """Sources of what holds now, the most used first."""
        return list(self._read(queries.sources(vintage))["text"])

    def changed_at(self) -> datetime | None:
        """When the last commit or withdrawal was, in UTC; None for an empty store."""
        with self._engine.connect() as connection:
            moments = [moment for moment in connection.execute(queries.changes()).one() if moment]
        return max(moments, default=None)

    def alone(self, purpose: str) -> AbstractContextManager[None]:
        """A lock between processes, for work that must not be done twice."""
        return alone(self._engine, purpose)

    @contextmanager
    def _change(self) -> Iterator[sa.Connection]:
        """One transaction, alone: the row of the version is what writers queue for."""
        with begin_write(self._engine) as connection:
            connection.execute(NUMBER.with_for_update())
            yield connection
        self._changed_at = monotonic()

    def _read(self, query: sa.Select[*tuple[Any, ...]]) -> pd.DataFrame:
        with self._engine.connect() as connection:
            return queries.answer(connection.execute(query))


def open_store(url: str | None = None) -> Store:
    """Open the database at a SQLAlchemy URL, by default the one of the settings.

    The first opening makes the tables, under a lock.
    """
    return _open(url or settings().database_url)


@lru_cache(maxsize=8)
def _open(url: str) -> Store:
    return Store(open_engine(url))
