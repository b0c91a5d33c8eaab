"""The road to a target: what is to go, how fast it must go, how fast it went, and when it ends.

Everything is computed for all areas at once: the work grows with areas times years for each
indicator, and with the areas for each of its targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.progress import DOWNWARDS, STRICT, lacking, meets
from ytcs_data.analysis.track import Numbers, Track
from ytcs_data.catalogue import Indicator, Operator, Target
from ytcs_data.periods import time_of

HORIZON = 2045  # the vision of the plans; nobody says anything of later years


class Verdict(StrEnum):
    """Whether a promise will be kept; `road_words.RULE` says on the screen how it is judged."""

    MET = "met"
    ON_TRACK = "on_track"
    SLOW = "slow"
    UNKNOWN = "unknown"


ORDER = tuple(Verdict)
VERDICTS = pd.Index(list(ORDER), dtype="str")


@dataclass(frozen=True)
class Due:
    """What a plan wanted by a day that has passed."""

    on: date
    value: float
    operator: Operator


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
    years = time_of(target.deadline) - time_of(one.asked)
    required = _a_year(points, years)
    ahead = -one.pace if target.operator in DOWNWARDS else one.pace
    keeps_up = _keeps_up(value, ahead, required, target, due)
    over = np.full(len(met), years <= 0)
    cases = {
        Verdict.UNKNOWN: np.isnan(points) | one.is_few,
        Verdict.MET: met,
        Verdict.SLOW: over | (keeps_up == 0),
        Verdict.ON_TRACK: keeps_up == 1,
    }
    choices = [ORDER.index(verdict) for verdict in cases]
    verdict = np.select(list(cases.values()), choices, ORDER.index(Verdict.UNKNOWN))
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
        step = target.model_copy(update={"value": due.value, "operator": due.operator})
        return np.array([float(meets(one, step)) for one in value])
    close = np.round(ahead - required, 9)
    fast = close > 0 if target.operator in STRICT else close >= 0
    return np.where(np.isnan(close), np.nan, fast)
