"""Check a list of decisions by which communes were recognised, or a recognition withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest import recognition_rules, register_rules, rules
from ytcs_data.ingest.checks import each, in_file_order
from ytcs_data.ingest.header import RECOGNITION_COLUMNS
from ytcs_data.ingest.problems import Problem

KEY = ["vintage", "area_code", "act", "decision"]
REQUIRED = tuple(column for column in RECOGNITION_COLUMNS if column != "note")
LONGEST = {"decision": 100, "note": 300, "source": 300}  # characters, as the store keeps them


def check(
    table: pd.DataFrame, catalogue: Catalogue, register: AreaRegister
) -> tuple[pd.DataFrame, list[Problem]]:
    """Turn text cells into rows as `Store.commit_recognitions` takes them; collect every problem.

    The rows are meaningful only if there is no problem.
    """
    found = [*_cell_problems(table, catalogue, register), *_again(table)]
    day = pd.to_datetime(table["decided_on"], format="%Y-%m-%d", errors="coerce")
    return table.assign(decided_on=day, line=table.index), in_file_order(found, RECOGNITION_COLUMNS)


def _cell_problems(
    table: pd.DataFrame, catalogue: Catalogue, register: AreaRegister
) -> Iterator[Problem]:
    for column in REQUIRED:
        yield from each(table, rules.empty, column)
    for column, longest in LONGEST.items():
        yield from each(table, partial(rules.text_fault, longest), column)
    yield from each(table, lambda vintage: rules.vintage_fault(vintage, ""), "vintage")
    yield from each(table, partial(register_rules.area_fault, register), "area_code", "vintage")
    yield from each(table, recognition_rules.act_fault, "act")
    yield from each(table, partial(recognition_rules.criteria_fault, catalogue), "criteria")
    days = partial(recognition_rules.day_fault, catalogue)
    yield from each(table, days, "decided_on", "vintage", "criteria")
    ended = partial(recognition_rules.ended_fault, register)
    yield from each(table, ended, "area_code", "vintage", "decided_on")


def _again(table: pd.DataFrame) -> Iterator[Problem]:
    again = table.duplicated(KEY)
    if not again.any():
        return
    first = table.assign(line=table.index).groupby(KEY)["line"].transform("min")
    for line, expected in first[again].items():
        yield Problem("decision-again", int(str(line)), expected=str(expected))
