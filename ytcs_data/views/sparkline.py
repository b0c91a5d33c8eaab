"""A history as a small picture: which way it goes, and where the target is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

import pandas as pd

from ytcs_data.legend import MET
from ytcs_data.words import _

GREY = "#5f6f75"
WIDTH, HEIGHT = 600, 96
LEFT, RIGHT, TOP, BOTTOM = 8, 592, 12, 68  # the part that the line may fill
TEXT = 'font-family="Segoe UI, Noto Sans, sans-serif" font-size="15"'


def sparkline(series: pd.DataFrame, target: float | None) -> str:
    """Draw a series as SVG: lines broken where a value is missing and across the reform.

    Parameters
    ----------
    series
        Columns `middle`, `value`, `vintage`, `period` (its name) and `text` (the value in words),
        oldest first, at least two with a value; see `trend_series.trend_rows`.
    """
    known = series[series["value"].notna()]
    low, high = known["value"].min(), known["value"].max()
    if target is not None:
        low, high = min(low, target), max(high, target)
    first, last = known["middle"].iloc[0], known["middle"].iloc[-1]

    def at(moment: pd.Timestamp, value: float) -> tuple[float, float]:
        across = (moment - first) / (last - first) if last > first else 0.5
        up = (value - low) / (high - low) if high > low else 0.5
        return round(LEFT + across * (RIGHT - LEFT), 1), round(BOTTOM - up * (BOTTOM - TOP), 1)

    shapes = [] if target is None else [_target(at(first, target)[1])]
    shapes += [_line([at(m, v) for m, v in part]) for part in unbroken(series)]
    shapes += [
        f'<circle cx="{x}" cy="{y}" r="3"/>'
        for x, y in (at(m, v) for m, v in zip(known["middle"], known["value"], strict=True))
    ]
    ends = [("start", LEFT, known.iloc[0]), ("end", RIGHT, known.iloc[-1])]
    words = "".join(
        f'<text x="{x}" y="{HEIGHT - 6}" text-anchor="{anchor}" fill="{GREY}" stroke="none" '
        f"{TEXT}>{escape(row['period'])}: {escape(row['text'])}</text>"
        for anchor, x, row in ends
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img"><title>{escape(_("Diễn biến theo kỳ"))}'
        f'</title><g fill="{MET}" stroke="{MET}" stroke-width="2">{"".join(shapes)}{words}</g>'
        "</svg>"
    )


def unbroken(series: pd.DataFrame) -> Iterator[list[tuple[pd.Timestamp, float]]]:
    """Runs of known values within one vintage."""
    rows = list(zip(series["middle"], series["value"], series["vintage"], strict=True))
    breaks = [0]
    breaks += [
        i + 1
        for i, (before, after) in enumerate(pairwise(rows))
        if pd.isna(after[1]) or pd.isna(before[1]) or before[2] != after[2]
    ]
    for start, end in pairwise([*breaks, len(rows)]):
        if end - start > 1:
            yield [(moment, value) for moment, value, _vintage in rows[start:end]]


def _line(points: list[tuple[float, float]]) -> str:
    path = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{path}" fill="none"/>'


def _target(height: float) -> str:
    return (
        f'<line x1="{LEFT}" x2="{RIGHT}" y1="{height}" y2="{height}" stroke="{GREY}" '
        'stroke-width="1.5" stroke-dasharray="7 4"/>'
    )
