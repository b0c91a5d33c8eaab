"""Accounts, and the browsers that are signed in with them.

A browser keeps a random token, the store only its hash. Every change is noted in the audit log
by the same transaction. What is allowed is decided in `ytcs_data.accounts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ytcs_data.store.audit import note
from ytcs_data.store.opening import begin_write
from ytcs_data.store.people_tables import ACCOUNT, ATTEMPT, FIRST_CODE, SIGN_IN
from ytcs_data.store.tables import VERSION


@dataclass(frozen=True, slots=True)
class Account:
    """A row of the table; `areas` as the codes, spaces between."""

    id: int
    name: str
    role: str
    areas: str
    password: str  # argon2
    active: bool
    made_at: datetime


class Accounts:
    """What is asked outside of a change; changes are made through `AccountChange`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def all(self) -> list[Account]:
        """In the order of names."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(ACCOUNT).order_by(ACCOUNT.c.name))
            return [Account(**row) for row in rows.mappings()]

    def named(self, name: str) -> Account | None:
        with self._engine.connect() as connection:
            return _account(connection, ACCOUNT.c.name == name)

    def signed_in(self, token: str, now: datetime) -> Account | None:
        """Whose browser keeps the token of this hash; None when it has ended."""
        query = (
            sa.select(ACCOUNT)
            .join_from(SIGN_IN, ACCOUNT)
            .where(SIGN_IN.c.token == token, SIGN_IN.c.ends_at > now, ACCOUNT.c.active)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return Account(**row) if row else None

    def browsers(self, now: datetime) -> dict[int, int]:
        """How many browsers are signed in, by the id of the account."""
        it = SIGN_IN.c
        query = sa.select(it.account_id, sa.func.count()).where(it.ends_at > now)
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(it.account_id))
            return {row[0]: row[1] for row in rows}

    @contextmanager
    def change(self) -> Iterator[AccountChange]:
        """One transaction, alone: writers queue for the row of the version, as in `Store`."""
        with begin_write(self._engine) as connection:
            connection.execute(sa.select(VERSION.c.number).with_for_update())
            yield AccountChange(connection)


class AccountChange:
    """What may be done within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def note(self, act: str, by: str, object: str = "", detail: str = "") -> None:
        note(self._connection, act, by, object, detail)

    def named(self, name: str) -> Account | None:
        return _account(self._connection, ACCOUNT.c.name == name)

    def count(self, **having: Any) -> int:
        """How many accounts there are with these values."""
        query = sa.select(sa.func.count()).select_from(ACCOUNT).filter_by(**having)
        return self._connection.scalars(query).one()

    def add(self, **values: Any) -> None:
        self._connection.execute(sa.insert(ACCOUNT).values(active=True, **values))

    def set(self, account: Account, **values: Any) -> None:
        changed = sa.update(ACCOUNT).where(ACCOUNT.c.id == account.id)
        self._connection.execute(changed.values(**values))

    def begin_sign_in(self, account: Account, token: str, now: datetime, until: datetime) -> None:
        """Keep the hash of a new token; those that have ended are forgotten."""
        self._connection.execute(sa.delete(SIGN_IN).where(SIGN_IN.c.ends_at <= now))
        row = {"token": token, "account_id": account.id, "began_at": now, "ends_at": until}
        self._connection.execute(sa.insert(SIGN_IN).values(row))

    def end_sign_in(self, token: str) -> None:
        self._connection.execute(sa.delete(SIGN_IN).where(SIGN_IN.c.token == token))

    def end_all(self, account: Account) -> None:
        """Sign every browser of the account out."""
        self._connection.execute(sa.delete(SIGN_IN).where(SIGN_IN.c.account_id == account.id))

    # --- attempts, of known and unknown names alike ----------------------------------------------

    def failures(self, who: str, now: datetime) -> int:
        """How often this one has failed of late."""
        self._connection.execute(sa.delete(ATTEMPT).where(ATTEMPT.c.ends_at <= now))
        query = sa.select(ATTEMPT.c.failures).where(ATTEMPT.c.who == who)
        return self._connection.scalar(query) or 0

    def count_failure(self, who: str, until: datetime) -> None:
        """One more failure; they are remembered until then."""
        failures = ATTEMPT.c.failures + 1
        changed = sa.update(ATTEMPT).where(ATTEMPT.c.who == who)
        done = self._connection.execute(changed.values(failures=failures, ends_at=until))
        if not done.rowcount:
            first = {"who": who, "failures": 1, "ends_at": until}
            self._connection.execute(sa.insert(ATTEMPT).values(first))

    def forget_failures(self, who: str) -> None:
        self._connection.execute(sa.delete(ATTEMPT).where(ATTEMPT.c.who == who))

    # --- the code of the first administrator -----------------------------------------------------

    def put_first_code(self, code: str, until: datetime) -> None:
        """Keep the hash of a code; the one before counts no more."""
        self._connection.execute(sa.delete(FIRST_CODE))
        self._connection.execute(sa.insert(FIRST_CODE).values(code=code, ends_at=until))

    def use_first_code(self, code: str, now: datetime) -> bool:
        """Whether the code was right; it is good for one time."""
        it = FIRST_CODE.c
        right = sa.delete(FIRST_CODE).where(it.code == code, it.ends_at > now)
        return bool(self._connection.execute(right).rowcount)


def _account(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Account | None:
    row = connection.execute(sa.select(ACCOUNT).where(condition)).mappings().first()
    return Account(**row) if row else None
