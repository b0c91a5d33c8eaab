"""Whole lists: each distinct place once, and old codes carried on to today's."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.crosswalk import WHOLE, Crosswalk
from geo.matching.answers import DIVIDED, NONE, Match

if TYPE_CHECKING:
    from geo.matching.matcher import Matcher

COLUMNS = ("commune", "district", "province", "code")
ANSWER = tuple(field.name for field in fields(Match))


def match_rows(matcher: Matcher, frame: pd.DataFrame) -> pd.DataFrame:
    """The match of each row, from the columns of `COLUMNS` that are there.

    Returns
    -------
    DataFrame
        Same index as `frame`, a column for each field of `Match`.
    """
    empty = [""] * len(frame)
    cells = [_texts(frame[name]) if name in frame else empty for name in COLUMNS]
    asked = list(zip(*cells, strict=True))
    answers = {places: asdict(matcher.match(*places)) for places in dict.fromkeys(asked)}
    return pd.DataFrame([answers[places] for places in asked], frame.index, ANSWER)


def _texts(column: pd.Series[Any]) -> list[str]:
    """A cell that a workbook has as a number is one here too: 9247.0 is a code."""
    return [
        "" if missing else str(cell) for cell, missing in zip(column, column.isna(), strict=True)
    ]


def carried_on(match: Match, crosswalk: Crosswalk) -> Match:
    """A match on the old map as the commune of today; what was divided has none."""
    news = {new for old in match.candidates for new in _successors(old, crosswalk)}
    if not match.code:
        return Match(candidates=tuple(sorted(news)), reason=match.reason)
    parts = crosswalk.successors(match.code)
    if len(parts) == 1 and parts[0].relation == WHOLE:
        return Match(parts[0].code, match.method, match.score)
    return Match("", NONE, 0.0, tuple(sorted(part.code for part in parts)), DIVIDED)


def _successors(old: str, crosswalk: Crosswalk) -> list[str]:
    return [part.code for part in crosswalk.successors(old)]
