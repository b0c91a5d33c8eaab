"""Entries by place and name, so that a cell is answered without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.matching.entries import Entry
from geo.matching.spelling import Key

# Places in the order in which they are asked; those of one group together.
Groups = Sequence[tuple[str, ...]]


class Index:
    """Which communes bear a name in districts, provinces or the country."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._full: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._bare: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._words: set[str] = set()
        for entry in entries:
            key = entry.key
            self._words.update(key.words)
            for scope in entry.scopes:
                self._full[scope, key.full].append(entry)
                self._bare[scope, key.bare].append(entry)
                self._names[scope][key.bare] = key.bare

    def same(self, scopes: Iterable[str], key: Key) -> list[Entry]:
        """With the same accents."""
        return [entry for scope in scopes for entry in self._full.get((scope, key.full), ())]

    def bare(self, scopes: Iterable[str], key: Key) -> list[Entry]:
        """With the same letters, whatever their accents."""
        return [entry for scope in scopes for entry in self.named(scope, key.bare)]

    def named(self, scope: str, bare: str) -> list[Entry]:
        return self._bare.get((scope, bare), [])

    def names(self, scope: str) -> dict[str, str]:
        """All bare names in a scope."""
        return self._names.get(scope, {})

    def is_word(self, word: str) -> bool:
        """Whether some name has this word, so that it is hardly a typing error."""
        return word in self._words
