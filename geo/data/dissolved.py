"""Communes that were dissolved shortly before the reform, and where they went.

A list of 2023 has them under their codes; what is missing in the list of June 2025 was
dissolved between. Which commune took it in is read from the later list, which keeps earlier
names as aliases, or which still uses the name under another code.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from geo.data.sources import Sources, plain

Corrections = Mapping[str, Mapping[str, list[str]]]  # what -> code -> values
Names = Mapping[tuple[str, str], set[str]]  # (code of district or province, plain name) -> codes


def dissolved_communes(sources: Sources, corrections: Corrections) -> Iterator[dict[str, str]]:
    """The communes of 2023 that June 2025 no longer has, as rows of the register."""
    present = {unit["wardCode"]: unit for unit in sources.old_units if unit["wardCode"]}
    kept = {(unit["districtCode"], plain(unit["district"])) for unit in sources.old_units}
    names = names_by_place(sources)
    for code in sorted(sources.earlier.keys() - present.keys()):
        commune = sources.earlier[code]
        district = commune["parent"]
        earlier = sources.earlier_districts[district]
        reshaped = (district, plain(earlier["name"])) not in kept
        places = [district, earlier["parent"]] if reshaped else [district]
        decided = corrections.get("successor", {}).get(code, [])
        successor = decided[0] if decided else find_successor(commune["name"], places, names)
        if reshaped and successor:
            district = present[successor]["districtCode"]
        yield {
            "code": code,
            "name": commune["name"],
            "level": "commune",
            "parent": district,
            "dissolved": "yes",
            "valid_to": last_day(code, district, earlier["parent"], corrections),
            "successor": successor,
        }


def names_by_place(sources: Sources) -> Names:
    """Present and earlier names of the communes of June 2025, in their district and province."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in sources.old_units:
        if unit["wardCode"]:
            for name in {plain(unit["ward"]), *json.loads(unit["wardAlias"] or "[]")}:
                names[unit["districtCode"], name].add(unit["wardCode"])
                names[unit["provinceCode"], name].add(unit["wardCode"])
    return names


def find_successor(name: str, places: Iterable[str], names: Names) -> str:
    """The one commune that bears or bore this name, in the first place that knows the name.

    The places are the district, and the province if the district itself was reshaped. It is ""
    where the name leads to two communes or to none: what is not known is not made up.
    """
    for place in places:
        if found := names.get((place, plain(name))):
            return min(found) if len(found) == 1 else ""
    return ""


def last_day(code: str, district: str, province: str, corrections: Corrections) -> str:
    """The most special date there is: of the commune, of its district, of its province."""
    dates = corrections.get("valid_to", {})
    return next((dates[area][0] for area in (code, district, province) if area in dates), "")
