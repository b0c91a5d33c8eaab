"""Make the sample register of stations: `python -m sample_data.make_stations`.

One zip for each province of today, with the stations and points of its land on both sides of the
reform. Their numbers in each commune and period are those of the sample's measures `stations` and
`points`; which old station became which is invented. The same bytes come out of every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np
import pandas as pd

from geo.areas import Area, AreaRegister, load_register
from geo.crosswalk import Crosswalk, load_crosswalk
from sample_data.facts import NEW_PROVINCES, SEED, SHARED_STATION
from sample_data.make_values import sample, write_csv
from ytcs_data.ingest.header import REGISTER_COLUMNS
from ytcs_data.periods import LAST_OLD_DAY, REFORM, parse_period
from ytcs_data.store import ILLUSTRATIVE

FOLDER = Path(__file__).with_name("stations")
NEAR = 0.012  # degrees, about a kilometre: how far a building is from the centre of its commune

Spell = dict[str, str]


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, rows in registers():
        path = FOLDER / f"{name}.zip"
        write_csv(path, rows)
        print(f"{name}: {len(rows)} rows, {path.stat().st_size} bytes")


def registers() -> Iterator[tuple[str, pd.DataFrame]]:
    """Name and rows of every file."""
    areas = load_register()
    crosswalk = load_crosswalk(areas)
    values = dict(sample())
    before = pd.concat([rows for name, rows in values.items() if name.startswith("2024")])
    for province in NEW_PROVINCES:
        places = Places(areas, crosswalk, province.code)
        old = old_spells(before, places)
        spells = [*old, *new_spells(values[f"2025_{province.name}"], old, places)]
        rows = pd.DataFrame(spells, columns=list(REGISTER_COLUMNS))
        yield (
            f"stations_{province.name}",
            rows.sort_values(["station_code", "vintage"], kind="stable"),
        )


@dataclass
class Places:
    """A province of today, and where each building in it stands."""

    areas: AreaRegister
    crosswalk: Crosswalk
    province: str
    known: dict[str, tuple[str, str]] = field(default_factory=dict)  # code -> latitude, longitude

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng([SEED, int(self.province), 630])

    def at(self, code: str, area: Area) -> tuple[str, str]:
        """Somewhere near the centre of the commune, and there it stays."""
        if code not in self.known:
            north, east = self.rng.uniform(-NEAR, NEAR, 2)
            if area.latitude is None or area.longitude is None:
                self.known[code] = ("", "")
            else:
                self.known[code] = (f"{area.latitude + north:.4f}", f"{area.longitude + east:.4f}")
        return self.known[code]

    def spell(self, code: str, area: Area, kind: str = "station", **cells: str) -> Spell:
        latitude, longitude = self.at(code, area)
        name = area.name[0].lower() + area.name[1:]
        usual = {
            **dict.fromkeys(REGISTER_COLUMNS, ""),
            "station_code": code,
            "name": f"Trạm y tế {name}" if kind == "station" else f"Điểm trạm {name}",
            "kind": kind,
            "vintage": area.vintage,
            "area_code": area.code,
            "latitude": latitude,
            "longitude": longitude,
            "source": ILLUSTRATIVE,
        }
        return {**usual, **cells}

    def heir(self, old: str) -> str:
        """The new commune that most of an old one went into; its own code before others."""
        parts = self.crosswalk.successors(old)
        return max(parts, key=lambda part: (part.share, part.code == old, part.code)).code


# --- before the reform ---------------------------------------------------------------------------


def old_spells(before: pd.DataFrame, places: Places) -> list[Spell]:
    """Every station there was, until it or its commune closed, and its points."""
    inside = set(places.crosswalk.old_provinces(places.province))
    spells = []
    counted = before[before["state"] == ""]
    stations = counted[counted["measure"] == "stations"]
    last = stations.groupby("station_code")["period"].max()
    points = counted[counted["measure"] == "points"].groupby("station_code")["value"].max()
    for code, period in last.items():
        area = places.areas[str(code)[:5], "2024"]
        if area.province not in inside:
            continue
        until = last_day(area, str(period))
        extra = {"serves": SHARED_STATION[area.code]} if area.code in SHARED_STATION else {}
        name = {"name": f"{places.spell(str(code), area)['name']} 2"} if code[-1] == "2" else {}
        spells.append(places.spell(str(code), area, valid_to=until, **extra, **name))
        for number in range(1, int(points.get(code, 0)) + 1):
            point = f"{code}-d{number}"
            owner = {"belongs_to": str(code), "valid_to": until}
            spells.append(places.spell(point, area, "point", **owner))
    return spells


def last_day(area: Area, period: str) -> str:
    """Of a commune that was dissolved its own; else of the last period with a report."""
    if area.dissolved:
        return (area.valid_to or parse_period("2024").end).isoformat()
    return min(parse_period(period).end, LAST_OLD_DAY).isoformat()


# --- since the reform ----------------------------------------------------------------------------


def new_spells(rows: pd.DataFrame, old: list[Spell], places: Places) -> Iterator[Spell]:
    """Stations with the number of points that each reports; old buildings come first."""
    first = rows[(rows["period"] == "2025") & (rows["state"] == "")]
    points = first[first["measure"] == "points"].set_index("station_code")["value"]
    codes = sorted(first[first["measure"] == "stations"]["station_code"])
    last_old = [s for s in old if s["valid_to"] == LAST_OLD_DAY.isoformat()]
    free = buildings(last_old, set(codes), places)
    since = REFORM.isoformat()
    for code in codes:
        area = places.areas[code[:5], "2025"]
        second = {"name": f"{places.spell(code, area)['name']} 2"} if code[-1] == "2" else {}
        yield places.spell(code, area, valid_from=since, **second)
        wanted, more = int(points.get(code, 0)), count(1)
        for _ in range(wanted):
            owner = {"belongs_to": code, "valid_from": since}
            if free.get(area.code):
                was = free[area.code].pop(0)
                old_area = places.areas[was["area_code"], "2024"]
                name = f"Điểm trạm {old_area.name[0].lower()}{old_area.name[1:]} (cũ)"
                yield places.spell(was["station_code"], area, "point", name=name, **owner)
            else:
                number = next(more)
                name = f"Điểm trạm {number} của trạm {code}"
                yield places.spell(f"{code}-p{number}", area, "point", name=name, **owner)


def buildings(last_old: list[Spell], taken: set[str], places: Places) -> dict[str, list[Spell]]:
    """Of each new commune the old buildings that are no station any more, in a drawn order.

    Former stations are taken before former points.
    """
    free: dict[str, list[Spell]] = {}
    for spell in last_old:
        if spell["station_code"] not in taken:
            free.setdefault(places.heir(spell["area_code"]), []).append(spell)
    for code, spells in sorted(free.items()):
        order = [spells[i] for i in places.rng.permutation(len(spells))]
        free[code] = sorted(order, key=lambda spell: spell["kind"] == "point")
    return free


if __name__ == "__main__":
    main()
