"""A file, whatever it calls itself, to grids of cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, islice

from geo.letters import READERS, legacy_font, unicode_text
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import encodings, limits, own_format
from ytcs_data.ingest.reading.delimited import Progress, read_text
from ytcs_data.ingest.reading.grids import Cell, Choices, Document, Grid, shown
from ytcs_data.ingest.reading.ragged import ragged_rows
from ytcs_data.ingest.reading.signatures import kind_of
from ytcs_data.ingest.reading.syllables import likelihood
from ytcs_data.ingest.reading.workbooks import read_workbook

BYTES = re.compile(
    "[\x01-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]*"
)
LINES = 300  # among which a sample is looked for
CLEAR = 3  # times as many cells of an old font as others make a column of that font
SHOWN = 120  # characters of it


def read_document(
    content: bytes,
    file_name: str = "",  # noqa: ARG001 - a file is what its bytes say
    choices: Choices = Choices(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> Document:
    """Read a file of any office.

    Parameters
    ----------
    choices
        What a person has settled; the rest is found by evidence.
    progress
        Told the share that is done, 0 to 1, now and then.

    Raises
    ------
    FileRejected
        With the problems as its arguments: no table, broken, a password, too large, an encoding
        that nobody knows.
    """
    if len(content) > limits.LARGEST:
        raise FileRejected(own_format.too_large())
    kind = kind_of(content)
    if kind == "zip":
        content = own_format.unzipped(content)
        kind = "text"
    if kind == "text":
        return _read_text(content, choices, progress)
    grids = read_workbook(content, kind, choices.sheet, progress)
    if not grids:
        raise FileRejected(Problem("empty-file"))
    return _in_unicode(Document(kind, "", "", "", grids), choices.encoding)


def _read_text(content: bytes, choices: Choices, progress: Progress | None) -> Document:
    text, encoding = encodings.decoded(content, choices.encoding)
    grid, delimiter = read_text(text, choices.delimiter, progress)
    if problems := ragged_rows(grid):
        raise FileRejected(*problems)
    document = Document("csv", encoding, delimiter, "", (grid,))
    if encoding in encodings.OLD:
        return replace(document, sample=_sample(document.grids))
    return _in_unicode(document, choices.encoding)


def _in_unicode(document: Document, wish: str) -> Document:
    """The same with its cells of old fonts read: a file may have such beside Unicode ones."""
    read = [_grid_in_unicode(grid, wish) for grid in document.grids]
    grids = tuple(grid for grid, _font in read)
    font = next((font for _grid, font in read if font), document.encoding)
    return replace(document, encoding=font, grids=grids, sample=_sample(grids))


def _grid_in_unicode(grid: Grid, wish: str) -> tuple[Grid, str]:
    """The font is a matter of the column: that decides where a cell could be read both ways."""
    columns: dict[int, set[str]] = {}
    for row in grid.rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii():
                columns.setdefault(column, set()).add(cell)
    changes: dict[int, dict[Cell, Cell]] = {}
    fonts = Counter[str]()
    for column, texts in columns.items():
        changes[column], font = _changes(texts, wish if wish in READERS else "")
        fonts[font] += len(changes[column])
    if not any(changes.values()):
        return grid, ""
    none: dict[Cell, Cell] = {}
    rows = [[changes.get(i, none).get(c, c) for i, c in enumerate(row)] for row in grid.rows]
    return replace(grid, rows=rows), fonts.most_common(1)[0][0]


def _changes(texts: set[str], wish: str) -> tuple[dict[Cell, Cell], str]:
    """The cells that read otherwise, and the font; those that could be read both ways if nearly
    all others are of that font.
    """
    could = {text for text in texts if BYTES.fullmatch(text)}
    read = {text: unicode_text(text) for text in could}
    sure = {text for text in could if read[text] != text}
    font = wish or (legacy_font(sure) if sure else "")
    if wish or (font and CLEAR * (len(texts) - len(sure)) < len(sure)):
        for text in could - sure:
            other = READERS[font](text)
            read[text] = other if likelihood([other]) >= likelihood([text]) else text
    return {old: new for old, new in read.items() if old != new}, font


def _sample(grids: tuple[Grid, ...]) -> str:
    """The line with the most words that show whether the letters are right."""
    rows = chain.from_iterable(islice(grid.rows, LINES) for grid in grids[:5])
    lines = [" · ".join(filter(None, map(shown, row))) for row in rows]
    return max(lines, key=lambda line: likelihood([line]), default="")[:SHOWN]
