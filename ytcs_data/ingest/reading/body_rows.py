"""The rows under a heading, one by one: data, group, total, page break, note, signature."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.names import plain
from ytcs_data.ingest.reading.grids import is_blank, shown
from ytcs_data.ingest.reading.header_rows import Header, Sheet, is_anchor, same_heading
from ytcs_data.ingest.reading.labels import (
    NUMBERED,
    group_rank,
    is_column_numbers,
    is_commune,
    is_district,
    is_note,
    is_number,
    is_signature,
    total_kind,
)

INDEX = ("stt", "tt", "so tt", "so thu tu")


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
        self.index = _index_column(header)
        self.columns = sorted(header.levels)
        self.standing: dict[int, str] = {}  # rank -> the group that holds now
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
        elif not self._group(row, filled):
            body.data.append(row)
            body.names[row] = self._mark_and_name(row, filled)[1]
            body.groups.append(" / ".join(self.standing[rank] for rank in sorted(self.standing)))
            self.loose.clear()

    def _total(self, row: int, filled: list[int]) -> str:
        """By its label, which is in one of the first columns."""
        for column in filled[:3]:
            cell = self.sheet.rows[row][column]
            if isinstance(cell, str) and (kind := total_kind(cell)):
                return kind
        return ""

    def _group(self, row: int, filled: list[int]) -> bool:
        """Whether a row is the head of a group; one with figures is its subtotal as well."""
        mark, name = self._mark_and_name(row, filled)
        rank = group_rank(mark)
        if not name or is_commune(name) or rank == 3:
            return False
        figures = any(is_number(self.sheet.rows[row][c]) for c in filled if c != self.index)
        others = sum(c != self.index for c in filled)
        if figures and (rank == 2 or not self._alone_or_over(row, rank)):
            return False
        if not figures and others > 1:
            return False
        if not figures and rank == 2 and not (is_district(name) or self._beside_names(row, filled)):
            return False
        self.standing = {r: text for r, text in self.standing.items() if r < rank}
        self.standing[rank] = name
        if figures:
            self.body.totals[row] = "subtotal"
            self.loose.clear()
        else:
            self.body.others[row] = "group"
            self.loose.append(row)
        return True

    def _alone_or_over(self, row: int, rank: int) -> bool:
        """Whether a row with a group's mark and figures has rows of its own under it."""
        following = row + 1
        if following >= len(self.sheet.rows) or not (filled := self.sheet.filled(following)):
            return False
        mark, name = self._mark_and_name(following, filled)
        return bool(name) and (group_rank(mark) > rank or is_commune(name))

    def _mark_and_name(self, row: int, filled: list[int]) -> tuple[str, str]:
        """The number of a row in its list ("II", "3"), and its first text."""
        cells = self.sheet.rows[row]
        mark = shown(cells[self.index]) if self.index is not None and self.index in filled else ""
        names = [c for c in filled if c != self.index and isinstance(cells[c], str)]
        names = [c for c in names if not is_number(cells[c])]
        name = shown(cells[names[0]]) if names else ""
        if not names and group_rank(mark) == 3 and not is_number(mark):
            mark, name = "", mark  # merged over the whole row, or written into the first column
        if not mark and (numbered := NUMBERED.fullmatch(name)):
            return numbered["mark"], numbered["name"]
        return mark, name

    def _beside_names(self, row: int, filled: list[int]) -> bool:
        """A text alone in the column of numbers, or merged over the columns of figures."""
        if filled == [self.index]:
            return True
        area = self.sheet.area(row, filled[0])
        return area is not None and area[3] - area[1] >= max(2, len(self.columns) // 2)

    def _close(self) -> None:
        """Groups that nothing follows are what stands under the table."""
        for row in self.loose:
            self.body.others[row] = "note"
        self.body.below[:0] = self.loose
        for row in sorted(self.body.others, reverse=True):
            if self.body.others[row] != "blank" or row < max(self.body.data, default=0):
                break
            del self.body.others[row]


def _index_column(header: Header) -> int | None:
    """The column that numbers the rows."""
    for column, levels in header.levels.items():
        if plain(levels[-1]).strip(" .") in INDEX or plain(levels[0]).strip(" .") in INDEX:
            return column
    return None
