"""Who brought a file and what it was about, the files themselves, accounts, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ABOUT_SNAPSHOT = {
    "committed_by": 60,
    "dataset": 60,
    "vintage": 4,
    "period": 8,
    "province": 5,
    "reason": 500,
}


def upgrade() -> None:
    for name, longest in ABOUT_SNAPSHOT.items():
        text = sa.Column(name, sa.String(longest), nullable=False, server_default="")
        op.add_column("snapshot", text)
    op.add_column("snapshot", sa.Column("areas", sa.Integer, nullable=False, server_default="0"))
    op.add_column("snapshot", sa.Column("withdrawn_by", sa.String(60)))
    op.create_table(
        "original",
        sa.Column("snapshot_id", sa.Integer, sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _people()
    _what_they_did()


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(60), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("areas", sa.Text, nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "sign_in",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id"), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_sign_in_account_id", "sign_in", ["account_id"])


def _what_they_did() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("by", sa.String(60), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("object", sa.String(300), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_table(
        "heading",
        sa.Column("office", sa.String(60), primary_key=True),
        sa.Column("dataset", sa.String(60), primary_key=True),
        sa.Column("heading", sa.String(300), primary_key=True),
        sa.Column("role", sa.String(80), nullable=False),
    )
