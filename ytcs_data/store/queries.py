"""The questions that `Store` asks; what the answers mean is said there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ytcs_data.store.tables import HOLDING, SNAPSHOT, SOURCE


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
