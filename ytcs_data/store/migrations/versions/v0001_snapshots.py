"""The first tables: snapshots, their values, what holds now, sources and the version."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.String(300), nullable=False, unique=True),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("file_name", sa.String(300), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("committed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_reason", sa.Text),
    )
    _create_value_and_holding()
    version = op.create_table(
        "version",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.bulk_insert(version, [{"id": 1, "number": 0}])


def _create_value_and_holding() -> None:
    key = ("measure", "vintage", "period", "area_code", "station_code")
    op.create_table(
        "value",
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
        *_key(),
        sa.Column("line", sa.Integer, nullable=False),
        *_content(),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_value_key", "value", key)
    op.create_table(
        "holding",
        *_key(),
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), nullable=False),
        *_content(),
        sqlite_with_rowid=False,
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
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
    ]
