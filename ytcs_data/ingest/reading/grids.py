"""A file as grids of cells, before anyone says what is heading, figure or note."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

INVISIBLE = re.compile(r"[\s\u200b\ufeff]+")

Cell = str | float | date | None
Place = tuple[int, int]  # line as Excel shows it, column counted from 0


@dataclass(frozen=True)
class Choices:
    """What a person has settled; empty means by evidence."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    decimal: str = ""


@dataclass(frozen=True)
class Grid:
    """One sheet, or the whole of a text file.

    Cells are text in Unicode (NFC), or a number or a date where a workbook says so; None is an
    empty cell, or one of spaces. Rows may be of different lengths.
    """

    name: str
    hidden: bool
    rows: list[list[Cell]]
    first_line: int = 1
    hidden_rows: frozenset[int] = frozenset()  # lines
    hidden_columns: frozenset[int] = frozenset()  # counted from 0
    merged: tuple[tuple[int, int, int, int], ...] = ()  # top line, left, bottom line, right
    percent: set[Place] = field(default_factory=set)  # formatted as percent
    uncomputed: set[Place] = field(default_factory=set)  # formulas without a kept result
    linked: set[Place] = field(default_factory=set)  # formulas that point into another file

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True)
class Document:
    kind: str  # csv, xlsx, xls
    encoding: str  # "" for a workbook, unless cells are TCVN3 or VNI
    delimiter: str  # "" for a workbook
    sample: str  # a line with Vietnamese letters, for a person to see that they are right
    grids: tuple[Grid, ...]


def letter(column: int) -> str:
    """The column as Excel names it.

    >>> letter(0), letter(25), letter(26), letter(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def written(text: str) -> str | None:
    """Text as a cell has it: in Unicode form NFC, None if nothing can be seen of it."""
    return unicodedata.normalize("NFC", text) if INVISIBLE.sub("", text) else None


def shown(cell: Cell) -> str:
    """A cell as one line of text.

    >>> shown(12.0), shown(95.2), shown(" Số\\nthẻ "), shown(None)
    ('12', '95.2', 'Số thẻ', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split())
