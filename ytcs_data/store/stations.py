"""The register of stations and points in the store.

A facility holds as the newest snapshot that has its code says, with all its spells: what an
older one said of the same code is no longer true in any part.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.tables import SNAPSHOT, SOURCE, STATION_SPELL
from ytcs_data.store.writing import source_ids

# As a file has them; the table has the id of the source instead of its text.
SPELL = (
    *("station_code", "name", "kind", "vintage", "area_code", "serves"),
    *("valid_from", "valid_to", "belongs_to", "latitude", "longitude"),
)
DATES = ["valid_from", "valid_to"]


def insert_spells(connection: sa.Connection, snapshot_id: int, rows: pd.DataFrame) -> None:
    """Store rows as `Store.commit_stations` takes them."""
    ids = source_ids(connection, rows)
    table = rows[[*SPELL, "line"]].assign(
        source_id=rows["source"].map(ids), snapshot_id=snapshot_id
    )
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    connection.execute(sa.insert(STATION_SPELL), [_with_days(record) for record in records])


def _with_days(record: dict[Any, Any]) -> dict[str, Any]:
    """SQLite takes a date, not a moment."""
    days = {name: record[name].date() for name in DATES if record[name] is not None}
    return {**record, **days}


def newest_spells() -> sa.Select[Any]:
    """What holds of each facility, in the order of code and time."""
    spell = STATION_SPELL.c
    newest = (
        sa.select(spell.station_code, sa.func.max(spell.snapshot_id).label("snapshot_id"))
        .join_from(STATION_SPELL, SNAPSHOT)
        .where(SNAPSHOT.c.withdrawn_at.is_(None))
        .group_by(spell.station_code)
        .subquery("newest")
    )
    same = sa.and_(
        spell.station_code == newest.c.station_code, spell.snapshot_id == newest.c.snapshot_id
    )
    return (
        sa.select(*(spell[name] for name in SPELL), SOURCE.c.text.label("source"))
        .join_from(STATION_SPELL, newest, same)
        .join(SOURCE, SOURCE.c.id == spell.source_id)
        .order_by(spell.station_code, spell.vintage, spell.valid_from, spell.line)
    )


def as_table(spells: pd.DataFrame) -> pd.DataFrame:
    """With dates that know that they are some, also where none is given."""
    days = {name: pd.to_datetime(spells[name]) for name in DATES}
    return spells.assign(**days).astype({"latitude": float, "longitude": float})
