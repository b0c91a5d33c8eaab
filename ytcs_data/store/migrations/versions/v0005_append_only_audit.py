"""The audit log refuses to be changed; attempts to sign in, and the first administrator's code.

Attempts are counted by the name that was tried, whether there is such an account or not.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

REFUSAL = "audit: rows are only ever added"

# A row put in the place of another is deleted without a word to the trigger on DELETE.
SQLITE = (
    ("audit_keeps_update", "BEFORE UPDATE ON audit", ""),
    ("audit_keeps_delete", "BEFORE DELETE ON audit", ""),
    (
        "audit_keeps_insert",
        "BEFORE INSERT ON audit",
        "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)",
    ),
)

POSTGRESQL = (
    f"""CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER audit_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
       FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)


def upgrade() -> None:
    for name in ("failures", "locked_until"):
        op.drop_column("account", name)
    op.create_table(
        "attempt",
        sa.Column("who", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "first_code",
        sa.Column("code", sa.String(64), primary_key=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for name, when, unless in SQLITE:
            op.execute(f"CREATE TRIGGER {name} {when} {unless} BEGIN {_refuse()}; END")
    else:
        for statement in POSTGRESQL:
            op.execute(statement)


def _refuse() -> str:
    return f"SELECT RAISE(ABORT, '{REFUSAL}')"
