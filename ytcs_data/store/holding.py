"""The one rule of what holds now: of each key, the newest snapshot that was not withdrawn.

Every change touches the keys of one snapshot; for these the rule is applied anew, so that the
table of what holds can never drift from the history.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ytcs_data.store.tables import HOLDING, KEY, SNAPSHOT, VALUE

NAMES = [column.name for column in HOLDING.columns]


def hold_new(connection: sa.Connection, snapshot_id: int) -> None:
    """Apply the rule after a commit: what was stored just now is the newest of each of its keys."""
    _let_go(connection, snapshot_id)
    mine = sa.select(*(VALUE.c[name] for name in NAMES)).where(VALUE.c.snapshot_id == snapshot_id)
    connection.execute(sa.insert(HOLDING).from_select(NAMES, mine.order_by(*_keys(VALUE))))


def hold_newest(connection: sa.Connection, snapshot_id: int) -> None:
    """Apply the rule to every key that a snapshot has, whatever became of it."""
    _let_go(connection, snapshot_id)
    lives = sa.select(SNAPSHOT.c.id).where(SNAPSHOT.c.withdrawn_at.is_(None))
    connection.execute(sa.insert(HOLDING).from_select(NAMES, newest_among(snapshot_id, lives)))


def newest_among(snapshot_id: int, snapshots: sa.Select[int]) -> sa.Select[Any]:
    """Of each key of one snapshot, the newest value in any of these, with columns as HOLDING."""
    touched, every = VALUE.alias("touched"), VALUE.alias("every")
    number = every.c.snapshot_id + 0  # else SQLite looks up each key in each of the snapshots
    newest = (
        sa.select(*_keys(touched), sa.func.max(every.c.snapshot_id).label("snapshot_id"))
        .join_from(touched, every, _same(touched, every, *KEY))
        .where(touched.c.snapshot_id == snapshot_id, number.in_(snapshots))
        .group_by(*_keys(touched))
        .subquery("newest")
    )
    values = sa.select(*(VALUE.c[name] for name in NAMES))
    return values.join_from(newest, VALUE, _same(newest, VALUE, *KEY, "snapshot_id"))


def _let_go(connection: sa.Connection, snapshot_id: int) -> None:
    key = sa.tuple_(*_keys(HOLDING))
    mine = sa.select(*_keys(VALUE)).where(VALUE.c.snapshot_id == snapshot_id)
    connection.execute(sa.delete(HOLDING).where(key.in_(mine)))


def _keys(table: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    return [table.c[name] for name in KEY]


def _same(one: sa.FromClause, other: sa.FromClause, *names: str) -> sa.ColumnElement[bool]:
    return sa.and_(*(one.c[name] == other.c[name] for name in names))
