"""A column of figures: decimal sign, thousands, shares and percents by the column's evidence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from ytcs_data.ingest.number_signs import Fault, Read, settle_signs
from ytcs_data.ingest.number_words import Figure, figure
from ytcs_data.ingest.shares import in_percent


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
    lines = cells.index.tolist()
    formatted, empty = set(percent), set(uncomputed)
    keys = [
        (cell, line in formatted, line in empty)
        for line, cell in zip(lines, cells.tolist(), strict=True)
    ]
    known = {key: _first_reading(*key, times) for key, times in Counter(keys).items()}
    figures = [one for one in known.values() if not one.fault and not one.figure.missing]
    signs = settle_signs(figures, kind, decimal)
    scale = in_percent([one for one in figures if not one.fault]) if kind == "rate" else 1
    read = [known[key] for key in keys]
    return Numbers(
        pd.Series([math.nan if one.fault else one.value for one in read], cells.index, dtype=float),
        pd.Series([one.figure.missing for one in read], cells.index, dtype=bool),
        {line: one.fault for line, one in zip(lines, read, strict=True) if one.fault},
        *signs,
        scale,
    )


def _first_reading(cell: object, formatted: bool, uncomputed: bool, times: int) -> Read:
    """One writing, before its column decides what is open."""
    if uncomputed:
        return Read(Figure(), times, fault=("formula-uncomputed", ""))
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return Read(Figure(missing=True), times)
    if isinstance(cell, date):
        return Read(Figure(), times, fault=("number-became-date", ""))
    if isinstance(cell, float | int):
        return Read(Figure(point=float(cell), group=float(cell)), times, share=formatted)
    one = figure(str(cell))
    return Read(one, times, fault=(one.fault, "") if one.fault else None)
