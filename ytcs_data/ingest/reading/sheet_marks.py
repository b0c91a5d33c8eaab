"""What calamine does not tell of a sheet: read from its XML as a stream, without its values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO
from xml.parsers.expat import XMLParserType

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.reading.book_parts import BookFacts, guarded_parser, local, pieces
from ytcs_data.ingest.reading.delimited import too_many
from ytcs_data.ingest.reading.grids import Place

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
OTHER_FILE = re.compile(r"\[[^\]]+\][^\[\]]*!")
YES = ("1", "true")
MOST_LINES = 1 << 20  # that a sheet of Excel has

Attributes = dict[str, str]
Step = Callable[[int], None]


@dataclass
class Marks:
    """Lines count from 1, columns from 0."""

    lines: int = 0  # the last that has a cell with something in it
    columns: int = 0
    cells: int = 0
    texts: int = 0  # cells that share a text with others
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percent: set[Place] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    linked: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)


def sheet_marks(part: IO[bytes], book: BookFacts, step: Step | None = None) -> Marks:
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
    parser.buffer_text = True
    reader = _Reader(parser, book, step)
    pieces(part, parser)
    return reader.finish()


class _Reader:
    """What the parser calls. Millions of cells pass here: what nearly none needs is asked last."""

    def __init__(self, parser: XMLParserType, book: BookFacts, step: Step | None) -> None:
        self.marks = Marks()
        self._parser, self._book, self._step = parser, book, step
        self._line, self._column = 0, -1
        self._formula = self._value = False
        self._type: str | None = None
        self._text: list[str] = []
        self._covered = 0  # lines by merged cells
        self._known: dict[str, int] = {}
        parser.StartElementHandler = self.start
        self._starts: dict[str, Callable[[Attributes], None]] = {
            **{"c": self._cell, "row": self._row, "col": self._col, "mergeCell": self._merge},
            **{"v": self._begin_value, "is": self._begin_value, "f": self._begin_formula},
        }

    def start(self, name: str, attributes: Attributes) -> None:
        begin = self._starts.get(name) or self._starts.get(local(name))
        if begin is not None:
            begin(attributes)

    def finish(self) -> Marks:
        self._close_cell()
        return self.marks

    def _cell(self, attributes: Attributes) -> None:
        if self._formula:
            self._close_cell()
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip("0123456789")
            column = self._known.get(letters)
            if column is None:
                column = self._known[letters] = _number(letters) - 1
            self._column = column
        else:
            self._column += 1
        self._value = False
        self._type = attributes.get("t")
        if self._type == "s":
            self.marks.texts += 1
        elif self._type == "e":
            self._listen()
        if "s" in attributes and attributes["s"] in self._book.percents:
            self.marks.percent.add((self._line, self._column))

    def _begin_value(self, _attributes: Attributes) -> None:
        marks = self.marks
        self._value = True
        marks.cells += 1
        if self._column >= marks.columns or self._line > marks.lines:
            marks.columns = max(marks.columns, self._column + 1)
            marks.lines = max(marks.lines, self._line)
            _check(self._line, self._column, marks.cells)

    def _begin_formula(self, _attributes: Attributes) -> None:
        self._formula = True
        self._listen()

    def _listen(self) -> None:
        """From here to the end of the cell its texts are wanted."""
        self._text = []
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        tag, text = local(name), "".join(self._text)
        self._text.clear()
        place = (self._line, self._column)
        if tag == "f" and OTHER_FILE.search(text):
            self.marks.linked.add(place)
        elif tag == "v" and self._type == "e":
            self.marks.errors[place] = text
        elif tag == "v" and self._type != "str":
            self._value = text not in (("", "0") if self._book.unreckoned else ("",))
        elif tag == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        if self._formula and not self._value:
            self.marks.uncomputed.add((self._line, self._column))
        self._formula = False
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _row(self, attributes: Attributes) -> None:
        self._line = int(attributes.get("r", self._line + 1))
        self._column = -1
        if self._line > MOST_LINES:
            raise FileRejected(Problem("broken-file"))
        if attributes.get("hidden") in YES or attributes.get("ht") == "0":
            self.marks.hidden_rows.add(self._line)
        if self.marks.cells > limits.CELLS:
            _check(self._line, 0, self.marks.cells)
        if self._step and self._line % 5000 == 0:
            self._step(self._line)

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
