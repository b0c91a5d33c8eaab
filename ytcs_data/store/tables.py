"""The tables. A change here needs a migration in `migrations/versions`; a test compares both.

    snapshot       one accepted file; only a withdrawal adds to it
    original       the files themselves
    change         what each version of the store was made by; rows are only ever added
    value          every value ever stored, with its snapshot and line; never changed
    holding        what holds now: of each key the value of the newest snapshot not withdrawn
    station_spell  from when to when a facility was a station or a point, and where; never changed
    recognition_event  a decision about the recognition of a commune; never changed
    source         the texts of `source`, so that a long sentence is kept once
    version        one row with one number, which every change raises

Those of people and of what they did are in `people_tables`.

`value` and `holding` are clustered by their keys (on SQLite WITHOUT ROWID), so that all that
holds of one measure and vintage lies side by side.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

METADATA = sa.MetaData()


class Moment(sa.TypeDecorator[datetime]):
    """A time in UTC that knows it: SQLite alone would give it back without its zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


# What makes two values the same cell of the great table; also the order of `holding`.
KEY = ("measure", "vintage", "period", "area_code", "station_code")

SOURCE = sa.Table(
    "source",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", sa.String(300), nullable=False, unique=True),
)


def _about(name: str, longest: int) -> sa.Column[str]:
    """What is known of a snapshot since files are brought in by people; "" of earlier ones."""
    return sa.Column(name, sa.String(longest), nullable=False, server_default="")


SNAPSHOT = sa.Table(
    "snapshot",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("file_name", sa.String(300), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("committed_at", Moment, nullable=False),
    sa.Column("withdrawn_at", Moment),
    sa.Column("withdrawn_reason", sa.Text),
    sa.Column("withdrawn_by", sa.String(60)),
    _about("committed_by", 60),
    _about("dataset", 60),
    _about("vintage", 4),
    _about("period", 8),  # of all rows; "" where they are of several
    _about("province", 5),
    _about("reason", 500),  # why warnings were let pass
    sa.Column("areas", sa.Integer, nullable=False, server_default="0"),
)

# The file as it came, compressed.
ORIGINAL = sa.Table(
    "original",
    METADATA,
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)

# `act` is one of `changing.COMMITTED`, `WITHDRAWN`, `RESTORED`. What lived at any version of the
# store can be told from it, and who changed what since.
CHANGE = sa.Table(
    "change",
    METADATA,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), nullable=False, index=True),
    sa.Column("act", sa.String(10), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.String(60), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
)

VERSION = sa.Table(
    "version",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)


def _key() -> list[sa.Column[Any]]:
    return [
        sa.Column("measure", sa.String(60), primary_key=True),
        sa.Column("vintage", sa.String(4), primary_key=True),
        sa.Column("period", sa.String(8), primary_key=True),
        sa.Column("area_code", sa.String(5), primary_key=True),
        sa.Column("station_code", sa.String(40), primary_key=True),
    ]


def _content() -> list[sa.Column[Any]]:
    return [
        sa.Column("value", sa.Float(53)),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("source_id", sa.ForeignKey("source.id"), nullable=False),
    ]


VALUE = sa.Table(
    "value",
    METADATA,
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), primary_key=True),
    *_key(),
    sa.Column("line", sa.Integer, nullable=False),
    *_content(),
    sa.Index("ix_value_key", *KEY),
    sqlite_with_rowid=False,
)

HOLDING = sa.Table(
    "holding",
    METADATA,
    *_key(),
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), nullable=False),
    *_content(),
    sqlite_with_rowid=False,
)

STATION_SPELL = sa.Table(
    "station_spell",
    METADATA,
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), primary_key=True),
    sa.Column("line", sa.Integer, primary_key=True),
    sa.Column("station_code", sa.String(40), nullable=False, index=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("vintage", sa.String(4), nullable=False),
    sa.Column("area_code", sa.String(5), nullable=False),
    sa.Column("serves", sa.String(300), nullable=False),  # further communes, spaces between
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),
    sa.Column("belongs_to", sa.String(40), nullable=False),  # "" for a station
    sa.Column("latitude", sa.Float(53)),
    sa.Column("longitude", sa.Float(53)),
    sa.Column("source_id", sa.ForeignKey("source.id"), nullable=False),
)

RECOGNITION_EVENT = sa.Table(
    "recognition_event",
    METADATA,
    sa.Column("snapshot_id", sa.ForeignKey("snapshot.id"), primary_key=True),
    sa.Column("line", sa.Integer, primary_key=True),
    sa.Column("vintage", sa.String(4), nullable=False),
    sa.Column("area_code", sa.String(5), nullable=False, index=True),
    sa.Column("act", sa.String(20), nullable=False),  # recognised, withdrawn
    sa.Column("criteria", sa.String(60), nullable=False),  # id of a set in the catalogue
    sa.Column("decision", sa.String(100), nullable=False),  # its number
    sa.Column("decided_on", sa.Date, nullable=False),
    sa.Column("note", sa.String(300), nullable=False),
    sa.Column("source_id", sa.ForeignKey("source.id"), nullable=False),
)
