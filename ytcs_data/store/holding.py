"""The one rule of what holds now: of each key, the newest snapshot that was not withdrawn.

A commit and a withdrawal both touch the keys of one snapshot; for these the rule is applied
anew, so that the table of what holds can never drift from the history.
"""

from __future__ import annotations

import sqlalchemy as sa

from ytcs_data.store.tables import HOLDING, KEY, SNAPSHOT, VALUE


def hold_newest(connection: sa.Connection, snapshot_id: int) -> None:
    """Apply the rule to every key that the snapshot has."""
    touched = VALUE.alias("touched")
    mine = touched.c.snapshot_id == snapshot_id
    keys = [touched.c[name] for name in KEY]
    holding_key = sa.tuple_(*(HOLDING.c[name] for name in KEY))
    connection.execute(sa.delete(HOLDING).where(holding_key.in_(sa.select(*keys).where(mine))))

    every = VALUE.alias("every")
    newest = (
        sa.select(*keys, sa.func.max(every.c.snapshot_id).label("snapshot_id"))
        .join_from(touched, every, _same(touched, every, *KEY))
        .join(SNAPSHOT, SNAPSHOT.c.id == every.c.snapshot_id)
        .where(mine, SNAPSHOT.c.withdrawn_at.is_(None))
        .group_by(*keys)
        .subquery("newest")
    )
    names = [column.name for column in HOLDING.columns]
    values = sa.select(*(VALUE.c[name] for name in names))
    values = values.join_from(newest, VALUE, _same(newest, VALUE, *KEY, "snapshot_id"))
    connection.execute(sa.insert(HOLDING).from_select(names, values))


def living(sha256: str) -> sa.Select[int]:
    """The snapshot of a file with these bytes that was not withdrawn."""
    lives = SNAPSHOT.c.withdrawn_at.is_(None)
    return sa.select(SNAPSHOT.c.id).where(SNAPSHOT.c.sha256 == sha256, lives)


def _same(one: sa.FromClause, other: sa.FromClause, *names: str) -> sa.ColumnElement[bool]:
    return sa.and_(*(one.c[name] == other.c[name] for name in names))
