"""What cannot be right in figures that were read, or is strange enough to be looked at.

Every check takes all figures (columns `sheet`, `line`, `label`, `measure`, `period`, `value`,
`area_code`, `station_code`) and gives problems; no figure is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue, MeasureKind
from ytcs_data.ingest.office.figures import plain_number
from ytcs_data.ingest.office.sheets import rows_of
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.score_rules import score_fault
from ytcs_data.words import _, number

PLACE = ["period", "area_code", "station_code"]
POPULATION = "population"
OF_NEARLY_ALL = ("insured", "health_managed", "ehr_created")  # most people are among them
FEWEST_PEOPLE, MOST_PEOPLE = 100, 400_000  # of a commune
MANY = 2000  # people, of whom hardly ever only a hundred are


def share_problems(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Problem]:
    """More of a part than there is of the whole; or nothing of what it is a part of."""
    told: set[tuple[int, str]] = set()
    for part, whole in _shares(catalogue):
        joined = _beside(figures, part, whole)
        if joined.empty:
            continue
        of_part, of_whole = (catalogue.measures[m].title for m in (part, whole))
        for row in rows_of(joined[joined["value_part"] > joined["value_whole"]]):
            if row.value_whole == 0:
                if (row.line_whole, row.label_whole) not in told:
                    told.add((row.line_whole, row.label_whole))
                    yield Problem(
                        "zero-denominator", row.line_whole, row.label_whole, "0", of_whole
                    )
                continue
            found = f"{of_part} {number(row.value_part)}"
            expected = f"{of_whole} {number(row.value_whole)}"
            yield Problem("over-100-percent", row.line_part, row.label_part, found, expected)
    empty = figures[(figures["measure"] == POPULATION) & (figures["value"] == 0)]
    for row in rows_of(empty):
        if (row.line, row.label) not in told:
            title = catalogue.measures[POPULATION].title
            yield Problem("zero-denominator", row.line, row.label, "0", title)


def percent_problems(figures: pd.DataFrame) -> Iterator[Problem]:
    """A percentage where people should be counted: 97 insured of 24,815."""
    for part in OF_NEARLY_ALL:
        for row in rows_of(_beside(figures, part, POPULATION)):
            if row.value_whole >= MANY and 0 < row.value_part <= 100:
                found, expected = number(row.value_part), number(row.value_whole)
                problem = Problem("looks-like-percent", row.line_part, row.label_part)
                yield replace(problem, found=found, expected=expected)


def population_problems(figures: pd.DataFrame) -> Iterator[Problem]:
    """Fewer or more people than any commune has: thousands of them, or the figure of a province."""
    people = figures[(figures["measure"] == POPULATION) & (figures["value"] > 0)]
    for row in rows_of(people[~people["value"].between(FEWEST_PEOPLE, MOST_PEOPLE)]):
        yield Problem("strange-population", row.line, row.label, number(row.value))


def _shares(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Measures that are counted out of another one."""
    return list(
        dict.fromkeys(
            (i.numerator.sum[0], i.denominator.sum[0])
            for i in catalogue.indicators.values()
            if i.factor == 100 and len(i.numerator.sum) == 1 and len(i.denominator.sum) == 1
        )
    )


def _beside(figures: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """Both measures of the same place and period; rows without a place by their line."""
    if not {part, whole} <= set(figures["measure"]):  # most pairs of most files
        return pd.DataFrame()
    given = figures[figures["value"].notna()]
    parts, wholes = (given[given["measure"] == measure] for measure in (part, whole))
    if parts.empty or wholes.empty:
        return pd.DataFrame()
    keys = ["sheet", "row_key", "period"]
    return parts.merge(wholes, on=keys, suffixes=("_part", "_whole"))


def score_problems(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Problem]:
    kinds = {m.id for m in catalogue.measures.values() if m.kind is MeasureKind.SCORE}
    for row in rows_of(figures[figures["measure"].isin(kinds) & figures["value"].notna()]):
        text = plain_number(row.value)
        if row.period and (fault := score_fault(catalogue, text, row.measure, row.period)):
            yield Problem(fault.kind, row.line, row.label, fault.found or text, fault.expected)


def again_problems(figures: pd.DataFrame, names: Mapping[str, str]) -> Iterator[Problem]:
    """Places that stand in two rows."""
    placed = figures[(figures["area_code"] != "") & figures["value"].notna()]
    key = [*PLACE, "measure"]
    first: dict[tuple[str, str, str, str], Any] = {}
    seen: dict[tuple[int, int], tuple[bool, str, str, str]] = {}
    for row in rows_of(placed[placed.duplicated(key, keep=False)]):
        place = (row.period, row.area_code, row.station_code, row.measure)
        before = first.setdefault(place, row)
        if before is row:
            continue
        same = before.value == row.value
        where = (row.sheet, row.line)
        known = seen.get(where, (True, _sheet_of(row.label), "", ""))
        label = known[1] if same or not known[0] else row.label
        at = str(before.line)
        if before.sheet != row.sheet:
            at = f"{at} ({before.label.partition('!')[0]})"
        seen[where] = (known[0] and same, label, row.area_code, at)
    for (_sheet, line), (same, label, area, at) in seen.items():
        kind = "area-again" if same else "area-again-differs"
        yield Problem(kind, line, label or None, names.get(area, area), at)


def _sheet_of(label: str) -> str:
    """The beginning of a label that names the sheet; "" where there is only one."""
    sheet, mark, _column = label.partition("!")
    return sheet + mark if mark else ""


def repeated(figures: pd.DataFrame) -> pd.Series:
    """Figures that say again what was said before: they are stored once."""
    return figures.duplicated([*PLACE, "measure"]) & (figures["area_code"] != "")


def missing_problem(
    areas: set[str], scope: list[str], register: AreaRegister, vintage: str
) -> Problem | None:
    """Communes of the scope that the file does not speak of, by their names."""
    missing = [code for code in scope if code not in areas]
    if not missing or len(areas) < 2:
        return None
    names = [register[code, vintage].name for code in missing[:SHOWN_AREAS]]
    more = len(missing) - len(names)
    rest = [_("và {count} đơn vị khác").format(count=number(more))] if more else []
    return Problem("areas-missing", found=str(len(missing)), expected=", ".join([*names, *rest]))


SHOWN_AREAS = 12
