"""Entries by place and name, so that a cell is answered without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.matching.entries import OWN, Entry
from geo.matching.spelling import Key

# Places in the order in which they are asked; those of one group together.
Groups = Sequence[tuple[str, ...]]


class Index:
    """Which communes bear a name in districts, provinces or the country."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._full: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._bare: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._names: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        self._lists: dict[tuple[str, bool], list[str]] = {}
        self._words: set[str] = set()
        for entry in entries:
            key = entry.key
            self._words.update(key.words)
            for scope in entry.scopes:
                self._full[scope, key.full].append(entry)
                self._bare[scope, key.bare].append(entry)
                self._names[scope, False][key.bare] = None
                if entry.rank == OWN:
                    self._names[scope, True][key.bare] = None

    def same(self, scopes: Iterable[str], key: Key) -> list[Entry]:
        """With the same accents."""
        return [entry for scope in scopes for entry in self._full.get((scope, key.full), ())]

    def bare(self, scopes: Iterable[str], key: Key) -> list[Entry]:
        """With the same letters, whatever their accents."""
        return [entry for scope in scopes for entry in self.named(scope, key.bare)]

    def named(self, scope: str, bare: str) -> list[Entry]:
        return self._bare.get((scope, bare), [])

    def names(self, scope: str, own: bool) -> list[str]:
        """All bare names in a scope, or only those that communes bear themselves."""
        if (scope, own) not in self._lists:
            self._lists[scope, own] = list(self._names.get((scope, own), ()))
        return self._lists[scope, own]

    def is_word(self, word: str) -> bool:
        """Whether some name has this word, so that it is hardly a typing error."""
        return word in self._words
