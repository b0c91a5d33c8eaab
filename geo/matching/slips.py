"""Typing errors: a letter missing, doubled, swapped or wrong in a name of a district."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from geo.matching.answers import SPELLING, Asked, Hit, Match, settled
from geo.matching.entries import Entry
from geo.matching.index import Index

LEAST_LETTERS = 5  # of a name with one error
TWO_ERRORS = 11  # letters of a name that may have two


class Slips:
    """Finds what a name was meant to be, if nothing else there is near it."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, asked: Sequence[Asked], scopes: Sequence[str], today: bool) -> Match | None:
        for scope in scopes:
            if found := self._near(asked, scope):
                return settled(found, today, 0.85, SPELLING)
        return None

    def _near(self, asked: Sequence[Asked], scope: str) -> list[Hit]:
        near: list[tuple[int, Asked, Entry]] = []
        for one in asked:
            most = 1 + (len(one.key.bare) >= TWO_ERRORS)
            if len(one.key.bare) < LEAST_LETTERS:
                continue
            for entry in self._index.within(scope):
                distance = OSA.distance(one.key.bare, entry.key.bare, score_cutoff=most + 1)
                if distance <= most + 1:
                    near.append((distance, one, entry))
        least = min((distance for distance, *_ in near), default=9)
        best = [(one, entry) for distance, one, entry in near if distance == least]
        others = [entry for distance, _, entry in near if distance == least + 1]
        if least > 2 or not self._is_slip(best[0][0], best[0][1]):
            return []
        names = {entry.key.bare for _, entry in best} | {entry.key.bare for entry in others}
        if len(names) > 1:
            return []
        return [Hit(entry, not one.kind or one.kind == entry.kind) for one, entry in best]

    def _is_slip(self, asked: Asked, entry: Entry) -> bool:
        """Not if what is different is a word of other names: then it is another name."""
        words, right = asked.key.words, entry.key.words
        if len(words) != len(right):
            return not all(self._index.is_word(word) for word in words)
        return not any(
            self._index.is_word(word)
            for word, as_is in zip(words, right, strict=True)
            if word != as_is
        )
