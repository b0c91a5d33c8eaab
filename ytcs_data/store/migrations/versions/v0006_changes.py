"""What each version of the store was made by.

Before, every commit and every withdrawal raised the version by one, so their order in time
gives the versions that they made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

COMMITS = "SELECT id, 'commit' AS act, committed_at AS at, committed_by AS by, reason FROM snapshot"
WITHDRAWALS = (
    "SELECT id, 'withdraw', withdrawn_at, coalesce(withdrawn_by, ''), "
    "coalesce(withdrawn_reason, '') FROM snapshot WHERE withdrawn_at IS NOT NULL"
)


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), nullable=False),
        sa.Column("act", sa.String(10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("ix_change_snapshot_id", "change", ["snapshot_id"])
    op.execute(
        "INSERT INTO change (version, snapshot_id, act, at, by, reason) "
        "SELECT row_number() OVER (ORDER BY past.at, past.act, past.id), past.id, past.act, "
        f"past.at, past.by, past.reason FROM ({COMMITS} UNION ALL {WITHDRAWALS}) AS past"
    )
