"""What the matcher answers, and how it settles between entries of one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.matching.entries import GONE, Entry
from geo.matching.spelling import Key

# How a code was found; the first that holds.
CODE, SUCCESSOR, JOINED, NO_DISTRICT = "code", "successor", "joined", "no_district"
SPELLING, NAME, NONE = "spelling", "name", "none"

# Why none was found.
AMBIGUOUS, UNKNOWN, CONTRADICTION = "ambiguous", "unknown", "contradiction"
ELSEWHERE, DIVIDED, NO_SUCCESSOR = "elsewhere", "divided", "no_successor"


@dataclass(frozen=True)
class Match:
    """The commune that a cell means, or why that is not clear."""

    code: str = ""
    method: str = NONE
    score: float = 0.0
    candidates: tuple[str, ...] = ()
    reason: str = ""


class Asked(NamedTuple):
    """One reading of the cell of a commune."""

    kind: str
    key: Key
    bare: bool  # whether the whole row was typed without accents

    def hit(self, entry: Entry) -> Hit:
        return Hit(entry, not self.kind or entry.kind == self.kind)


class Hit(NamedTuple):
    """An entry that bears the name asked for, and whether the kind is right too."""

    entry: Entry
    right_kind: bool


def settled(found: Sequence[Hit], kind_first: bool, score: float, method: str) -> Match:
    """One code if the best of the entries lead to one commune, else all that they lead to.

    `kind_first`: a name with the kind that was typed goes before a commune's own name; "Thị trấn X"
    and "Xã X" lie side by side.
    """
    if kind_first or any(hit.entry.kind == "Thị trấn" and hit.right_kind for hit in found):
        order = [(int(not hit.right_kind), hit.entry.rank) for hit in found]
    else:
        order = [(hit.entry.rank, int(not hit.right_kind)) for hit in found]
    best = [hit for hit, place in zip(found, order, strict=True) if place == min(order)]
    ways = {hit.entry.targets for hit in best}
    codes = codes_of(best)
    if len(ways) > 1:
        return Match(candidates=codes, reason=AMBIGUOUS)
    if len(codes) != 1:
        return Match(candidates=codes, reason=DIVIDED if codes else NO_SUCCESSOR)
    if best[0].entry.rank == GONE:
        method = SUCCESSOR
    if not best[0].right_kind:
        score -= 0.05
    return Match(codes[0], method, round(score, 2))


def same_target(found: Sequence[Hit]) -> bool:
    """Whether all lead to one commune, whatever their kinds and ranks."""
    return len({hit.entry.targets for hit in found}) == 1


def codes_of(found: Sequence[Hit]) -> tuple[str, ...]:
    return tuple(sorted({code for hit in found for code in hit.entry.targets}))


def nearest(found: Sequence[Hit], key: Key) -> list[Hit]:
    """Of names with other accents those with the fewest words that are written otherwise."""
    apart = [_apart(hit.entry.key.words, key.words) for hit in found]
    return [hit for hit, words in zip(found, apart, strict=True) if words == min(apart)]


def _apart(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
