"""Provinces and districts by their names: which areas a cell beside a commune may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from geo.areas import Area, AreaRegister, Level
from geo.crosswalk import Crosswalk
from geo.earlier import Earlier
from geo.matching.entries import in_district, in_new_province, in_old_province, kind_and_name
from geo.matching.index import Groups
from geo.matching.kinds import DISTRICT, PROVINCE, readings
from geo.matching.spelling import Key, key_of

# What people write for a province that is neither its name nor the first letters of its words.
ALIASES = {
    "01": ("hà tây", "hn"),
    "46": ("thừa thiên huế", "tt huế", "tth", "huế"),
    "66": ("đắc lắc", "darlac"),
    "67": ("đắc nông",),
    "77": ("vũng tàu", "bà rịa"),
    "79": ("sài gòn", "tphcm", "hcmc", "ho chi minh city"),
}
LEAST_LETTERS = 5  # of a name in which a typing error is looked for


class Parent(NamedTuple):
    """A province or district under one of its names."""

    kind: str
    scope: str


class Names:
    """Parents by their names; a name with other accents, or with one typing error, is found too."""

    def __init__(self) -> None:
        self._full: dict[str, list[Parent]] = defaultdict(list)
        self._bare: dict[str, list[Parent]] = defaultdict(list)

    def add(self, key: Key, parent: Parent) -> None:
        self._full[key.full].append(parent)
        self._bare[key.bare].append(parent)

    def named(self, key: Key) -> list[Parent]:
        return self._full.get(key.full) or self._bare.get(key.bare) or []

    def near(self, key: Key) -> list[Parent]:
        """What is one typing error away, if that is only one name."""
        if len(key.bare) < LEAST_LETTERS:
            return []
        names = [name for name in self._bare if OSA.distance(name, key.bare, score_cutoff=1) <= 1]
        return self._bare[names[0]] if len(names) == 1 else []


class Parents:
    """Provinces and districts, as the scopes of `geo.matching.entries`."""

    def __init__(
        self,
        register: AreaRegister,
        crosswalk: Crosswalk,
        vintage: str,
        earlier: Iterable[Earlier] = (),
    ) -> None:
        self._provinces = Names()
        self._districts: dict[str, Names] = defaultdict(Names)
        self._olds: dict[str, list[str]] = {}
        for area in register.provinces("2025") if vintage == "2025" else []:
            self._add_province(area, in_new_province(area.code))
            self._olds[in_new_province(area.code)] = crosswalk.old_provinces(area.code)
        for area in register.provinces("2024"):
            self._add_province(area, in_old_province(area.code))
            self._olds[in_old_province(area.code)] = [area.code]
            for district in register.districts(area.code):
                self._add_district(district.name, district.code, area.code)
        for was in earlier:
            if was.level is Level.DISTRICT:
                self._add_district(was.name, was.code, was.parent)

    def _add_province(self, area: Area, scope: str) -> None:
        kind, key = kind_and_name(area.name)
        names = ALIASES.get(area.code, ())
        if len(key.words) > 2:  # two letters would be those of several
            names = (*names, "".join(word[0] for word in key.plain_words))
        for known in {key, *map(key_of, names)}:
            self._provinces.add(known, Parent(kind, scope))

    def _add_district(self, name: str, code: str, province: str) -> None:
        kind, key = kind_and_name(name)
        for names in (self._districts[province], self._districts[""]):
            names.add(key, Parent(kind, in_district(code)))

    def provinces(self, cell: str) -> tuple[str, ...]:
        """The scopes of the province that a cleaned cell names, today's first; () if unknown."""
        keys = [key_of(reading.name) for reading in readings(cell, PROVINCE)]
        for find in (self._provinces.named, self._provinces.near):
            if found := [parent.scope for key in keys for parent in find(key)]:
                return tuple(dict.fromkeys(found))
        return ()

    def districts(self, cell: str, provinces: Collection[str]) -> Groups:
        """The scopes of the districts that a cell may mean, those of the kind it says first.

        In any province if none is given.
        """
        olds = dict.fromkeys(old for scope in provinces for old in self._olds[scope]) or [""]
        tables = [self._districts[old] for old in olds]
        said = [(reading.kind, key_of(reading.name)) for reading in readings(cell, DISTRICT)]
        for find in (Names.named, Names.near):
            right: dict[str, bool] = {}
            for kind, key in said:
                for parent in (parent for names in tables for parent in find(names, key)):
                    is_right = not kind or kind == parent.kind
                    right[parent.scope] = right.get(parent.scope, False) or is_right
            groups = [tuple(s for s in right if right[s] is one) for one in (True, False)]
            if found := [scopes for scopes in groups if scopes]:
                return found
        return []
