"""The questions that `Answers` asks; what the answers mean is said there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.tables import (
    CHANGE,
    HOLDING,
    KEY,
    ORIGINAL,
    RECOGNITION_EVENT,
    SNAPSHOT,
    SOURCE,
    STATION_SPELL,
    VALUE,
)


def answer(result: sa.CursorResult[*tuple[Any, ...]]) -> pd.DataFrame:
    """The rows of an answer as a table; its columns also where there is no row."""
    names, rows = list(result.keys()), result.all()
    cells = zip(*rows, strict=True) if rows else ([] for name in names)
    return pd.DataFrame(dict(zip(names, cells, strict=True)), columns=names)


def with_moments(table: pd.DataFrame) -> pd.DataFrame:
    """With times that know that they are some, also where none is given."""
    moments = [name for name in table if name == "at" or str(name).endswith("_at")]
    return table.astype(dict.fromkeys(moments, "datetime64[us, UTC]"))


# --- snapshots -----------------------------------------------------------------------------------


def snapshots() -> sa.Select[Any]:
    it = SNAPSHOT.c
    came = (it.id, it.file_name, it.sha256, it.committed_at, it.committed_by)
    about = (it.dataset, it.period, it.vintage, it.province, it.rows, it.areas, it.note, it.reason)
    gone = (it.withdrawn_at, it.withdrawn_by, it.withdrawn_reason)
    kept = sa.exists().where(ORIGINAL.c.snapshot_id == it.id).label("has_file")
    return sa.select(*came, *about, *gone, kept).order_by(it.id)


def areas_of(snapshots: Sequence[int] | sa.Select[int]) -> sa.CompoundSelect[Any]:
    """Which areas some snapshots say something of, whatever kind of files they were."""
    tables = (VALUE, STATION_SPELL, RECOGNITION_EVENT)
    found = (
        sa.select(t.c.vintage, t.c.area_code).where(t.c.snapshot_id.in_(snapshots)) for t in tables
    )
    return sa.union(*found)


def stations_beside(snapshot_id: int) -> sa.Select[Any]:
    """Where any snapshot puts the stations of this one, and what they serve."""
    it = STATION_SPELL.c
    mine = sa.select(it.station_code).where(it.snapshot_id == snapshot_id)
    places = sa.select(it.vintage, it.area_code, it.serves).distinct()
    return places.where(it.station_code.in_(mine))


def changed_since(version: int) -> sa.Select[int]:
    """The snapshots that came, went or came back after a version."""
    return sa.select(CHANGE.c.snapshot_id).where(CHANGE.c.version > version)


def acts(snapshot_id: int) -> sa.Select[Any]:
    it = CHANGE.c
    done = sa.select(it.version, it.act, it.at, it.by, it.reason)
    return done.where(it.snapshot_id == snapshot_id).order_by(it.version)


def version_of(snapshot_id: int) -> sa.Select[int]:
    """The version that a snapshot made when it was committed."""
    return sa.select(sa.func.min(CHANGE.c.version)).where(CHANGE.c.snapshot_id == snapshot_id)


def living_before(version: int) -> sa.Select[int]:
    """The snapshots that lived before a version: their last change until then hid none."""
    earlier = CHANGE.c.version < version
    last = sa.select(sa.func.max(CHANGE.c.version)).where(earlier).group_by(CHANGE.c.snapshot_id)
    shown = CHANGE.c.act != "withdraw"
    return sa.select(CHANGE.c.snapshot_id).where(CHANGE.c.version.in_(last), shown)


def newest_change() -> sa.Select[datetime]:
    return sa.select(CHANGE.c.at).order_by(CHANGE.c.version.desc()).limit(1)


def values_of(snapshot_id: int) -> sa.Select[Any]:
    columns = [VALUE.c[name] for name in (*KEY, "value", "state")]
    return sa.select(*columns).where(VALUE.c.snapshot_id == snapshot_id)


# --- what holds ----------------------------------------------------------------------------------


def holding(measure: str, vintage: str) -> sa.Select[Any]:
    now = HOLDING.c
    return (
        sa.select(now.period, now.area_code, now.station_code, now.value, now.state)
        .add_columns(SOURCE.c.text.label("source"))
        .join_from(HOLDING, SOURCE)
        .where(now.measure == measure, now.vintage == vintage)
        .order_by(now.period, now.area_code, now.station_code)
    )


def held(measure: str, vintage: str, periods: Sequence[str]) -> sa.Select[Any]:
    """What holds of one measure in some periods, with its key."""
    now = HOLDING.c
    columns = [now[name] for name in (*KEY, "value", "state")]
    here = (now.measure == measure, now.vintage == vintage, now.period.in_(periods))
    return sa.select(*columns).where(*here)


def only_in(query: sa.Select[Any], areas: Sequence[str]) -> sa.Select[Any]:
    """The same of some areas only."""
    return query.where(HOLDING.c.area_code.in_(areas))


def lines(
    measures: Sequence[str], vintage: str, period: str, areas: Sequence[str]
) -> sa.Select[Any]:
    """Both tables are clustered by what they are joined on, so each value is found at once."""
    now = HOLDING.c
    same = [now[name] == VALUE.c[name] for name in ("snapshot_id", *KEY)]
    return (
        sa.select(now.measure, now.area_code, now.station_code, now.value, now.state)
        .add_columns(SOURCE.c.text.label("source"), now.snapshot_id, VALUE.c.line)
        .join_from(HOLDING, VALUE, sa.and_(*same))
        .join(SOURCE, SOURCE.c.id == now.source_id)
        .where(now.measure.in_(measures), now.vintage == vintage, now.period == period)
        .where(now.area_code.in_(areas))
    )


def reported(period: str, vintage: str) -> sa.Select[Any]:
    it, measures = VALUE.c, sa.select(HOLDING.c.measure).distinct()
    return (
        sa.select(it.measure, it.area_code)
        .add_columns(sa.func.min(SNAPSHOT.c.committed_at).label("first_at"))
        .add_columns(sa.func.max(SNAPSHOT.c.committed_at).label("last_at"))
        .add_columns(sa.func.max(SNAPSHOT.c.id).label("snapshot_id"))
        .join_from(VALUE, SNAPSHOT)
        .where(it.measure.in_(measures))  # every one: the table is in their order
        .where(it.vintage == vintage, it.period == period, SNAPSHOT.c.withdrawn_at.is_(None))
        .group_by(it.measure, it.area_code)
        .order_by(it.measure, it.area_code)
    )


def periods() -> sa.Select[str, str]:
    return sa.select(HOLDING.c.vintage, HOLDING.c.period).distinct()


def areas(vintage: str) -> sa.Select[str]:
    return sa.select(HOLDING.c.area_code).where(HOLDING.c.vintage == vintage).distinct()


def sources(vintage: str) -> sa.Select[str]:
    return (
        sa.select(SOURCE.c.text)
        .join_from(HOLDING, SOURCE)
        .where(HOLDING.c.vintage == vintage)
        .group_by(SOURCE.c.text)
        .order_by(sa.func.count().desc(), SOURCE.c.text)
    )
