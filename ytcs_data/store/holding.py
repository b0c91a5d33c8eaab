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
    keys = sa.select(*(touched.c[name] for name in KEY)).where(mine)
    holding_key = sa.tuple_(*(HOLDING.c[name] for name in KEY))
    connection.execute(sa.delete(HOLDING).where(holding_key.in_(keys)))

    names = [column.name for column in HOLDING.columns]
    newest = (
        sa.select(*(VALUE.c[name] for name in names))
        .join_from(touched, VALUE, _same_key(touched, VALUE))
        .where(mine, VALUE.c.snapshot_id == _newest_living(touched))
    )
    connection.execute(sa.insert(HOLDING).from_select(names, newest))


def _newest_living(touched: sa.FromClause) -> sa.ScalarSelect[int]:
    every = VALUE.alias("every")
    return (
        sa.select(sa.func.max(every.c.snapshot_id))
        .join_from(every, SNAPSHOT)
        .where(_same_key(every, touched), SNAPSHOT.c.withdrawn_at.is_(None))
        .correlate(touched)
        .scalar_subquery()
    )


def _same_key(one: sa.FromClause, other: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(*(one.c[name] == other.c[name] for name in KEY))
