"""From a file on the disk to a snapshot in the store: all of it, or nothing and every problem."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import load_crosswalk
from ytcs_data.catalogue import Catalogue
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import own_formats
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import LARGEST, too_large
from ytcs_data.ingest.understanding import Sources, Understanding, Verdict, Wishes, understand
from ytcs_data.own_crosswalk import own_crosswalk
from ytcs_data.store import About, Store


@dataclass(frozen=True)
class Submission:
    """Who hands files in, and what they say to it."""

    by: str = ""
    note: str = ""
    reason: str = ""  # why warnings are all right; without it a file with warnings is not stored


@dataclass(frozen=True)
class ImportResult:
    path: Path
    snapshot_id: int | None = None  # None: refused, for the problems
    rows: int = 0  # stored now; 0 if the same file was stored before
    problems: tuple[Problem, ...] = ()
    verdict: Verdict = Verdict.ACCEPT

    @property
    def refused(self) -> bool:
        return self.snapshot_id is None


def import_files(
    store: Store,
    catalogue: Catalogue,
    register: AreaRegister,
    paths: Iterable[Path],
    submission: Submission = Submission(),
) -> Iterator[ImportResult]:
    """Import one file after the other; a refused one does not keep the others out."""
    crosswalk = own_crosswalk(register) or load_crosswalk(register)
    sources = Sources(catalogue, register, crosswalk, store.stations, store.holding)
    for path in paths:
        try:
            yield _import_file(store, sources, path, submission)
        except FileRejected as refusal:
            yield ImportResult(path, problems=refusal.args, verdict=Verdict.REJECT)


def read_and_check(content: bytes, catalogue: Catalogue, register: AreaRegister) -> pd.DataFrame:
    """The rows of a file in an own format, as `Store.commit` takes them, or its like.

    Raises
    ------
    FileRejected
        With every problem as its arguments, in the order of the file.
    """
    found = own_formats.read(content, catalogue, register)
    if found.problems:
        raise FileRejected(*found.problems)
    return found.rows


def _import_file(
    store: Store, sources: Sources, path: Path, submission: Submission
) -> ImportResult:
    content = read_bytes(path)
    sha256 = hashlib.sha256(content).hexdigest()
    if (known := store.snapshot_of(sha256)) is not None:
        return ImportResult(path, known)
    found = understand(content, path.name, Wishes(), sources)
    unanswered = found.verdict is Verdict.WITH_WARNINGS and not submission.reason
    if found.verdict is Verdict.REJECT or unanswered:
        return ImportResult(path, problems=found.problems, verdict=found.verdict)
    snapshot_id = committing(store, found)(
        found.rows,
        file_name=path.name,
        sha256=sha256,
        note=submission.note,
        by=submission.by,
        reason=submission.reason,
        content=content,
        about=About(found.dataset, found.period, found.vintage, found.province),
    )
    return ImportResult(path, snapshot_id, len(found.rows), found.problems, found.verdict)


def committing(store: Store, found: Understanding) -> Callable[..., int]:
    """What stores rows of this format."""
    if found.format == "stations":
        return store.commit_stations
    return store.commit_recognitions if found.format == "recognitions" else store.commit


def read_bytes(path: Path) -> bytes:
    """The content of a file; its `FileRejected` has one problem."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileRejected(too_large())
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRejected(Problem("no-file", found=str(path))) from error
    except OSError as error:
        raise FileRejected(Problem("unreadable", found=error.strerror or str(error))) from error
