"""From the cells of a row to the commune they mean, or to the ones they may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from geo.earlier import load_earlier
from geo.letters import other_readings, unicode_text
from geo.matching.answers import (
    AMBIGUOUS,
    ELSEWHERE,
    JOINED,
    NAME,
    NO_DISTRICT,
    SPELLING,
    SUCCESSOR,
    UNKNOWN,
    Asked,
    Hit,
    Match,
    codes_of,
    nearest,
    same_target,
    settled,
)
from geo.matching.coded import coded
from geo.matching.entries import EVERYWHERE, entries
from geo.matching.index import Groups, Index
from geo.matching.joined import split_cell
from geo.matching.kinds import COMMUNE, readings
from geo.matching.parents import Parents
from geo.matching.rows import match_rows
from geo.matching.slips import Slips
from geo.matching.spelling import key_of, tidy


class Matcher:
    """Names of communes of one vintage; built once, it is never changed after."""

    def __init__(self, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> None:
        self._register, self._vintage = register, vintage
        self._today = vintage == "2025"
        earlier = load_earlier()
        self._index = Index(entries(register, crosswalk, vintage, earlier))
        self._slips = Slips(self._index)
        self._parents = Parents(register, crosswalk, vintage, earlier)
        self._provinces = lru_cache(maxsize=20_000)(self._parents.provinces)
        self._districts = lru_cache(maxsize=50_000)(self._parents.districts)

    def match(self, commune: str, district: str = "", province: str = "", code: str = "") -> Match:
        """The commune that the cells of a row mean, as they were typed; most may be empty."""
        if not code.strip():
            return self._named(commune, district, province)
        named = self._named(commune, district, province) if commune.strip() else None
        return coded(code, named, self._register, self._vintage)

    def match_rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """See `geo.matching.rows.match_rows`."""
        return match_rows(self, frame)

    def _named(self, commune: str, district: str, province: str) -> Match:
        cells = [cell.replace("\n", ", ") for cell in (commune, district, province)]
        # Together they say better whether they are in an old font.
        commune, district, province = unicode_text("\n".join(cells)).split("\n")
        first = self._match(tidy(commune), tidy(district), tidy(province))
        if first.code:
            return first
        for other in other_readings(commune):
            match = self._match(tidy(other), tidy(district), tidy(province))
            if match.code and match.method != SPELLING:
                return match
        return first

    def _match(self, commune: str, district: str, province: str) -> Match:
        first = self._in_cells(commune, district, province)
        if first.code:
            return first
        for places in split_cell(commune):
            found = self._in_cells(
                places.commune, places.district or district, places.province or province
            )
            if found.code:
                return found if found.method == SUCCESSOR else replace(found, method=JOINED)
            if first.reason == UNKNOWN and found.candidates:
                first = found
        return first

    def _in_cells(self, commune: str, district: str, province: str) -> Match:
        bare = (commune + district + province).isascii()  # all accents were left out
        said = [Asked(r.kind, key_of(r.name), bare) for r in readings(commune, COMMUNE)]
        asked = [one for one in said if one.key.bare]
        provinces = self._provinces(province) if province else ()
        districts = self._districts(district, provinces) if district else ()
        if districts and (match := self._in_district(asked, districts)):
            return match
        if provinces:
            ask = self._elsewhere if district else self._in_province
            match = ask(asked, [(scope,) for scope in provinces])
        else:
            match = self._anywhere(asked, bool(district or province))
        return match or Match(reason=UNKNOWN)

    def _in_district(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        for found, score, method in (
            (self._same(asked, groups), 1.0, NAME),
            (self._bare(asked, groups), 0.95, SPELLING),
            (self._slips.find(asked, groups, near=True), 0.85, SPELLING),
        ):
            if found:
                return settled(found, True, score, method)
        return None

    def _in_province(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """Where no district is given: what the vintage itself calls so goes first."""
        for found, score in (
            (self._same(asked, groups), 0.95),
            (self._bare(asked, groups), 0.85),
            (self._slips.find(asked, groups[:1], near=False), 0.75),
        ):
            if found:
                return settled(found, not self._today, score, NO_DISTRICT)
        return None

    def _elsewhere(self, asked: Sequence[Asked], groups: Groups) -> Match | None:
        """Where the district is wrong: the name and its kind must be there once, spelled right."""
        if not (found := self._same(asked, groups) or self._bare(asked, groups)):
            return None
        match = settled(found, True, 0.8, NO_DISTRICT)
        numbered = any(hit.entry.key.bare.isdigit() for hit in found)
        if match.code and (numbered or match.score < 0.8 or not same_target(found)):
            return Match(candidates=codes_of(found), reason=AMBIGUOUS)
        return match

    def _anywhere(self, asked: Sequence[Asked], wrong: bool) -> Match | None:
        """Only a name that is there once in the country, and only if nothing speaks against it."""
        match = self._elsewhere(asked, [(EVERYWHERE,)])
        if match and match.code and wrong:
            return Match(candidates=(match.code,), reason=ELSEWHERE)
        return match

    def _same(self, asked: Sequence[Asked], groups: Groups) -> list[Hit]:
        """Spelled as in the register, or all without accents."""
        for scopes in groups:
            for one in asked:
                found = [] if one.bare else self._index.same(scopes, one.key)
                if not found and not one.key.marked:
                    found = self._index.bare(scopes, one.key)
                if found:
                    return [one.hit(entry) for entry in found]
        return []

    def _bare(self, asked: Sequence[Asked], groups: Groups) -> list[Hit]:
        """With other accents."""
        for scopes in groups:
            for one in asked:
                if found := self._index.bare(scopes, one.key):
                    return nearest([one.hit(entry) for entry in found], one.key)
        return []
