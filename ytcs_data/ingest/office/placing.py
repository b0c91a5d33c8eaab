"""The commune and the station of each figure, and what a file of this scope should have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from ytcs_data.ingest.office.finding import Finder
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.places import Places
from ytcs_data.ingest.office.scope import expected_areas, scope_of_titles
from ytcs_data.ingest.office.sheets import Sheet
from ytcs_data.ingest.office.timing import Times
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.wishes import Wishes

UNKNOWN_PERIOD = {"2024": "2025-H1", "2025": "2026"}  # to look places up when no period is known


@dataclass(frozen=True)
class Placed:
    figures: pd.DataFrame  # with `area_code`, `station_code`, `unclear`, `row_key`
    problems: tuple[Problem, ...]
    province: str
    names: Mapping[str, str]  # of the areas found
    expected: list[str]  # codes of the communes that the file should speak of


def place(
    figures: pd.DataFrame,
    sheets: Sequence[Sheet],
    file_name: str,
    times: Times,
    wishes: Wishes,
    sources: Sources,
) -> Placed:
    """Put every figure in its place; a figure whose place is not clear gets none."""
    texts = [text for sheet in sheets for text in sheet.titles]
    scope, problems = scope_of_titles(texts, wishes.province, times.vintage, sources)
    parts = [figures.head(0).assign(area_code="", station_code="", unclear=False)]
    names: dict[str, str] = {}
    for (vintage, period), mine in figures.groupby(["vintage", "period"], sort=False):
        known = str(period) or UNKNOWN_PERIOD[str(vintage)]
        here = scope.province if str(vintage) == times.vintage else ""
        finder = Finder(Places(sources, str(vintage), known, here), scope, file_name, wishes)
        part, told = finder.placed(mine, sheets)
        parts.append(part)
        problems += told
        codes = part.loc[part["area_code"] != "", "area_code"].unique()
        names |= {c: f"{sources.register[c, str(vintage)].name} ({c})" for c in codes}
    table = pd.concat(parts).sort_index()
    areas = set(
        table.loc[(table["area_code"] != "") & (table["vintage"] == times.vintage), "area_code"]
    )
    provinces = {sources.register[code, times.vintage].province for code in areas}
    expected = (
        expected_areas(areas, times.vintage, times.period, sources)
        if times.period and areas
        else []
    )
    province = scope.province or (next(iter(provinces)) if len(provinces) == 1 else "")
    return Placed(_keyed(table), tuple(dict.fromkeys(problems)), province, names, expected)


def _keyed(table: pd.DataFrame) -> pd.DataFrame:
    """`row_key`: figures of one line belong together; where each has its own, those of a place."""
    in_line = table.groupby(["sheet", "line", "period"])["measure"].transform("size")
    form = in_line.groupby(table["sheet"]).transform("max") == 1
    line = "line " + table["line"].astype(str)
    return table.assign(row_key=table["area_code"].where(form & (table["area_code"] != ""), line))
