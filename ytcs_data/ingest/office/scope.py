"""Where a file is from: the province and the district that its titles, names and rows speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import Area
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.place_words import Said
from ytcs_data.ingest.office.places import Places
from ytcs_data.ingest.problems import Problem
from ytcs_data.periods import parse_period

COMMUNE = re.compile(r"\b((?:xã|phường|thị trấn|đặc khu)\s+[^\W_][^,;:()\n–/·]*)", re.IGNORECASE)
LEVELS = re.compile(
    r"^(?:xã|phường|thị trấn|đặc khu)[\s,/]+(?:phường|thị trấn|đặc khu|xã|hội)\b", re.IGNORECASE
)
LONGEST = 6  # words of a commune's name with its kind


@dataclass(frozen=True)
class Scope:
    province: str = ""  # code in the vintage of the file
    district: str = ""  # code in vintage 2024
    district_name: str = ""


def scope_of_titles(
    texts: Sequence[str], wish: str, vintage: str, sources: Sources
) -> tuple[Scope, list[Problem]]:
    """What the titles say, and the person; where they differ, a problem."""
    named = [area for text in texts for area in sources.letterheads.provinces(text)]
    here = next((a.code for a in named if a.vintage == vintage), "")
    elsewhere = next((area for area in named if area.vintage != vintage), None)
    problems: list[Problem] = []
    if not here and elsewhere is not None:
        here = _same_ground(elsewhere, vintage, sources)
        if here and vintage == "2025":
            expected = sources.register[here, vintage].name
            problems.append(Problem("old-province", found=elsewhere.name, expected=expected))
    if wish and (wish, vintage) not in sources.register:
        problems.append(Problem("unknown-area", found=wish, expected=vintage))
        wish = ""
    if wish and here and wish != here:
        found, expected = (sources.register[code, vintage].name for code in (here, wish))
        problems = [Problem("province-contradicts", found=found, expected=expected)]
    province = here or wish
    olds = _old_provinces(province, vintage, sources)
    districts = [d for text in texts for d in sources.letterheads.districts(text, olds)]
    alone = districts[0] if len({d.code for d in districts}) == 1 else None
    if alone is None:
        return Scope(province), problems
    province = province or _same_ground(alone, vintage, sources)
    return Scope(province, alone.code, alone.name), problems


def _same_ground(area: Area, vintage: str, sources: Sources) -> str:
    """The province of an old area on the map of a vintage; of a new one, if it is one old one."""
    if area.vintage == vintage:
        return area.province
    if vintage == "2025":
        return sources.crosswalk.new_province(area.province)
    olds = sources.crosswalk.old_provinces(area.province)
    return olds[0] if len(olds) == 1 else ""


def _old_provinces(province: str, vintage: str, sources: Sources) -> list[str]:
    if not province:
        return []
    return [province] if vintage == "2024" else sources.crosswalk.old_provinces(province)


def commune_of_texts(texts: Sequence[str], places: Places) -> str:
    """The one commune that a sheet without a column of places is of; "" if none is named."""
    for text in texts:
        for match in COMMUNE.finditer(text):
            if not LEVELS.search(match[1]) and (code := _named(match[1], places)):
                return code
    return ""


def _named(text: str, places: Places) -> str:
    """The commune whose name begins the text; later words may say something else."""
    words = text.split()
    for length in range(min(len(words), LONGEST), 1, -1):
        found = places.find(Said(name=" ".join(words[:length])))
        if found.code and not found.kind:
            return found.code
    return ""


def expected_areas(areas: set[str], vintage: str, period: str, sources: Sources) -> list[str]:
    """Communes that a file should speak of: of the district if all its rows lie in one."""
    on = parse_period(period).end
    register, crosswalk = sources.register, sources.crosswalk
    provinces = {register[code, vintage].province for code in areas}
    if len(provinces) != 1:
        return []
    (province,) = provinces
    inside = {area.code for area in register.communes(vintage, province, on=on)}
    if vintage == "2024":
        home = {code: crosswalk.district_of(code) for code in inside | areas}
    else:
        home = {code: crosswalk.former_district(code) or "" for code in inside | areas}
    districts = {home[code] for code in areas}
    return sorted(code for code in inside if len(districts) > 1 or home[code] in districts)
