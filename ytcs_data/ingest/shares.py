"""Rates in percent, whether a column has shares of 1, percents, or percents with their sign."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ytcs_data.ingest.number_words import Figure

MOST_OVER = 1.5  # a share above 100 %, as where cards are counted where they were issued
HIGHEST = 1000.0  # percent


@dataclass
class Read:
    """A cell that is a figure."""

    line: int
    figure: Figure
    value: float = math.nan
    percent: bool = False


def in_percent(read: Sequence[Read], formatted: Collection[int]) -> tuple[int, list[int]]:
    """Turn values into percents; none is trusted beside values of another kind.

    Parameters
    ----------
    formatted
        Lines whose number is a share, shown as percent.

    Returns
    -------
    scale
        100 if the column has shares of 1, else 1.
    mixed
        Lines whose kind is not clear.
    """
    for cell in read:
        if cell.line in formatted and not cell.figure.percent:
            cell.value *= 100
    bare = [cell for cell in read if not cell.percent and cell.value > 0]
    scale, refused = _scale(bare, marked=any(cell.percent for cell in read))
    mixed = []
    for cell in read:
        if not cell.percent:
            if cell.value > 0 and refused(cell.value):
                mixed.append(cell.line)
            cell.value *= scale
        cell.value = round(cell.value, 10)
        if abs(cell.value) > HIGHEST:
            mixed.append(cell.line)
    return scale, mixed


def _scale(bare: list[Read], marked: bool) -> tuple[int, Callable[[float], bool]]:
    """The scale of the bare figures, all above 0, and which of them are not to be trusted."""
    shares = [cell for cell in bare if cell.value <= 1]
    if not shares or marked or len(shares) * 2 <= len(bare):
        return 1, _far_below(min((c.value for c in bare if c.value > 1), default=0.0), marked)
    if all(cell.value == 1 for cell in shares):
        return 1, lambda value: value == 1  # 1 % or all of them: nothing tells
    return 100, lambda share: share > MOST_OVER


def _far_below(least: float, marked: bool) -> Callable[[float], bool]:
    """In percents, what is far below all others may be a share; beside signs every such is."""
    return lambda value: value <= 1 and (marked or value < least / 10)
