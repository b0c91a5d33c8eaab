"""The numbers of a sheet: one row for each cell of a column that is a measure.

Columns `line`, `column` (of the sheet), `label`, `measure`, `period` ("" for that of the file),
`value` (missing where nothing is reported, or nothing that can be read).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from ytcs_data.catalogue import Catalogue, Measure, MeasureKind
from ytcs_data.ingest import rules
from ytcs_data.ingest.column_meaning import MEASURE, PART, UNUSED, ColumnMeaning
from ytcs_data.ingest.flag_words import find_factor, read_flags
from ytcs_data.ingest.numbers import Numbers, read_numbers
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.sheets import Sheet, text_of
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.row_headings import NAMES, VALUES, row_measures

COLUMNS = ("line", "column", "label", "measure", "period", "value")
WAYS = {MeasureKind.COUNT: "count", MeasureKind.CATEGORY: "count", MeasureKind.SCORE: "score"}


def figures(
    sheet: Sheet, sources: Sources, decimal: str = ""
) -> tuple[pd.DataFrame, list[Problem], list[Numbers]]:
    """All figures of a sheet, what is wrong with cells and headings, and how they are written."""
    catalogue, twice = sources.catalogue, _named_twice(sheet)
    problems = [*_heading_problems(sheet, catalogue), *_twice_problems(sheet, twice)]
    parts, written = [], []
    for part, column in _pieces(sheet, sources, twice):
        numbers = _numbers(part, column, catalogue.measures[column.measure], decimal)
        numbers, told = _in_ones(part, column, _with_parts(part, column, numbers, decimal))
        problems += [*told, *_cell_problems(part, column, numbers, catalogue)]
        written.append(numbers)
        parts.append(_rows(part, column, numbers, problems))
    empty = pd.DataFrame(columns=list(COLUMNS))
    return (pd.concat(parts, ignore_index=True) if parts else empty), problems, written


def _pieces(
    sheet: Sheet, sources: Sources, twice: list[ColumnMeaning]
) -> Iterator[tuple[Sheet, ColumnMeaning]]:
    """Columns of one measure; of a form with a measure a row each of its rows."""
    for column in sheet.measures:
        if column.sure and column not in twice:
            yield sheet, column
    names, values = sheet.of_role(NAMES), sheet.of_role(VALUES)
    if names and values:
        data = sheet.table.data
        for line, measure in row_measures(data[names.column], sources.meanings).items():
            row = replace(sheet, table=replace(sheet.table, data=data.loc[[line]]))
            yield row, replace(values, role=MEASURE + measure)


def _rows(
    sheet: Sheet, column: ColumnMeaning, numbers: Numbers, problems: list[Problem]
) -> pd.DataFrame:
    label = sheet.label(column)
    faulty = {p.line for p in problems if p.column == label and p.kind in CELL_KINDS}
    values = numbers.values.mask(numbers.values.index.isin(list(faulty)))
    return pd.DataFrame(
        {
            "line": values.index.astype(int),
            "column": column.column,
            "label": label,
            "measure": column.measure,
            "period": column.period,
            "value": values.to_numpy(float),
        }
    )


CELL_KINDS = ("negative", "too-big", "not-whole", "not-a-flag", "unknown-category")


def _numbers(sheet: Sheet, column: ColumnMeaning, measure: Measure, decimal: str) -> Numbers:
    cells = sheet.table.data[column.column]
    if measure.kind is MeasureKind.FLAG:
        return read_flags(cells)
    way = "score" if _factor(sheet, column) > 1 else WAYS[measure.kind]
    marks = sheet.marks(column)
    return read_numbers(cells, way, marks.percent, decimal, marks.uncomputed)


def _factor(sheet: Sheet, column: ColumnMeaning) -> int:
    own = find_factor([column.heading])
    return own if own > 1 else find_factor(sheet.titles)


def _in_ones(
    sheet: Sheet, column: ColumnMeaning, numbers: Numbers
) -> tuple[Numbers, list[Problem]]:
    """Thousands as what they count, told with the first figure."""
    factor = _factor(sheet, column)
    given = numbers.values.dropna()
    if factor == 1 or given.empty:
        return numbers, []
    values = (numbers.values * factor).round(6)
    found, expected = f"{given.iloc[0]:g}", f"{given.iloc[0] * factor:.0f}"
    told = sheet.problem("in-thousands", int(str(given.index[0])), column, found, expected)
    return replace(numbers, values=values), [told]


def _with_parts(sheet: Sheet, column: ColumnMeaning, numbers: Numbers, decimal: str) -> Numbers:
    """Doctors with a contract beside those on the payroll are permanent doctors too."""
    for part in sheet.columns:
        if part.role == PART + column.measure:
            marks = sheet.marks(part)
            cells = sheet.table.data[part.column]
            more = read_numbers(cells, "count", marks.percent, decimal, marks.uncomputed)
            both = numbers.values.isna() & more.values.isna()
            values = (numbers.values.fillna(0) + more.values.fillna(0)).mask(both)
            faults = {**numbers.faults, **more.faults}
            values = values.mask(values.index.isin(list(faults)))
            numbers = replace(numbers, values=values, faults=faults)
    return numbers


def _cell_problems(
    sheet: Sheet, column: ColumnMeaning, numbers: Numbers, catalogue: Catalogue
) -> Iterator[Problem]:
    cells = sheet.table.data[column.column]
    for line, (kind, expected) in numbers.faults.items():
        yield sheet.problem(kind, line, column, text_of(cells[line]), expected)
    for line, place in sorted(sheet.table.grid.linked):
        if place == column.column and line in cells.index:
            yield sheet.problem("linked-cell", line, column, text_of(cells[line]))
    measures = {column.measure: catalogue.measures[column.measure]}
    for key, value in numbers.values.dropna().items():
        line, text = int(str(key)), plain_number(value)
        if fault := rules.value_fault(measures, text, column.measure, ""):
            found = text_of(cells[line])
            yield sheet.problem(fault.kind, line, column, found, fault.expected)


def plain_number(value: float) -> str:
    """As the product's own format writes it.

    >>> plain_number(1200.0), plain_number(9.5)
    ('1200', '9.5')
    """
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _named_twice(sheet: Sheet) -> list[ColumnMeaning]:
    """Columns that name the same measure for the same period."""
    named: Mapping[tuple[str, str], list[ColumnMeaning]] = defaultdict(list)
    for column in sheet.measures:
        named[column.measure, column.period].append(column)
    return [column for columns in named.values() if len(columns) > 1 for column in columns]


def _twice_problems(sheet: Sheet, twice: list[ColumnMeaning]) -> Iterator[Problem]:
    for measure in dict.fromkeys(column.measure for column in twice):
        columns = [column for column in twice if column.measure == measure]
        found = ", ".join(f"“{column.label}”" for column in columns)
        for column in columns:
            yield sheet.problem("measure-twice", _last_heading(sheet), column, found)


def _heading_problems(sheet: Sheet, catalogue: Catalogue) -> Iterator[Problem]:
    line = _last_heading(sheet)
    whole = {column.measure for column in sheet.measures if column.sure}
    for column in sheet.columns:
        part = column.role.removeprefix(PART) if column.role.startswith(PART) else ""
        if column.measure and not column.sure:
            title = catalogue.measures[column.measure].title
            yield sheet.problem("heading-unsure", line, column, column.heading, title)
        elif part in whole:
            named = [c for c in sheet.columns if c.role in (MEASURE + part, PART + part)]
            expected = ", ".join(f"“{one.label}”" for one in named)
            title = catalogue.measures[part].title
            yield sheet.problem("added-columns", line, column, title, expected)
        elif part:
            title = catalogue.measures[part].title
            yield sheet.problem("heading-unsure", line, column, column.heading, title)
        if column.role == UNUSED and column.score > 0 and _has_numbers(sheet, column):
            yield sheet.problem("heading-like", line, column, column.heading)
        if column.column in sheet.table.grid.hidden_columns and column.role != UNUSED:
            yield sheet.problem("hidden-columns", line, column, column.heading)


def _has_numbers(sheet: Sheet, column: ColumnMeaning) -> bool:
    numbers = read_numbers(sheet.table.data[column.column], "score")
    return bool(numbers.values.notna().any())


def _last_heading(sheet: Sheet) -> int:
    return sheet.table.header_rows[1]
