"""The list of accepted files: a new one, one that is taken back, one that comes to life again."""

from __future__ import annotations

import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Required, TypedDict

import pandas as pd
import sqlalchemy as sa

from ytcs_data.errors import StoreChanged, UnknownSnapshot
from ytcs_data.store.tables import ORIGINAL, SNAPSHOT
from ytcs_data.words import _

ABOUT = ("dataset", "period", "vintage", "province")


@dataclass(frozen=True)
class About:
    """What a file is about; "" for what is not known or not the same for all of its rows."""

    dataset: str = ""
    period: str = ""
    vintage: str = ""
    province: str = ""


class Sent(TypedDict, total=False):
    """What is known of a file beside its rows."""

    file_name: Required[str]
    sha256: Required[str]  # of the bytes, in hexadecimal
    note: str
    by: str  # the account of who sent it
    reason: str  # why warnings were let pass
    content: bytes | None  # the file itself, to be given back
    about: About | None  # without it, what its rows have in common
    seen_version: int | None  # of the store, when the sender was shown what would change


class Committed(int):
    """The number of a snapshot, and whether the same file lived in the store before."""

    known: bool

    def __new__(cls, number: int, *, known: bool = False) -> Committed:
        self = super().__new__(cls, number)
        self.known = known
        return self


def add_snapshot(connection: sa.Connection, rows: pd.DataFrame, sent: Sent) -> int:
    """Note that a file was accepted, and keep it; returns its number."""
    areas = rows["area_code"].nunique()
    snapshot = sa.insert(SNAPSHOT).values(
        **{name: sent.get(name, "") for name in ("file_name", "sha256", "note", "reason")},
        **asdict(sent.get("about") or _in_common(rows)),
        committed_by=sent.get("by", ""),
        committed_at=datetime.now(UTC),
        rows=len(rows),
        areas=areas,
    )
    number: int = connection.scalars(snapshot.returning(SNAPSHOT.c.id)).one()
    if (content := sent.get("content")) is not None:
        packed = {"snapshot_id": number, "content": zlib.compress(content)}
        connection.execute(sa.insert(ORIGINAL), packed)
    return number


def _in_common(rows: pd.DataFrame) -> About:
    """The period and the vintage, where all rows have the same."""
    of = {name: rows[name].unique() for name in ("period", "vintage") if name in rows}
    return About(**{name: found[0] for name, found in of.items() if len(found) == 1})


def mark_withdrawn(connection: sa.Connection, snapshot_id: int, reason: str, by: str) -> bool:
    """Note that a snapshot was taken back; whether it was not before.

    Raises
    ------
    UnknownSnapshot
        If there is no such snapshot.
    """
    if _asked_for(connection, snapshot_id).withdrawn_at is not None:
        return False
    _mark(connection, snapshot_id, datetime.now(UTC), reason, by)
    return True


def mark_restored(connection: sa.Connection, snapshot_id: int) -> bool:
    """Note that a snapshot lives again; whether it was withdrawn.

    Raises
    ------
    UnknownSnapshot
        If there is no such snapshot.
    StoreChanged
        If the same file was sent again meanwhile: it would hold twice, and taking it back once
        would change nothing.
    """
    row = _asked_for(connection, snapshot_id)
    if row.withdrawn_at is None:
        return False
    if (other := connection.scalar(living(row.sha256))) is not None:
        sentence = _(
            "Tệp của lần nộp số {id} đã được nộp lại, là lần nộp số {other}: "
            "số liệu của tệp đang được dùng, không cần khôi phục."
        )
        raise StoreChanged(sentence.format(id=snapshot_id, other=other))
    _mark(connection, snapshot_id, None, None, None)
    return True


def living(sha256: str) -> sa.Select[int]:
    """The snapshot of a file with these bytes that was not withdrawn."""
    lives = SNAPSHOT.c.withdrawn_at.is_(None)
    return sa.select(SNAPSHOT.c.id).where(SNAPSHOT.c.sha256 == sha256, lives)


def original(connection: sa.Connection, snapshot_id: int) -> tuple[str, bytes] | None:
    """The file of a snapshot with its name, if it was kept."""
    query = sa.select(SNAPSHOT.c.file_name, ORIGINAL.c.content).join_from(SNAPSHOT, ORIGINAL)
    row = connection.execute(query.where(SNAPSHOT.c.id == snapshot_id)).first()
    return (row.file_name, zlib.decompress(row.content)) if row else None


def _asked_for(connection: sa.Connection, snapshot_id: int) -> sa.Row[Any, Any]:
    facts = sa.select(SNAPSHOT.c.withdrawn_at, SNAPSHOT.c.sha256)
    row = connection.execute(facts.where(SNAPSHOT.c.id == snapshot_id)).first()
    if row is None:
        raise UnknownSnapshot(no_such(snapshot_id))
    return row


def no_such(snapshot_id: int) -> str:
    """Say that there is no snapshot of this number."""
    sentence = _("Không có lần nộp số {id}. Xem các lần nộp bằng lệnh ytcs history.")
    return sentence.format(id=snapshot_id)


def _mark(
    connection: sa.Connection,
    snapshot_id: int,
    at: datetime | None,
    reason: str | None,
    by: str | None,
) -> None:
    withdrawal = {"withdrawn_at": at, "withdrawn_reason": reason, "withdrawn_by": by}
    this = SNAPSHOT.c.id == snapshot_id
    connection.execute(sa.update(SNAPSHOT).where(this).values(withdrawal))
