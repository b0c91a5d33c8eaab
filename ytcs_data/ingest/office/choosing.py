"""Which tables of a document are read, and of which dataset they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest.column_meaning import ColumnMeaning
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.sheets import Sheet, text_of
from ytcs_data.ingest.office.titles import year_of_titles
from ytcs_data.ingest.personal import personal_columns
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import Document, Table, find_tables
from ytcs_data.ingest.row_headings import VALUES, with_row_headings
from ytcs_data.ingest.wishes import Wishes


@dataclass(frozen=True)
class Sheets:
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    stop: bool = False  # nothing can be read, or must be


def sheets_of(document: Document, wishes: Wishes, sources: Sources) -> Sheets:
    """Tables with a measure, on sheets that are shown; and why there are none."""
    shown = [grid for grid in document.grids if not grid.hidden or grid.name == wishes.sheet]
    hidden = [grid for grid in document.grids if grid not in shown and find_tables(grid)]
    tables = [table for grid in shown for table in find_tables(grid)]
    known = [(table, _meanings(table, wishes, sources)) for table in tables]
    useful = [
        (table, columns)
        for table, columns in known
        if any(c.measure or c.role == VALUES for c in columns)
    ]
    several = len({table.grid.name for table, _columns in useful}) > 1
    sheets = tuple(Sheet(table, columns, several) for table, columns in useful or known)
    every = [Sheet(table, columns, len(known) > 1) for table, columns in known]
    personal = [problem for sheet in every for problem in _personal(sheet)]
    problems = [Problem("hidden-sheet", found=grid.name) for grid in hidden]
    problems += [problem for sheet in sheets for problem in _hidden_rows(sheet)]
    problems += [problem for sheet in sheets for problem in _part_rows(sheet)]
    if not tables:
        return Sheets((), (*problems, Problem("no-table")), stop=True)
    if not useful:
        found = ", ".join(f"“{column.heading}”" for column in sheets[0].columns if column.heading)
        return Sheets(sheets, (*personal, *problems, Problem("no-measure", found=found)), stop=True)
    return Sheets(sheets, (*personal, *problems), stop=bool(personal))


def _meanings(table: Table, wishes: Wishes, sources: Sources) -> tuple[ColumnMeaning, ...]:
    year = wishes.period[:4] or year_of_titles(table.above)
    columns = sources.meanings.of_table(table, wishes.headings, year)
    return with_row_headings(columns, table.data, sources.meanings)


def _personal(sheet: Sheet) -> Iterator[Problem]:
    headings = {column.column: column.heading for column in sheet.columns}
    places = frozenset(column.column for column in sheet.columns if column.role != "unused")
    by_column = {column.column: column for column in sheet.columns}
    for column, line in personal_columns(headings, sheet.table.data, places):
        at = line or sheet.table.header_rows[1]
        yield sheet.problem("personal-data", at, by_column[column])


def _hidden_rows(sheet: Sheet) -> Iterator[Problem]:
    read = sheet.table.grid.hidden_rows.intersection(sheet.table.data.index)
    for line in sorted(read):
        yield sheet.problem("hidden-rows", int(line), found=str(line))


def _part_rows(sheet: Sheet) -> Iterator[Problem]:
    """Rows that say a part of another one again: told, where they have figures."""
    for row in sheet.table.left_out:
        filled = [text_of(cell) for cell in row.cells if text_of(cell)]
        if row.why == "part" and len(filled) > 1:
            yield Problem("part-row", row.line, found=filled[0])


def dataset_of(
    figures: pd.DataFrame, wishes: Wishes, catalogue: Catalogue
) -> tuple[str, list[Problem]]:
    """The dataset that most of the measures belong to; the person's, if it has any of them."""
    named = set(figures["measure"])
    shared = {
        one.id: (len(named.intersection(one.measures)), -len(one.measures))
        for one in catalogue.datasets.values()
    }
    best = max(shared, key=lambda dataset: shared[dataset])
    if not wishes.dataset:
        return (best if shared[best][0] else ""), []
    if wishes.dataset in shared and shared[wishes.dataset][0]:
        return wishes.dataset, []
    known = catalogue.datasets
    expected = known[wishes.dataset].title if wishes.dataset in known else wishes.dataset
    found = ", ".join(catalogue.measures[measure].title for measure in sorted(named))
    return wishes.dataset, [Problem("dataset-without-columns", found=found, expected=expected)]
