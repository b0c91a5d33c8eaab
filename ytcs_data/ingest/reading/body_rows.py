"""The rows under a heading, one by one: data, group, total, page break, note, signature."""

from __future__ import annotations

from dataclasses import dataclass, field

from ytcs_data.ingest.reading.grids import is_blank, shown
from ytcs_data.ingest.reading.group_rows import Groups
from ytcs_data.ingest.reading.header_rows import Header, is_anchor, same_heading
from ytcs_data.ingest.reading.labels import (
    is_column_numbers,
    is_note,
    is_number,
    is_signature,
    total_kind,
)
from ytcs_data.ingest.reading.sheet import Sheet


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
            if self._ends(row) or (body.below and not self._goes_on(row)):
                self._tail(row)
            else:
                self._sort(row)
            row += 1
        body.end = row
        self._close()
        return body

    def _another_begins(self, row: int) -> bool:
        """A heading that is not this one again; this one again under a title of its own is."""
        if not is_anchor(self.sheet, row):
            return False
        if not same_heading(self.sheet, row, self.header):
            return not self._within_repeated(row)
        return bool(self.body.below) or bool(self.loose and self.body.data)

    def _within_repeated(self, row: int) -> bool:
        return self.body.others.get(row - 1) == "heading"

    def _ends(self, row: int) -> bool:
        cells = self.sheet.rows[row]
        texts = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
        if not texts or any(is_number(cell) for cell in cells):
            return False
        return any(map(is_signature, texts)) or (len(texts) == 1 and is_note(texts[0]))

    def _goes_on(self, row: int) -> bool:
        """Data under a note, or under a signature that was none: rows are never lost."""
        cells = self.sheet.rows[row]
        filled = [cells[column] for column in self.sheet.filled(row)]
        if len(filled) < 2:
            return False
        signed = any(self.body.others[r] == "signature" for r in self.body.below)
        return not signed or any(map(is_number, filled))

    def _tail(self, row: int) -> None:
        filled = self.sheet.filled(row)
        if not filled:
            self.body.others[row] = "blank"
            return
        first = shown(self.sheet.rows[row][filled[0]])
        self.body.others[row] = "note" if is_note(first) else "signature"
        self.body.below.append(row)

    def _sort(self, row: int) -> None:
        body, filled = self.body, self.sheet.filled(row)
        if not filled:
            body.others[row] = "blank"
        elif same_heading(self.sheet, row, self.header):
            body.others[row] = "heading"
        elif is_column_numbers(self.sheet.rows[row]):
            body.others[row] = "numbers"
        elif kind := self._total(row, filled):
            body.totals[row] = kind
            self.loose.clear()
        elif opens := self.groups.opens(row, filled):
            self._open(row, opens)
        else:
            body.data.append(row)
            body.names[row] = self.groups.mark_and_name(row, filled)[1]
            body.groups.append(self.groups.text)
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
        """Groups that nothing follows are what stands under the table."""
        for row in self.loose:
            self.body.others[row] = "note"
        self.body.below[:0] = self.loose
        for row in sorted(self.body.others, reverse=True):
            if self.body.others[row] != "blank" or row < max(self.body.data, default=0):
                break
            del self.body.others[row]
