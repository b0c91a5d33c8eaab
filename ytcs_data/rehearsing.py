"""Rehearse files, and store what was rehearsed.

Rehearsals are kept by the hash of the file and by what was wished, until anything changes in the
store of an area that they speak of: nobody reads a hundred files anew because somebody else, of
another place, was faster. The files themselves are not kept.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from threading import Lock

import pandas as pd

from ytcs_data import load
from ytcs_data.accounts import Act, User, require
from ytcs_data.errors import StoreChanged
from ytcs_data.ingest.understanding import Sources, Understanding, Verdict, Wishes, understand
from ytcs_data.rehearsal import VALUES, Rehearsal, Upload, about, places_of
from ytcs_data.words import _

MOST_ROWS = 600_000  # of all rehearsals that are kept: some hundred megabytes
MOST_FILES = 2_000


class _Shelf:
    """The rehearsals used last, as many as have not too many rows together."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Rehearsal] = OrderedDict()
        self._lock = Lock()
        self._rows = 0

    def find(self, key: Hashable) -> Rehearsal | None:
        with self._lock:
            if found := self._kept.get(key):
                self._kept.move_to_end(key)
            return found

    def put(self, key: Hashable, rehearsal: Rehearsal) -> None:
        with self._lock:
            if older := self._kept.pop(key, None):
                self._rows -= len(older.understanding.rows)
            self._kept[key] = rehearsal
            self._rows += len(rehearsal.understanding.rows)
            while len(self._kept) > 1 and self._too_much():
                _oldest, gone = self._kept.popitem(last=False)
                self._rows -= len(gone.understanding.rows)

    def _too_much(self) -> bool:
        return self._rows > MOST_ROWS or len(self._kept) > MOST_FILES


@load.daily(1)
def _shelf() -> _Shelf:
    return _Shelf()


def rehearse(upload: Upload, wishes: Wishes) -> Rehearsal:
    """Understand a file and compare it with what holds now."""
    if found := _found(upload, wishes):
        return found
    version = load.version()
    understanding = understand(upload.read(), upload.file_name, wishes, _sources())
    known = load.store().snapshot_of(upload.sha256)
    changes = pd.DataFrame(columns=["change"])
    if understanding.format in VALUES and not understanding.rows.empty:
        changes = load.store().compare(understanding.rows)
    until_now = _until_now(understanding)
    made = Rehearsal(
        upload.file_name, upload.sha256, understanding, changes, known, version, until_now
    )
    _shelf().put(_key(upload, wishes), made)
    return made


def is_rehearsed(upload: Upload, wishes: Wishes) -> bool:
    """Whether `rehearse` would answer at once."""
    return _found(upload, wishes) is not None


def _found(upload: Upload, wishes: Wishes) -> Rehearsal | None:
    """The rehearsal that is kept, if it is as true now as when it was made.

    What was refused is read anew: what it lacked may have come from anywhere.
    """
    version, key = load.version(), _key(upload, wishes)
    found = _shelf().find(key)
    if found is None or found.version == version:
        return found
    changed = _changed_since(found.version)
    touched = found.touched.items()
    stale = any(not changed.get(vintage, set()).isdisjoint(codes) for vintage, codes in touched)
    if stale or found.understanding.verdict is Verdict.REJECT or not found.areas:
        return None
    current = replace(found, version=version)
    _shelf().put(key, current)
    return current


@load.kept(8)
def _changed_since(version: int) -> dict[str, set[str]]:
    found = load.store().areas_changed_since(version)
    return {vintage: set(codes) for vintage, codes in found.items()}


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


def _until_now(found: Understanding) -> tuple[tuple[str, str], ...]:
    """Where the stations of a file are as long as it is not stored."""
    if found.format != "stations" or found.rows.empty:
        return ()
    known = _stations()
    mine = known["station_code"].isin(set(found.rows["station_code"]))
    return tuple(sorted(set(places_of(known[mine]))))


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
        If nothing was stored, since this is not the file that was rehearsed, somebody else was
        faster, or the database refused.
    """
    require(user, Act.SUBMIT)
    for vintage, codes in rehearsal.touched.items():
        require(user, Act.SUBMIT, codes, vintage)
    told = rehearsal.understanding
    if hashlib.sha256(content).hexdigest() != rehearsal.sha256:
        sentence = _("Tệp “{file}” không còn là tệp đã xem thử. Chọn lại tệp rồi nộp.")
        raise StoreChanged(sentence.format(file=rehearsal.file_name))
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
        about=about(told),
        seen_version=rehearsal.version,
    )
