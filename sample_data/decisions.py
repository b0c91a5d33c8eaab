"""Invented decisions about one commune, so that a recognition holds just when its flag is 1."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from ytcs_data.periods import LAST_OLD_DAY, REFORM

YEARS = 3
FIRST_1300 = date(2023, 3, 9)  # from then on communes are recognised under the new criteria
BEGIN = date(2014, 11, 7)  # before it nothing is known
LEAD = 30  # days before the end of a period, at the most, that decisions are signed in

Act = tuple[str, date, str]


def decisions_of(told: list[tuple[date, bool]], first: date, rng: np.random.Generator) -> list[Act]:
    """Decisions in the order of their days.

    `told`: the flag at the end of each period, of one at least; `first`: the first day of these.
    """
    acts: list[Act] = []
    until = date.min  # the last day of the newest recognition
    after = max(BEGIN, told[0][0] - timedelta(days=700))
    if told[0][0] > LAST_OLD_DAY:  # a merged commune tells of itself from its first decision on
        after = max(REFORM, first) - timedelta(days=1)
    for i, (end, holds) in enumerate(told):
        if holds and until < end:
            day = between(*window(after, told[i:]), rng)
            acts.append(("recognised", day, criteria_on(day)))
            until = anniversary(day)
        elif not holds and until >= end:
            day = between(after, end, rng)
            acts.append(("withdrawn", day, acts[-1][2]))
            until = date.min
        elif holds and renewable(until, told, i, rng):
            day = between(max(after, end - timedelta(days=LEAD)), end, rng)
            acts.append(("recognised", day, criteria_on(day)))
            until = anniversary(day)
        after = end
    return acts


def window(after: date, told: list[tuple[date, bool]]) -> tuple[date, date]:
    """The days between which a commune is recognised, so that it expires when its flag falls."""
    end = told[0][0]
    fall = next((i for i, (_end, holds) in enumerate(told) if not holds), 0)
    if not fall:
        return after, end
    first = max(after, years_before(told[fall - 1][0]))
    last = min(end, years_before(told[fall][0]) - timedelta(days=1))
    return (first, last) if first < last else (after, end)


def years_before(day: date) -> date:
    return day.replace(year=day.year - YEARS)


def renewable(
    until: date, told: list[tuple[date, bool]], at: int, rng: np.random.Generator
) -> bool:
    """Most are recognised anew in the last months before they expire; some wait to the end."""
    last = at + 1 == len(told)
    return not last and told[at + 1][1] and until < told[at + 1][0] and bool(rng.random() < 0.8)


def between(after: date, end: date, rng: np.random.Generator) -> date:
    """A day after one and not after another; decisions come near the end of a period."""
    span = (end - after).days
    return end - timedelta(days=int(rng.integers(0, span) * rng.random()))


def criteria_on(day: date) -> str:
    return "qd_1300_2023" if day >= FIRST_1300 else "qd_4667_2014"


def anniversary(day: date) -> date:
    return day.replace(
        year=day.year + YEARS, day=28 if (day.month, day.day) == (2, 29) else day.day
    )
