"""How far from a target. Counts decide, not rounded rates: 95,0 % is not above 95 %."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from ytcs_data.analysis.counting import ESTIMATED, STATES
from ytcs_data.analysis.grid import places
from ytcs_data.catalogue import Indicator, Operator, Target

NEAR = 5  # points short of the target that still count as “gần đạt”

STRICT = (Operator.ABOVE, Operator.BELOW)
DOWNWARDS = (Operator.BELOW, Operator.AT_MOST)


@dataclass(frozen=True)
class Gap:
    """What is still missing of a target; all of it 0 once reached, NaN if nothing is known."""

    met: bool
    points: float  # in the indicator's unit
    more: float  # the smallest whole number that makes the target true if nothing else changes


def meets(value: float, target: Target) -> bool:
    """Whether a rate keeps the promise as it is worded; an unknown one does not.

    “100%” (=) is kept by reaching it, also by going beyond: cards by place of issue can
    outnumber the residents.
    """
    if math.isnan(value):
        return False
    reached = _exact(value) - _exact(target.value)
    return bool(_kept(-reached if target.operator in DOWNWARDS else reached, target))


def classify(values: pd.DataFrame, indicator: Indicator, target: Target | None) -> pd.Series[str]:
    """The class of each row: what a map paints and a legend counts.

    Parameters
    ----------
    values
        Of `rates.indicator_values` (communes) or `rates.add_up` (groups).

    Returns
    -------
    Series
        Same index. “yes” or “no” for communes under a yes/no indicator; else “met”, “near”
        or “not_met” if there is a target; else “c0” (below the first of
        `indicator.breaks`), “c1” … . Where there is no number, the text of the state.
    """
    if indicator.is_yes_no and "expected" not in values:
        names = ["no", "yes"]
        place: NDArray[np.intp] = np.where(values["numerator"] >= 1, 1, 0)
    elif target is not None:
        names = ["met", "near", "not_met"]
        place = _places_of_target(values, indicator, target)
    else:
        limits = indicator.breaks or ()
        names = [f"c{number}" for number in range(len(limits) + 1)]
        place = np.searchsorted(limits, values["value"].round(9).to_numpy(), side="right")
    rank = places(STATES, values["state"])
    texts = pd.Index([*names, *STATES]).take(np.where(rank <= ESTIMATED, place, len(names) + rank))
    return pd.Series(texts, index=values.index)


def gap(row: Mapping[str, Any] | pd.Series[Any], target: Target, indicator: Indicator) -> Gap:
    """What one aggregate still lacks; `row` has `numerator` and `denominator`."""
    counts = [row["numerator"]], [row["denominator"]]
    (met,), (points,), (more,) = lacking(*counts, indicator, target)
    return Gap(met=bool(met), points=float(points), more=float(more))


def lacking(
    numerator: ArrayLike, denominator: ArrayLike, indicator: Indicator, target: Target
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.float64]]:
    """Of each pair of counts: whether the target is met, points and whole counts to go.

    Points are in the indicator's unit. Both are 0 where it is met and NaN where nothing is known;
    see `Gap`.
    """
    above, below = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    beyond, scale = _beyond(above, np.where(below > 0, below, np.nan), indicator, target)
    met = _kept(beyond, target)
    counts = -beyond / (scale * indicator.factor)
    more = np.floor(counts) + 1 if target.operator in STRICT else np.ceil(counts)
    points = -beyond / np.where(below > 0, below * scale, np.nan)
    return met, np.where(met, 0.0, points), np.where(met, 0.0, more)


def _kept(beyond: Any, target: Target) -> Any:
    return beyond > 0 if target.operator in STRICT else beyond >= 0


def _exact(number: float) -> Fraction:
    """The number as it was written; the last digits of an estimate are noise."""
    return Fraction(str(round(float(number), 9)))


def _beyond(
    numerator: NDArray[np.float64],
    denominator: NDArray[np.float64],
    indicator: Indicator,
    target: Target,
) -> tuple[NDArray[np.float64], float]:
    """By how much each row is beyond the target, times its denominator and a constant; and that.

    Whole counts give whole numbers here, so that no rounding can decide.
    """
    wanted, factor = _exact(target.value), _exact(indicator.factor)
    scale = wanted.denominator * factor.denominator
    beyond = numerator * float(factor * scale) - denominator * float(wanted * scale)
    beyond = np.round(beyond, 6)
    return (-beyond if target.operator in DOWNWARDS else beyond), float(scale)


def _places_of_target(
    values: pd.DataFrame, indicator: Indicator, target: Target
) -> NDArray[np.intp]:
    """0 where the target is met, 1 where nearly, 2 where not."""
    above, below = (values[side].to_numpy(dtype=float) for side in ("numerator", "denominator"))
    beyond, scale = _beyond(above, below, indicator, target)
    met = _kept(beyond, target)
    near = beyond >= -NEAR * scale * below
    near &= indicator.unit == "%"  # a point is a hundredth of a share, nothing else
    return np.select([met, near], [0, 1], 2).astype(np.intp)
