"""Values over time: the change since earlier periods."""

from __future__ import annotations

import pandas as pd

from ytcs_data.periods import in_order, parse_period


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
