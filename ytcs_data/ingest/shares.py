"""Rates in percent, whether a column has shares of 1, percents, or percents with their sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ytcs_data.ingest.number_signs import Read

MOST_OVER = 1.5  # a share above 100 %, as where cards are counted where they were issued
LOW = 0.2  # a column of shares has larger ones, and some of two decimals
HIGHEST = 1000.0  # percent
MIXED = ("percent-mixed", "")


def in_percent(read: Sequence[Read]) -> int:
    """Turn values into percents; none is trusted beside values of another kind.

    Returns
    -------
    scale
        100 if the column has shares of 1, else 1.
    """
    bare = [one for one in read if not _is_marked(one) and one.value > 0]
    scale, refused = _scale(bare, marked=any(map(_is_marked, read)))
    for one in read:
        if one.share:
            one.value *= 100
        elif not one.figure.percent:
            if one.value > 0 and refused(one.value):
                one.fault = MIXED
            one.value *= scale
        one.value = round(one.value, 10)
        if abs(one.value) > HIGHEST:
            one.fault = MIXED
    return scale


def _is_marked(one: Read) -> bool:
    return one.share or one.figure.percent


def _scale(bare: list[Read], marked: bool) -> tuple[int, Callable[[float], bool]]:
    """The scale of the bare figures, all above 0, and which of them are not to be trusted."""
    shares = [one for one in bare if one.value <= 1]
    few = sum(one.times for one in shares) * 2 <= sum(one.times for one in bare)
    if not shares or marked or few:
        return 1, _far_below(min((one.value for one in bare if one.value > 1), default=0.0), marked)
    fine = any(round(one.value, 1) != one.value for one in shares)
    if not fine or max(one.value for one in shares) < LOW:
        return 1, lambda value: value <= 1  # 0.5 % or half of them: nothing tells
    return 100, lambda share: share > MOST_OVER


def _far_below(least: float, marked: bool) -> Callable[[float], bool]:
    """In percents, what is far below all others may be a share; beside signs every such is."""
    return lambda value: value <= 1 and (marked or value < least / 10)
