"""The parts of a sheet: its tables with headings, data, and all that is not data."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ytcs_data.ingest.reading.grids import Cell, Grid, letter

GROUP = "group"  # the column of a table's data that says under which group rows a row stands


@dataclass(frozen=True)
class Heading:
    column: int
    levels: tuple[str, ...]

    @property
    def letter(self) -> str:
        return letter(self.column)

    @property
    def text(self) -> str:
        """All levels, the highest first: "Bác sĩ / Biên chế"."""
        return " / ".join(self.levels)


@dataclass(frozen=True)
class LeftOut:
    """A row that is no row of data.

    why: total, subtotal, group, numbers (of columns), heading (again, on a new page), blank,
    signature, note. A row that is hidden is named here as well (`hidden`), but stays in the data.
    """

    line: int
    why: str
    cells: tuple[Cell, ...]
    lines: tuple[int, ...] = ()  # the lines of data that a total sums


@dataclass(frozen=True)
class Table:
    grid: Grid
    headings: tuple[Heading, ...]
    header_rows: tuple[int, int]  # first and last line
    above: tuple[str, ...]
    below: tuple[str, ...]
    data: pd.DataFrame  # index line; columns: those of the sheet from 0, and `group`
    totals: tuple[LeftOut, ...]
    left_out: tuple[LeftOut, ...]
