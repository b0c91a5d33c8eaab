"""From the cells of a row to the commune they mean, or to the ones they may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from geo.areas import Area, AreaRegister
from geo.crosswalk import Crosswalk
from geo.earlier import load_earlier
from geo.letters import other_readings, unicode_text
from geo.matching.answers import (
    AMBIGUOUS,
    JOINED,
    SPELLING,
    SUCCESSOR,
    UNKNOWN,
    Asked,
    Match,
)
from geo.matching.coded import coded
from geo.matching.deciding import Deciding
from geo.matching.entries import entries
from geo.matching.index import Groups, Index
from geo.matching.joined import split_cell
from geo.matching.kinds import COMMUNE, readings
from geo.matching.parents import Parents
from geo.matching.rows import match_rows
from geo.matching.spelling import key_of, tidy
from geo.matching.titles import Titles

LONGEST = 300  # letters of a cell; what has more is no name
SURE = 0.9  # the score of what is spelled as in the register


class Matcher:
    """Names of communes of one vintage; built once, it is never changed after."""

    def __init__(self, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> None:
        self._register, self._vintage = register, vintage
        earlier = load_earlier()
        index = Index(entries(register, crosswalk, vintage, earlier))
        self._deciding = Deciding(index, today=vintage == "2025")
        self._parents = Parents(register, crosswalk, vintage, earlier)
        self._titles = Titles(register, crosswalk, vintage)
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

    def place(self, text: str) -> Area | None:
        """The province or district that a title names; see `geo.matching.titles`."""
        return self._titles.find(text)

    def _named(self, commune: str, district: str, province: str) -> Match:
        if max(map(len, (commune, district, province))) > LONGEST:
            return Match(reason=UNKNOWN)
        cells = [cell.replace("\n", ", ") for cell in (commune, district, province)]
        # Together they say better whether they are in an old font.
        commune, district, province = unicode_text("\n".join(cells)).split("\n")
        first = self._match(tidy(commune), tidy(district), tidy(province))
        if first.code:
            return first
        for other in other_readings(commune):
            match = self._match(tidy(other), tidy(district), tidy(province))
            if match.score >= SURE:
                return match
        return first

    def _match(self, commune: str, district: str, province: str) -> Match:
        if "," in district:  # what the district lies in stands beside it
            district, _, above = district.partition(",")
            province = province or above.strip()
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
        if not (asked := [one for one in said if one.key.bare]):
            return Match(reason=UNKNOWN)
        provinces = self._provinces(province) if province else ()
        above: Groups = [(scope,) for scope in provinces]
        if district:
            match = self._below(asked, self._districts(district, provinces), above)
            if not match and provinces:  # the district may be right and the province wrong
                others = self._districts(district, ())[:1]
                match = self._deciding.elsewhere(asked, others)
        else:
            match = self._deciding.in_province(asked, above) if provinces else None
        if not match and not provinces:
            match = self._deciding.anywhere(asked, wrong=bool(district or province))
        return match or Match(reason=UNKNOWN)

    def _below(self, asked: Sequence[Asked], districts: Groups, above: Groups) -> Match | None:
        """In the district; elsewhere in the province only a name that is spelled right."""
        match = self._deciding.in_district(asked, districts)
        if match and match.method != SPELLING:
            return match
        beside = self._deciding.elsewhere(asked, above)
        if match and beside and beside.code not in ("", match.code):
            return Match(candidates=(match.code, beside.code), reason=AMBIGUOUS)
        if match or (beside and beside.code):
            return match or beside
        return self._deciding.mistyped(asked, districts) or beside
