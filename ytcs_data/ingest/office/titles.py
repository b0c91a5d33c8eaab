"""The period that a file speaks of: its titles, the names of its sheets, its own name, the person.

The file's own words count; where the person says otherwise, that is a problem to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from ytcs_data.ingest.period_words import find_periods
from ytcs_data.ingest.problems import Problem
from ytcs_data.periods import Period, parse_period
from ytcs_data.words import day

# Days that are no period: of the letter, of the decision it refers to, of the plan.
OTHER_DAYS = re.compile(
    r"(?:,|^|\()\s*ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}"
    r"|\b(?:số|QĐ|TT|NQ|KH|CV|thông tư|quyết định|nghị quyết|kế hoạch|công văn)\b[^;]*?"
    r"ngày\s*\d{1,2}(?:\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|[/.-]\d{1,2}[/.-]\d{4})"
    r"|\b(?:thông tư|quyết định|nghị quyết|kế hoạch|công văn|luật)\b[^,;]*?\d+/\d{4}/[\w-]+"
    r"|\bso(?: sánh)? với\b[^;.()]*"
    r"|\d+/\d{4}/(?:TT|QĐ|NQ|QH|NĐ)[\w-]*",
    re.IGNORECASE,
)
IMPOSSIBLE = re.compile(
    r"\btháng\s*(?:1[3-9]|[2-9]\d|0{1,2})\b(?:\s*(?:năm|[/.-])\s*20\d\d)"
    r"|\bquý\s*(?:[5-9]|0|VI{0,3}|IX|X)\b\s*(?:năm|[/.-])\s*20\d\d"
    r"|\b(?:3[2-9]|[4-9]\d)[/.-]\d{1,2}[/.-]20\d\d|\b\d{1,2}[/.-](?:1[3-9]|[2-9]\d)[/.-]20\d\d"
    r"|\b3[01][/.-](?:0?2)[/.-]20\d\d|\b31[/.-]0?(?:4|6|9)[/.-]20\d\d|\b31[/.-]11[/.-]20\d\d",
    re.IGNORECASE,
)


def period_of_titles(titles: Sequence[str]) -> tuple[str, list[Problem]]:
    """The one period that the titles name; "" if none, or several."""
    texts = [OTHER_DAYS.sub(" ", title) for title in titles]
    wrong = [match[0] for text in texts if (match := IMPOSSIBLE.search(text))]
    if wrong:
        return "", [Problem("impossible-date", found=wrong[0])]
    # A period may go on over two lines: “BÁO CÁO THÁNG 9” and “NĂM 2026”.
    joined = [f"{above} {below}" for above, below in pairwise(texts)]
    found = _narrowest(code for text in (*texts, *joined) for code in find_periods(text))
    if len(found) > 1:
        return "", [Problem("period-unclear", found=_listed(found))]
    return (found[0] if found else ""), []


def settled_period(
    of_titles: str, of_names: str, wish: str, faults: Sequence[Problem]
) -> tuple[str, list[Problem]]:
    """The period of the file, and how its words contradict each other or the person."""
    problems = [] if wish else list(faults)
    if faults and any(fault.kind == "impossible-date" for fault in faults):
        problems = list(faults)
    period = of_titles or wish or ("" if faults else of_names)
    if wish and of_titles and not _same_end(wish, of_titles):
        found, expected = _listed([of_titles]), _listed([wish])
        return of_titles, [*problems, Problem("period-contradicts", found=found, expected=expected)]
    if of_names and period and period != of_names and not _within(period, of_names):
        found, expected = _listed([of_names]), _listed([period])
        problems.append(Problem("period-of-file-name", found=found, expected=expected))
    if wish and of_titles:
        period = wish
    return period, problems


def period_of_name(name: str) -> str:
    """The period in the name of a file or a sheet; "" if it says none, or several.

    >>> period_of_name("BHYT_thang_9_2026.xlsx"), period_of_name("Sheet1")
    ('2026-09', '')
    """
    stem = re.sub(r"\.(?:xlsx?|csv|tsv|txt|zip)$", "", name, flags=re.IGNORECASE)
    found = _narrowest(find_periods(re.sub(r"[_]+", " ", stem)))
    return found[0] if len(found) == 1 else ""


def year_of_titles(titles: Sequence[str]) -> str:
    """The one year that the titles name, for headings that say only the month."""
    codes = {code[:4] for title in titles for code in find_periods(OTHER_DAYS.sub(" ", title))}
    return codes.pop() if len(codes) == 1 else ""


def time_problems(period: str, today: date) -> list[Problem]:
    """A period that has not begun, or is not over."""
    known = parse_period(period)
    if known.start > today:
        return [Problem("period-to-come", found=known.label, expected=day(today))]
    if known.end > today:
        return [Problem("period-not-over", found=known.label, expected=day(today))]
    return []


def _narrowest(codes: Iterable[str]) -> list[str]:
    """Periods without those that only say the year, or the half, of another one."""
    found = list(dict.fromkeys(codes))
    return [
        code
        for place, code in enumerate(found)
        if not any(
            other != code
            and _within(other, code)
            and (not _same_end(other, code) or found.index(other) < place)
            for other in found
        )
        and not any(_same_end(other, code) for other in found[:place])
    ]


def _within(inner: str, outer: str) -> bool:
    one, other = parse_period(inner), parse_period(outer)
    return other.start <= one.start and one.end <= other.end


def _same_end(one: str, other: str) -> bool:
    return parse_period(one).end == parse_period(other).end


def _listed(codes: Iterable[str]) -> str:
    periods: list[Period] = [parse_period(code) for code in codes]
    return ", ".join(f"{period.label} ({period.code})" for period in periods)
