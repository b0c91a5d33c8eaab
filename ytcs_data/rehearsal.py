"""A rehearsal of an upload: what a file says, and what would change. Nothing is stored by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from ytcs_data import load
from ytcs_data.accounts import Act, User, may_all
from ytcs_data.ingest.understanding import Understanding, Verdict
from ytcs_data.periods import parse_period
from ytcs_data.store import About

VALUES = ("values", "office")  # formats whose rows are values
KEY = ["measure", "vintage", "period", "area_code", "station_code"]


@dataclass(frozen=True)
class Upload:
    """A file that somebody has sent; its content is read only where it is needed."""

    file_name: str
    sha256: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Rehearsal:
    file_name: str
    sha256: str
    understanding: Understanding
    changes: pd.DataFrame  # as `Store.compare`; empty where the rows are no values
    known: int | None  # the snapshot that this very file is in
    version: int  # of the store that it was compared with
    elsewhere: tuple[tuple[str, str], ...] = ()  # (vintage, area) where its stations are until now

    @property
    def is_values(self) -> bool:
        return self.understanding.format in VALUES

    @cached_property
    def areas(self) -> dict[str, list[str]]:
        """Codes of the communes that it speaks of, by vintage."""
        rows = self.understanding.rows
        if rows.empty:
            return {}
        return {
            str(vintage): sorted(codes.unique())
            for vintage, codes in rows.groupby("vintage")["area_code"]
        }

    @property
    def touched(self) -> dict[str, set[str]]:
        """Codes of all areas in which storing it changes anything, by vintage.

        Who moves a station takes it from where it was, and gives it to all whom it serves.
        """
        found = defaultdict(set, {vintage: set(codes) for vintage, codes in self.areas.items()})
        for vintage, code in self.elsewhere:
            found[vintage].add(code)
        if self.understanding.format == "stations":
            for vintage, code in places_of(self.understanding.rows):
                found[vintage].add(code)
        return dict(found)

    @property
    def unsure(self) -> tuple[str, ...]:
        """Headings that a person has to confirm first."""
        return tuple(one.heading for one in self.understanding.columns if not one.sure)

    def may_be_stored_by(self, user: User | None) -> bool:
        """Whether nothing stands against it but a confirmation of its warnings."""
        told = self.understanding
        if told.verdict is Verdict.REJECT or told.rows.empty:
            return False
        if self.unsure or self.known is not None:
            return False
        return may_all(user, Act.SUBMIT, self.touched)


def places_of(stations: pd.DataFrame) -> Iterable[tuple[str, str]]:
    """Vintage and code of every commune that stations are in or serve."""
    for vintage, own, serves in zip(
        stations["vintage"], stations["area_code"], stations["serves"], strict=True
    ):
        for code in (own, *serves.split()):
            yield str(vintage), code


def together(rehearsals: Sequence[Rehearsal]) -> Rehearsal | None:
    """Files of one province, dataset and period as if they were one; None if they differ.

    Where two speak of the same cell the later one counts.
    """
    abouts = {about(one.understanding) for one in rehearsals}
    if len(abouts) != 1 or not all(one.is_values for one in rehearsals):
        return None
    rows = pd.concat([one.understanding.rows for one in rehearsals], ignore_index=True)
    changes = pd.concat([one.changes for one in rehearsals], ignore_index=True)
    return replace(
        rehearsals[0],
        understanding=replace(
            rehearsals[0].understanding, rows=rows.drop_duplicates(KEY, keep="last"), problems=()
        ),
        changes=changes.drop_duplicates(KEY, keep="last"),
    )


def about(told: Understanding) -> About:
    """What a file is about, as the store notes it."""
    return About(told.dataset, told.period, told.vintage, told.province)


def missing_areas(rehearsal: Rehearsal) -> list[str]:
    """Communes of the file's own scope that it says nothing of.

    The scope is a former district if all its communes lie in one, otherwise its province; a file
    of one commune has no other.
    """
    told = rehearsal.understanding
    codes = rehearsal.areas.get(told.vintage, [])
    if len(codes) < 2 or not told.period or not rehearsal.is_values:
        return []
    register = load.register()
    on = parse_period(told.period).end
    provinces = {register[code, told.vintage].province for code in codes}
    inside = [c.code for p in sorted(provinces) for c in load.communes(told.vintage, p, on=on)]
    districts = load.groups(told.vintage, load.EVERYWHERE)
    own = {districts.get(code, "") for code in codes}
    if len(own) == 1:
        inside = [code for code in inside if districts.get(code, "") in own]
    return [code for code in inside if code not in set(codes)]
