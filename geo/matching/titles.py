"""Provinces and districts named in a title: "Sở Y tế tỉnh Hậu Giang", "Huyện Tiên Yên, 9 tháng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.areas import Area, AreaRegister, Level
from geo.crosswalk import Crosswalk
from geo.matching.entries import kind_and_name
from geo.matching.spelling import clean, key_of

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_KINDS = (
    (re.compile(r"\b(?:tỉnh|tinh)$"), (Level.PROVINCE,)),
    (re.compile(r"\b(?:thành phố|thanh pho|tp)$"), (Level.PROVINCE, Level.DISTRICT)),
    (re.compile(r"\b(?:huyện|huyen|quận|quan|thị xã|thi xa|tx|h|q)$"), (Level.DISTRICT,)),
)
MOST_WORDS = 5


class Titles:
    """Finds the one province or district that a text names; built once."""

    def __init__(self, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> None:
        self._areas: dict[str, list[Area]] = {}
        self._crosswalk = crosswalk
        for area in register.provinces(vintage):
            self._add(area)
        for province in register.provinces("2024"):
            if kind_and_name(province.name)[1].full not in self._areas:
                self._add(province)  # one that is gone
            for area in register.districts(province.code):
                self._add(area)

    def _add(self, area: Area) -> None:
        """A name that is a number is found with its kind only: "Quận 1"."""
        key = kind_and_name(area.name)[1]
        key = key_of(clean(area.name)) if key.bare.isdigit() else key
        for form in {key.full, key.bare}:
            self._areas.setdefault(form, []).append(area)

    def find(self, text: str) -> Area | None:
        """The smallest area that is named, None if that is not one.

        A district is believed only with a kind in front, or beside its province.
        """
        named = list(self._named(clean(text)))
        provinces = {self._ground(area) for area, _ in named if area.level is Level.PROVINCE}
        below = [(area, said) for area, said in named if area.level is Level.DISTRICT]
        found = {
            area
            for area, said in below
            if self._ground(area) in provinces or (said and not provinces)
        }
        found = found or {area for area, _ in named if area.level is Level.PROVINCE}
        return found.pop() if len({area.code for area in found}) == 1 else None

    def _ground(self, area: Area) -> str:
        """The province of today that an area of either vintage lies in."""
        today = area.vintage == "2025"
        return area.province if today else self._crosswalk.new_province(area.province)

    def _named(self, text: str) -> Iterator[tuple[Area, bool]]:
        """Every area whose name stands in the text, and whether a kind stands before it."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            for end in range(min(at + MOST_WORDS, len(words)), at, -1):
                span = text[words[at].start() : words[end - 1].end()]
                if areas := self._areas.get(key_of(span).full):
                    yield from _of_kind(areas, text[: words[at].start()].rstrip(" ."))
                    at = end - 1
                    break
            at += 1


def _of_kind(areas: list[Area], before: str) -> list[tuple[Area, bool]]:
    """Those of the level that the word before a name says; a province if none is said."""
    for pattern, levels in _KINDS:
        if pattern.search(before):
            return [(area, True) for area in areas if area.level in levels]
    provinces = [area for area in areas if area.level is Level.PROVINCE]
    return [(area, False) for area in provinces or areas]
