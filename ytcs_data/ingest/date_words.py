"""Days as Vietnamese write them: 31/12/2025, ngày 05 tháng 7 năm 2026; the day comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from geo.names import plain
from ytcs_data.ingest.number_words import figure

YEAR_FIRST = re.compile(r"(?<!\d)(20[0-9]{2}|19[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)([0-9]{1,2})\s*(?:[/.-]|thang)\s*([0-9]{1,2})\s*(?:[/.-]|nam)\s*((?:20|19)[0-9]{2})(?!\d)"
)

Fault = tuple[str, str]


@dataclass
class Dates:
    """A column as read; index `line`. A cell without a day is missing or has a fault."""

    values: dict[int, date] = field(default_factory=dict)
    missing: set[int] = field(default_factory=set)
    faults: dict[int, Fault] = field(default_factory=dict)


def find_date(text: str) -> date | None:
    """The first day that a text names, None if it names none that exists.

    >>> find_date("Lâm Đồng, ngày 05 tháng 7 năm 2026"), find_date("12/31/2025")
    (datetime.date(2026, 7, 5), None)
    """
    words = plain(text)
    if found := YEAR_FIRST.search(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.search(words):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return None


def read_dates(cells: pd.Series[Any]) -> Dates:
    """A column of days. Where one can only be month first, those that can be both are in doubt."""
    dates = Dates()
    texts: dict[int, str] = {}
    for line, cell in zip(cells.index.tolist(), cells.tolist(), strict=True):
        if isinstance(cell, date):
            dates.values[line] = cell
        elif cell is None or figure(str(cell)).missing:
            dates.missing.add(line)
        elif isinstance(cell, str):
            texts[line] = cell
        else:
            dates.faults[line] = ("not-a-date", "2025-12-31")
    swapped = any(_is_month_first(text) for text in texts.values())
    for line, text in texts.items():
        day = find_date(text)
        if day is None:
            dates.faults[line] = ("not-a-date", "2025-12-31")
        elif swapped and day.day <= 12 and day.day != day.month and DAY_FIRST.search(plain(text)):
            dates.faults[line] = ("date-ambiguous", f"{day:%d/%m/%Y} – {_swapped(day):%d/%m/%Y}")
        else:
            dates.values[line] = day
    return dates


def _is_month_first(text: str) -> bool:
    found = DAY_FIRST.search(plain(text))
    return bool(found and int(found[2]) > 12 >= int(found[1]))


def _swapped(day: date) -> date:
    return date(day.year, day.day, day.month)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
