"""The rows under a heading, one by one: data, group, total, page break, note, signature."""

from __future__ import annotations

from dataclasses import dataclass, field

from ytcs_data.ingest.period_words import find_periods
from ytcs_data.ingest.reading.grids import shown
from ytcs_data.ingest.reading.group_rows import Groups
from ytcs_data.ingest.reading.header_rows import Header, is_anchor, is_title, same_heading
from ytcs_data.ingest.reading.labels import (
    is_column_numbers,
    is_commune,
    is_note,
    is_number,
    is_part,
    is_signature,
    total_kind,
)
from ytcs_data.ingest.reading.sheet import Sheet

LONGEST_NAME = 8  # words


@dataclass
class Body:
    """Rows by what they are, as places in `Grid.rows`."""

    data: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)  # of each row of data
    names: dict[int, str] = field(default_factory=dict)  # the first text of each row of data
    totals: dict[int, str] = field(default_factory=dict)  # row -> total or subtotal
    others: dict[int, str] = field(default_factory=dict)  # row -> why it is no data
    below: list[int] = field(default_factory=list)
    end: int = 0  # the first row that is not of this table

    def take_out(self, row: int, summed: tuple[int, ...]) -> None:
        """A row of data is a total after all; its name may be that of a group."""
        place = self.data.index(row)
        del self.data[place], self.groups[place]
        self.totals[row] = "subtotal"
        members = set(summed) if summed[0] > row else set()
        pairs = zip(self.data, self.groups, strict=True)
        self.groups = [group or (self.names[row] if r in members else "") for r, group in pairs]


def read_body(sheet: Sheet, header: Header) -> Body:
    """Sort the rows from a heading to the next one, or to the end of the sheet."""
    return _Reader(sheet, header).read()


class _Reader:
    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header = sheet, header
        self.body = Body()
        self.groups = Groups(sheet, header)
        self.loose: list[int] = []  # rows of one text since the last data: groups, or the end

    def read(self) -> Body:
        body, row = self.body, self.header.end
        if self.header.numbers is not None:
            body.others[self.header.numbers] = "numbers"
        while row < len(self.sheet.rows) and not self._another_begins(row):
            if not (filled := self.sheet.filled(row)):
                body.others[row] = "blank"
            elif self._is_over(row, filled):
                self._tail(row, filled)
            else:
                self._sort(row, filled)
            row += 1
        body.end = row
        self._close()
        return body

    def _another_begins(self, row: int) -> bool:
        """A heading that is not this one again; this one again under a title of its own is."""
        if not is_anchor(self.sheet, row):
            return False
        if not same_heading(self.sheet, row, self.header):
            return self.body.others.get(row - 1) != "heading"
        if self.loose and self._is_title(self.loose[0]):
            return bool(self.body.data)
        return bool(self.body.below)

    def _is_title(self, row: int) -> bool:
        """Whether a row of one text begins something new."""
        text = self.sheet.rows[row][self.sheet.filled(row)[0]]
        new = self.body.others.get(row - 1) == "blank"
        return new or is_title(text) or bool(find_periods(str(text)))

    def _is_over(self, row: int, filled: list[int]) -> bool:
        """A note or a signature, or what follows it; data that goes on after it are not lost."""
        cells = [self.sheet.rows[row][column] for column in filled]
        if any(map(is_number, cells)):
            return bool(self.body.below) and len(cells) < 2
        signed = any(self.body.others[r] == "signature" for r in self.body.below)
        if not signed and len(cells) > 1 and is_commune(shown(cells[0])):
            return False  # a remark beside a commune is none
        if any(isinstance(cell, str) and is_signature(cell) for cell in cells):
            return True
        if len(cells) == 1:
            return bool(self.body.below) or (isinstance(cells[0], str) and is_note(cells[0]))
        return signed

    def _tail(self, row: int, filled: list[int]) -> None:
        first = shown(self.sheet.rows[row][filled[0]])
        self.body.others[row] = "note" if is_note(first) else "signature"
        self.body.below.append(row)

    def _sort(self, row: int, filled: list[int]) -> None:
        body = self.body
        if same_heading(self.sheet, row, self.header):
            body.others[row] = "heading"
        elif is_column_numbers(self.sheet.rows[row]):
            body.others[row] = "numbers"
        elif kind := self._total(row, filled):
            body.totals[row] = kind
            self.loose.clear()
        elif is_part(shown(self.sheet.rows[row][filled[0]])):
            body.others[row] = "part"
        else:
            self._place(row, filled)

    def _place(self, row: int, filled: list[int]) -> None:
        """A group's head or data."""
        mark, name = self.groups.mark_and_name(row, filled)
        if opens := self.groups.opens(row, filled, mark, name):
            self._open(row, opens)
            return
        if len(filled) == 1 and (len(name.split()) > LONGEST_NAME or is_title(name)):
            self._open(row, "note")
            return
        self.body.data.append(row)
        self.body.names[row] = name
        self.body.groups.append(self.groups.text)
        if len(filled) > 1:
            self.loose.clear()

    def _open(self, row: int, opens: str) -> None:
        if opens == "subtotal":
            self.body.totals[row] = opens
            self.loose.clear()
        else:
            self.body.others[row] = opens
            self.loose.append(row)

    def _total(self, row: int, filled: list[int]) -> str:
        """By its label, which is in one of the first columns."""
        for column in filled[:3]:
            cell = self.sheet.rows[row][column]
            if isinstance(cell, str) and (kind := total_kind(cell)):
                return kind
        return ""

    def _close(self) -> None:
        """Groups and titles that nothing follows are what stands under the table."""
        for row in self.loose:
            self.body.others[row] = "note"
        self.body.below[:0] = self.loose
        for row in sorted(self.body.others, reverse=True):
            if self.body.others[row] != "blank" or row < max(self.body.data, default=0):
                break
            del self.body.others[row]
