"""Stations and points over time, from their dated spells: which there were, what became of them.

A spell is a row of `Store.stations`. Nothing here is added up across the reform: a count is of
facilities that were open on one day, and what a facility became is looked up by its code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

import pandas as pd

from ytcs_data.periods import lasting


class Kind(StrEnum):
    STATION = "station"
    POINT = "point"


class Outcome(StrEnum):
    """What a station of before is on a later day."""

    STATION = "station"
    POINT = "point"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # nobody has said


def with_days(spells: pd.DataFrame) -> pd.DataFrame:
    """Spells with their `first` and `last` day as dates; see `periods.lasting`."""
    given = zip(*(spells[name] for name in ("vintage", "valid_from", "valid_to")), strict=True)
    days = [lasting(vintage, _date(start), _date(end)) for vintage, start, end in given]
    first = pd.Series([first for first, _last in days], spells.index, dtype=object)
    last = pd.Series([last for _first, last in days], spells.index, dtype=object)
    return spells.assign(first=first, last=last)


def last_day(vintage: str, end: date) -> date:
    """The last day of a period that areas of the vintage saw."""
    return min(end, lasting(vintage, None, None)[1])


def _date(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def inside(spells: pd.DataFrame, members: Mapping[str, Collection[str]]) -> pd.DataFrame:
    """Spells in some areas; `members` has their codes by vintage."""
    here = pd.Series(False, spells.index)
    for vintage, codes in members.items():
        here |= (spells["vintage"] == vintage) & spells["area_code"].isin(list(codes))
    return spells[here]


def at(spells: pd.DataFrame, day: date) -> pd.DataFrame:
    """Facilities that are open on a day, a row each; `spells` with their days."""
    return spells[(spells["first"] <= day) & (spells["last"] >= day)]


def counts(spells: pd.DataFrame, days: Iterable[date]) -> pd.DataFrame:
    """How many stations and points are open on each day: index day, a column for each kind."""
    table = {day: at(spells, day)["kind"].value_counts() for day in days}
    columns = [kind.value for kind in Kind]
    return pd.DataFrame(table, index=columns).T.fillna(0).astype(int)


def became(spells: pd.DataFrame, codes: Iterable[str], on: date) -> pd.DataFrame:
    """What facilities are on a day.

    Returns
    -------
    DataFrame
        Index `station_code`; `outcome`; `name`, `belongs_to`, `vintage` and `area_code` of that
        day, "" for one that is not open; `since`, the first day of what it is, None for one that
        is not open; `closed_on`, its last day, None for an open one and for one of which nobody
        has said what became of it.
    """
    now = at(spells, on).set_index("station_code")
    begun = spells[spells["first"] <= on].sort_values("first", kind="stable")
    latest = begun.groupby("station_code").tail(1).set_index("station_code")
    table = pd.DataFrame(index=pd.Index(list(codes), name="station_code"))
    known = latest["valid_to"].reindex(table.index).notna()
    gone = known.map({True: Outcome.CLOSED.value, False: Outcome.UNKNOWN.value})
    table["outcome"] = now["kind"].reindex(table.index).fillna(gone)
    for name in ("name", "belongs_to", "vintage", "area_code"):
        table[name] = now[name].reindex(table.index).fillna("")
    table["since"] = now["first"].reindex(table.index)
    closed = known & (table["outcome"] == Outcome.CLOSED)
    table["closed_on"] = latest["last"].reindex(table.index).where(closed, None)
    return table


def opened(spells: pd.DataFrame, after: date, on: date) -> pd.DataFrame:
    """Facilities that are open on a day `on` and did not exist in any form on the day `after`."""
    now = at(spells, on)
    return now[~now["station_code"].isin(at(spells, after)["station_code"])]
