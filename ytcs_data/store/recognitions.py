"""Decisions about the recognition of communes in the store.

A decision is known by its number, what it does, and the commune. The newest snapshot that has it
says what holds of it; a file needs only what is new.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.tables import RECOGNITION_EVENT, SNAPSHOT, SOURCE
from ytcs_data.store.writing import source_ids

# As a file has them; the table has the id of the source instead of its text.
EVENT = ("vintage", "area_code", "act", "criteria", "decision", "decided_on", "note")
EVENT_KEY = ("vintage", "area_code", "act", "decision")


def insert_events(connection: sa.Connection, snapshot_id: int, rows: pd.DataFrame) -> None:
    """Store rows as `Store.commit_recognitions` takes them."""
    ids = source_ids(connection, rows)
    table = rows[[*EVENT, "line"]].assign(
        source_id=rows["source"].map(ids),
        snapshot_id=snapshot_id,
        decided_on=[moment.date() for moment in rows["decided_on"]],
    )
    records: list[dict[Any, Any]] = table.to_dict("records")
    connection.execute(sa.insert(RECOGNITION_EVENT), records)


def newest_events() -> sa.Select[Any]:
    """What holds of each decision, by day; of one day in the order of their files and lines."""
    event = RECOGNITION_EVENT.c
    key = [event[name] for name in EVENT_KEY]
    newest = (
        sa.select(*key, sa.func.max(event.snapshot_id).label("snapshot_id"))
        .join_from(RECOGNITION_EVENT, SNAPSHOT)
        .where(SNAPSHOT.c.withdrawn_at.is_(None))
        .group_by(*key)
        .subquery("newest")
    )
    same = sa.and_(*(event[name] == newest.c[name] for name in (*EVENT_KEY, "snapshot_id")))
    return (
        sa.select(*(event[name] for name in EVENT), SOURCE.c.text.label("source"))
        .join_from(RECOGNITION_EVENT, newest, same)
        .join(SOURCE, SOURCE.c.id == event.source_id)
        .order_by(event.decided_on, event.snapshot_id, event.line)
    )


def as_events(rows: pd.DataFrame) -> pd.DataFrame:
    """With days that know that they are some, also where there is no row."""
    return rows.assign(decided_on=pd.to_datetime(rows["decided_on"]).astype("datetime64[ns]"))
