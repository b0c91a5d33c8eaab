"""What calamine does not tell of a sheet: read from its XML as a stream, without its values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.reading.book_parts import BookFacts, guarded_parser, local, pieces
from ytcs_data.ingest.reading.delimited import too_many
from ytcs_data.ingest.reading.grids import Place

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
OTHER_FILE = re.compile(r"\[[^\]]+\][^\[\]]*!")
YES = ("1", "true")

Attributes = dict[str, str]


@dataclass
class Marks:
    """Lines count from 1, columns from 0."""

    lines: int = 0  # the last that has a cell with something in it
    columns: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[Place] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    linked: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)


def sheet_marks(
    part: IO[bytes], book: BookFacts, step: Callable[[int], None] | None = None
) -> Marks:
    """Read a sheet.

    Parameters
    ----------
    book
        What the book says for all its sheets.
    step
        Told the line, now and then.

    Raises
    ------
    FileRejected
        If a limit is passed or the XML is broken or has entities.
    """
    parser = guarded_parser()
    reader = _Reader(book, step)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.buffer_text = True
    pieces(part, parser)
    return reader.marks


class _Reader:
    """What the parser calls: where it stands, and what it has seen."""

    def __init__(self, book: BookFacts, step: Callable[[int], None] | None) -> None:
        self.marks = Marks()
        self._book, self._step = book, step
        self._line, self._column = 0, -1
        self._formula = self._value = False
        self._type = ""
        self._text: list[str] | None = None
        self._covered = 0  # lines by merged cells
        self._known: dict[str, int] = {}
        self._starts = {
            **{"c": self._cell, "row": self._row, "col": self._col, "mergeCell": self._merge},
            **{"f": self._begin_formula, "v": self._begin_value, "is": self._begin_inline},
        }

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._starts.get(name) or self._starts.get(local(name))
        if begin:
            begin(attributes)

    def end(self, name: str) -> None:
        tag = name if name in self._starts else local(name)
        if tag == "c":
            self._close_cell()
        elif self._text is not None and tag in ("f", "v"):
            text, self._text = "".join(self._text), None
            if tag == "v":
                self._result(text)
            elif OTHER_FILE.search(text):
                self.marks.linked.add((self._line, self._column))

    def _result(self, text: str) -> None:
        """A result that is an error, or that is none: programs that cannot reckon write 0."""
        if self._type == "e":
            self.marks.errors[self._line, self._column] = text
        elif self._type != "str" and text in (("", "0") if self._book.unreckoned else ("",)):
            self._value = False

    def characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _row(self, attributes: Attributes) -> None:
        self._line = int(attributes.get("r", self._line + 1))
        self._column = -1
        if attributes.get("hidden") in YES or attributes.get("ht") == "0":
            self.marks.hidden_rows.add(self._line)
        if self._step and self._line % 5000 == 0:
            self._step(self._line)

    def _cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        self._column = self._place(reference) if reference else self._column + 1
        self._formula = self._value = False
        self._type = attributes.get("t", "")
        if attributes.get("s") in self._book.percents:
            self.marks.percent.add((self._line, self._column))

    def _place(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        column = self._known.get(letters)
        if column is None:
            column = self._known[letters] = _number(letters) - 1
        return column

    def _begin_formula(self, _attributes: Attributes) -> None:
        self._formula, self._text = True, []

    def _begin_value(self, _attributes: Attributes) -> None:
        self._value = True
        self._text = [] if self._formula or self._type == "e" else None

    def _begin_inline(self, _attributes: Attributes) -> None:
        self._value = True

    def _close_cell(self) -> None:
        marks, line, column = self.marks, self._line, self._column
        if self._formula and not self._value:
            marks.uncomputed.add((line, column))
        if not (self._value or self._formula):
            return
        marks.cells += 1
        if column >= marks.columns:
            marks.columns = column + 1
        if line > marks.lines:
            marks.lines = line
        _check(line, column, marks.cells)

    def _col(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in YES or attributes.get("width") == "0":
            first, last = int(attributes["min"]), int(attributes["max"])
            self.marks.hidden_columns.update(range(first - 1, min(last, limits.COLUMNS)))

    def _merge(self, attributes: Attributes) -> None:
        found = REFERENCE.findall(attributes.get("ref", "").upper())
        if len(found) == 2:
            (left, top), (right, bottom) = found
            self.marks.merged.append((int(top), _number(left) - 1, int(bottom), _number(right) - 1))
            self._covered += min(int(bottom), limits.ROWS) - int(top) + 1
        if len(self.marks.merged) > limits.MERGED or self._covered > limits.MERGED_LINES:
            raise FileRejected(too_many("too-many-merged", limits.MERGED))


def _check(line: int, column: int, cells: int) -> None:
    """Also of a single cell far away: calamine would lay out all between."""
    if column >= limits.COLUMNS:
        raise FileRejected(too_many("too-many-columns", limits.COLUMNS, line))
    if line > limits.ROWS or cells > limits.CELLS:
        raise FileRejected(too_many("too-many-rows", limits.ROWS))


def _number(letters: str) -> int:
    """The column's number from 1.

    >>> _number("A"), _number("AA"), _number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number
