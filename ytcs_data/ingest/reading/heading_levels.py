"""What each column is called, over all the rows of a heading."""

from __future__ import annotations

from datetime import date

from ytcs_data.ingest.reading.grids import Cell, is_blank, shown
from ytcs_data.ingest.reading.sheet import Sheet


def heading_levels(sheet: Sheet, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """The headings of each column in rows `first` to `last`, the highest first."""
    width = max(len(sheet.rows[row]) for row in range(first, last + 1))
    found = {}
    for column in range(width):
        texts: list[str] = []
        for row in range(first, last + 1):
            text = _heading_at(sheet, row, last, column)
            if text and text not in texts[-1:]:
                texts.append(text)
        if texts:
            found[column] = tuple(texts)
    return found


def _heading_at(sheet: Sheet, row: int, last: int, column: int) -> str:
    """The heading over a column; one without merged cells reaches over those to its right."""
    cell = sheet.cell(row, column)
    if not is_blank(cell):
        return _written(cell)
    if row == last or not _any_below(sheet, row, last, column):
        return ""
    for left in range(column - 1, -1, -1):
        cell = sheet.cell(row, left)
        if not is_blank(cell):
            spreads = sheet.area(row, left) is None and _any_below(sheet, row, last, left)
            return _written(cell) if spreads else ""
    return ""


def _any_below(sheet: Sheet, row: int, last: int, column: int) -> bool:
    return any(
        not is_blank(sheet.rows[r][column])
        for r in range(row + 1, last + 1)
        if column < len(sheet.rows[r])
    )


def _written(cell: Cell) -> str:
    """A heading as text; Excel makes a date of "9/2026"."""
    if isinstance(cell, date):
        return f"{cell.month}/{cell.year}" if cell.day == 1 else f"{cell:%d/%m/%Y}"
    return shown(cell)


def heading_width(sheet: Sheet, row: int, column: int) -> int:
    """How many columns a heading is over: merged, or with nothing to its right."""
    if area := sheet.area(row, column):
        return area[3] - area[1] + 1
    width = 1
    last = max(sheet.filled(row + 1) if row + 1 < len(sheet.rows) else [column], default=column)
    while column + width <= last and is_blank(sheet.cell(row, column + width)):
        width += 1
    return width
