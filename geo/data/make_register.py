"""Make the register and the crosswalk from the published lists.

    python -m geo.data.make_register

writes `areas_2024.csv`, `areas_2025.csv` and `crosswalk_2025.csv` into this folder, the same
bytes each time. Where the lists are wrong or silent, `corrections.csv` decides, with a reason.
"""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.areas import COLUMNS
from geo.crosswalk import COLUMNS as CROSSWALK_COLUMNS
from geo.crosswalk import EQUAL, PART, WHOLE, exact_shares
from geo.data.centres import (
    LIST,
    correct_new_centres,
    correct_old_centres,
    degrees,
    mark_shared_centres,
)
from geo.data.dissolved import Corrections, dissolved_communes
from geo.data.sources import Sources, download, read_sources

HERE = Path(__file__).parent

Row = dict[str, str]
LEVELS = {"province": "province", "district": "district", "ward": "commune"}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = read_sources(download(folder), folder)
    corrections = read_corrections(HERE / "corrections.csv")
    pairs = corrected_pairs(sources.pairs, corrections)
    old = old_areas(sources, corrections)
    new = new_areas(sources)
    mark_shared_centres(old)
    correct_new_centres(new, old, pairs, corrections.get("centre_wrong", ()))
    correct_old_centres(old, new, pairs)
    old |= dissolved_areas(sources, corrections)
    write(HERE / "areas_2024.csv", COLUMNS, old.values())
    write(HERE / "areas_2025.csv", COLUMNS, new.values())
    write(HERE / "crosswalk_2025.csv", CROSSWALK_COLUMNS, crosswalk_rows(pairs))


def read_corrections(path: Path) -> Corrections:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["what"]][row["code"]].append(row["value"])
    return found


def corrected_pairs(
    pairs: Iterable[tuple[str, str]], corrections: Corrections
) -> set[tuple[str, str]]:
    """The official table, with the pairs it misses and without those it has wrongly."""
    add, remove = (_pairs(corrections.get(what, {})) for what in ("pair_added", "pair_removed"))
    before = set(pairs)
    if useless := (add & before) | (remove - before):
        raise ValueError(f"corrections.csv changes nothing with the pairs {sorted(useless)}")
    return (before | add) - remove


def _pairs(values: Mapping[str, list[str]]) -> set[tuple[str, str]]:
    return {(old, new) for old, news in values.items() for new in news}


def crosswalk_rows(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    """One row a pair; a divided commune is cut into equal shares until better ones are known."""
    parts: dict[str, list[str]] = defaultdict(list)
    for old, new in sorted(pairs):
        parts[old].append(new)
    rows = []
    for old, news in parts.items():
        way = (WHOLE, WHOLE) if len(news) == 1 else (PART, EQUAL)
        for new, share in zip(news, equal_shares(len(news)), strict=True):
            values = (old, new, way[0], share, way[1])
            rows.append(dict(zip(CROSSWALK_COLUMNS, values, strict=True)))
    return rows


def equal_shares(parts: int) -> list[str]:
    """A whole is plainly 1; of equal parts the first ones take what is left over.

    >>> equal_shares(1), equal_shares(3)
    (['1'], ['0.333333334', '0.333333333', '0.333333333'])
    """
    return ["1"] if parts == 1 else exact_shares([1] * parts)


def old_areas(sources: Sources, corrections: Corrections) -> dict[str, Row]:
    """Provinces, districts and communes of June 2025."""
    areas: dict[str, Row] = {}
    for unit in sources.old_units:
        province, district = unit["provinceCode"], unit["districtCode"]
        areas[province] = area_row(unit, "province", "")
        areas[district] = area_row(unit, "district", province)
        if unit["wardCode"]:
            areas[unit["wardCode"]] = area_row(unit, "ward", district)
    renamed = corrections.get("renamed", {})
    for code, row in areas.items():
        if code not in renamed:
            row["name"] = official_spelling(row["name"], sources.official_names.get(code, ""))
    return areas


def official_spelling(name: str, official: str) -> str:
    """The name as the Statistics Office writes it, which keeps "Thuỷ" and "Qưới".

    Its list is a few months older, so a unit whose kind has changed since keeps the newer name;
    the few that changed their name alone are in the corrections.

    >>> official_spelling("Xã Vị Thủy", "Xã Vị Thuỷ"), official_spelling("Xã Tân Hòa", "")
    ('Xã Vị Thuỷ', 'Xã Tân Hòa')
    >>> official_spelling("Thị trấn Yên Châu", "Xã Viêng Lán")
    'Thị trấn Yên Châu'
    """
    return official if official.split()[:1] == name.split()[:1] else name


def new_areas(sources: Sources) -> dict[str, Row]:
    """Provinces and communes since the reform."""
    areas: dict[str, Row] = {}
    for unit in sources.new_units:
        areas[unit["provinceCode"]] = area_row(unit, "province", "")
        areas[unit["wardCode"]] = area_row(unit, "ward", unit["provinceCode"])
    return areas


def dissolved_areas(sources: Sources, corrections: Corrections) -> dict[str, Row]:
    return {
        row["code"]: dict.fromkeys(COLUMNS, "") | row
        for row in dissolved_communes(sources, corrections)
    }


def area_row(unit: Mapping[str, Any], kind: str, parent: str) -> Row:
    """One area from the columns of its kind: `provinceCode`, `districtLat`, `ward` and so on."""
    latitude, longitude = unit[f"{kind}Lat"], unit[f"{kind}Lon"]
    row = dict.fromkeys(COLUMNS, "")
    row["code"], row["name"] = unit[f"{kind}Code"], unit[kind]
    row["level"], row["parent"] = LEVELS[kind], parent
    if latitude and longitude:
        row["latitude"], row["longitude"] = degrees(latitude), degrees(longitude)
        row["centre_source"] = LIST
    if kind == "ward" and unit.get("wardAreaKm2"):
        row["area_km2"] = f"{unit['wardAreaKm2']:g}"
    return row


def write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """In code order, provinces first: two digits, three digits, five digits."""
    ordered = sorted(rows, key=lambda row: [(len(row[c]), row[c]) for c in columns[:2]])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)


if __name__ == "__main__":
    main()
