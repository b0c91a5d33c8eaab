"""A column of figures: decimal sign, thousands, shares and percents by the column's evidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from ytcs_data.ingest.number_words import Figure, figure
from ytcs_data.ingest.shares import Read, in_percent

Fault = tuple[str, str]  # kind of problem, what would be right


@dataclass
class Numbers:
    """A column as read; index `line` as the cells came.

    A rate is in percent, 0 to 100, however it was written; `scale` is 100 if the column had shares
    of 1. A cell without a value is missing or has a fault.
    """

    values: pd.Series[float]
    missing: pd.Series[bool]
    faults: dict[int, Fault] = field(default_factory=dict)
    decimal: str = ""
    thousands: str = ""
    scale: int = 1


def read_numbers(
    cells: pd.Series[Any],
    kind: str,
    percent: Collection[int] = (),
    decimal: str = "",
    uncomputed: Collection[int] = (),
) -> Numbers:
    """Read a column.

    Parameters
    ----------
    cells
        Text, numbers, dates or None; the index is the line.
    kind
        count: whole numbers, so "1.200" is 1200; rate: percents; score. In a rate or score "1.200"
        is a problem unless other cells of the column show what its point means.
    percent
        Lines whose number is formatted as percent.
    decimal
        The sign that begins the decimals, if a person has said it.
    uncomputed
        Lines with a formula that has no result.
    """
    numbers = Numbers(
        pd.Series(math.nan, cells.index, dtype=float), pd.Series(False, cells.index, dtype=bool)
    )
    read: list[Read] = []
    values, missing = [], []
    for line, cell in zip(cells.index.tolist(), cells.tolist(), strict=True):
        one = _first_reading(cell)
        if line in uncomputed:
            one = Figure(fault="formula-uncomputed")
        missing.append(one.missing)
        if one.fault:
            numbers.faults[line] = (one.fault, "")
        elif not one.missing:
            read.append(Read(line, one, percent=one.percent or line in percent))
    numbers.missing = pd.Series(missing, cells.index, dtype=bool)
    _settle_signs(read, numbers, kind, decimal)
    if kind == "rate":
        sound = [c for c in read if c.line not in numbers.faults]
        numbers.scale, mixed = in_percent(sound, percent)
        numbers.faults |= dict.fromkeys(mixed, ("percent-mixed", ""))
    known = {c.line: c.value for c in read if c.line not in numbers.faults}
    values = [known.get(line, math.nan) for line in cells.index.tolist()]
    numbers.values = pd.Series(values, cells.index, dtype=float)
    return numbers


def _first_reading(cell: object) -> Figure:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return Figure(missing=True)
    if isinstance(cell, date):
        return Figure(fault="number-became-date")
    if isinstance(cell, float | int):
        return Figure(point=float(cell), group=float(cell))
    return figure(str(cell))


def _settle_signs(read: list[Read], numbers: Numbers, kind: str, decimal: str) -> None:
    """Decide the column's signs, then each cell by them."""
    decimals = Counter(c.figure.decimal for c in read if c.figure.decimal)
    thousands = Counter(c.figure.thousands for c in read if c.figure.thousands)
    numbers.decimal = decimal or _more(decimals)
    numbers.thousands = _more(Counter({s: n for s, n in thousands.items() if s != decimal}))
    if numbers.decimal and numbers.decimal == numbers.thousands:
        both = decimals[numbers.decimal] - thousands[numbers.decimal]
        numbers.decimal = numbers.decimal if both > 0 else ""
        numbers.thousands = numbers.thousands if both < 0 else ""
    for cell in read:
        if fault := _value(cell, numbers, kind):
            numbers.faults[cell.line] = fault
    if not numbers.thousands and kind == "count":
        signs = (c.figure.sign for c in read if c.line not in numbers.faults)
        numbers.thousands = _more(Counter(sign for sign in signs if sign))


def _more(signs: Counter[str]) -> str:
    """The sign that most cells show; none if two are even."""
    first, second = [*signs.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else ""


def _value(cell: Read, numbers: Numbers, kind: str) -> Fault | None:
    """Set the value of a cell, or say what is wrong with it."""
    one = cell.figure
    if one.sign:
        return _value_in_doubt(cell, numbers, kind)
    if (one.decimal and one.decimal != numbers.decimal) or (
        one.thousands and one.thousands != numbers.thousands
    ):
        return "number-mixed", ""
    cell.value = one.point if one.point is not None else one.group or 0.0
    return _whole(cell, kind)


def _value_in_doubt(cell: Read, numbers: Numbers, kind: str) -> Fault | None:
    """ "1.200": by the column's signs, or because it counts people."""
    one = cell.figure
    point, group = one.point or 0.0, one.group or 0.0
    other = numbers.thousands and one.sign != numbers.thousands
    if one.sign == numbers.decimal:
        cell.value = point
    elif one.sign == numbers.thousands or (kind == "count" and not other):
        cell.value = group
    else:
        return "number-ambiguous", f"{group:.0f} – {f'{point:g}'.replace('.', ',')}"
    if kind == "count" and not cell.value.is_integer():
        return "number-ambiguous", f"{group:.0f} – {f'{point:g}'.replace('.', ',')}"
    return None


def _whole(cell: Read, kind: str) -> Fault | None:
    if kind != "count":
        return None
    if cell.figure.percent:
        return "number-with-text", ""
    nearest = round(cell.value)
    if abs(cell.value - nearest) > 1e-9 * max(1.0, abs(cell.value)):
        return "number-not-whole", ""
    cell.value = float(nearest)
    return None
