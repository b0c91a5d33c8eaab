"""Where areas are and how they came there: what all targets of an indicator share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.trends import slopes, yearly_points
from ytcs_data.catalogue import Indicator
from ytcs_data.periods import parse_period

Numbers = NDArray[np.float64]

COLUMNS = ["area_code", "period", "numerator", "denominator", "value", "state"]
COVERAGE = ["reported", "expected"]  # areas of a group with a number, and all of them
NEARLY_ALL, MOST = 0.9, 0.5  # of these, for a point of a status, and for any verdict


def told_by_few(reported: Any, expected: Any) -> Any:
    """Whether so few areas have told something that nothing can be judged; also for columns."""
    return reported < MOST * expected


@dataclass(frozen=True)
class Track:
    """Where areas are and how they came there: what all targets of an indicator share."""

    now: pd.DataFrame  # `COLUMNS`, and `COVERAGE` where areas are groups
    asked: date  # the last day of the period asked for; the deadline is counted from it
    pace: Numbers
    known: NDArray[np.intp]
    since: Numbers

    @cached_property
    def end(self) -> date:
        """The last day of the period that counts."""
        return parse_period(self.now["period"].iloc[0]).end

    @cached_property
    def is_few(self) -> NDArray[np.bool_]:
        """Whether so few areas of a group have told something that nothing can be judged."""
        if "expected" not in self.now:
            return np.zeros(len(self.now), dtype=bool)
        few: pd.Series[bool] = told_by_few(self.now["reported"], self.now["expected"])
        return few.to_numpy()

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The columns of `now` without their index: a table is made of them in half the time."""
        return {name: self.now[name].array for name in self.now.columns}


def track(history: pd.DataFrame, indicator: Indicator, period: str) -> Track | None:
    """Where each area stands in a period, and its pace up to then; None if nobody told anything.

    What counts is the last period up to `period` in which any area told something; of what
    adds up from January on, the last whole year. The pace is the slope of a least-squares line
    through the yearly points of the last five years, at least three of them and the last among
    them. A calendar year's point is its last period. A status of a group is a point only where
    nearly all were assessed: else the assessing would be the pace. What must not be joined
    across the reform has to be left out of `history`.

    Parameters
    ----------
    history
        `COLUMNS`, of groups with `COVERAGE`, as `rates.indicator_values` and `rates.add_up` give
        them; a row an area and period.
    """
    asked = parse_period(period).end
    period_of, known = pd.factorize(history["period"])
    periods = [str(code) for code in known]
    value = history["value"].to_numpy(dtype=float)
    told = [periods[at] for at in np.unique(period_of[~np.isnan(value)])]
    whole = yearly_points(told, period, whole=True) if indicator.is_cumulative else []
    if whole or period not in told:
        period = next(iter((whole or yearly_points(told, period, whole=False))[::-1]), "")
    if not period:
        return None
    grouped = set(COVERAGE) <= set(history.columns)
    rows = np.flatnonzero(period_of == periods.index(period))
    codes = yearly_points(told, period, whole=indicator.is_cumulative)
    area_of, areas = pd.factorize(history["area_code"])
    row, column = np.full(len(areas), -1), np.full(len(periods), -1)
    row[area_of[rows]] = np.arange(len(rows))
    column[[periods.index(code) for code in codes]] = np.arange(len(codes))
    here = (row[area_of] >= 0) & (column[period_of] >= 0)
    if indicator.is_yes_no and grouped:
        here &= (history["reported"] >= NEARLY_ALL * history["expected"]).to_numpy()
    values = np.full((len(rows), len(codes)), np.nan)
    values[row[area_of[here]], column[period_of[here]]] = value[here]
    columns = [*COLUMNS, *(COVERAGE if grouped else [])]
    return Track(history[columns].take(rows).reset_index(drop=True), asked, *slopes(values, codes))
