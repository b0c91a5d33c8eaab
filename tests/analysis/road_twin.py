"""The same answers as `ytcs_data.analysis.pace`, one area at a time, with exact fractions."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

NAN = float("nan")


def road(counts, operator, wanted, factor, today, deadline, due=None):
    """What is known of one area: `counts` are (day, numerator, denominator), oldest first.

    The last of them is the day asked for. At most the last five calendar years count.
    """
    _day, top, bottom = counts[-1]
    if top is None or not bottom:
        return {"verdict": "unknown", "points": NAN, "more": NAN}
    value = rate(top, bottom, factor)
    years = time(deadline) - time(today)
    met = kept(value, operator, wanted)
    more = 0 if met else smallest_change(top, bottom, operator, wanted, factor)
    points = Fraction(0) if met else abs(Fraction(wanted) - value)
    slope = slope_of(counts)
    ahead = None if slope is None else (-slope if operator in ("<", "<=") else slope)
    return {
        "met": met,
        "points": float(points),
        "more": more,
        "pace": NAN if slope is None else float(slope),
        "required": float(points / years) if years > 0 else (NAN if points else 0.0),
        "verdict": verdict(met, value, points, years, ahead, operator, due),
        "reached": NAN if met else reached(points, ahead, today),
    }


def kept(value, operator, wanted):
    wanted = Fraction(wanted)
    return {
        ">": value > wanted,
        ">=": value >= wanted,
        "=": value >= wanted,
        "<": value < wanted,
        "<=": value <= wanted,
    }[operator]


def smallest_change(top, bottom, operator, wanted, factor):
    """Count up (or down) one by one until the promise is kept."""
    step = -1 if operator in ("<", "<=") else 1
    change = 0
    while not kept(rate(top + step * change, bottom, factor), operator, wanted):
        change += 1
    return change


def rate(top, bottom, factor):
    return Fraction(factor) * Fraction(top) / Fraction(bottom)


def slope_of(counts):
    last_year = counts[-1][0].year
    points = [
        (time(day), Fraction(top) / Fraction(bottom) * 100)
        for day, top, bottom in counts
        if top is not None and bottom and day.year > last_year - 5
    ]
    if len(points) < 3:
        return None
    n = len(points)
    mean_t, mean_v = sum(t for t, _v in points) / n, sum(v for _t, v in points) / n
    spread = sum((t - mean_t) ** 2 for t, _v in points)
    return sum((t - mean_t) * (v - mean_v) for t, v in points) / spread


def verdict(met, value, points, years, ahead, operator, due):
    if met:
        return "met"
    if years <= 0:
        return "slow"
    if due is not None:
        return "on_track" if kept(value, operator, due) else "slow"
    if ahead is None:
        return "unknown"
    required = points / years
    fast = ahead > required if operator in (">", "<") else ahead >= required
    return "on_track" if fast else "slow"


def reached(points, ahead, today):
    if ahead is None or ahead <= 0:
        return NAN
    if not points:
        return math.floor(time(today))
    year = math.ceil(time(today) + points / ahead) - 1
    return year if year <= 2045 else NAN


def time(day):
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    return day.year + Fraction(day.timetuple().tm_yday, length)
