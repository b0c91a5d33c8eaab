"""What a store can be asked. Every question is one statement on a short connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.errors import UnknownSnapshot
from ytcs_data.store import comparing, queries
from ytcs_data.store.recognitions import as_events, newest_events
from ytcs_data.store.snapshots import living, no_such, original
from ytcs_data.store.stations import as_table, newest_spells


class Answers:
    """The half of `Store` that reads."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- what holds ----------------------------------------------------------------------------

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

    def reported(self, period: str, vintage: str) -> pd.DataFrame:
        """Who has reported what of a period, and when, in UTC; withdrawn snapshots do not count.

        One row for each `measure` and `area_code`: `first_at` and `last_at`, when the first and
        the newest snapshot with it were committed, and `snapshot_id`, that of the newest.
        """
        return queries.with_moments(self._read(queries.reported(period, vintage)))

    # --- what came, and what it changed ---------------------------------------------------------

    def snapshots(self) -> pd.DataFrame:
        """All of them, oldest first; times in UTC.

        Columns `id`, `file_name`, `sha256`, `committed_at`, `committed_by`, `dataset`, `period`,
        `vintage`, `province`, `rows`, `areas` (how many), `note`, `reason` (why warnings were let
        pass), `has_file` (whether `original` gives it back), `withdrawn_at`, `withdrawn_by`,
        `withdrawn_reason`; the last three are missing while the snapshot lives.
        """
        found = queries.with_moments(self._read(queries.snapshots()))
        texts = dict.fromkeys(("withdrawn_reason", "withdrawn_by"), "str")
        return found.astype({**texts, "has_file": bool})

    def snapshot_of(self, sha256: str) -> int | None:
        """The living snapshot of a file with these bytes, if there is one."""
        with self._engine.connect() as connection:
            return connection.scalar(living(sha256))

    def areas_of(self, snapshot_id: int) -> dict[str, list[str]]:
        """Codes of the areas in which a snapshot changes anything, by vintage.

        Its stations may be elsewhere without it.
        """
        return self._areas(queries.areas_of([snapshot_id]), queries.stations_beside(snapshot_id))

    def areas_changed_since(self, version: int) -> dict[str, list[str]]:
        """Codes of the areas that any change after a version was about, by vintage."""
        return self._areas(queries.areas_of(queries.changed_since(version)))

    def original(self, snapshot_id: int) -> tuple[str, bytes] | None:
        """Name and bytes of the file of a snapshot, if it was kept."""
        with self._engine.connect() as connection:
            return original(connection, snapshot_id)

    def acts(self, snapshot_id: int) -> pd.DataFrame:
        """What was done with a snapshot, oldest first: `version`, `act`, `at`, `by`, `reason`."""
        return queries.with_moments(self._read(queries.acts(snapshot_id)))

    def compare(self, rows: pd.DataFrame) -> pd.DataFrame:
        """What would change if rows, as `Store.commit` takes them, were stored now.

        Columns `tables.KEY`, `before`, `before_state`, `after`, `after_state`, `change`: "new"
        where nothing holds, "changed" where value or state differ, else "unchanged".
        """
        with self._engine.connect() as connection:
            return comparing.compared(comparing.held(connection, rows), rows)

    def differences(self, snapshot_id: int) -> pd.DataFrame:
        """What a snapshot changed when it was committed: the columns of `compare`.

        What came or went later makes no difference.

        Raises
        ------
        UnknownSnapshot
            If there is no such snapshot.
        """
        with self._engine.connect() as connection:
            version = connection.scalar(queries.version_of(snapshot_id))
            if version is None:
                raise UnknownSnapshot(no_such(snapshot_id))
            before = comparing.held_before(connection, snapshot_id, version)
            after = queries.answer(connection.execute(queries.values_of(snapshot_id)))
        return comparing.compared(before, after)

    def changed_at(self) -> datetime | None:
        """When the last change was, in UTC; None for an empty store."""
        with self._engine.connect() as connection:
            return connection.scalar(queries.newest_change())

    def _areas(self, *asked: sa.CompoundSelect[Any] | sa.Select[Any]) -> dict[str, list[str]]:
        """Codes by vintage; beside the vintage, every cell of an answer has codes."""
        found: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for query in asked:
                for vintage, *codes in connection.execute(query):
                    found.setdefault(vintage, set()).update(" ".join(codes).split())
        return {vintage: sorted(codes) for vintage, codes in found.items()}

    def _read(self, query: sa.Select[*tuple[Any, ...]]) -> pd.DataFrame:
        with self._engine.connect() as connection:
            return queries.answer(connection.execute(query))
