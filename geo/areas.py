"""The register of areas: provinces, districts and communes of both vintages, by code.

An area is *(code, vintage)*: nearly every code of a commune before 1 July 2025 is in use again
since, mostly for a larger territory and often under another name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

DATA = Path(__file__).parent / "data"
VINTAGES = ("2024", "2025")
LAST_DAY = date(2025, 6, 30)  # of the vintage 2024

# The last large round of mergers before the reform took effect on 1 January 2025, so a dissolved
# commune whose last day is not known is taken to have existed until the day before.
LAST_DAY_IF_UNKNOWN = date(2024, 12, 31)

# Areas of Hoàng Sa and Trường Sa in both vintages: so far out that maps show them in a window.
ARCHIPELAGOS = ("20333", "22736", "22737", "22739")

COLUMNS = (
    *("code", "name", "level", "parent", "latitude", "longitude", "area_km2", "centre_source"),
    *("dissolved", "valid_to", "successor"),
)
KINDS = ("Thành phố", "Tỉnh", "Thị xã", "Thị trấn", "Quận", "Huyện", "Phường", "Đặc khu", "Xã")


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


LEVELS = {level.value: level for level in Level}  # a call of Level takes a microsecond each time


class UnknownArea(LookupError):
    """No area has this code in this vintage."""


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    vintage: str
    name: str  # with its kind: "Phường Quế Võ"
    level: Level
    parent: str | None  # of the same vintage; None for a province
    province: str  # itself for a province
    latitude: float | None
    longitude: float | None
    area_km2: float | None
    valid_to: date | None  # last day of a commune that was merged into another, where known
    successor: str | None  # the commune that took it in, where known
    dissolved: bool = False  # merged before the reform, or since: see `geo.changes`
    former_names: tuple[tuple[str, date], ...] = ()  # since the reform, each with its last day

    @property
    def short_name(self) -> str:
        """The name without its kind, but never a bare number: "Phường 1" stays what it is.

        >>> register = load_register()
        >>> [register[code, "2025"].short_name for code in ("09247", "92")]
        ['Quế Võ', 'Cần Thơ']
        """
        kind = next((k for k in KINDS if self.name.startswith(f"{k} ")), "")
        rest = self.name[len(kind) :].strip()
        return self.name if rest.isdigit() else rest

    def existed(self, on: date) -> bool:
        return not self.dissolved or on <= (self.valid_to or LAST_DAY_IF_UNKNOWN)


class AreaRegister:
    """All areas, never changed after they were read."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas: dict[tuple[str, str], Area] = {}
        self._levels: dict[tuple[str, Level], list[Area]] = defaultdict(list)
        self._children: dict[tuple[str, str], list[Area]] = defaultdict(list)
        for area in sorted(areas, key=lambda area: area.code):
            self._areas[area.code, area.vintage] = area
            self._levels[area.vintage, area.level].append(area)
            self._children[area.vintage, area.province].append(area)
            if area.parent and area.parent != area.province:
                self._children[area.vintage, area.parent].append(area)

    def __getitem__(self, key: tuple[str, str]) -> Area:
        """The area of a code in a vintage.

        Raises
        ------
        UnknownArea
            If the vintage has no such code.
        """
        try:
            return self._areas[key]
        except KeyError:
            code, vintage = key
            raise UnknownArea(f"No area has the code {code!r} in vintage {vintage!r}.") from None

    def __contains__(self, key: object) -> bool:
        return key in self._areas

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas.values())

    def __len__(self) -> int:
        return len(self._areas)

    def provinces(self, vintage: str) -> list[Area]:
        return list(self._levels.get((vintage, Level.PROVINCE), ()))

    def districts(self, province: str) -> list[Area]:
        """The districts that a province had when districts were abolished (vintage 2024)."""
        within = self._children.get(("2024", province), ())
        return [area for area in within if area.level is Level.DISTRICT]

    def communes(
        self, vintage: str, province: str = "", district: str = "", on: date | None = None
    ) -> list[Area]:
        """The communes of a vintage, a province or a district that existed on a day.

        Unless another is asked for the day is the last one: of the vintage 2024 that of 30 June
        2025, of 2025 today. On an earlier day the communes dissolved since are there too. All are
        listed as they were called and belonged at the end.

        >>> register = load_register()
        >>> len(register.communes("2024", district="259"))
        20
        >>> len(register.communes("2024", district="259", on=date(2023, 12, 31)))
        21
        """
        if district or province:
            within = self._children.get((vintage, district or province), [])
        else:
            within = self._levels.get((vintage, Level.COMMUNE), [])
        day = on or (LAST_DAY if vintage == "2024" else date.today())
        return [
            area
            for area in within
            if area.level is Level.COMMUNE
            and (not province or area.province == province)
            and area.existed(day)
        ]

    def merged(self) -> dict[str, str]:
        """Communes since the reform that are gone, each with the one of today it is part of."""
        gone = {
            area.code: str(area.successor)
            for area in self._levels.get(("2025", Level.COMMUNE), [])
            if area.dissolved and not area.existed(date.today())
        }
        for code, into in gone.items():
            while into in gone:
                into = gone[into]
            gone[code] = into
        return gone


def load_register(folder: Path = DATA) -> AreaRegister:
    """The register as it was on 1 July 2025; see `geo.changes` for what came after."""
    return AreaRegister(read_areas(folder))


def read_areas(folder: Path = DATA) -> Iterator[Area]:
    """All areas of the two files of the register."""
    for vintage in VINTAGES:
        yield from _read(folder / f"areas_{vintage}.csv", vintage)


def _read(path: Path, vintage: str) -> Iterator[Area]:
    """Areas in the order of the file: provinces, districts, communes, so a parent comes first."""
    provinces: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if (header := tuple(next(rows))) != COLUMNS:
            raise ValueError(f"{path.name} has the columns {header}, not {COLUMNS}.")
        for code, name, level, parent, north, east, km2, _, dissolved, last, successor in rows:
            provinces[code] = provinces[parent] if parent else code
            yield Area(
                code=code,
                vintage=vintage,
                name=name,
                level=LEVELS[level],
                parent=parent or None,
                province=provinces[code],
                latitude=float(north) if north else None,
                longitude=float(east) if east else None,
                area_km2=float(km2) if km2 else None,
                valid_to=date.fromisoformat(last) if last else None,
                successor=successor or None,
                dissolved=dissolved == "yes",
            )
