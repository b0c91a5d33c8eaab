"""Rows of a text file that do not have the cells of their heading: a comma too many or too few.

A decimal comma in a file parted by commas makes two cells of one figure; a comma in a heading moves
all that follow. Nothing of such a file can be trusted. (Excel writes all rows of the same length.)
"""

from __future__ import annotations

from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading.grids import Grid
from ytcs_data.ingest.reading.header_rows import find_header
from ytcs_data.ingest.reading.sheet import Sheet

MOST = 50  # problems


def ragged_rows(grid: Grid) -> list[Problem]:
    """A problem for each row that is longer than its heading; one if all are shorter."""
    header = find_header(Sheet(grid), 0)
    if header is None:
        return []
    width = max(len(grid.rows[row]) for row in range(header.first, header.last + 1))
    lengths = {
        row + grid.first_line: _length(grid, row)
        for row in range(header.end, len(grid.rows))
        if len(grid.rows[row]) > 1
    }
    long = [(line, length) for line, length in lengths.items() if length > width]
    if not long and lengths and all(len(grid.rows[line - 1]) < width for line in lengths):
        long = list(lengths.items())[:1]
    return [
        Problem("cell-count", line, found=str(length), expected=str(width))
        for line, length in long[:MOST]
    ]


def _length(grid: Grid, row: int) -> int:
    """The cells of a row up to the last that has something."""
    cells = grid.rows[row]
    return next((i + 1 for i in reversed(range(len(cells))) if cells[i] is not None), 0)
