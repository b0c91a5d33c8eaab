"""A table of a file together with what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from ytcs_data.ingest.column_meaning import ColumnMeaning
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import Table


class Marks(NamedTuple):
    """Lines of a column that a workbook says more of."""

    percent: frozenset[int]
    uncomputed: frozenset[int]


@dataclass(frozen=True)
class Sheet:
    table: Table
    columns: tuple[ColumnMeaning, ...]
    several: bool = False  # whether other sheets are read too, so that a line alone says too little

    @property
    def name(self) -> str:
        return self.table.grid.name

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(text for text in self.table.above if text.strip())

    @property
    def groups(self) -> list[str]:
        return [str(group) for group in self.table.data["group"].unique() if group]

    def of_role(self, role: str) -> ColumnMeaning | None:
        return next((one for one in self.columns if one.role == role), None)

    @property
    def measures(self) -> list[ColumnMeaning]:
        return [one for one in self.columns if one.measure]

    def marks(self, column: ColumnMeaning) -> Marks:
        grid = self.table.grid
        return Marks(
            *(
                frozenset(line for line, place in cells if place == column.column)
                for cells in (grid.percent, grid.uncomputed)
            )
        )

    def texts(self, role: str) -> pd.Series:
        """The cells of the column with a role as text; all "" if there is none."""
        column = self.of_role(role)
        if column is None:
            return pd.Series("", index=self.table.data.index, dtype=object)
        return self.table.data[column.column].map(text_of)

    def label(self, column: ColumnMeaning | None) -> str | None:
        """How a problem names the column, with the sheet where there are several."""
        if column is None:
            return f"{self.name}!" if self.several else None
        return f"{self.name}!{column.label}" if self.several else column.label

    def problem(
        self,
        kind: str,
        line: int | None = None,
        column: ColumnMeaning | None = None,
        found: str = "",
        expected: str = "",
    ) -> Problem:
        return Problem(kind, line, self.label(column), found, expected)


def rows_of(table: pd.DataFrame) -> Iterable[Any]:
    """Rows with an attribute for each column, whose types pandas does not tell."""
    return table.itertuples()


def text_of(cell: object) -> str:
    """A cell as text; a whole number without a point.

    >>> text_of(6862.0), text_of(" Xã  A "), text_of(None)
    ('6862', 'Xã A', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    return " ".join(str(cell).split())
