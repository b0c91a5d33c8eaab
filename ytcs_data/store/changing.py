"""What changes the store: a commit, a withdrawal, a restoration. Each is one transaction.

The caller opens it. Every change makes a new version of the store, notes in `change` what made
it, and in the audit log who did it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
import sqlalchemy as sa

from ytcs_data.errors import StoreChanged
from ytcs_data.store.audit import note
from ytcs_data.store.holding import hold_new, hold_newest
from ytcs_data.store.recognitions import EVENT_KEY, insert_events
from ytcs_data.store.snapshots import (
    Committed,
    Sent,
    add_snapshot,
    living,
    mark_restored,
    mark_withdrawn,
)
from ytcs_data.store.stations import insert_spells
from ytcs_data.store.tables import (
    CHANGE,
    KEY,
    RECOGNITION_EVENT,
    SNAPSHOT,
    STATION_SPELL,
    VALUE,
    VERSION,
)
from ytcs_data.store.writing import insert_values
from ytcs_data.words import _

COMMITTED, WITHDRAWN, RESTORED = "commit", "withdraw", "restore"
RAISE = sa.update(VERSION).values(number=VERSION.c.number + 1).returning(VERSION.c.number)


@dataclass(frozen=True)
class Kind:
    """Where the rows of a file go, and what makes two of them say the same thing."""

    table: sa.Table
    key: tuple[str, ...]
    insert: Callable[[sa.Connection, int, pd.DataFrame], None]


VALUES = Kind(VALUE, KEY, insert_values)
SPELLS = Kind(STATION_SPELL, ("station_code",), insert_spells)
EVENTS = Kind(RECOGNITION_EVENT, EVENT_KEY, insert_events)


def commit(connection: sa.Connection, kind: Kind, rows: pd.DataFrame, sent: Sent) -> Committed:
    """Store the rows of a file; see `Store.commit`."""
    if (known := connection.scalar(living(sent["sha256"]))) is not None:
        return Committed(known, known=True)
    snapshot_id = add_snapshot(connection, rows, sent)
    kind.insert(connection, snapshot_id, rows)
    if (seen := sent.get("seen_version")) is not None:
        _refuse_if_changed(connection, kind, snapshot_id, seen)
    hold_new(connection, snapshot_id)
    _record(connection, COMMITTED, snapshot_id, sent.get("by", ""), sent.get("reason", ""))
    return Committed(snapshot_id)


def withdraw(connection: sa.Connection, snapshot_id: int, reason: str, by: str) -> None:
    """Hide a snapshot; see `Store.withdraw`."""
    if mark_withdrawn(connection, snapshot_id, reason, by):
        hold_newest(connection, snapshot_id)
        _record(connection, WITHDRAWN, snapshot_id, by, reason)


def restore(connection: sa.Connection, snapshot_id: int, reason: str, by: str) -> None:
    """Take a withdrawal back; see `Store.restore`."""
    if mark_restored(connection, snapshot_id):
        hold_newest(connection, snapshot_id)
        _record(connection, RESTORED, snapshot_id, by, reason)


def _record(connection: sa.Connection, act: str, snapshot_id: int, by: str, reason: str) -> None:
    """Make the next version, and note who made it of what."""
    version = connection.scalars(RAISE).one()
    change = sa.insert(CHANGE).values(
        version=version,
        snapshot_id=snapshot_id,
        act=act,
        at=datetime.now(UTC),
        by=by,
        reason=reason,
    )
    connection.execute(change)
    name = connection.scalar(sa.select(SNAPSHOT.c.file_name).where(SNAPSHOT.c.id == snapshot_id))
    detail = f"{name} · {reason}" if reason else str(name)
    note(connection, act, by, str(snapshot_id), detail)


def _refuse_if_changed(
    connection: sa.Connection, kind: Kind, snapshot_id: int, seen_version: int
) -> None:
    """Stop if anybody changed something that the rows are about after the version was seen."""
    mine, theirs = kind.table.alias("mine"), kind.table.alias("theirs")
    same = sa.and_(*(mine.c[name] == theirs.c[name] for name in kind.key))
    newest = (
        sa.select(sa.func.max(CHANGE.c.version))
        .join_from(mine, theirs, same)
        .join(CHANGE, CHANGE.c.snapshot_id == theirs.c.snapshot_id)
        .where(mine.c.snapshot_id == snapshot_id, CHANGE.c.version > seen_version)
    )
    if (version := connection.scalar(newest)) is not None:
        raise StoreChanged(_who_was_faster(connection, version))


def _who_was_faster(connection: sa.Connection, version: int) -> str:
    query = sa.select(CHANGE.c.act, CHANGE.c.at, CHANGE.c.by, SNAPSHOT.c.id, SNAPSHOT.c.file_name)
    query = query.join_from(CHANGE, SNAPSHOT).where(CHANGE.c.version == version)
    change = connection.execute(query).one()
    did = {COMMITTED: _("nộp"), WITHDRAWN: _("rút lại"), RESTORED: _("khôi phục")}
    return _(
        "Sau khi bạn xem thử, lúc {when}, {who} đã {did} lần nộp số {id} (tệp “{file}”) có số liệu "
        "của cùng đơn vị, cùng kỳ. Tệp này chưa được lưu: xem lại những gì sẽ thay đổi rồi nộp."
    ).format(
        when=f"{change.at.astimezone():%H:%M:%S %d/%m/%Y}",
        who=change.by or _("người khác"),
        did=did[change.act],
        id=change.id,
        file=change.file_name,
    )
