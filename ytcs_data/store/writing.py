"""Put the rows of one snapshot into the history."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.tables import KEY, SOURCE, VALUE

BATCH = 20_000  # rows a statement: bounds the memory of a large file


def insert_values(connection: sa.Connection, snapshot_id: int, rows: pd.DataFrame) -> None:
    """Store rows as `Store.commit` takes them.

    The statement goes to the driver as it is: SQLAlchemy would look at every cell of every row,
    which takes longer than storing them.
    """
    frame = rows.sort_values(list(KEY))  # in key order a table grows at its end: faster
    frame = frame.assign(source_id=frame["source"].map(source_ids(connection, rows)))
    statement = sa.insert(VALUE).compile(dialect=connection.dialect)
    for start in range(0, len(frame), BATCH):
        columns = _columns(frame.iloc[start : start + BATCH], snapshot_id)
        cells = zip(*(columns[name] for name in statement.positiontup or columns), strict=True)
        if statement.positiontup:
            connection.exec_driver_sql(statement.string, list(cells))
        else:  # PostgreSQL's drivers take names
            named = [dict(zip(columns, row, strict=True)) for row in cells]
            connection.exec_driver_sql(statement.string, named)


def _columns(rows: pd.DataFrame, snapshot_id: int) -> dict[str, list[Any]]:
    """The columns of VALUE as the driver takes them: plain Python, None for a missing number."""
    names = (*KEY, "state", "line", "source_id")
    columns: dict[str, list[Any]] = {name: rows[name].tolist() for name in names}
    columns["value"] = [None if math.isnan(value) else value for value in rows["value"]]
    columns["snapshot_id"] = [snapshot_id] * len(rows)
    return columns


def source_ids(connection: sa.Connection, rows: pd.DataFrame) -> dict[str, int]:
    """The id of each source of the rows; new ones are added."""
    every = sa.select(SOURCE.c.text, SOURCE.c.id)
    known = {row.text for row in connection.execute(every)}
    if new := sorted(set(rows["source"].unique()) - known):
        connection.execute(sa.insert(SOURCE), [{"text": text} for text in new])
    return {row.text: row.id for row in connection.execute(every)}
