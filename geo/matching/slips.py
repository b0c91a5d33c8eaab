"""Typing errors: a letter missing, doubled, swapped or wrong.

What is typed wrongly is hardly ever a word of another name, so a word that no name of the country
has is taken for a slip, and a known word for another name: "Phù Lnãg" is Phù Lãng, "Tân Sơn" is not
Vân Sơn. Only within a district may a letter be lost so that a known word is left.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.matching.answers import Asked, Hit
from geo.matching.entries import OWN, Entry
from geo.matching.index import Groups, Index
from geo.matching.spelling import Key

LEAST_LETTERS = 4  # typed of a name with one error
TWO_ERRORS = 8  # letters of a name that may have two


class Slips:
    """Finds what a name was meant to be, if nothing else there is as near."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, asked: Iterable[Asked], groups: Groups, near: bool) -> list[Hit]:
        """The entries of one name that a reading was meant to be.

        `near`: in places as small as a district all names are looked through, and a slip that
        made a word of other names is believed; in larger ones only those of the vintage itself.
        """
        for scopes in groups:
            for one in asked:
                hits = [one.hit(entry) for entry in self._meant(one.key, scopes, not near)]
                if found := [hit for hit in hits if self._is_slip(one.key, hit, near)]:
                    return found
        return []

    def _meant(self, key: Key, scopes: Iterable[str], own: bool) -> list[Entry]:
        """The entries of the one name that is nearest, none if there are two."""
        if len(key.bare) < LEAST_LETTERS:
            return []
        most = 2 if len(key.bare) >= TWO_ERRORS else 1
        near = [
            (distance, name, scope)
            for scope in scopes
            for name, distance, _ in process.extract(
                key.bare,
                self._index.names(scope, own),
                scorer=OSA.distance,
                score_cutoff=most,
                limit=None,
            )
        ]
        least = min((distance for distance, *_ in near), default=0)
        best = [(name, scope) for distance, name, scope in near if distance == least]
        if len({name for name, _ in best}) != 1:
            return []
        entries = (entry for name, scope in best for entry in self._index.named(scope, name))
        return [entry for entry in entries if not own or entry.rank == OWN]

    def _is_slip(self, typed: Key, hit: Hit, near: bool) -> bool:
        """Whether what differs are words that there are not, and no number or single letter."""
        meant = hit.entry.key
        if len(typed.words) != len(meant.words):
            return self._is_cut_wrongly(typed, meant)
        pairs = zip(typed.words, meant.words, typed.plain_words, meant.plain_words, strict=True)
        apart = [(word, plain, right) for word, _, plain, right in pairs if plain != right]
        if any(len(right) == 1 or right.isdigit() or plain.isdigit() for _, plain, right in apart):
            return False
        if not any(self._index.is_word(word) for word, *_ in apart):
            return True
        return near and hit.right_kind and _is_letter_lost(typed, meant)

    def _is_cut_wrongly(self, typed: Key, meant: Key) -> bool:
        """A space too much or too few; but a word more or less is another name."""
        strange = [word for word in typed.words if not self._index.is_word(word)]
        same = sum(word in meant.plain_words for word in typed.plain_words)
        return bool(strange) and same < min(len(typed.words), len(meant.words))


def _is_letter_lost(typed: Key, meant: Key) -> bool:
    """One letter is missing, too much or swapped with the next, and all accents are right."""
    swapped = sorted(typed.full) == sorted(meant.full)
    lengths = len(typed.full) != len(meant.full)
    return (swapped or lengths) and OSA.distance(typed.full, meant.full) == 1
