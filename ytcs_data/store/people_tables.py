"""The tables of people: who they are, what they did, and what they settled.

account, sign_in  who may do what, and the browsers they are signed in with
attempt           failures of late to sign in, by the name that was tried
first_code        lets the first administrator in, once
audit             who did what; rows are only ever added
heading           what the columns of an office's files mean
"""

from __future__ import annotations

import sqlalchemy as sa

from ytcs_data.store.tables import METADATA as METADATA
from ytcs_data.store.tables import Moment

ACCOUNT = sa.Table(
    "account",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False, unique=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("areas", sa.Text, nullable=False),  # codes, spaces between
    sa.Column("password", sa.String(200), nullable=False),  # argon2
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)

SIGN_IN = sa.Table(
    "sign_in",
    METADATA,
    sa.Column("token", sa.String(64), primary_key=True),  # hash of what the browser keeps
    sa.Column("account_id", sa.ForeignKey("account.id"), nullable=False, index=True),
    sa.Column("began_at", Moment, nullable=False),
    sa.Column("ends_at", Moment, nullable=False),
)

ATTEMPT = sa.Table(
    "attempt",
    METADATA,
    sa.Column("who", sa.String(64), primary_key=True),  # hash of a name, which may be no account's
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("ends_at", Moment, nullable=False),  # when they are forgotten
)

FIRST_CODE = sa.Table(
    "first_code",
    METADATA,
    sa.Column("code", sa.String(64), primary_key=True),  # hash of what was printed
    sa.Column("ends_at", Moment, nullable=False),
)

# Who did what; rows are only ever added.
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("by", sa.String(60), nullable=False),
    sa.Column("act", sa.String(40), nullable=False),
    sa.Column("object", sa.String(300), nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
)

# What the columns of an office's files mean, as one of its people confirmed.
HEADING = sa.Table(
    "heading",
    METADATA,
    sa.Column("office", sa.String(60), primary_key=True),
    sa.Column("dataset", sa.String(60), primary_key=True),
    sa.Column("heading", sa.String(300), primary_key=True),
    sa.Column("role", sa.String(80), nullable=False),
)
