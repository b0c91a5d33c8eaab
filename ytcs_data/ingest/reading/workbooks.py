"""Workbooks to grids: values by calamine, the rest of an XLSX by its XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import count

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.reading.book_parts import book_facts
from ytcs_data.ingest.reading.delimited import Progress, too_many
from ytcs_data.ingest.reading.grids import Cell, Grid, Place, written
from ytcs_data.ingest.reading.shared_texts import longest_text
from ytcs_data.ingest.reading.sheet_marks import Marks, sheet_marks
from ytcs_data.ingest.reading.zips import opened, unpacks_to_too_much

SCAN = 0.6  # of the time goes into the XML


def read_workbook(
    content: bytes, kind: str, wish: str = "", progress: Progress | None = None
) -> tuple[Grid, ...]:
    """The sheets that have a cell, in the order of the book.

    Parameters
    ----------
    kind
        xlsx or xls; an xls tells of hidden sheets, not of hidden rows, percents or errors.
    wish
        The only sheet to read; empty means all.

    Raises
    ------
    FileRejected
        If it is broken, has a password, or passes a limit.
    """
    marks: dict[str, Marks] = {}
    if kind == "xlsx":
        with opened(content) as archive:
            marks = _marks(archive, wish, progress)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return tuple(_grids(book, marks, wish, progress))
    except PasswordError as error:
        raise FileRejected(Problem("password")) from error
    except (CalamineError, OSError, ValueError) as error:
        raise FileRejected(Problem("broken-file")) from error


def _marks(archive: zipfile.ZipFile, wish: str, progress: Progress | None) -> dict[str, Marks]:
    book = book_facts(archive)
    parts = [part for part in book.sheets if not wish or part.name == wish]
    if len(parts) > limits.SHEETS:
        raise FileRejected(too_many("too-many-sheets", limits.SHEETS))
    names = set(archive.namelist())
    found: dict[str, Marks] = {}
    cells = texts = 0
    longest = longest_text(archive)
    for number, part in enumerate(parts):
        if part.path not in names:
            continue
        size = archive.getinfo(part.path).file_size
        with archive.open(part.path) as file:
            report = _reporting(file.tell, size, number, len(parts), progress)
            found[part.name] = sheet_marks(file, book, report)
        cells += found[part.name].cells
        if cells > limits.CELLS:
            raise FileRejected(too_many("too-many-rows", limits.ROWS))
        texts += found[part.name].texts
        if texts * longest > limits.TEXTS:
            raise FileRejected(unpacks_to_too_much())
    return found


def _reporting(
    told: Callable[[], int], size: int, number: int, sheets: int, progress: Progress | None
) -> Callable[[int], None] | None:
    if progress is None:
        return None
    return lambda _line: progress(SCAN * (number + told() / max(size, 1)) / sheets)


def _grids(
    book: CalamineWorkbook, marks: dict[str, Marks], wish: str, progress: Progress | None
) -> list[Grid]:
    sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    names = [one.name for one in sheets]
    if wish and wish not in names:
        raise FileRejected(Problem("no-such-sheet", found=wish, expected=", ".join(names)))
    if len(sheets) > limits.SHEETS:
        raise FileRejected(too_many("too-many-sheets", limits.SHEETS))
    known: dict[str, Cell] = {"": None}
    grids = []
    for number, one in enumerate(sheets):
        if not wish or one.name == wish:
            hidden = one.visible is not SheetVisibleEnum.Visible
            sheet = book.get_sheet_by_name(one.name)
            grids.append(_grid(sheet, hidden, marks.get(one.name, Marks()), known))
        if progress:
            progress(SCAN + (1 - SCAN) * (number + 1) / len(sheets))
    return [grid for grid in grids if grid.rows]


def _grid(sheet: CalamineSheet, hidden: bool, marks: Marks, known: dict[str, Cell]) -> Grid:
    rows = _rows(sheet, known)
    told: dict[Place, Cell] = {**marks.errors, **dict.fromkeys(marks.uncomputed)}
    for (line, column), error in told.items():
        if line <= len(rows) and column < len(rows[line - 1]):
            rows[line - 1][column] = error
    return Grid(
        written(sheet.name) or "",
        hidden,
        rows,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        merged=tuple(marks.merged) or _merged(sheet),
        percent=marks.percent,
        uncomputed=marks.uncomputed,
        linked=marks.linked,
    )


def _rows(sheet: CalamineSheet, known: dict[str, Cell]) -> list[list[Cell]]:
    """All rows from the first line on; those after the last that has a cell are left out."""
    rows: list[list[Cell]] = []
    last = 0
    for line, cells in zip(count(1), sheet.iter_rows(), strict=False):
        row = [
            (known[v] if v in known else known.setdefault(v, _text(v, line)))
            if isinstance(v, str)
            else (v if isinstance(v, float) else _plain(v))
            for v in cells
        ]
        rows.append(row)
        if any(cell is not None for cell in row):
            last = line
    del rows[last:]
    return rows


def _text(text: str, line: int) -> str | None:
    if len(text) > limits.CELL:
        raise FileRejected(Problem("cell-too-long", line, expected=str(limits.CELL)))
    return written(text)


def _plain(value: bool | int | date | datetime | time | timedelta) -> Cell:
    """A time of day is no figure that anyone reports: it stays as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value)


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    found = (sheet.merged_cell_ranges or [])[: limits.MERGED]
    return tuple((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in found)
