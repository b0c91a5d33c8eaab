"""The questions that `Store` asks; what the answers mean is said there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.tables import HOLDING, KEY, SNAPSHOT, SOURCE, VALUE


def answer(result: sa.CursorResult[*tuple[Any, ...]]) -> pd.DataFrame:
    """The rows of an answer as a table; its columns also where there is no row."""
    names, rows = list(result.keys()), result.all()
    cells = zip(*rows, strict=True) if rows else ([] for name in names)
    return pd.DataFrame(dict(zip(names, cells, strict=True)), columns=names)


def snapshots() -> sa.Select[Any]:
    it = SNAPSHOT.c
    query = sa.select(it.id, it.file_name, it.committed_at, it.rows, it.note)
    return query.add_columns(it.withdrawn_at, it.withdrawn_reason).order_by(it.id)


def holding(measure: str, vintage: str) -> sa.Select[Any]:
    now = HOLDING.c
    return (
        sa.select(now.period, now.area_code, now.station_code, now.value, now.state)
        .add_columns(SOURCE.c.text.label("source"))
        .join_from(HOLDING, SOURCE)
        .where(now.measure == measure, now.vintage == vintage)
        .order_by(now.period, now.area_code, now.station_code)
    )


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


def changes() -> sa.Select[datetime, datetime]:
    """The last commit and the last withdrawal."""
    return sa.select(sa.func.max(SNAPSHOT.c.committed_at), sa.func.max(SNAPSHOT.c.withdrawn_at))
