"""A roadmap set against what happened: which communes are early, on time, late or due.

Pure arithmetic on tables. A status is never inherited through a merger. So each commune has spans:
first its own time, then that of the units that it became part of; in a later span only a
recognition counts that a unit won after the commune had joined it, and all units must have won it.

Days are ordinals (`date.toordinal`), years are numbers.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

SPANS = ["area_code", "step", "vintage", "unit_code", "first", "last"]
REPORTS = ["vintage", "unit_code", "day", "year", "value"]
BEFORE = 0  # the "year" of everything that a unit told before it took the commune in


class Outcome(StrEnum):
    """What has become of a planned year; the order is that of attention."""

    LATE = "late"  # not reached and its year is over, or reached later
    UNKNOWN = "unknown"  # its year is over, and nobody has ever told
    DUE = "due"  # this year
    PLANNED = "planned"  # a later year
    ON_TIME = "on_time"
    EARLY = "early"


def reached(spans: pd.DataFrame, reports: pd.DataFrame, since: int, until: int) -> pd.DataFrame:
    """When each commune met the criteria.

    Parameters
    ----------
    spans
        `SPANS`: in step 0 the commune itself, in later ones the units that it is part of.
    reports
        `REPORTS`: 1 or 0 of a unit on a day; what is not counted is left out.
    since
        The first year that counts. The last report of a year decides about it.
    until
        The day on which one looks back.

    Returns
    -------
    pandas.DataFrame
        By `area_code`: `actual` year and its `step`, both missing if not reached; and `told`,
        whether anything was reported since then.
    """
    begun = spans[spans["first"] <= until]
    rows = begun.merge(reports[reports["day"] <= until], on=["vintage", "unit_code"])
    rows = rows[rows["day"] <= rows["last"]].sort_values("day", kind="stable")
    inside = rows["day"] >= rows["first"]
    rows = rows.assign(bucket=rows["year"].where(inside, BEFORE))
    rows = rows[~inside | (rows["year"] >= since)]
    keys = ["area_code", "step", "unit_code"]
    yearly = rows.groupby([*keys, "bucket"], sort=True)["value"].last().reset_index()
    had = yearly.groupby(keys)["value"].shift(1, fill_value=0.0) >= 1
    within = yearly["bucket"] > BEFORE
    won = yearly[(yearly["value"] >= 1) & ~had & within]
    found = pd.DataFrame(index=pd.Index(spans["area_code"].unique(), name="area_code"))
    found = found.join(_first(_of_all_units(won.groupby(keys)["bucket"].min(), begun[keys])))
    found["told"] = found.index.isin(yearly.loc[within, "area_code"])
    return found


def _of_all_units(years: pd.Series[float], units: pd.DataFrame) -> pd.DataFrame:
    """The year in which the last unit of a commune and step won; missing if one has not."""
    grouped = years.reindex(pd.MultiIndex.from_frame(units)).groupby(level=["area_code", "step"])
    return grouped.max().where(grouped.count() == grouped.size()).to_frame("year")


def _first(years: pd.DataFrame) -> pd.DataFrame:
    """The first step of each commune in which it was reached, with the year."""
    known = years.dropna().reset_index().sort_values(["year", "step"], kind="stable")
    first = known.drop_duplicates("area_code").set_index("area_code")
    return first.rename(columns={"year": "actual"})[["actual", "step"]]


def outcomes(goals: pd.DataFrame, found: pd.DataFrame, day: date) -> pd.DataFrame:
    """Goals (`area_code`, `planned`, `revised`) with what happened, as seen on a day.

    `state` and `slip` are against the year that was planned first; `revised_slip` against the
    revised one. A slip is in years, late is above zero, and missing as long as it is not known:
    the year is to come, or nobody has told. What is not reached is late by the years gone by.
    """
    rows = goals.join(found, on="area_code")
    year, is_over = day.year, (day.month, day.day) == (12, 31)
    actual, planned = rows["actual"], rows["planned"]
    rows["state"] = np.select(
        [
            actual < planned,
            actual == planned,
            actual > planned,
            planned > year,
            (planned == year) & (not is_over),
            rows["told"].astype(bool),
        ],
        [
            *(Outcome.EARLY, Outcome.ON_TIME, Outcome.LATE),
            *(Outcome.PLANNED, Outcome.DUE, Outcome.LATE),
        ],
        Outcome.UNKNOWN,
    )
    known = actual.notna() | rows["told"].astype(bool)
    for column, against in (("slip", planned), ("revised_slip", rows["revised"])):
        rows[column] = _slip(actual, against, year).where(known)
    return rows


def _slip(actual: pd.Series[float], goal: pd.Series[float], year: int) -> pd.Series[float]:
    return (actual.fillna(year) - goal).where(actual.notna() | (goal <= year)).astype(float)


def cumulative(rows: pd.DataFrame, since: int, year: int) -> pd.DataFrame:
    """How many communes by the end of each year: `planned`, `revised`, `actual`.

    From the year of the plan to that of its last goal, or to this one. What happens after this
    year is missing. `revised` has the first year where none was revised.
    """
    latest = rows["revised"].fillna(rows["planned"])
    last = int(max(rows["planned"].max(), latest.max(), year))
    years = np.arange(min(since, int(rows["planned"].min())), last + 1)
    counts = {
        name: np.searchsorted(np.sort(column.dropna().to_numpy()), years, side="right")
        for name, column in (("planned", rows["planned"]), ("revised", latest))
    }
    done = np.searchsorted(np.sort(rows["actual"].dropna().to_numpy()), years, side="right")
    return pd.DataFrame({"year": years, **counts, "actual": np.where(years <= year, done, np.nan)})


def in_order_of_attention(rows: pd.DataFrame) -> pd.DataFrame:
    """Those late and not reached first, the latest of them on top; then by state and year."""
    rank = rows["state"].map({state: place for place, state in enumerate(Outcome)}).astype(float)
    through = rows["actual"].notna() & (rows["state"] == Outcome.LATE)
    rank[through] = list(Outcome).index(Outcome.PLANNED) + 0.5
    order = pd.DataFrame({"rank": rank, "slip": -rows["slip"].fillna(0), "year": rows["planned"]})
    return rows.loc[order.sort_values(["rank", "slip", "year"], kind="stable").index]
