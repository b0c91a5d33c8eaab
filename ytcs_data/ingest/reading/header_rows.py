"""Where the headings of a table are, and what each column is called over all their levels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ytcs_data.ingest.reading.grids import Cell, is_blank, shown
from ytcs_data.ingest.reading.heading_levels import heading_levels, heading_width
from ytcs_data.ingest.reading.labels import (
    LONGEST_HEADING,
    folded,
    group_rank,
    is_column_numbers,
    is_heading_word,
    is_number,
    is_year,
)
from ytcs_data.ingest.reading.sheet import Sheet

DEEPEST = 5  # rows of headings
FIRST_YEAR, LAST_YEAR = 1900, 2099
LOOKED_AHEAD = 6  # rows
TITLE = re.compile(
    r"(don vi tinh|dvt|bieu|mau|phu luc|bang|so y te|ubnd|uy ban|cong hoa xa hoi|doc lap)\b.*"
)


@dataclass(frozen=True)
class Header:
    """Places of rows, counted from 0 as in `Grid.rows`."""

    first: int
    last: int
    levels: Mapping[int, tuple[str, ...]]
    numbers: int | None = None  # the row of column numbers, which is after `last`

    @property
    def end(self) -> int:
        return (self.last if self.numbers is None else self.numbers) + 1


def find_header(sheet: Sheet, start: int) -> Header | None:
    """The first heading at or after a row, by its words."""
    for row in range(start, len(sheet.rows)):
        if is_anchor(sheet, row):
            return _around(sheet, row, start)
    return None


def guess_header(sheet: Sheet) -> Header | None:
    """Without words that are known: the text right over the first figures."""
    before = None
    for row in range(len(sheet.rows)):
        filled = sheet.filled(row)
        numbers = [c for c in filled if is_number(sheet.rows[row][c])]
        if len(filled) > 1 and numbers and before is not None:
            return _around(sheet, before, 0)
        texts = [c for c in filled if isinstance(sheet.rows[row][c], str)]
        before = row if len(texts) > 1 and not numbers else before if not filled else None
    return None


def is_anchor(sheet: Sheet, row: int) -> bool:
    """A row with a heading's words, several cells, and no figures but years."""
    filled = [sheet.rows[row][column] for column in sheet.filled(row)]
    if len(filled) < 2 or any(map(_is_figure, filled)):
        return False
    too_long = any(len(shown(cell)) > LONGEST_HEADING for cell in filled)
    if too_long or not any(map(is_heading_word, filled[:6])):
        return False
    if len(filled) > 2:
        return len({shown(cell) for cell in filled}) > 1
    places = sheet.filled(row)
    if group_rank(shown(filled[0])) < 2:
        return False  # “I · Trạm y tế” stands over the stations
    for ahead in range(row + 1, min(row + 1 + LOOKED_AHEAD, len(sheet.rows))):
        if not sheet.filled(ahead):
            return False
        if any(is_number(sheet.cell(ahead, column)) for column in places):
            return True
    return False


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, float):
        return not (FIRST_YEAR <= cell <= LAST_YEAR and cell.is_integer())
    return isinstance(cell, str) and is_number(cell) and not is_year(cell)


def _around(sheet: Sheet, anchor: int, start: int) -> Header:
    first, last = _upward(sheet, anchor, start), anchor
    limit = min(len(sheet.rows), first + DEEPEST)
    while last + 1 < limit and _is_lower_level(sheet, first, last + 1):
        last += 1
    following = last + 1
    numbered = following < len(sheet.rows) and is_column_numbers(sheet.rows[following])
    return Header(first, last, heading_levels(sheet, first, last), following if numbered else None)


def _upward(sheet: Sheet, anchor: int, start: int) -> int:
    """A row of wider headings over the words that gave the heading away ("Năm 2024")."""
    row = anchor - 1
    key = next((c for c in sheet.filled(anchor) if is_heading_word(sheet.rows[anchor][c])), 0)
    while row >= start and anchor - row < DEEPEST and _is_upper_level(sheet, row, key):
        row -= 1
    return row + 1


def _is_upper_level(sheet: Sheet, row: int, key: int) -> bool:
    filled, below = sheet.filled(row), sheet.filled(row + 1)
    if not filled or min(filled) <= key or min(filled) > max(below, default=0):
        return False
    if any(_is_figure(sheet.rows[row][c]) or is_title(sheet.rows[row][c]) for c in filled):
        return False
    return all(heading_width(sheet, row, c) > 1 or len(filled) > 1 for c in filled)


def is_title(cell: Cell) -> bool:
    """Words that stand over a table."""
    return isinstance(cell, str) and TITLE.fullmatch(folded(cell)) is not None


def _is_lower_level(sheet: Sheet, first: int, row: int) -> bool:
    """Whether every cell of a row stands under a heading that has room for it."""
    filled = sheet.filled(row)
    cells = [sheet.rows[row][c] for c in filled]
    if not filled or is_column_numbers(sheet.rows[row]):
        return False
    if any(_is_figure(cell) or (isinstance(cell, float) and not is_year(cell)) for cell in cells):
        return False
    if all(re.fullmatch(r"\(.{1,40}\)|%", shown(cell)) for cell in cells):
        return True  # units
    return all(_has_room(sheet, first, row, column) for column in filled)


def _has_room(sheet: Sheet, first: int, row: int, column: int) -> bool:
    over = [r for r in range(first, row) if not is_blank(sheet.cell(r, column))]
    if not over:
        return any(not is_blank(sheet.cell(r, c)) for r in range(first, row) for c in range(column))
    nearest = over[-1]
    area = sheet.area(nearest, column)
    if area:
        return area[3] > area[1] and area[2] < row
    if is_heading_word(sheet.cell(nearest, column)):
        return False  # a name that stands alone is a group's, not a heading's
    begins_later = sheet.filled(row)[0] > sheet.filled(nearest)[0]
    return heading_width(sheet, nearest, column) > 1 or (nearest == row - 1 and begins_later)


def same_heading(sheet: Sheet, row: int, header: Header) -> bool:
    """Whether a row repeats one of the heading's rows, as at the top of a new page."""
    filled = sheet.filled(row)
    return len(filled) > 1 and any(
        all(_same(sheet.value(over, column), sheet.value(row, column)) for column in filled)
        for over in range(header.first, header.last + 1)
    )


def _same(heading: Cell, cell: Cell) -> bool:
    if isinstance(heading, str) and isinstance(cell, str):
        return heading == cell or shown(heading).casefold() == shown(cell).casefold()
    return heading is not None and heading == cell
