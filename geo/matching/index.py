"""Entries by place and name, so that a cell is answered without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from geo.matching.entries import Entry
from geo.matching.spelling import Key


class Index:
    """Which communes bear a name in a district, a province or the country."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._full: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._bare: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._within: dict[str, list[Entry]] = defaultdict(list)
        self._words: set[str] = set()
        for entry in entries:
            key = entry.key
            self._words.update(key.words)
            for scope in entry.scopes:
                self._full[scope, key.full].append(entry)
                self._bare[scope, key.bare].append(entry)
                self._within[scope].append(entry)

    def same(self, scope: str, key: Key) -> list[Entry]:
        """With the same accents."""
        return self._full.get((scope, key.full), [])

    def bare(self, scope: str, key: Key) -> list[Entry]:
        """With the same letters, whatever their accents."""
        return self._bare.get((scope, key.bare), [])

    def within(self, scope: str) -> list[Entry]:
        return self._within.get(scope, [])

    def is_word(self, word: str) -> bool:
        """Whether some name has this word, so that it is hardly a typing error."""
        return word in self._words
