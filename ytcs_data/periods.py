"""Reporting periods: `2025`, `2025-Q3`, `2025-H1`, `2025-9M`, `2025-07`.

A period is kept and passed on as its text; `parse_period` gives its dates, its order and
its Vietnamese name. The reform of 1 July 2025 parts the periods into two vintages.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from ytcs_data.errors import UnknownPeriod

REFORM = date(2025, 7, 1)
LAST_OLD_DAY = REFORM - timedelta(days=1)

PATTERN = re.compile(r"(?P<year>20[0-9]{2})(?:-(?P<part>Q[1-4]|H[12]|9M|0[1-9]|1[0-2]))?")
EXPECTED = "2025, 2025-Q3, 2025-H1, 2025-9M, 2025-07"


class Kind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    NINE_MONTHS = "nine_months"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True)
class Period:
    code: str
    kind: Kind
    year: int
    first_month: int
    last_month: int
    label: str  # as a Vietnamese reader writes it, first letter small

    @property
    def start(self) -> date:
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        return date(self.year, self.last_month, calendar.monthrange(self.year, self.last_month)[1])

    @property
    def middle(self) -> date:
        """Where a chart puts the period."""
        return self.start + (self.end - self.start) / 2

    @property
    def vintage(self) -> str:
        """Whose areas a report of this period speaks of, unless the file says otherwise.

        >>> [parse_period(p).vintage for p in ("2024", "2025-H1", "2025", "2025-07")]
        ['2024', '2024', '2025', '2025']
        """
        return "2024" if self.end < REFORM else "2025"


@lru_cache(maxsize=1024)
def parse_period(code: str) -> Period:
    """Read a period.

    Raises
    ------
    UnknownPeriod
        If the text is none of the five forms.

    Examples
    --------
    >>> parse_period("2025-Q3").label, parse_period("2025-9M").label, parse_period("2025").label
    ('quý III/2025', '9 tháng đầu năm 2025', 'năm 2025')
    """
    match = PATTERN.fullmatch(code)
    if not match:
        raise UnknownPeriod(f"{code!r} is no period. Right would be {EXPECTED}.")
    year, part = int(match["year"]), match["part"]
    if part is None:
        return Period(code, Kind.YEAR, year, 1, 12, f"năm {year}")
    if part == "9M":
        return Period(code, Kind.NINE_MONTHS, year, 1, 9, f"9 tháng đầu năm {year}")
    if part.startswith("H"):
        first = 1 if part == "H1" else 7
        name = "6 tháng đầu năm" if part == "H1" else "6 tháng cuối năm"
        return Period(code, Kind.HALF, year, first, first + 5, f"{name} {year}")
    if part.startswith("Q"):
        quarter = int(part[1])
        roman = ("I", "II", "III", "IV")[quarter - 1]
        return Period(code, Kind.QUARTER, year, 3 * quarter - 2, 3 * quarter, f"quý {roman}/{year}")
    return Period(code, Kind.MONTH, year, int(part), int(part), f"tháng {int(part)}/{year}")


def in_order(codes: list[str]) -> list[str]:
    """Oldest first; of periods that end on the same day, the shorter first.

    >>> in_order(["2025", "2024", "2025-12", "2025-H1"])
    ['2024', '2025-H1', '2025-12', '2025']
    """
    return sorted(codes, key=lambda code: (parse_period(code).end, _months(code)))


def _months(code: str) -> int:
    period = parse_period(code)
    return period.last_month - period.first_month + 1


def time_of(day: date) -> float:
    """A day as a number of years: the end of 31 December 2025 is 2026.

    >>> time_of(date(2025, 12, 31)), round(time_of(date(2026, 10, 31)), 3)
    (2026.0, 2026.833)
    """
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return day.year + day.timetuple().tm_yday / length


def lasting(vintage: str, first: date | None, last: date | None) -> tuple[date, date]:
    """The days of something in an area of a vintage; an unknown end is that of the vintage.

    So what is not known to have ended before the reform is not counted after it.

    >>> lasting("2024", None, None)
    (datetime.date(1, 1, 1), datetime.date(2025, 6, 30))
    >>> lasting("2025", date(2026, 3, 1), None)
    (datetime.date(2026, 3, 1), datetime.date(9999, 12, 31))
    """
    old = vintage == "2024"
    begin = first or (date.min if old else REFORM)
    return begin, last or (LAST_OLD_DAY if old else date.max)
