"""Forms of one commune, where measures stand below each other and one column has the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from ytcs_data.ingest.column_meaning import UNUSED, ColumnMeaning
from ytcs_data.ingest.columns import Meanings
from ytcs_data.ingest.heading_levels import significant
from ytcs_data.ingest.numbers import read_numbers

NAMES, VALUES = "measure_names", "measure_values"
FEWEST = 2  # rows that name a measure; one alone may be chance


def with_row_headings(
    columns: Sequence[ColumnMeaning], data: pd.DataFrame, meanings: Meanings
) -> tuple[ColumnMeaning, ...]:
    """The columns with their roles in such a form; unchanged if the table is none."""
    if any(column.measure for column in columns):
        return tuple(columns)
    names = _best(columns, lambda column: len(row_measures(data[column.column], meanings)))
    if names is None or len(row_measures(data[names.column], meanings)) < FEWEST:
        return tuple(columns)
    free = [one for one in columns if one.role == UNUSED and one.column > names.column]
    filled = [one for one in free if _numbers(data[one.column]) >= FEWEST]
    plain = [one for one in filled if not significant(one.heading.split(" / "))] or filled
    if len(plain) != 1:
        return tuple(columns)
    roles = {names.column: NAMES, plain[0].column: VALUES}
    return tuple(replace(one, role=roles.get(one.column, one.role)) for one in columns)


def row_measures(cells: pd.Series, meanings: Meanings) -> dict[int, str]:
    """The measure that each line surely names."""
    named = {line: meanings.measure_named(cell) for line, cell in cells.items() if _is_text(cell)}
    return {int(str(line)): measure for line, measure in named.items() if measure}


def _best(
    columns: Sequence[ColumnMeaning], score: Callable[[ColumnMeaning], int]
) -> ColumnMeaning | None:
    texts = [column for column in columns if column.role in (UNUSED, "area_name")]
    return max(texts, key=score, default=None)


def _is_text(cell: object) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _numbers(cells: pd.Series) -> int:
    return int(read_numbers(cells, "score").values.notna().sum())
