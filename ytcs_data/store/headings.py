"""What the columns of an office's files mean, as one of its people confirmed once."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from ytcs_data.store.opening import begin_write
from ytcs_data.store.people_tables import HEADING

LONGEST_OFFICE, LONGEST_HEADING = 60, 300


class Headings:
    """Roles by heading, apart for each office and dataset."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def of(self, office: str, dataset: str = "") -> dict[str, str]:
        """What an office's headings mean in a dataset; without one, in all where they agree."""
        it = HEADING.c
        query = sa.select(it.heading, it.role).where(it.office == office[:LONGEST_OFFICE])
        if dataset:
            query = query.where(it.dataset == dataset)
        roles: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for heading, role in connection.execute(query):
                roles.setdefault(heading, set()).add(role)
        return {heading: next(iter(said)) for heading, said in roles.items() if len(said) == 1}

    def remember(self, office: str, dataset: str, roles: Mapping[str, str]) -> None:
        """Keep what headings mean; what was said of them before is forgotten."""
        office = office[:LONGEST_OFFICE]
        told = {heading[:LONGEST_HEADING]: role for heading, role in roles.items()}
        if not told:
            return
        it = HEADING.c
        before = sa.delete(HEADING).where(
            it.office == office, it.dataset == dataset, it.heading.in_(list(told))
        )
        rows = [
            {"office": office, "dataset": dataset, "heading": heading, "role": role}
            for heading, role in told.items()
        ]
        with begin_write(self._engine) as connection:
            connection.execute(before)
            connection.execute(sa.insert(HEADING), rows)
