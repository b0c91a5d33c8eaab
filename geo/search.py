"""Find a commune by its name, or by the name of one that is gone and became part of it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from geo.areas import Area, AreaRegister, Level
from geo.crosswalk import PART, Crosswalk
from geo.names import fold, plain


@dataclass(frozen=True)
class Found:
    """A commune, and the old name that led to it ("" when its own name did)."""

    area: Area
    old_name: str = ""
    partly: bool = False  # only a part of the old one went into it
    renamed: bool = False  # the old name is its own, of before


class Search:
    """Names of all communes of one vintage, and of those that became part of them.

    On today's map these are the communes before the reform, on the old one those that were
    dissolved earlier.

    Built once; a search reads every name (some ten thousand for the country, about 2 ms).
    """

    def __init__(self, register: AreaRegister, crosswalk: Crosswalk, vintage: str) -> None:
        own = [(fold(a.name), Found(a)) for a in register.communes(vintage)]
        if vintage == "2025":
            old = [*_changed(register), *_old_names(register, crosswalk)]
        else:
            old = _dissolved(register)
        self._names = [*own, *old]

    def find(
        self, text: str, provinces: Container[str], first: str = "", limit: int = 8
    ) -> list[Found]:
        """Communes of some provinces whose name, or an old name, contains the text.

        A whole name comes before a beginning, a beginning before a middle, communes of the
        province `first` before others, and a commune's own name before an old one.
        """
        # As typed first: "Quan Lạn" and "Phượng Sơn" begin like a kind, and are none.
        typed = [wanted for wanted in dict.fromkeys([plain(text), fold(text)]) if wanted]
        hits = [
            (name != wanted, not name.startswith(wanted), f.area.province != first, i, f)
            for i, (name, f) in enumerate(self._names)
            for wanted in typed
            if wanted in name and f.area.province in provinces
        ]
        found: dict[str, Found] = {}
        for *_, hit in sorted(hits, key=lambda hit: hit[:4]):
            found.setdefault(hit.area.code, hit)
        return list(found.values())[:limit]


def _changed(register: AreaRegister) -> list[tuple[str, Found]]:
    """Names that communes had since the reform, and those of communes merged since."""
    merged = register.merged()
    found = []
    for area in register.communes("2025", on=date.min):
        now = register[merged.get(area.code, area.code), "2025"]
        names = [name for name, _last in area.former_names]
        if area is not now:
            found += [(fold(name), Found(now, name)) for name in (area.name, *names)]
        else:
            found += [(fold(name), Found(now, name, renamed=True)) for name in names]
    return found


def _old_names(register: AreaRegister, crosswalk: Crosswalk) -> list[tuple[str, Found]]:
    """Also of communes dissolved before the reform, as long as it is known what became of them."""
    return [
        (fold(old.name), Found(new, old.name, part.relation == PART))
        for old in register
        if old.vintage == "2024" and old.level is Level.COMMUNE
        for part in crosswalk.successors(old.code)
        if (new := register[part.code, "2025"]).name != old.name
    ]


def _dissolved(register: AreaRegister) -> list[tuple[str, Found]]:
    """Communes dissolved before the reform, each with the one that took it in, where known."""
    return [
        (fold(old.name), Found(register[old.successor, "2024"], old.name))
        for old in register
        if old.dissolved and old.successor
    ]
