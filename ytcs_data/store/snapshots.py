"""The list of accepted files: a new one, and one that is taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ytcs_data.errors import UnknownSnapshot
from ytcs_data.store.tables import SNAPSHOT
from ytcs_data.words import _


def add_snapshot(
    connection: sa.Connection, *, file_name: str, sha256: str, note: str, rows: int
) -> int:
    """Note that a file was accepted; returns its number."""
    snapshot = sa.insert(SNAPSHOT).values(
        sha256=sha256, file_name=file_name, note=note, rows=rows, committed_at=datetime.now(UTC)
    )
    number: int = connection.scalars(snapshot.returning(SNAPSHOT.c.id)).one()
    return number


def mark_withdrawn(connection: sa.Connection, snapshot_id: int, reason: str) -> bool:
    """Note that a snapshot was taken back; whether it was not before.

    Raises
    ------
    UnknownSnapshot
        If there is no such snapshot.
    """
    this = SNAPSHOT.c.id == snapshot_id
    row = connection.execute(sa.select(SNAPSHOT.c.withdrawn_at).where(this)).first()
    if row is None:
        sentence = _("Không có lần nộp số {id}. Xem các lần nộp bằng lệnh ytcs snapshots.")
        raise UnknownSnapshot(sentence.format(id=snapshot_id))
    if row.withdrawn_at is not None:
        return False
    withdrawal = {"withdrawn_at": datetime.now(UTC), "withdrawn_reason": reason}
    connection.execute(sa.update(SNAPSHOT).where(this).values(withdrawal))
    return True
