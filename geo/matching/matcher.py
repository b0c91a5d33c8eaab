"""From the cells of a row to the commune they mean, or to the ones they may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from geo.earlier import load_earlier
from geo.letters import other_readings
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
    Match,
    hits,
    settled,
)
from geo.matching.coded import coded
from geo.matching.entries import EVERYWHERE, entries
from geo.matching.index import Index
from geo.matching.joined import split_cell
from geo.matching.kinds import COMMUNE, readings
from geo.matching.parents import Parents
from geo.matching.rows import match_rows
from geo.matching.slips import Slips
from geo.matching.spelling import clean, key_of

Scopes = tuple[str, ...]


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
        first = self._match(clean(commune), clean(district), clean(province))
        if first.code:
            return first
        for other in other_readings(commune):
            if (match := self._match(clean(other), clean(district), clean(province))).code:
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
        asked = [Asked(r.kind, key_of(r.name), bare) for r in readings(commune, COMMUNE)]
        asked = [one for one in asked if one.key.bare]
        if not asked:
            return Match(reason=UNKNOWN)
        provinces = self._provinces(province) if province else ()
        districts = self._districts(district, provinces) if district else ()
        if districts:
            match = self._in_district(asked, districts)
            if match.reason != UNKNOWN:
                return match
        wrong = bool(district)
        if provinces:
            return self._in_province(asked, provinces, wrong)
        return self._anywhere(asked, wrong or bool(province))

    def _in_district(self, asked: Sequence[Asked], districts: Scopes) -> Match:
        return (
            self._same(asked, districts, NAME, 1.0)
            or self._bare(asked, districts, SPELLING, 0.95)
            or self._slips.find(asked, districts, self._today)
            or Match(reason=UNKNOWN)
        )

    def _in_province(self, asked: Sequence[Asked], provinces: Scopes, wrong: bool) -> Match:
        """Where the district is missing or wrong; only spelled right if it is wrong."""
        return (
            self._same(asked, provinces, NO_DISTRICT, 0.9)
            or self._bare(asked, provinces, NO_DISTRICT, 0.8, sure=wrong)
            or Match(reason=UNKNOWN)
        )

    def _anywhere(self, asked: Sequence[Asked], wrong: bool) -> Match:
        """Only a name that is there once in the country, and only if nothing speaks against it."""
        match = self._same(asked, (EVERYWHERE,), NO_DISTRICT, 0.8)
        if match is None:
            return Match(reason=UNKNOWN)
        if match.code and (wrong or match.score < 0.8):
            return Match(candidates=(match.code,), reason=ELSEWHERE)
        return match

    def _same(
        self, asked: Sequence[Asked], scopes: Scopes, method: str, score: float
    ) -> Match | None:
        """Spelled as in the register, or all without accents."""
        for scope in scopes:
            for one in asked:
                found = [] if one.bare else self._index.same(scope, one.key)
                if not found and not one.key.marked:
                    found = self._index.bare(scope, one.key)
                if found:
                    return settled(hits(one, found), self._today, score, method)
        return None

    def _bare(
        self, asked: Sequence[Asked], scopes: Scopes, method: str, score: float, sure: bool = False
    ) -> Match | None:
        """With other accents; `sure` if a kind that is right must speak for it."""
        for scope in scopes:
            for one in asked:
                if not (found := self._index.bare(scope, one.key)):
                    continue
                match = settled(hits(one, found), self._today, score, method)
                if sure and match.code and match.score < score:
                    return Match(candidates=(match.code,), reason=AMBIGUOUS)
                return match
        return None
