"""Figures beside those that the store holds: great jumps, and sums of a year that fall."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from ytcs_data.catalogue import Catalogue, Measure, MeasureKind, Timing
from ytcs_data.ingest.office.sheets import rows_of
from ytcs_data.ingest.problems import Problem
from ytcs_data.periods import parse_period
from ytcs_data.words import number

SHARE, UNITS = 0.3, 50  # a change must be more than both to be told
WHERE = ["area_code", "station_code"]
Holding = Callable[[str, str], pd.DataFrame]


def history_problems(
    figures: pd.DataFrame, catalogue: Catalogue, holding: Holding | None, vintage: str
) -> Iterator[Problem]:
    placed = (figures["area_code"] != "") & (figures["period"] != "")
    counts = figures[figures["value"].notna() & placed]
    for measure_id, mine in counts.groupby("measure"):
        measure = catalogue.measures[str(measure_id)]
        if measure.kind is not MeasureKind.COUNT:
            continue
        known = mine[[*WHERE, "period", "value"]]
        if holding is not None:
            held = holding(measure.id, vintage)
            known = pd.concat([held.loc[held["value"].notna(), known.columns], known])
        for period, rows in mine.groupby("period"):
            yield from _beside_before(rows, known, measure, str(period))


def _beside_before(
    rows: pd.DataFrame, known: pd.DataFrame, measure: Measure, period: str
) -> Iterator[Problem]:
    codes = [code for code in known["period"].unique() if _comparable(code, period, measure)]
    if not codes:
        return
    before = max(codes, key=lambda code: (parse_period(code).end, code))
    older = known[known["period"] == before].drop_duplicates(WHERE, keep="last")
    both = rows.merge(older[[*WHERE, "value"]], on=WHERE, suffixes=("", "_before"))
    label = parse_period(before).label
    for row in rows_of(both):
        told = f"{number(row.value_before)} ({label})"
        if measure.timing is Timing.FLOW:
            if row.value < row.value_before:
                yield Problem("flow-falls", row.line, row.label, number(row.value), told)
        elif abs(row.value - row.value_before) > max(SHARE * row.value_before, UNITS):
            yield Problem("jump", row.line, row.label, number(row.value), told)


def _comparable(code: str, period: str, measure: Measure) -> bool:
    """An earlier end; for what adds up from January, in the same year."""
    one, this = parse_period(code), parse_period(period)
    if one.end >= this.end:
        return False
    return measure.timing is not Timing.FLOW or one.year == this.year
