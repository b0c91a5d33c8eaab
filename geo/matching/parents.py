"""Provinces and districts by their names: which areas a cell beside a commune may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

from geo.areas import Area, AreaRegister
from geo.crosswalk import Crosswalk
from geo.matching.entries import in_district, in_new_province, in_old_province
from geo.matching.kinds import DISTRICT, PROVINCE, readings
from geo.matching.spelling import Key, clean, key_of

# What people write for a province that is neither its name nor the first letters of its words.
ALIASES = {
    "79": ("sài gòn", "tphcm", "hcmc", "ho chi minh city"),
    "46": ("thừa thiên huế", "tt huế", "tth", "huế"),
    "77": ("vũng tàu", "br vt", "bà rịa"),
    "66": ("đắc lắc", "darlac"),
    "67": ("đắc nông",),
    "01": ("hà tây",),
}
LEAST_LETTERS = 5  # of a name in which a typing error is looked for


class Names:
    """Areas by their names; a name with other accents, or with one typing error, is found too."""

    def __init__(self) -> None:
        self._full: dict[str, list[Area]] = defaultdict(list)
        self._bare: dict[str, list[Area]] = defaultdict(list)

    def add(self, name: str, area: Area) -> None:
        key = key_of(clean(name))
        self._full[key.full].append(area)
        self._bare[key.bare].append(area)

    def named(self, key: Key) -> list[Area]:
        return self._full.get(key.full) or self._bare.get(key.bare) or []

    def near(self, key: Key) -> list[Area]:
        """What is one typing error away, if that is only one name."""
        if len(key.bare) < LEAST_LETTERS:
            return []
        names = [name for name in self._bare if OSA.distance(name, key.bare, score_cutoff=1) <= 1]
        return self._bare[names[0]] if len(names) == 1 else []


class Parents:
    """Provinces and districts, as the scopes of `geo.matching.entries`."""

    def __init__(self, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> None:
        self._provinces = Names()
        self._districts: dict[str, Names] = defaultdict(Names)
        self._olds: dict[str, list[str]] = {}
        for area in register.provinces("2025") if vintage == "2025" else []:
            self._add_province(area)
            self._olds[in_new_province(area.code)] = crosswalk.old_provinces(area.code)
        for area in register.provinces("2024"):
            self._add_province(area)
            self._olds[in_old_province(area.code)] = [area.code]
            for district in register.districts(area.code):
                for names in (self._districts[area.code], self._districts[""]):
                    names.add(district.name.removeprefix("Quận "), district)
                    names.add(district.short_name, district)

    def _add_province(self, area: Area) -> None:
        name = area.short_name
        initials = "".join(word[0] for word in key_of(clean(name)).plain_words)
        for known in {name, initials, *ALIASES.get(area.code, ())}:
            self._provinces.add(known, area)

    def provinces(self, cell: str) -> tuple[str, ...]:
        """The scopes of the province that a cleaned cell names, today's first; () if unknown."""
        keys = [key_of(reading.name) for reading in readings(cell, PROVINCE)]
        for find in (self._provinces.named, self._provinces.near):
            if found := [area for key in keys for area in find(key)]:
                return tuple(dict.fromkeys(map(_scope, found)))
        return ()

    def districts(self, cell: str, provinces: Collection[str]) -> tuple[str, ...]:
        """The scopes of the districts that a cell may mean, those of the kind it says first.

        In any province if none is given.
        """
        olds = dict.fromkeys(old for scope in provinces for old in self._olds[scope]) or [""]
        said = readings(cell, DISTRICT)
        for near in (False, True):
            right: dict[str, bool] = {}
            for reading in said:
                for area in self._districts_named(key_of(reading.name), olds, near):
                    scope, kind = in_district(area.code), not reading.kind
                    right[scope] = right.get(scope, kind) or area.name.startswith(reading.kind)
            if right:
                return tuple(sorted(right, key=lambda scope: not right[scope]))
        return ()

    def _districts_named(self, key: Key, olds: Iterable[str], near: bool) -> list[Area]:
        tables = [self._districts[old] for old in olds]
        return [area for names in tables for area in (names.near if near else names.named)(key)]


def _scope(area: Area) -> str:
    return (in_new_province if area.vintage == "2025" else in_old_province)(area.code)
