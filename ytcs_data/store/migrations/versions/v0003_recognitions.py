"""Decisions by which communes were recognised, or a recognition withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "recognition_event",
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("line", sa.Integer, primary_key=True),
        sa.Column("vintage", sa.String(4), nullable=False),
        sa.Column("area_code", sa.String(5), nullable=False, index=True),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("criteria", sa.String(60), nullable=False),
        sa.Column("decision", sa.String(100), nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
    )
