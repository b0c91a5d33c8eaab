"""From a file on the disk to a snapshot in the store: all of it, or nothing and every problem."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import recognition_checks, register_checks
from ytcs_data.ingest.checks import check, in_file_order
from ytcs_data.ingest.header import RECOGNITION_COLUMNS, REGISTER_COLUMNS
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import LARGEST, read_table, too_large
from ytcs_data.store import Store


@dataclass(frozen=True)
class ImportResult:
    path: Path
    snapshot_id: int | None = None  # None: refused, for the problems
    rows: int = 0  # stored now; 0 if the same file was stored before
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        return self.snapshot_id is None


def import_files(
    store: Store, catalogue: Catalogue, register: AreaRegister, paths: Iterable[Path]
) -> Iterator[ImportResult]:
    """Import one file after the other; a refused one does not keep the others out."""
    for path in paths:
        try:
            yield _import_file(store, catalogue, register, path)
        except FileRejected as refusal:
            yield ImportResult(path, problems=refusal.args)


def read_and_check(content: bytes, catalogue: Catalogue, register: AreaRegister) -> pd.DataFrame:
    """The rows of a file, as `Store.commit` takes them, or the method for its columns.

    Raises
    ------
    FileRejected
        With every problem as its arguments, in the order of the file.
    """
    table, shape_problems = read_table(content)
    if has_columns(table, REGISTER_COLUMNS):
        rows, problems = register_checks.check(table, register)
    elif has_columns(table, RECOGNITION_COLUMNS):
        rows, problems = recognition_checks.check(table, catalogue, register)
    else:
        rows, problems = check(table, catalogue, register)
    if shape_problems or problems:
        raise FileRejected(*in_file_order([*shape_problems, *problems], list(table.columns)))
    return rows


def has_columns(table: pd.DataFrame, columns: Iterable[str]) -> bool:
    """Whether a table is of the format that has these columns."""
    return set(columns) <= set(table.columns)


def _import_file(
    store: Store, catalogue: Catalogue, register: AreaRegister, path: Path
) -> ImportResult:
    content = read_bytes(path)
    sha256 = hashlib.sha256(content).hexdigest()
    if (known := store.snapshot_of(sha256)) is not None:
        return ImportResult(path, known)
    rows = read_and_check(content, catalogue, register)
    snapshot_id = _committing(store, rows)(rows, file_name=path.name, sha256=sha256)
    return ImportResult(path, snapshot_id, len(rows))


def _committing(store: Store, rows: pd.DataFrame) -> Callable[..., int]:
    """What stores rows of this format."""
    if has_columns(rows, REGISTER_COLUMNS):
        return store.commit_stations
    return store.commit_recognitions if has_columns(rows, RECOGNITION_COLUMNS) else store.commit


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
