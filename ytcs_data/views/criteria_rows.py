"""Scores of the national criteria in a place and period, a row a commune, with their verdicts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis.criteria import (
    Rule,
    assessments,
    judged,
    scored_by_year,
    shortfalls,
    year_to_show,
)
from ytcs_data.analysis.grid import places
from ytcs_data.basis import Basis
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.periods import parse_period
from ytcs_data.states import COUNTED, State
from ytcs_data.views.area_table import members
from ytcs_data.views.holdings import holding
from ytcs_data.views.selection import Selection

INDICATOR = "communes_meeting_national_criteria_pct"
FLAG = "meets_national_criteria"


@dataclass(frozen=True)
class Assessed:
    """One year's scores of a place. Tables have a row a commune that was scored, index its code."""

    year: int
    criteria: CriteriaSet
    scores: pd.DataFrame  # a column a criterion; missing where there is no number
    states: pd.DataFrame  # the same, with the state of each score
    lacking: pd.DataFrame  # the same, points below the line of the criterion
    judged: pd.DataFrame  # see `analysis.criteria.judged`
    failing: pd.Series[float]  # 1 where there is a failing point
    newer: pd.Series[int]  # communes scored in each year that has only begun; index the years

    @property
    def under(self) -> pd.Series[int]:
        """How many communes are below the line in each criterion."""
        return self.lacking.gt(0).sum()


def place_of(chosen: Selection) -> Selection:
    """The part of a selection that scores depend on, on the areas that were scored.

    A status is never rebuilt: of a period before the reform the communes of then are shown.
    """
    there = chosen.on_basis(Basis.REPORTED) if chosen.is_past else chosen
    return replace(there, area="", indicator=INDICATOR, lines="", basis=Basis.REPORTED)


def rule_of(criteria: CriteriaSet) -> Rule:
    most = [criterion.most for criterion in criteria.criteria]
    return Rule(most, criteria.total_pct, criteria.each_pct, bool(criteria.failing_point))


@load.kept(4)
def told(vintage: str) -> pd.DataFrame:
    """Everything reported of scores and failing points: columns of `Store.holding`, `measure`."""
    sets = load.catalogue().criteria.values()
    names = dict.fromkeys(m for one in sets for m in (*one.measures, one.failing_point) if m)
    parts = [holding(name, vintage).assign(measure=name) for name in names]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


@load.kept(64)
def assessed(place: Selection) -> Assessed | None:
    """The scores of a place until its period, of its `year_to_show`; None where there are none.

    `place` as `place_of` gives it, or the same with one commune as its area.
    """
    rows = told(place.vintage)
    inside = [place.area] if place.area else members(place)
    rows = rows[places(pd.Index(inside), rows["area_code"]) >= 0] if len(rows) else rows
    flags = [one.failing_point for one in load.catalogue().criteria.values() if one.failing_point]
    found = assessments(rows, place.period, flags) if len(rows) else rows
    year = year_to_show(found) if len(found) else None
    if year is None:
        return None
    rows, counts = found[found["year"] == year], scored_by_year(found)
    scored_in = rows.loc[~rows["is_flag"], "period"].unique()
    newest = max(parse_period(str(period)).end for period in scored_in)
    criteria = load.catalogue().criteria_on(newest)
    if not criteria or not criteria.criteria:
        return None
    return _assessed(rows, year, criteria, counts[counts.index > year])


def _assessed(
    rows: pd.DataFrame, year: int, criteria: CriteriaSet, newer: pd.Series[int]
) -> Assessed:
    rows = rows.assign(value=rows["value"].where(rows["state"].isin(COUNTED)))
    names = [*criteria.measures, *([criteria.failing_point] if criteria.failing_point else [])]
    values = rows.pivot(index="area_code", columns="measure", values="value")
    states = rows.pivot(index="area_code", columns="measure", values="state")
    values = values.reindex(columns=names).astype(float)
    states = states.reindex(columns=names).astype(object)
    scores = values[list(criteria.measures)]
    flags = pd.Series(float("nan"), scores.index)
    failing = values[criteria.failing_point] if criteria.failing_point else flags
    rule = rule_of(criteria)
    return Assessed(
        year,
        criteria,
        scores,
        states[list(criteria.measures)].fillna(State.NOT_REPORTED.value),
        shortfalls(scores, rule),
        judged(scores, failing, rule),
        failing,
        newer,
    )
