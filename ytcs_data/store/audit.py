"""The audit log: who did what, and when. Rows are only ever added; the database refuses the rest.

`note` writes in the transaction of the act itself, so that neither is there without the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store.people_tables import AUDIT
from ytcs_data.store.queries import answer

LONGEST = {"by": 60, "act": 40, "object": 300}


@dataclass(frozen=True)
class AuditQuestion:
    """What a reader looks for; empty parts ask for everything."""

    by: str = ""
    act: str = ""
    text: str = ""  # somewhere in object, detail or name
    since: datetime | None = None
    before: datetime | None = None


def note(connection: sa.Connection, act: str, by: str, object: str = "", detail: str = "") -> None:
    """Add one entry, inside the transaction of what it tells.

    Parameters
    ----------
    act
        Id of the kind of act, for example `commit` or `sign_in_failed`.
    by
        Name of the account; "" where nobody was signed in, as on the command line.
    object
        What the act was about: a name, a file, the number of a snapshot.
    """
    said = {"by": by, "act": act, "object": object, "detail": detail}
    fitting = {name: text.replace("\0", "")[: LONGEST.get(name)] for name, text in said.items()}
    connection.execute(sa.insert(AUDIT).values(at=datetime.now(UTC), **fitting))


class AuditLog:
    """What was noted, newest first."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def entries(
        self, asked: AuditQuestion = AuditQuestion(), most: int = 50, skip: int = 0
    ) -> pd.DataFrame:
        """At most so many entries, columns `id`, `at` (UTC), `by`, `act`, `object`, `detail`."""
        query = sa.select(*AUDIT.c).where(*_conditions(asked))
        query = query.order_by(AUDIT.c.id.desc()).limit(most).offset(skip)
        with self._engine.connect() as connection:
            found = answer(connection.execute(query))
        found["at"] = pd.to_datetime(found["at"], utc=True)
        return found

    def count(self, asked: AuditQuestion = AuditQuestion()) -> int:
        query = sa.select(sa.func.count()).select_from(AUDIT).where(*_conditions(asked))
        with self._engine.connect() as connection:
            return connection.scalars(query).one()

    def kinds(self) -> list[str]:
        """Ids of all acts that were ever noted."""
        with self._engine.connect() as connection:
            return sorted(connection.scalars(sa.select(AUDIT.c.act).distinct()))


def _conditions(asked: AuditQuestion) -> list[sa.ColumnElement[bool]]:
    it = AUDIT.c
    found: list[sa.ColumnElement[bool]] = []
    if asked.by:
        found.append(_contains((it.by,), asked.by))
    if asked.act:
        found.append(it.act == asked.act)
    if asked.text:
        found.append(_contains((it.by, it.object, it.detail), asked.text))
    if asked.since:
        found.append(it.at >= asked.since)
    if asked.before:
        found.append(it.at < asked.before)
    return found


def _contains(columns: tuple[sa.Column[Any], ...], text: str) -> sa.ColumnElement[bool]:
    """Whatever the case; SQLite alone knows that of the letters of English only."""
    ways = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    return sa.or_(*(c.icontains(way, autoescape=True) for c in columns for way in ways))
