"""Totals: which rows of data they sum, and rows that are totals though nothing says so."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set

import numpy as np
import numpy.typing as npt
import pandas as pd

from ytcs_data.ingest.reading.grids import Cell

FloatRow = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int_]

WHOLE = re.compile(r"[0-9]{1,3}([., \u00a0][0-9]{3})+|[0-9]+")
TOLERANCE = 1e-6
CERTAIN = 6.0  # figures that agree together have so many digits
MOST_ALIKE = 2  # a sum of one row is the row again


def summed_rows(
    figures: pd.DataFrame, data: Sequence[int], totals: dict[int, str], groups: Sequence[str]
) -> dict[int, tuple[str, tuple[int, ...]]]:
    """For each total, its kind and the rows of data that it is about.

    Of the ranges that it may stand for (all, those since the total before, those up to the next),
    the one whose sums agree in most columns; where none does, the one that its label means.

    Parameters
    ----------
    figures
        Whole numbers by row, NaN for what is none; rows of data and of totals.
    """
    places, names = np.asarray(data, dtype=int), list(groups)
    values = figures.loc[list(data)].to_numpy(dtype=float)
    sums = np.vstack([np.zeros(values.shape[1]), np.nancumsum(values, axis=0)])
    bounds = np.asarray(sorted(totals), dtype=int)
    every = tuple(places.tolist())
    found = {}
    for row, kind in totals.items():
        mine = figures.loc[row].to_numpy(dtype=float)
        ranges = _ranges(row, places, names, bounds)
        agreeing = [_agreement(mine, sums[end] - sums[begin]) for begin, end in ranges]
        best = agreeing.index(max(agreeing))
        if not agreeing[best]:
            best = 0 if kind == "total" or not any(names) or len(totals) == 1 else 1
        begin, end = ranges[best]
        whole = end - begin == len(places)
        found[row] = ("total", every) if whole else ("subtotal", tuple(places[begin:end].tolist()))
    return found


def _ranges(row: int, places: Rows, names: list[str], bounds: Rows) -> list[tuple[int, int]]:
    """What a total may stand for, as begin and end among the data: all first, then its group."""
    at = int(np.searchsorted(places, row))
    near = int(np.searchsorted(bounds, row))
    before = int(np.searchsorted(places, bounds[near - 1])) if near else 0
    after = (
        int(np.searchsorted(places, bounds[near + 1])) if near + 1 < len(bounds) else len(places)
    )
    return [(0, len(places)), _group_of(at, names), (before, at), (at, after)]


def _group_of(at: int, names: list[str]) -> tuple[int, int]:
    """The group that begins at a place, or else the one that ends there."""
    begin = end = at
    if at < len(names) and (at == 0 or names[at] != names[at - 1]):
        while end < len(names) and names[end] == names[at]:
            end += 1
        return at, end
    while begin and names[begin - 1] == names[at - 1]:
        begin -= 1
    return begin, at


def _agreement(mine: FloatRow, sums: FloatRow) -> int:
    return int((np.abs(mine - sums) < TOLERANCE).sum())


def hidden_totals(
    figures: pd.DataFrame, communes: Set[int], nameless: Set[int], bounds: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Rows of data that are the sum of rows above or below them, each with these rows.

    Parameters
    ----------
    figures
        Whole numbers of the rows of data, in order; NaN for what is none.
    communes
        Rows that are a commune by their name: never totals.
    nameless
        Rows without a name, which need less evidence.
    bounds
        Rows that part the data: totals and groups.
    """
    values = figures.to_numpy(dtype=float)
    if len(values) < MOST_ALIKE or not values.shape[1] or len(communes) == len(values):
        return {}
    sums = np.vstack([np.zeros(values.shape[1]), np.nancumsum(values, axis=0)])
    index = figures.index.to_numpy()
    segments = np.searchsorted(np.asarray(sorted(bounds)), index)
    ends = {tuple(after): place for place, after in enumerate(sums.tolist())}
    found: dict[int, tuple[int, ...]] = {}
    begin = 0
    for place, row in enumerate(index.tolist()):
        if place and segments[place] != segments[place - 1]:
            begin = place
        if row in communes:
            continue
        mine, least = values[place], 0.0 if row in nameless else CERTAIN
        end = ends.get(tuple((sums[place + 1] + np.nan_to_num(mine)).tolist()), 0)
        if place - begin > 1 and _is_sum(mine, sums[place] - sums[begin], least):
            found[row] = tuple(index[begin:place].tolist())
            begin = place + 1
        elif end - place > MOST_ALIKE and _is_sum(mine, sums[end] - sums[place + 1], least):
            found[row] = tuple(index[place + 1 : end].tolist())
    return found


def _is_sum(mine: FloatRow, sums: FloatRow, least: float) -> bool:
    """Most figures are sums, and large enough that this is no chance: small ones often add up."""
    positive = mine > 0
    agreeing = positive & (np.abs(mine - sums) < TOLERANCE)
    if agreeing.sum() * 2 <= positive.sum():
        return False
    return bool(np.log10(mine[agreeing]).sum() >= least and (agreeing.sum() > 1 or not least))


def whole(cell: Cell) -> float:
    """The number that a cell counts, NaN if it counts nothing.

    >>> whole("1.234"), whole(" 12 "), whole(7.0), whole("95,2"), whole(0.5)
    (1234.0, 12.0, 7.0, nan, nan)
    """
    if isinstance(cell, float):
        return cell if cell.is_integer() else math.nan
    if isinstance(cell, str) and WHOLE.fullmatch(cell.strip()):
        number = float(re.sub(r"\D", "", cell))
        return number if math.isfinite(number) else math.nan
    return math.nan
