"""Keep snapshots. A snapshot is never edited: a correction is a new snapshot.

One database engine per process, one short connection per call, so that any thread
(Streamlit runs one per session) may call any method. Every change is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from math import inf
from time import monotonic
from typing import Unpack

import pandas as pd
import sqlalchemy as sa

from ytcs_data.settings import settings
from ytcs_data.store import changing
from ytcs_data.store.accounts import Accounts
from ytcs_data.store.asking import Answers
from ytcs_data.store.audit import AuditLog
from ytcs_data.store.headings import Headings
from ytcs_data.store.opening import alone, begin_write, open_engine
from ytcs_data.store.snapshots import Committed, Sent
from ytcs_data.store.tables import VERSION

NUMBER = sa.select(VERSION.c.number)
FRESH = 0.05  # seconds


class Store(Answers):
    """What can be asked is in `Answers`; here is what changes the store."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        self.accounts, self.audit = Accounts(engine), AuditLog(engine)
        self.headings = Headings(engine)
        self._version = (-inf, 0)  # when it was asked for, and what it was
        self._changed_at = -inf

    def version(self) -> int:
        """A number that grows with every change: the key of every cache.

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

    def commit(self, rows: pd.DataFrame, **sent: Unpack[Sent]) -> Committed:
        """Store checked rows, all or nothing, and return the snapshot's number.

        The same file again, while its snapshot lives, returns that number as `known` and
        stores nothing.

        Parameters
        ----------
        rows
            Columns `period`, `vintage`, `area_code`, `station_code` ("" for none),
            `measure`, `value` (missing where the state has none), `state`, `source`, `line`.
        sent
            Who sent which file; see `snapshots.Sent`.

        Raises
        ------
        StoreChanged
            If anybody changed something that the rows are about since `seen_version`.
        StoreFailed
            If the database does not take it.
        """
        return self._commit(changing.VALUES, rows, sent)

    def commit_stations(self, rows: pd.DataFrame, **sent: Unpack[Sent]) -> Committed:
        """Store checked spells of stations and points; otherwise like `commit`.

        `rows`: `stations.SPELL`, dates and coordinates missing where unknown, `source`, `line`.
        """
        return self._commit(changing.SPELLS, rows, sent)

    def commit_recognitions(self, rows: pd.DataFrame, **sent: Unpack[Sent]) -> Committed:
        """Store checked decisions, `recognitions.EVENT` with `source` and `line`, like `commit`."""
        return self._commit(changing.EVENTS, rows, sent)

    def _commit(self, kind: changing.Kind, rows: pd.DataFrame, sent: Sent) -> Committed:
        with self._change() as connection:
            return changing.commit(connection, kind, rows, sent)

    def withdraw(self, snapshot_id: int, reason: str, by: str = "") -> None:
        """Hide a snapshot: where it held, the newest older one holds again.

        Withdrawn twice is withdrawn once, with the first reason.

        Raises
        ------
        UnknownSnapshot
            If there is no such snapshot.
        StoreFailed
            If the database does not take it.
        """
        with self._change() as connection:
            changing.withdraw(connection, snapshot_id, reason, by)

    def restore(self, snapshot_id: int, by: str = "", reason: str = "") -> None:
        """Take a withdrawal back: the snapshot holds again where no newer one does.

        Raises
        ------
        UnknownSnapshot
            If there is no such snapshot.
        StoreChanged
            If the same file was sent again meanwhile and lives.
        StoreFailed
            If the database does not take it.
        """
        with self._change() as connection:
            changing.restore(connection, snapshot_id, reason, by)

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


def open_store(url: str | None = None) -> Store:
    """Open the database at a SQLAlchemy URL, by default the one of the settings.

    The first opening makes the tables, under a lock.
    """
    return _open(url or settings().database_url)


@lru_cache(maxsize=8)
def _open(url: str) -> Store:
    return Store(open_engine(url))
