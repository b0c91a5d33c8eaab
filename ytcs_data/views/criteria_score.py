"""One score of the matrix: its number or the sign of its state, in points or in per cent."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ytcs_data.states import State
from ytcs_data.words import number

UNDER = "!"  # beside a score below its line, for those who see no colour
SIGNS = {
    State.NOT_REPORTED: "–",
    State.HELD: "?",
    State.NOT_APPLICABLE: "×",
    State.REASSESS: "…",
}


@dataclass(frozen=True)
class Score:
    """One cell: a score, or the state that stands in its place."""

    value: float
    most: float
    lacking: float  # points below the line
    state: State

    @property
    def known(self) -> bool:
        return self.value == self.value

    @property
    def share(self) -> float:
        """Per cent of the most points."""
        return 100 * self.value / self.most

    @property
    def whole_share(self) -> int:
        """The same without decimals, rounded down: 49.5 does not seem to reach 50."""
        return math.floor(round(self.share, 6))

    def text(self, per_cent: bool = False) -> str:
        """The score, or per cent of its points, with a sign below the line; or a state's sign."""
        if not self.known:
            return SIGNS.get(self.state, SIGNS[State.NOT_REPORTED])
        shown = number(self.whole_share) if per_cent else points(self.value)
        return f"{shown} {UNDER}" if self.lacking > 0 else shown


def points(value: float) -> str:
    """Points as they are given: whole, or with as few decimals as they need.

    >>> points(12.0), points(4.5), points(float("nan"))
    ('12', '4,5', '–')
    """
    return next((number(value, n) for n in (0, 1) if round(value, n) == value), number(value, 2))
