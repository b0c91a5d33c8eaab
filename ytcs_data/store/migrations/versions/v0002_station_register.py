"""The register of stations and points: when each was which, and where."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "station_spell",
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("line", sa.Integer, primary_key=True),
        sa.Column("station_code", sa.String(40), nullable=False, index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("vintage", sa.String(4), nullable=False),
        sa.Column("area_code", sa.String(5), nullable=False),
        sa.Column("serves", sa.String(300), nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        sa.Column("belongs_to", sa.String(40), nullable=False),
        sa.Column("latitude", sa.Float(53)),
        sa.Column("longitude", sa.Float(53)),
        sa.Column("source_id", sa.Integer, sa.ForeignKey("source.id"), nullable=False),
    )
