"""Rates, and how to add areas up without lying: counts add up, the rate is computed last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.counting import ESTIMATED, NOT_REPORTED, RANK, STATES, Holdings, count
from ytcs_data.analysis.grid import Grid, places
from ytcs_data.catalogue import Indicator
from ytcs_data.states import State


def indicator_values(
    indicator: Indicator,
    holdings: Holdings,
    expected: Mapping[str, Sequence[str]],
    unassessed: Callable[[str], bool],
) -> pd.DataFrame:
    """One indicator for every expected area and period.

    Parameters
    ----------
    holdings
        What holds now of each measure in `indicator.measures`, all of one vintage: columns
        `period`, `area_code`, `station_code`, `value`, `state`.
    expected
        The areas that should report, by period.
    unassessed
        Whether the status of an area must be assessed again since the reform: asked only
        for yes/no indicators, only where nothing was reported.

    Returns
    -------
    DataFrame
        Columns `period`, `area_code`, `numerator`, `denominator`, `value` (in the
        indicator's unit), `state` (the text of a State); a row an expected area and period.
        What is not known is NaN. Where the denominator is 0 nobody could be counted: there
        is no rate, and the state is not_applicable.
    """
    grid = Grid(expected)
    above = count(indicator.numerator, indicator, holdings, grid)
    below = count(indicator.denominator, indicator, holdings, grid)
    rank = np.maximum(above.rank, below.rank)
    rank[(rank <= ESTIMATED) & (below.number == 0)] = RANK[State.NOT_APPLICABLE]
    if indicator.is_yes_no:
        rank[_to_assess(grid, rank == NOT_REPORTED, unassessed)] = RANK[State.REASSESS]
    known = rank <= ESTIMATED
    divisor = np.where(known, below.number, np.nan)
    return grid.frame().assign(
        numerator=above.number,
        denominator=below.number,
        value=indicator.factor * above.number / divisor,
        state=STATES.take(rank),
    )


def add_up(values: pd.DataFrame, groups: Mapping[str, str], factor: float) -> pd.DataFrame:
    """Counts of groups of areas and the rates they give; areas without a group are left out.

    Parameters
    ----------
    values
        What `indicator_values` gave, or a part of it.
    groups
        Area code to the code of its group: a province, a former district.
    factor
        That of the indicator.

    Returns
    -------
    DataFrame
        Columns `period`, `area_code` (the group), `numerator`, `denominator`, `value`,
        `state`, `reported` (areas with a number), `expected` (all areas of the group). A
        status that is to be assessed again counts below the line as not yet reached. A
        group of which no area has a number has none either, and says why.
    """
    place, sums = _groups(values, groups)

    def total(these: NDArray[np.bool_], column: NDArray[np.float64]) -> NDArray[np.float64]:
        told = these & (place >= 0)
        return np.bincount(place[told], weights=column[told], minlength=len(sums)).astype(float)

    rank, ones = places(STATES, values["state"]), np.ones(len(values))
    of_state = {state: total(rank == at, ones) for state, at in RANK.items()}
    counted = rank <= ESTIMATED
    below = total(counted, values["denominator"].to_numpy(dtype=float))
    below += of_state[State.REASSESS]
    reported = of_state[State.VALUE] + of_state[State.ESTIMATED]
    above = np.where(below > 0, total(counted, values["numerator"].to_numpy(dtype=float)), np.nan)
    below = np.where(below > 0, below, np.nan)
    return sums.assign(
        numerator=above,
        denominator=below,
        value=np.where(reported > 0, factor * above / below, np.nan),
        state=_state_of_group(of_state),
        reported=reported.astype(int),
        expected=total(rank >= 0, ones).astype(int),
    )


def _groups(
    values: pd.DataFrame, groups: Mapping[str, str]
) -> tuple[NDArray[np.intp], pd.DataFrame]:
    """The place of each row among the pairs of period and group (-1: none), and the pairs."""
    period, periods = pd.factorize(values["period"])
    area, areas = pd.factorize(values["area_code"])
    group_of_area, names = pd.factorize(pd.Index([groups.get(code) for code in areas]))
    pair = np.where(group_of_area[area] < 0, -1, period * len(names) + group_of_area[area])
    pairs, place = np.unique(pair, return_inverse=True)
    if len(pairs) and pairs[0] < 0:
        pairs, place = pairs[1:], place - 1
    by = max(len(names), 1)
    return place, pd.DataFrame({"period": periods[pairs // by], "area_code": names[pairs % by]})


def _to_assess(
    grid: Grid, missing: NDArray[np.bool_], unassessed: Callable[[str], bool]
) -> NDArray[np.intp]:
    number, areas = grid.areas_where(missing)
    again = np.fromiter((unassessed(area) for area in areas), dtype=bool, count=len(areas))
    rows: NDArray[np.intp] = np.flatnonzero(missing)[again[number]]
    return rows


def _state_of_group(of_state: Mapping[State, NDArray[np.float64]]) -> pd.Index:
    """One estimate makes an estimate; without any number, what stands in the way."""
    in_the_way = (State.REASSESS, State.HELD, State.NOT_REPORTED)
    choices = [State.ESTIMATED, State.VALUE, *in_the_way]
    rank = np.select(
        [of_state[state] > 0 for state in choices],
        [RANK[state] for state in choices],
        RANK[State.NOT_APPLICABLE],
    )
    return STATES.take(rank)
