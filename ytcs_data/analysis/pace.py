"""The road to a target: what is to go, how fast it must go, how fast it went, and when it ends.

Everything is computed for all areas at once: the work grows with areas times years for each
indicator, and with the areas for each of its targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.progress import DOWNWARDS, STRICT, lacking, meets
from ytcs_data.analysis.trends import slopes, yearly_points
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import parse_period, time_of

HORIZON = 2045  # the vision of the plans; nobody says anything of later years

Numbers = NDArray[np.float64]


class Verdict(StrEnum):
    """Whether a promise will be kept; `road_words.RULE` says on the screen how it is judged."""

    MET = "met"
    ON_TRACK = "on_track"
    SLOW = "slow"
    UNKNOWN = "unknown"


COLUMNS = ["area_code", "period", "numerator", "denominator", "value", "state"]
ORDER = tuple(Verdict)
VERDICTS = pd.Index(list(ORDER), dtype="str")


@dataclass(frozen=True)
class Due:
    """What a plan wanted by a day that has passed."""

    on: date
    value: float


@dataclass(frozen=True)
class Track:
    """Where areas are and how they came there: what all targets of an indicator share."""

    now: pd.DataFrame  # `area_code`, `period`, `numerator`, `denominator`, `value`, `state`
    pace: Numbers
    known: NDArray[np.intp]
    since: Numbers

    @cached_property
    def end(self) -> date:
        """The last day of the period that counts."""
        return parse_period(self.now["period"].iloc[0]).end

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The columns of `now` without their index: a table is made of them in half the time."""
        return {name: self.now[name].array for name in self.now.columns}


def track(history: pd.DataFrame, indicator: Indicator, period: str) -> Track | None:
    """Where each area stands in a period, and its pace up to then; None if nobody told anything.

    What counts is the last period up to `period` in which any area told something. The pace is
    the slope of a least-squares line through the yearly points of the last five years, at least
    three of them and the last among them. A calendar year's point is its last period; of what is
    counted during a period only whole years are points. What must not be joined across the
    reform has to be left out of `history`.

    Parameters
    ----------
    history
        Columns `area_code`, `period`, `numerator`, `denominator`, `value`, `state`, as
        `rates.add_up` and `rates.indicator_values` give them; a row an area and period.
    """
    period_of, known = pd.factorize(history["period"])
    periods = [str(code) for code in known]
    value = history["value"].to_numpy(dtype=float)
    told = [periods[at] for at in np.unique(period_of[~np.isnan(value)])]
    if period not in told:
        period = next(iter(yearly_points(told, period, whole=False)[::-1]), "")
    if not period:
        return None
    rows = np.flatnonzero(period_of == periods.index(period))
    codes = yearly_points(told, period, whole=indicator.is_flow)
    area_of, areas = pd.factorize(history["area_code"])
    row, column = np.full(len(areas), -1), np.full(len(periods), -1)
    row[area_of[rows]] = np.arange(len(rows))
    column[[periods.index(code) for code in codes]] = np.arange(len(codes))
    here = (row[area_of] >= 0) & (column[period_of] >= 0)
    values = np.full((len(rows), len(codes)), np.nan)
    values[row[area_of[here]], column[period_of[here]]] = value[here]
    return Track(history[COLUMNS].take(rows).reset_index(drop=True), *slopes(values, codes))


def roads(one: Track, indicator: Indicator, target: Target, due: Due | None = None) -> pd.DataFrame:
    """Where each area stands on its way to a target.

    Parameters
    ----------
    due
        The last goal on the path of the plan that has passed, if it has a path: it decides then
        between on track and slow, not the pace.

    Returns
    -------
    DataFrame
        A row an area, with the columns of `Track.now` and `met`, `points` (to go, in the
        indicator's unit), `more` (to go in whole communes, stations or people), `years` (left
        until the deadline; not positive once it has passed), `required` and `required_more` (a
        year), `pace` (a year, in the unit; NaN with fewer than three points), `known` (points of
        the pace), `since` (year of the first), `reached` (year at that pace, NaN if not until
        2045) and `verdict`.
    """
    value = np.asarray(one.columns["value"], dtype=float)
    told = ~np.isnan(value)
    counts = one.columns["numerator"], one.columns["denominator"]
    met, points, more = lacking(*counts, indicator, target)
    met = met & told
    points, more = np.where(told, points, np.nan), np.where(told, more, np.nan)
    years = time_of(target.deadline) - time_of(one.end)
    required = _a_year(points, years)
    ahead = -one.pace if target.operator in DOWNWARDS else one.pace
    keeps_up = _keeps_up(value, ahead, required, target, due)
    verdict = np.select(
        [met, np.isnan(points), np.full(len(met), years <= 0), keeps_up == 1, keeps_up == 0],
        [ORDER.index(v) for v in (Verdict.MET, Verdict.UNKNOWN, Verdict.SLOW)]
        + [ORDER.index(v) for v in (Verdict.ON_TRACK, Verdict.SLOW)],
        ORDER.index(Verdict.UNKNOWN),
    )
    return pd.DataFrame(
        {
            **one.columns,
            "met": met,
            "points": points,
            "more": more,
            "years": years,
            "required": required,
            "required_more": _whole_a_year(more, years),
            "pace": one.pace,
            "known": one.known,
            "since": one.since,
            "reached": _reached(points, met, ahead, time_of(one.end)),
            "verdict": VERDICTS.take(verdict),
        }
    )


def _a_year(points: Numbers, years: float) -> Numbers:
    return points / years if years > 0 else np.where(points > 0, np.nan, points)


def _whole_a_year(more: Numbers, years: float) -> Numbers:
    """Whole ones a year, rounded up; with less than a year left it is all that is missing."""
    if years <= 0:
        return np.where(more > 0, np.nan, more)
    return np.ceil(np.round(more / max(years, 1.0), 9))


def _reached(points: Numbers, met: NDArray[np.bool_], ahead: Numbers, now: float) -> Numbers:
    """The year in which a steady pace closes the gap."""
    moving = (ahead > 0) & ~met
    there = now + np.divide(points, ahead, out=np.full(len(points), np.nan), where=moving)
    # Who stands exactly on a limit that has to be passed is beyond it the next day.
    year = np.where(points > 0, np.ceil(np.round(there, 6)) - 1, np.floor(there))
    return np.where(year <= HORIZON, year, np.nan)


def _keeps_up(
    value: Numbers, ahead: Numbers, required: Numbers, target: Target, due: Due | None
) -> Numbers:
    """1 where an area goes as fast as it must, 0 where it does not, NaN where nobody can say."""
    if due is not None:
        step = target.model_copy(update={"value": due.value})
        return np.array([float(meets(one, step)) for one in value])
    close = np.round(ahead - required, 9)
    fast = close > 0 if target.operator in STRICT else close >= 0
    return np.where(np.isnan(close), np.nan, fast)
