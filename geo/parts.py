"""The ways between old areas and new communes: what a way is, and shares that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

SHARE_DIGITS = 9

WHOLE = "whole"
PART = "part"

# Where the share of a part came from, the best first: the law says where all the people are,
# people were counted, outlines were measured, or nothing is known.
LAW, PEOPLE, AREA, EQUAL = SOURCES = ("law", "people", "area", "equal")


@dataclass(frozen=True, slots=True)
class Part:
    """One way out of an old area, or into a new one; `code` is that of the other side."""

    code: str
    relation: str  # whole or part
    share: float  # of the old area
    share_source: str  # whole, or one of SOURCES

    @property
    def exact(self) -> bool:
        """Whether the share is known, today and in other years; people and areas estimate it."""
        return self.relation == WHOLE or self.share_source == LAW

    @property
    def empty(self) -> bool:
        """Whether nobody lives in this part, by the law: land, and no counts."""
        return self.exact and not self.share


def joined(parts: Sequence[Part], gone: str, into: str) -> list[Part]:
    """The ways out of an area after the commune `gone` became part of `into`.

    >>> halves = [Part("A", PART, 0.25, EQUAL), Part("B", PART, 0.75, AREA)]
    >>> joined(halves, "B", "C")[1]
    Part(code='C', relation='part', share=0.75, share_source='area')
    >>> joined(halves, "B", "A")
    [Part(code='A', relation='whole', share=1, share_source='whole')]
    """
    moved = [replace(part, code=into) if part.code == gone else part for part in parts]
    here = [part for part in moved if part.code == into]
    if len(here) <= 1:
        return moved
    if len(here) == len(moved):
        return [Part(into, WHOLE, 1, WHOLE)]
    share = sum(part.share for part in here)
    worst = max((part.share_source for part in here), key=SOURCES.index)
    rest = [part for part in moved if part.code != into]
    return sorted([*rest, Part(into, PART, share, worst)], key=attrgetter("code"))


def exact_shares(weights: Sequence[float]) -> list[str]:
    """Shares with nine digits that add up to exactly 1; the largest rests take what is left over.

    `weights` are not negative, and not all zero.

    >>> exact_shares([3, 7]), exact_shares([1, 1, 1])
    (['0.300000000', '0.700000000'], ['0.333333334', '0.333333333', '0.333333333'])
    """
    one = 10**SHARE_DIGITS
    total = sum(map(Fraction, weights))
    exact = [Fraction(weight) * one / total for weight in weights]
    units = [int(share) for share in exact]
    by_rest = sorted(range(len(units)), key=lambda place: units[place] - exact[place])
    for place in by_rest[: one - sum(units)]:
        units[place] += 1
    return [f"{unit // one}.{unit % one:0{SHARE_DIGITS}d}" for unit in units]
