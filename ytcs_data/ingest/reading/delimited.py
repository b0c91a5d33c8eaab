"""Text to rows: what parts the cells is found by trying."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.reading.grids import Cell, Grid, written

DELIMITERS = ("\t", ";", "|", ",")  # in doubt the earlier: a comma may be a decimal comma
SAID = re.compile(r'"?sep=([;,\t|])"?\r?\n', re.IGNORECASE)
TRIED = 200  # lines
STARTS = 100_000  # characters, less than a field of the csv module may have
STEP = 10_000  # rows between two words of progress

Progress = Callable[[float], None]


def read_text(text: str, delimiter: str = "", progress: Progress | None = None) -> tuple[Grid, str]:
    """The rows of a text file and what parts their cells.

    A line is a row as Excel shows it: `sep=;` is none, a cell of two lines is in one.

    Raises
    ------
    FileRejected
        If quotes are broken, or a limit is passed.
    """
    if said := SAID.match(text):
        delimiter, text = delimiter or said[1], text[said.end() :]
    delimiter = delimiter or _delimiter(text)
    rows = _within(_records(text, delimiter), len(text), progress)
    return Grid("", hidden=False, rows=rows), delimiter


def _delimiter(text: str) -> str:
    """That by which most lines have one and the same number of cells."""
    start = "".join(islice(io.StringIO(text[:STARTS], newline=""), TRIED))
    evidence = {}
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
        widths = Counter(len(cells) for cells in reader)
        width, lines = max(
            ((width, lines) for width, lines in widths.items() if width > 1),
            key=lambda pair: pair[1],
            default=(1, 0),
        )
        evidence[delimiter] = (lines, width)
    return max(DELIMITERS, key=lambda delimiter: evidence[delimiter])


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield cells
            line += 1
    except csv.Error as error:
        kind = "cell-too-long" if "field limit" in str(error) else "broken-quotes"
        raise FileRejected(Problem(kind, line, expected=str(limits.CELL))) from error


def _within(records: Iterator[list[str]], size: int, progress: Progress | None) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    known: dict[str, str | None] = {"": None}
    cells = read = 0
    for line, record in enumerate(records, start=1):
        cells += len(record)
        if len(record) > limits.COLUMNS:
            raise FileRejected(too_many("too-many-columns", limits.COLUMNS, line))
        if line > limits.ROWS or cells > limits.CELLS:
            raise FileRejected(too_many("too-many-rows", limits.ROWS))
        if any(len(cell) > limits.CELL for cell in record):
            raise FileRejected(Problem("cell-too-long", line, expected=str(limits.CELL)))
        rows.append([known[c] if c in known else known.setdefault(c, written(c)) for c in record])
        read += sum(map(len, record)) + len(record)
        if progress and line % STEP == 0:
            progress(min(read / size, 1.0))
    return rows


def too_many(kind: str, limit: int, line: int | None = None) -> Problem:
    return Problem(kind, line, expected=f"{limit:,}".replace(",", "."))
