"""Numerator and denominator: what was counted in every expected area and period.

A count is known only if all its parts are. One part that is not applicable or held back
decides for the area, then one that is missing; a part that was estimated makes an estimate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.analysis.grid import Grid, Rows, places
from ytcs_data.catalogue import STATIONS, Indicator, Term
from ytcs_data.states import State

# From the mildest to the one that decides: of several parts the highest place wins.
RANKED = (
    State.VALUE,
    State.ESTIMATED,
    State.NOT_REPORTED,
    State.HELD,
    State.NOT_APPLICABLE,
    State.REASSESS,  # never reported: only `rates` gives it
)
STATES = pd.Index([str(state) for state in RANKED], dtype="str")
RANK = {state: place for place, state in enumerate(RANKED)}
ESTIMATED, NOT_REPORTED = RANK[State.ESTIMATED], RANK[State.NOT_REPORTED]

Floats = NDArray[np.float64]
Ranks = NDArray[np.int8]
Holdings = Mapping[str, pd.DataFrame]

NOTHING = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("period", "area_code", "station_code", "state")}
).assign(value=0.0)


@dataclass(frozen=True)
class Count:
    """One number and the rank of its state for every row; the number is NaN if unknown."""

    number: Floats
    rank: Ranks


@dataclass(frozen=True)
class _Parts:
    """Reported lines that were expected: the row each belongs to, its number, its rank."""

    row: Rows
    number: Floats
    rank: Ranks
    station: pd.Index

    def only(self, these: NDArray[np.bool_]) -> _Parts:
        if these.all():
            return self
        return _Parts(self.row[these], self.number[these], self.rank[these], self.station[these])

    def gathered(self, rows: Rows, size: int) -> Count:
        """Added up over `rows`; a place with no line is not reported."""
        number = np.bincount(rows, weights=self.number, minlength=size).astype(float)
        rank = np.zeros(size, dtype=np.int8)
        np.maximum.at(rank, rows, self.rank)
        rank[np.bincount(rows, minlength=size) == 0] = NOT_REPORTED
        return Count(number, rank)


def count(term: Term, indicator: Indicator, holdings: Holdings, grid: Grid) -> Count:
    """Count one side of an indicator."""
    if term.communes:
        return Count(np.ones(grid.size), np.zeros(grid.size, dtype=np.int8))
    if term.communes_with:
        flags = _in_communes(term.communes_with, holdings, grid)
        return _known(Count((flags.number >= 1).astype(float), flags.rank))
    at_stations = [m for m in term.measures if m in indicator.station_measures and m != STATIONS]
    counts = [_in_communes(m, holdings, grid) for m in term.sum if m not in at_stations]
    if at_stations:
        counts.append(_at_stations(at_stations, term.at_least, holdings, grid))
    number = np.sum([part.number for part in counts], axis=0)
    return _known(Count(number, np.max([part.rank for part in counts], axis=0)))


def _known(counted: Count) -> Count:
    return Count(np.where(counted.rank <= ESTIMATED, counted.number, np.nan), counted.rank)


def _in_communes(measure: str, holdings: Holdings, grid: Grid) -> Count:
    parts = _parts(measure, holdings, grid)
    return parts.gathered(parts.row, grid.size)


def _at_stations(
    measures: list[str], at_least: float | None, holdings: Holdings, grid: Grid
) -> Count:
    """What all stations on the list report together; or how many of them reach `at_least`.

    A station on the list without a report makes its commune unknown, and so does a report
    of a station that is not on the list: one of the two is incomplete. Reports of a station
    that has closed (value 0 on the list) are left aside.
    """
    listed = _parts(STATIONS, holdings, grid)
    keys = _StationKeys(listed)
    is_open = keys.listed.number >= 1
    total, rank = np.zeros(keys.size), np.zeros(keys.size, dtype=np.int8)
    communes = listed.gathered(listed.row, grid.size).rank
    for measure in measures:
        parts = _parts(measure, holdings, grid)
        place = keys.find(parts)
        np.maximum.at(communes, parts.row[place < 0], NOT_REPORTED)
        reported = parts.only(place >= 0).gathered(place[place >= 0], keys.size)
        total += reported.number
        rank = np.maximum(rank, reported.rank)
    np.maximum.at(communes, keys.row[is_open], rank[is_open])
    told = total if at_least is None else (np.round(total - at_least, 9) >= 0).astype(float)
    number = np.bincount(keys.row[is_open], weights=told[is_open], minlength=grid.size)
    return Count(number.astype(float), communes)


class _StationKeys:
    """The list of stations, each a place 0 … n-1 that reports can be looked up in."""

    def __init__(self, listed: _Parts) -> None:
        self._names = listed.station.unique()
        keys, place = np.unique(self._key(listed)[0], return_inverse=True)
        self._keys, self.size = keys, len(keys)
        self.row = keys // max(len(self._names), 1)
        self.listed = listed.gathered(place, self.size)

    def _key(self, parts: _Parts) -> tuple[Rows, Rows]:
        name = places(self._names, parts.station)
        return parts.row * len(self._names) + name, name

    def find(self, parts: _Parts) -> Rows:
        """The place of each line's station; -1 if the list does not have it."""
        if not self.size:
            return np.full(len(parts.row), -1, dtype=np.intp)
        key, name = self._key(parts)
        place = np.searchsorted(self._keys, key).clip(max=self.size - 1)
        known = (self._keys[place] == key) & (name >= 0)
        return np.where(known, place, -1)


def _parts(measure: str, holdings: Holdings, grid: Grid) -> _Parts:
    reported = holdings.get(measure, NOTHING)
    row = grid.rows_of(reported)
    number = reported["value"].to_numpy(dtype=float)
    rank = places(STATES, reported["state"]).astype(np.int8)
    unknown = np.isnan(number)
    # A line that says it has a value but holds none tells nothing.
    rank[unknown & (rank <= ESTIMATED)] = NOT_REPORTED
    station = pd.Index(reported["station_code"])
    return _Parts(row, np.where(unknown, 0.0, number), rank, station).only(row >= 0)
