"""The road to a target: what is to go, how fast it must go, how fast it went, and when it ends.

Everything is computed for all areas at once: the work grows with areas times years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.progress import DOWNWARDS, STRICT, lacking, meets
from ytcs_data.analysis.trends import slopes, yearly_points
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import parse_period, time_of

HORIZON = 2045  # the vision of the plans; nobody says anything of later years


class Verdict(StrEnum):
    """Whether a promise will be kept; `RULE` of the words on the screen says how it is judged."""

    MET = "met"
    ON_TRACK = "on_track"
    SLOW = "slow"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Due:
    """What a plan wanted by a day that has passed."""

    on: date
    value: float


def roads(
    history: pd.DataFrame, indicator: Indicator, target: Target, period: str, due: Due | None = None
) -> pd.DataFrame:
    """Where each area stands on its way to a target in a period.

    The pace is the slope of a least-squares line through the yearly points of the last five
    years, at least three of them and the period itself among them. A calendar year's point is its
    last period up to `period`; of what is counted during a period only whole years are points.
    What must not be joined across the reform has to be left out of `history`.

    Parameters
    ----------
    history
        Columns `area_code`, `period`, `numerator`, `denominator`, `value`, `state`, as
        `rates.add_up` and `rates.indicator_values` give them; a row an area and period.
    due
        The last goal on the path of the plan that has passed, if it has a path: it decides then
        between on track and slow, not the pace.

    Returns
    -------
    DataFrame
        A row an area of the period, by `area_code`: `period` (the one that counts: of a flow the
        last whole year), `numerator`, `denominator`, `value`, `state`, `met`, `points` (to go, in
        the indicator's unit), `more` (to go in whole communes, stations or people), `years` (left
        until the deadline; not positive once it has passed), `required` and `required_more` (a
        year), `pace` (a year, in the unit; NaN with fewer than three points), `known` (points of
        the pace), `since` (year of the first), `reached` (year at that pace, NaN if not until
        2045) and `verdict`.
    """
    codes = yearly_points(list(history["period"].unique()), period, whole=indicator.is_flow)
    if not codes:
        return _nothing()
    at = codes[-1]
    now = history[history["period"] == at].reset_index(drop=True)
    pace, known, since = slopes(history, now["area_code"], codes)
    met, points, more = lacking(now["numerator"], now["denominator"], indicator, target)
    told = now["value"].notna().to_numpy()
    points, more = np.where(told, points, np.nan), np.where(told, more, np.nan)
    years = time_of(target.deadline) - time_of(parse_period(at).end)
    made = now[["area_code", "period", "numerator", "denominator", "value", "state"]].assign(
        met=met & told,
        points=points,
        more=more,
        years=years,
        required=_a_year(points, years),
        required_more=_whole_a_year(more, years),
        pace=pace,
        known=known,
        since=since,
    )
    ahead = -pace if target.operator in DOWNWARDS else pace
    made["reached"] = _reached(made, ahead, time_of(parse_period(at).end))
    made["verdict"] = _verdicts(made, ahead, target, due)
    return made


def _a_year(points: NDArray[np.float64], years: float) -> NDArray[np.float64]:
    return points / years if years > 0 else np.where(points > 0, np.nan, points)


def _whole_a_year(more: NDArray[np.float64], years: float) -> NDArray[np.float64]:
    """Whole ones a year, rounded up; with less than a year left it is all that is missing."""
    if years <= 0:
        return np.where(more > 0, np.nan, more)
    return np.ceil(np.round(more / max(years, 1.0), 9))


def _reached(made: pd.DataFrame, ahead: NDArray[np.float64], now: float) -> NDArray[np.float64]:
    """The year in which a steady pace closes the gap."""
    points = made["points"].to_numpy(dtype=float)
    moving = (ahead > 0) & ~made["met"].to_numpy(dtype=bool)
    there = now + np.divide(points, ahead, out=np.full(len(made), np.nan), where=moving)
    # Who stands exactly on a limit that has to be passed is beyond it the next day.
    year = np.where(points > 0, np.ceil(np.round(there, 6)) - 1, np.floor(there))
    return np.where(year <= HORIZON, year, np.nan)


def _verdicts(
    made: pd.DataFrame, ahead: NDArray[np.float64], target: Target, due: Due | None
) -> NDArray[np.str_]:
    if due is not None:
        step = target.model_copy(update={"value": due.value})
        keeps_up = np.array([meets(value, step) for value in made["value"]])
        judged = made["value"].notna().to_numpy()
    else:
        required = made["required"].to_numpy(dtype=float)
        close = np.round(ahead - required, 9)
        keeps_up = close > 0 if target.operator in STRICT else close >= 0
        judged = ~np.isnan(ahead) & made["points"].notna().to_numpy()
    overdue = made["years"].to_numpy() <= 0
    judged = judged | (overdue & made["points"].notna().to_numpy())
    return np.select(
        [made["met"].to_numpy(dtype=bool), judged & keeps_up & ~overdue, judged],
        [Verdict.MET.value, Verdict.ON_TRACK.value, Verdict.SLOW.value],
        Verdict.UNKNOWN.value,
    )


def _nothing() -> pd.DataFrame:
    texts = dict.fromkeys(("area_code", "period", "state", "verdict"), pd.Series(dtype="str"))
    numbers = (
        "numerator",
        "denominator",
        "value",
        "points",
        "more",
        "years",
        "required",
        "required_more",
        "pace",
        "known",
        "since",
        "reached",
    )
    return pd.DataFrame(
        {**texts, **dict.fromkeys(numbers, pd.Series(dtype=float)), "met": pd.Series(dtype=bool)}
    )
