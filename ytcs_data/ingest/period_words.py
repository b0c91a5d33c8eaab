"""Periods as Vietnamese write them: in a title, a heading, a cell or a file's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from geo.names import plain
from ytcs_data.ingest.date_words import find_date
from ytcs_data.periods import parse_period

YEAR = r"(?P<year>20[0-9]{2})\b"
OF = r"(?:\s*[-/.,]\s*|\s*\(?\s*(?:cua |trong )?nam\s*|\s+)"  # between a part and its year
WORDS = {
    **{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "sau": 6, "chin": 9, "muoi hai": 12},
    **{"i": 1, "ii": 2, "iii": 3, "iv": 4},
}
NUMBER = r"0?[1-9]|1[0-2]"
MONTHS = {12: "", 9: "-9M", 6: "-H1", 3: "-Q1", 1: "-01"}  # the first so many of a year
BEFORE = r"(?<![\w/.])"
DAY = r"(?:ngay\s*)?[0-3]?[0-9]\s*(?:[/.-]|thang)\s*[0-1]?[0-9]\s*(?:[/.-]|nam)\s*20[0-9]{2}\b"

Reader = Callable[[re.Match[str]], str]


def _first_months(found: re.Match[str]) -> str:
    """ "6 tháng đầu năm 2026"; of the last six only the half is a period."""
    count = _number(found["count"])
    if "cuoi" in found[0]:
        return f"{found['year']}-H2" if count == 6 else ""
    return found["year"] + MONTHS[count] if count in MONTHS else ""


def _up_to_month(found: re.Match[str]) -> str:
    return found["year"] + MONTHS[month] if (month := _number(found["month"])) in MONTHS else ""


def _quarter(found: re.Match[str]) -> str:
    return f"{found['year']}-Q{_number(found['quarter'])}"


def _month(found: re.Match[str]) -> str:
    return f"{found['year']}-{_number(found['month']):02d}"


def _half(found: re.Match[str]) -> str:
    last = "cuoi" in found[0] or found["half"] in ("2", "ii")
    return f"{found['year']}-{'H2' if last else 'H1'}"


def _whole_year(found: re.Match[str]) -> str:
    return found["year"]


def _range(found: re.Match[str]) -> str:
    first, last = find_date(found["first"]), find_date(found["last"])
    return _between(first, last) if first and last else ""


def _months_range(found: re.Match[str]) -> str:
    first, last = _number(found["from"]), _number(found["to"])
    fitting = (code for code in _codes(int(found["year"])) if _ends(code) == (first, last))
    return next(fitting, "")


def _nothing(_found: re.Match[str]) -> str:
    return ""


SHORT = r"\s*[-/.]?\s*"
UP_TO = r"(?:luy ke|cong don)(?:\s+(?:so lieu|den|tu dau nam|het|het thang))*\s+"
# The longest writing first: what one has taken is no longer there for the next.
RANGE = re.compile(rf"tu\s*(?P<first>{DAY})\s*(?:den|-|–)\s*(?:het\s*)?(?P<last>{DAY})")
WRITINGS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (RANGE.pattern, _range),
        (
            rf"(?:tu\s*)?thang\s*(?P<from>{NUMBER})\s*(?:den|-|–)\s*(?:het\s*)?(?:thang\s*)?"
            rf"(?P<to>{NUMBER}){OF}{YEAR}",
            _months_range,
        ),
        (
            rf"{BEFORE}(?P<count>[0-9]{{1,2}}|mot|ba|sau|chin|muoi hai)\s*thang"
            rf"(?:\s*(?:dau|cuoi))?{OF}{YEAR}",
            _first_months,
        ),
        (rf"{BEFORE}(?P<count>[0-9]{{1,2}})\s*t{SHORT}{YEAR}", _first_months),
        (rf"{BEFORE}(?P<count>[0-9]{{1,2}})\s*t\s*(?:dau|cuoi)\s*nam\s*{YEAR}", _first_months),
        (rf"{UP_TO}(?:thang\s*)?(?P<month>{NUMBER}){OF}{YEAR}", _up_to_month),
        (rf"den (?:het|cuoi) thang\s*(?P<month>{NUMBER}){OF}{YEAR}", _month),
        (
            rf"(?:quy|{BEFORE}q)\s*(?P<quarter>iv|iii|ii|i|[1-4]|mot|hai|ba|bon|tu){OF}{YEAR}",
            _quarter,
        ),
        (rf"{BEFORE}(?P<year>20[0-9]{{2}})\s*-?\s*q(?P<quarter>[1-4])\b", _quarter),
        (rf"{BEFORE}(?P<year>20[0-9]{{2}})-h(?P<half>[12])\b", _half),
        (rf"{BEFORE}(?P<year>20[0-9]{{2}})-(?P<count>9)m\b", _first_months),
        (rf"{BEFORE}(?:nua|ban nien)\s*(?P<half>dau|cuoi|)\s*nam\s*{YEAR}", _half),
        (rf"{BEFORE}h(?P<half>[12])\s*[-/]\s*{YEAR}", _half),
        (DAY, _nothing),  # the day of a signature or a decision is no period
        (rf"thang\s*(?P<month>{NUMBER}){OF}{YEAR}", _month),
        (rf"{BEFORE}t\s?(?P<month>{NUMBER})\s*[-/. ]\s*{YEAR}", _month),
        (rf"{BEFORE}(?P<month>{NUMBER})\s*[/-]\s*{YEAR}", _month),
        (rf"{BEFORE}(?P<year>20[0-9]{{2}})-(?P<month>0[1-9]|1[0-2])\b(?!-)", _month),
        (rf"20[0-9]{{2}}\s*[-–]\s*{YEAR}", _nothing),  # a plan's years
        (rf"(?:dau|cuoi|giua)\s+nam\s*{YEAR}", _nothing),
        (rf"(?:quyet dinh|thong tu|nghi quyet|nghi dinh|qd|van ban|cong van)\b.*?{YEAR}", _nothing),
        (rf"\bnam\s*{YEAR}", _whole_year),
    )
)
BARE_YEAR = re.compile(rf"(?:(?:so lieu|bao cao|bc|bieu|th|kq)\s+)?{YEAR}")
AS_OF = re.compile(rf"(?:den|tinh den|thoi diem)\s*(?:het\s*)?(?:ngay\s*)?(?P<day>{DAY})")
SUMMED = re.compile(r"luy ke|cong don")


def find_period(text: str) -> str:
    """The code of the only period that a text names; "" if it names none, or several.

    >>> find_period("BÁO CÁO QUÝ III/2025"), find_period("Lũy kế 9 tháng năm 2026")
    ('2025-Q3', '2026-9M')
    >>> find_period("Lâm Đồng, ngày 05 tháng 7 năm 2026"), find_period("T9/2026")
    ('', '2026-09')
    """
    found = find_periods(text)
    return found[0] if len(set(found)) == 1 else ""


def find_periods(text: str) -> list[str]:
    """The codes of all periods that a text names, in its order, each once.

    A day up to which was counted ("tính đến 31/12/2025") is a period only where nothing else is:
    the year, if it is the year's last day, else the month, or what was summed up to it.
    """
    words = plain(text.replace("_", " ").replace("–", "-"))
    rest, found = words, []
    for pattern, read in WRITINGS:
        for match in pattern.finditer(rest):
            found.append((match.start(), read(match)))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    codes = [code for _place, code in sorted(found) if code]
    if not codes:
        codes = _as_of(RANGE.sub("", words))
    if not codes and (year := BARE_YEAR.fullmatch(rest.strip(" .:-()"))):
        codes = [year["year"]]
    return list(dict.fromkeys(codes))


def period_of(cell: object) -> str:
    """As `find_period`, of a cell: Excel makes a date of "9/2026", the first day of the month."""
    if isinstance(cell, date):
        return f"{cell.year}-{cell.month:02d}" if cell.day == 1 else ""
    if isinstance(cell, float):
        return find_period(f"{cell:.0f}") if cell.is_integer() else ""
    return find_period(str(cell or ""))


def _as_of(words: str) -> list[str]:
    found = []
    for match in AS_OF.finditer(words):
        if day := find_date(match["day"]):
            months = MONTHS.get(day.month) if SUMMED.search(words) else None
            if months is None:
                months = "" if (day.month, day.day) == (12, 31) else f"-{day.month:02d}"
            found.append(f"{day.year}{months}")
    return found


def _between(first: date, last: date) -> str:
    """The period that has exactly these first and last days."""
    for code in _codes(first.year):
        period = parse_period(code)
        if (period.start, period.end) == (first, last):
            return code
    return ""


def _codes(year: int) -> list[str]:
    quarters = (f"-Q{quarter}" for quarter in range(1, 5))
    months = (f"-{month:02d}" for month in range(1, 13))
    return [f"{year}{part}" for part in ("", "-H1", "-H2", "-9M", *quarters, *months)]


def _ends(code: str) -> tuple[int, int]:
    period = parse_period(code)
    return period.first_month, period.last_month


def _number(word: str) -> int:
    """ "09", "iii" or "chín"."""
    if word.isdigit():
        return int(word)
    return WORDS[word]
