"""The rule of the national criteria: who passes, who does not, and how many points are missing.

Pure: scores in, verdicts out. A commune passes with enough points in all, enough in each
criterion, and no failing point; whoever has not told all of them has no verdict yet.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.periods import in_order, parse_period

EXACT = 10_000  # parts of a point that are told apart: sums of halves and tenths are then exact


class Verdict(StrEnum):
    PASSES = "passes"
    FAILS = "fails"
    INCOMPLETE = "incomplete"  # not all has been told


@dataclass(frozen=True)
class Rule:
    """What a set of criteria asks for."""

    most: Sequence[float]  # points of each criterion
    total_pct: float
    each_pct: float
    failing_point: bool = True  # whether one such point fails a commune


def judged(scores: pd.DataFrame, failing: pd.Series, rule: Rule) -> pd.DataFrame:
    """Judge each row of scores.

    Parameters
    ----------
    scores
        A column for each criterion, in the order of the rule; missing where it was not told.
    failing
        1 where there is a failing point, 0 where there is none, missing where nobody said.

    Returns
    -------
    DataFrame
        `total`, missing unless all criteria are there; `missing`, the fewest points that would
        lift the row over both lines, likewise; `under`, the number of criteria below their line;
        `scored`, of those that were told; `verdict`.
    """
    lacking = shortfalls(scores, rule)
    scored = scores.notna().sum(axis=1)
    complete = scored.eq(len(rule.most))
    total = _exact(scores).sum(axis=1)
    (line,) = _lines([sum(rule.most)], rule.total_pct)
    to_go = (line - total).clip(lower=0)
    # points that lift a criterion over its line count for the total too
    missing = np.maximum(to_go, _exact(lacking).sum(axis=1)) / EXACT
    fails = (missing > 0) | (failing.eq(1) if rule.failing_point else False)
    told = complete & (failing.notna() if rule.failing_point else True)
    verdict = np.where(fails, Verdict.FAILS.value, Verdict.PASSES.value)
    return pd.DataFrame(
        {
            "total": (total / EXACT).where(complete),
            "missing": missing.where(complete),
            "under": lacking.gt(0).sum(axis=1),
            "scored": scored,
            "verdict": pd.Series(verdict, scores.index).where(told, Verdict.INCOMPLETE.value),
        }
    )


def shortfalls(scores: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Points that each score is below the line of its criterion; 0 on it, missing where untold."""
    lines = _lines(rule.most, rule.each_pct)
    return _exact(scores).rsub(lines, axis=1).clip(lower=0) / EXACT


def _exact(points: pd.DataFrame) -> pd.DataFrame:
    """Points as whole numbers of their smallest parts, so that 0.1 + 0.2 is 0.3."""
    return (points * EXACT).round()


def _lines(points: Sequence[float], pct: float) -> NDArray[np.float64]:
    """The fewest of the smallest parts that are so many per cent of each number of points."""
    return np.ceil(np.round(np.array(points, dtype=float) * EXACT) * pct / 100)


def assessments(told: pd.DataFrame, until: str, flags: Collection[str] = ()) -> pd.DataFrame:
    """Of each commune and year the newest period that has scores, and the newest flag.

    Parameters
    ----------
    told
        Rows of scores and of the flag: `period`, `area_code`, `measure`, `value`, `state`.
    until
        The last period to look at; later ones are left out.
    flags
        The measures that are flags of a failing point, which may be told without scores.

    Returns
    -------
    DataFrame
        These rows with `year` and `is_flag`.
    """
    end = parse_period(until).end
    periods = [p for p in map(str, told["period"].unique()) if parse_period(p).end <= end]
    age = {period: rank for rank, period in enumerate(in_order(periods))}
    rows = told[told["period"].isin(periods)]
    rows = rows.assign(
        year=rows["period"].map({period: parse_period(period).year for period in periods}),
        age=rows["period"].map(age),
        is_flag=rows["measure"].isin(list(flags)),
    )
    newest = rows.groupby(["area_code", "year", "is_flag"])["age"].transform("max")
    return rows[rows["age"] == newest].drop(columns="age")


def scored_by_year(found: pd.DataFrame) -> pd.Series[int]:
    """How many communes have scores in each year; index the years in order."""
    return found[~found["is_flag"]].groupby("year")["area_code"].nunique()


def year_to_show(found: pd.DataFrame) -> int | None:
    """The newest year that has scores of at least half of the communes that were ever scored.

    A year that has only begun would hide everybody else. Where no year has as many, it is the
    one that has most, of equals the newest; None where nobody was scored.
    """
    counts = scored_by_year(found)
    if counts.empty:
        return None
    ever = found.loc[~found["is_flag"], "area_code"].nunique()
    enough = counts[2 * counts >= min(ever, 2 * counts.max())]
    return int(enough.index[-1])
