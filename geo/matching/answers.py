"""What the matcher answers, and how it settles between entries of one name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


class Hit(NamedTuple):
    """An entry that bears the name asked for, and whether the kind is right too."""

    entry: Entry
    right_kind: bool


def hits(asked: Asked, found: Iterable[Entry]) -> list[Hit]:
    return [Hit(entry, not asked.kind or entry.kind == asked.kind) for entry in found]


def settled(found: Sequence[Hit], today: bool, score: float, method: str) -> Match:
    """One code if the best of the entries lead to one commune, else all that they lead to.

    On the old map the kind decides before an entry's rank: "Thị trấn X" and "Xã X" lie side by
    side. On today's map a commune's own name goes before that of an old one, unless the kind is
    one that only old communes have.
    """
    if not today or any(hit.entry.kind == "Thị trấn" and hit.right_kind for hit in found):
        order = [(not hit.right_kind, hit.entry.rank) for hit in found]
    else:
        order = [(bool(hit.entry.rank), not hit.right_kind) for hit in found]
    best = [hit for hit, place in zip(found, order, strict=True) if place == min(order)]
    ways = {hit.entry.targets for hit in best}
    codes = tuple(sorted({code for way in ways for code in way}))
    if len(ways) > 1:
        return Match(candidates=codes, reason=AMBIGUOUS)
    if len(codes) != 1:
        return Match(candidates=codes, reason=DIVIDED if codes else NO_SUCCESSOR)
    if best[0].entry.rank == GONE:
        method = SUCCESSOR
    if not best[0].right_kind:
        score -= 0.05
    return Match(codes[0], method, round(score, 2))
