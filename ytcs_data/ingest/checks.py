"""Run every rule over a table, collect every problem, and make rows for the store.

A table has hundreds of thousands of rows and few different cells, so a rule is asked once
for each distinct combination of the cells it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest import rules
from ytcs_data.ingest.header import COLUMNS
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.score_rules import score_fault
from ytcs_data.states import State

KEY = ["measure", "vintage", "period", "area_code", "station_code"]
REQUIRED = ("period", "vintage", "area_code", "measure", "source")
LONGEST = {"station_code": 40, "source": 300}  # characters, as the store keeps them

Rule = Callable[..., rules.Fault | None]


def check(
    table: pd.DataFrame, catalogue: Catalogue, register: AreaRegister
) -> tuple[pd.DataFrame, list[Problem]]:
    """Turn text cells into rows, and collect every problem instead of the first.

    Returns
    -------
    rows
        As `Store.commit` takes them. Meaningful only if there is no problem.
    problems
        In the order of the file. Empty means the rows may be stored.
    """
    found = [*_cell_problems(table, catalogue, register), *_duplicates(table)]
    problems = in_file_order(found, COLUMNS)
    rows = table.assign(
        value=pd.to_numeric(table["value"], errors="coerce"),
        state=table["state"].where(table["state"] != "", State.VALUE.value),
        line=table.index,
    )
    return rows, problems


def in_file_order(problems: Iterable[Problem], columns: Sequence[str]) -> list[Problem]:
    places = {column: place for place, column in enumerate(columns)}
    return sorted(problems, key=lambda p: (p.line or 0, places.get(p.column or "", 0)))


def _cell_problems(
    table: pd.DataFrame, catalogue: Catalogue, register: AreaRegister
) -> Iterator[Problem]:
    measures = catalogue.measures
    for column in REQUIRED:
        yield from each(table, rules.empty, column)
    for column, longest in LONGEST.items():
        yield from each(table, partial(rules.text_fault, longest), column)
    yield from each(table, rules.period_fault, "period")
    yield from each(table, rules.vintage_fault, "vintage", "period")
    yield from each(table, partial(rules.area_fault, register), "area_code", "vintage", "period")
    yield from each(table, partial(rules.measure_fault, measures), "measure")
    yield from each(table, partial(rules.station_fault, measures), "station_code", "measure")
    yield from each(table, partial(rules.value_fault, measures), "value", "measure", "state")
    scores = partial(score_fault, catalogue)
    yield from each(table, scores, "value", "measure", "period")
    yield from each(table, rules.state_fault, "state")
    yield from each(table, partial(rules.estimate_fault, measures), "state", "measure")


def each(table: pd.DataFrame, rule: Rule, column: str, *others: str) -> Iterator[Problem]:
    """Ask the rule about each row; the problem stands in `column`, the first cell it reads."""
    cells = table[[column, *others]]
    faults = {key: fault for key in tuples(cells.drop_duplicates()) if (fault := rule(*key))}
    if not faults:
        return
    for line, key in zip(cells.index.tolist(), tuples(cells), strict=True):
        if fault := faults.get(key):
            yield Problem(fault.kind, line, column, fault.found or key[0], fault.expected)


def tuples(cells: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """As `itertuples`, which is five times as slow over text."""
    return zip(*(cells[column].tolist() for column in cells), strict=True)


def _duplicates(table: pd.DataFrame) -> Iterator[Problem]:
    again = table.duplicated(KEY)
    if not again.any():
        return
    first = table.assign(line=table.index).groupby(KEY)["line"].transform("min")
    for line, expected in first[again].items():
        yield Problem("duplicate-row", int(str(line)), expected=str(expected))
