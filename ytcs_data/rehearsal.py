"""A rehearsal of an upload: what a file says, and what would change. Nothing is stored by it.

Rehearsals are kept by the hash of the file and by what was wished, as long as the store stays as
it is; the files themselves are not kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

import pandas as pd

from ytcs_data import load
from ytcs_data.accounts import Act, User, may, require
from ytcs_data.ingest.understanding import Sources, Understanding, Wishes, understand
from ytcs_data.periods import parse_period
from ytcs_data.store import About

MOST_ROWS = 600_000  # of all rehearsals that are kept: some hundred megabytes
MOST_FILES = 2_000
VALUES = ("values", "office")  # formats whose rows are values


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

    @property
    def is_values(self) -> bool:
        return self.understanding.format in VALUES

    @property
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
    def unsure(self) -> tuple[str, ...]:
        """Headings that a person has to confirm first."""
        return tuple(one.heading for one in self.understanding.columns if not one.sure)

    def may_be_stored_by(self, user: User | None) -> bool:
        """Whether nothing stands against it but a confirmation of its warnings."""
        if self.understanding.verdict == "reject" or self.unsure or self.known is not None:
            return False
        return all(may(user, Act.SUBMIT, codes, vintage) for vintage, codes in self.areas.items())


class _Shelf:
    """The rehearsals used last, as many as have not too many rows together."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Rehearsal] = OrderedDict()
        self._lock = Lock()
        self._rows = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def find(self, key: Hashable) -> Rehearsal | None:
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, rehearsal: Rehearsal) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = rehearsal
                self._rows += len(rehearsal.understanding.rows)
            while len(self._kept) > 1 and self._too_much():
                _oldest, gone = self._kept.popitem(last=False)
                self._rows -= len(gone.understanding.rows)

    def _too_much(self) -> bool:
        return self._rows > MOST_ROWS or len(self._kept) > MOST_FILES


@load.kept(1)
def _shelf() -> _Shelf:
    return _Shelf()


def rehearse(upload: Upload, wishes: Wishes) -> Rehearsal:
    """Understand a file and compare it with what holds now."""
    version, shelf, key = load.version(), _shelf(), _key(upload, wishes)
    if found := shelf.find(key):
        return found
    understanding = understand(upload.read(), upload.file_name, wishes, _sources())
    known = load.store().snapshot_of(upload.sha256)
    changes = pd.DataFrame(columns=["change"])
    if understanding.format in VALUES and not understanding.rows.empty:
        changes = load.store().compare(understanding.rows)
    made = Rehearsal(upload.file_name, upload.sha256, understanding, changes, known, version)
    shelf.put(key, made)
    return made


def is_rehearsed(upload: Upload, wishes: Wishes) -> bool:
    """Whether `rehearse` would answer at once."""
    return _key(upload, wishes) in _shelf()


def _key(upload: Upload, wishes: Wishes) -> Hashable:
    said = {name: value for name, value in vars(wishes).items() if name != "headings"}
    headings = tuple(sorted(wishes.headings.items()))
    return (upload.sha256, upload.file_name, *said.values(), headings)


@load.daily(1)  # it keeps what finds places by name, which takes two seconds to make
def _sources() -> Sources:
    return Sources(
        catalogue=load.catalogue(),
        register=load.register(),
        crosswalk=load.crosswalk(),
        stations=_stations,
        holding=_holding,
    )


@load.kept(1)
def _stations() -> pd.DataFrame:
    return load.store().stations()


@load.kept(80)  # every measure of both vintages
def _holding(measure: str, vintage: str) -> pd.DataFrame:
    return load.store().holding(measure, vintage)


def store_file(
    rehearsal: Rehearsal, content: bytes, user: User | None, note: str, reason: str
) -> int:
    """Store what was rehearsed, in one transaction, and return the snapshot's id.

    Raises
    ------
    NotAllowed
        If the user may not submit for one of its areas.
    StoreChanged, StoreFailed
        If nothing was stored, since somebody else was faster or the database refused.
    """
    require(user, Act.SUBMIT)
    for vintage, codes in rehearsal.areas.items():
        require(user, Act.SUBMIT, codes, vintage)
    told = rehearsal.understanding
    store = load.store()
    commits = {"stations": store.commit_stations, "recognitions": store.commit_recognitions}
    commit = commits.get(told.format, store.commit)
    return commit(
        told.rows,
        file_name=rehearsal.file_name,
        sha256=rehearsal.sha256,
        note=note,
        by=user.name if user else "",
        reason=reason,
        content=content,
        about=About(told.dataset, told.period, told.vintage, told.province),
        seen_version=rehearsal.version,
    )


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
