"""Values over time: the change since earlier periods, and the pace over years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.periods import Kind, in_order, parse_period, time_of

FEWEST, MOST = 3, 5  # yearly points that a pace is taken from


def change(values: pd.DataFrame, period: str) -> pd.DataFrame:
    """What has changed up to one period, in the indicator's unit.

    Only periods of the same kind are compared, a month with a month; `values` speak of one
    vintage. The last period is the nearest earlier one they have, and is named, since
    months are left out in life.

    Returns
    -------
    DataFrame
        Columns `area_code`, `value`, `last_period`, `since_last`, `year_ago`,
        `since_year_ago`; a row an area of the period. Without such a period the name is
        "" and the change is NaN.
    """
    periods = _periods(values)
    last, year_ago = _last(periods, period), _year_ago(periods, period)
    now = values.loc[values["period"] == period, ["area_code", "value"]].reset_index(drop=True)
    return now.assign(
        last_period=last,
        since_last=now["value"] - _then(values, last, now["area_code"]),
        year_ago=year_ago,
        since_year_ago=now["value"] - _then(values, year_ago, now["area_code"]),
    )


def yearly_points(codes: Sequence[str], period: str, *, whole: bool) -> list[str]:
    """The period that stands for each of the last five years up to `period`, oldest first.

    >>> yearly_points(["2024", "2025-H1", "2025", "2026-09", "2026-10"], "2026-09", whole=False)
    ['2024', '2025', '2026-09']
    >>> yearly_points(["2024", "2025", "2026-09"], "2026-09", whole=True)
    ['2024', '2025']
    """
    end = parse_period(period).end
    of_year: dict[int, str] = {}
    for code in in_order([str(code) for code in codes]):
        known = parse_period(code)
        if known.end <= end and (not whole or known.kind is Kind.YEAR):
            of_year[known.year] = code
    if not whole and period in codes:
        of_year[parse_period(period).year] = period
    if not of_year:
        return []
    return [code for year, code in sorted(of_year.items()) if year > max(of_year) - MOST]


def slopes(
    values: NDArray[np.float64], codes: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.float64]]:
    """The least-squares slope of each area, in its unit a year.

    Parameters
    ----------
    values
        A row an area, a column a period of `codes`, oldest first; NaN where nothing is known.

    Returns
    -------
    tuple
        Slope (NaN with fewer than three points, or without the last one), number of points, and
        year of the first (NaN where there is no slope); a place a row.
    """
    if not codes:
        nothing = np.full(len(values), np.nan)
        return nothing, np.zeros(len(values), dtype=np.intp), nothing
    times = np.array([time_of(parse_period(code).end) for code in codes])
    has = ~np.isnan(values)
    known = has.sum(axis=1)
    enough = (known >= FEWEST) & has[:, -1]
    many = np.maximum(known, 1)
    middle = (has * times).sum(axis=1) / many
    mean = np.where(has, values, 0.0).sum(axis=1) / many
    off = np.where(has, times - middle[:, None], 0.0)
    spread = np.where(enough, (off**2).sum(axis=1), np.nan)
    slope = (off * np.where(has, values - mean[:, None], 0.0)).sum(axis=1) / spread
    years = np.array([parse_period(code).year for code in codes], dtype=float)
    since = np.where(enough, years[has.argmax(axis=1)], np.nan)
    return slope, known, since


def _periods(values: pd.DataFrame) -> list[str]:
    return [str(period) for period in values["period"].unique()]


def _last(periods: list[str], period: str) -> str:
    now = parse_period(period)
    earlier = [
        code
        for code in periods
        if parse_period(code).kind is now.kind and parse_period(code).start < now.start
    ]
    return in_order(earlier)[-1] if earlier else ""


def year_before(period: str) -> str:
    """The same period of the year before.

    >>> year_before("2026-10"), year_before("2025-H1"), year_before("2024")
    ('2025-10', '2024-H1', '2023')
    """
    year = parse_period(period).year
    return period.replace(str(year), str(year - 1), 1)


def _year_ago(periods: list[str], period: str) -> str:
    code = year_before(period)
    return code if code in periods else ""


def _then(values: pd.DataFrame, period: str, areas: pd.Series[str]) -> pd.Series[float]:
    before = values[values["period"] == period].set_index("area_code")["value"]
    return before.reindex(areas).reset_index(drop=True)
