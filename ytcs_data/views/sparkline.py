"""A history as a small picture: which way it goes, and where the target is."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise

import pandas as pd

from ytcs_data.basis import Basis
from ytcs_data.legend import MET
from ytcs_data.words import _

GREY = "#5f6f75"
WIDTH, HEIGHT = 420, 96
LEFT, RIGHT, TOP, BOTTOM = 8, 412, 12, 66  # the part that the line may fill
TEXT = 'font-family="Segoe UI, Noto Sans, sans-serif" font-size="17"'


def sparkline(series: pd.DataFrame, target: float | None) -> str:
    """Draw a series as SVG: lines broken where a value is missing and across the reform.

    Parameters
    ----------
    series
        Columns `middle`, `value`, `joined`, `how`, `period` (its name) and `text` (in words),
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
    shapes += [_line([at(m, v) for m, v in run.points], run.dashed) for run in runs(series)]
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


@dataclass
class Run:
    """Points that are joined; dashed where one end of a piece was carried across the reform."""

    dashed: bool
    points: list[tuple[pd.Timestamp, float]]


def runs(series: pd.DataFrame) -> list[Run]:
    """Runs of known values that may be joined."""
    rows = series[["middle", "value", "joined", "how"]].to_dict("records")
    found: list[Run] = []
    last = None  # the place of the row at which the last run ended
    for place, (before, after) in enumerate(pairwise(rows)):
        if before["joined"] != after["joined"] or pd.isna(before["value"] + after["value"]):
            continue
        dashed = {before["how"], after["how"]} != {Basis.REPORTED.value}
        if last != place or found[-1].dashed != dashed:
            found.append(Run(dashed, [(before["middle"], before["value"])]))
        found[-1].points.append((after["middle"], after["value"]))
        last = place + 1
    return found


def _line(points: list[tuple[float, float]], dashed: bool) -> str:
    path = " ".join(f"{x},{y}" for x, y in points)
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<polyline points="{path}" fill="none"{dashes}/>'


def _target(height: float) -> str:
    return (
        f'<line x1="{LEFT}" x2="{RIGHT}" y1="{height}" y2="{height}" stroke="{GREY}" '
        'stroke-width="1.5" stroke-dasharray="7 4"/>'
    )
