"""Where a file is from: the province and the district that its titles, names and rows speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import Area, Level
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.places import Places, Said
from ytcs_data.ingest.problems import Problem
from ytcs_data.periods import parse_period

COMMUNE = re.compile(
    r"\b((?:xã|phường|thị trấn|đặc khu)\s+[^\W\d_][^,;:()\n–/]*)", re.IGNORECASE
)
BROAD = re.compile(r"^(?:xã|phường|thị trấn|đặc khu)[\s,/]+(?:phường|thị trấn|đặc khu|xã)\b", re.I)


@dataclass(frozen=True)
class Scope:
    province: str = ""  # code in the vintage of the file
    district: str = ""  # code in vintage 2024
    district_name: str = ""
    said: bool = False  # by a title or the person, not only by the rows


def scope_of_titles(
    texts: Sequence[str], wish: str, vintage: str, sources: Sources
) -> tuple[Scope, list[Problem]]:
    """What the titles say, and the person; where they differ, a problem."""
    named = [place for text in texts if (place := sources.matcher(vintage).place(text))]
    places = [area for area in named if area.level is not Level.COMMUNE]
    district = next((area for area in places if area.level is Level.DISTRICT), None)
    problems: list[Problem] = []
    province = ""
    for area in places:
        here = _province_in(area, vintage, sources)
        province = province or here
        old = area.level is Level.PROVINCE and area.vintage != vintage
        if old and vintage == "2025" and not _same_short(area, here, sources):
            of_today = sources.register[here, "2025"].name
            problems.append(Problem("old-province", found=area.name, expected=of_today))
    if wish and province and wish != province:
        found, expected = (sources.register[code, vintage].name for code in (province, wish))
        return Scope(province, said=True), [
            Problem("province-contradicts", found=found, expected=expected)
        ]
    inside = district is not None and province
    return (
        Scope(
            wish or province,
            district.code if inside and district else "",
            district.name if inside and district else "",
            bool(wish or province),
        ),
        problems,
    )


def _province_in(area: Area, vintage: str, sources: Sources) -> str:
    """The province of an area on the map of a vintage; "" if it has none there."""
    if area.vintage == vintage:
        return area.province
    if vintage == "2025":
        return sources.crosswalk.new_province(area.province)
    return area.province if (area.province, vintage) in sources.register else ""


def _same_short(area: Area, code: str, sources: Sources) -> bool:
    return bool(code) and sources.register[code, "2025"].short_name == area.short_name


def commune_of_texts(texts: Sequence[str], places: Places) -> tuple[str, str]:
    """The one commune that a sheet without a column of places is of, and the text that says so."""
    for text in texts:
        for match in COMMUNE.finditer(text):
            if BROAD.search(match[1]):
                continue
            if code := _named(match[1], places):
                return code, match[1]
    return "", ""


def _named(text: str, places: Places) -> str:
    """The commune whose name begins the text; later words may say something else."""
    words = text.split()
    for length in range(min(len(words), 6), 1, -1):
        found = places.find(Said(name=" ".join(words[:length])))
        if found.code and not found.kind:
            return found.code
    return ""


def expected_areas(
    areas: set[str], scope: Scope, vintage: str, period: str, sources: Sources
) -> list[str]:
    """Communes that a file of this scope should speak of: of a district if all lie in one."""
    on = parse_period(period).end
    register, crosswalk = sources.register, sources.crosswalk
    provinces = {register[code, vintage].province for code in areas}
    if len(provinces) != 1:
        return []
    (province,) = provinces
    inside = {area.code for area in register.communes(vintage, province, on=on)}
    if vintage == "2024":
        districts = {register[code, vintage].parent for code in areas}
        known = {d: [a.code for a in register.communes(vintage, province, d or "", on=on)] for d in districts}
    else:
        groups = crosswalk.former_districts(province)
        known = {d: [c for c in codes if c in inside] for d, codes in groups.items() if areas & set(codes)}
    if len(known) == 1 and (scope.district in known or len(areas) > 1):
        return sorted(next(iter(known.values())))
    return sorted(inside)
