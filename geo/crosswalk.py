"""The crosswalk of 1 July 2025: which new commune each old commune went into, and with what share.

Old areas are the communes of June 2025 and five island districts that had none. Most went over
whole; a divided one has a share for each part, which say where the number came from. How better
shares are found is in `geo.reweighing`. Answers are for today: a commune of 2025 that was merged
since (see `geo.changes`) leads on to the one that took it in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from geo.areas import DATA, Area, AreaRegister, Level, UnknownArea
from geo.parts import AREA, EQUAL, LAW, PART, PEOPLE, SOURCES, WHOLE, Part, exact_shares, joined

__all__ = [
    "AREA",
    "COLUMNS",
    "EQUAL",
    "FILE",
    "LAW",
    "PART",
    "PEOPLE",
    "SOURCES",
    "WHOLE",
    "Crosswalk",
    "Part",
    "exact_shares",
    "load_crosswalk",
    "read_links",
]

FILE = "crosswalk_2025.csv"
COLUMNS = ("old_code", "new_code", "relation", "share", "share_source")


class Crosswalk:
    """Old areas to the communes of today and back; never changed after it was read."""

    def __init__(self, table: pd.DataFrame, register: AreaRegister) -> None:
        self.table = table  # as of 1 July 2025
        self._register = register
        self._reform: dict[str, list[Part]] = defaultdict(list)
        self._old: dict[str, list[Part]] = defaultdict(list)
        for old, new, *way in zip(*(table[c].tolist() for c in COLUMNS), strict=True):
            self._reform[old].append(Part(new, *way))
            self._old[new].append(Part(old, *way))
        self._made = dict(self._old)
        merged = register.merged()
        self._new = self._follow(merged)
        self._district = {new: self._main_district(parts) for new, parts in self._old.items()}
        self._district |= {gone: self._district[now] for gone, now in merged.items()}
        self._province = self._provinces()

    def _follow(self, merged: Mapping[str, str]) -> dict[str, list[Part]]:
        """Where each old area is today; what merged communes were made of joins `_old`.

        A commune that is gone keeps its own parts there, for its own profile.
        """
        now = dict(self._reform)
        came = {into: {part.code for part in self._old[into]} for into in merged.values()}
        for gone, into in merged.items():
            for part in self._old[gone]:
                now[part.code] = joined(now[part.code], gone, into)
                came[into].add(part.code)
        for into, olds in came.items():
            found = ((old, part) for old in sorted(olds) for part in now[old] if part.code == into)
            self._old[into] = [replace(part, code=old) for old, part in found]
        return now

    def successors(self, old_code: str) -> list[Part]:
        """Where an old area went. One dissolved before the reform went where its successor went.

        Raises
        ------
        UnknownArea
            If the vintage 2024 has no commune or island district of this code.
        """
        return self._ways(self._new, old_code)

    def in_reform(self, old_code: str) -> list[Part]:
        """Where an old area went on 1 July 2025; the same unless a commune was merged since."""
        return self._ways(self._reform, old_code)

    def _ways(self, ways: Mapping[str, list[Part]], old_code: str) -> list[Part]:
        parts = ways.get(old_code)
        if parts is None:
            area = self._register[old_code, "2024"]
            parts = ways.get(area.successor or "", [])
            if not parts and not area.dissolved:
                raise UnknownArea(f"{area.name} ({old_code}) is no area of the crosswalk.")
        return list(parts)

    def predecessors(self, new_code: str) -> list[Part]:
        """What a new commune was made of, in code order; empty if there is no such commune."""
        return list(self._old.get(new_code, ()))

    def made_of(self, new_code: str) -> list[Part]:
        """What a commune was made of on 1 July 2025; the same unless it took in another since."""
        return list(self._made.get(new_code, ()))

    def unchanged(self, new_code: str) -> bool:
        """Whether the new commune is one old area, the whole of it and nothing else."""
        parts = self._old.get(new_code, ())
        return len(parts) == 1 and parts[0].relation == WHOLE

    def former_district(self, new_code: str) -> str | None:
        """The district that most of its old communes came from; that of its successor if merged."""
        return self._district.get(new_code)

    def former_districts(self, province: str) -> dict[str, list[str]]:
        """Old districts of a new province, each with the new communes that mostly came from it.

        Communes merged since are there too, beside their successors: so a district is the same
        ground before and after.
        """
        groups: dict[str, list[str]] = defaultdict(list)
        for commune in self._register.communes("2025", province=province, on=date.min):
            if district := self._district.get(commune.code):
                groups[district].append(commune.code)
        return dict(sorted(groups.items()))

    def former_province(self, new_code: str) -> str | None:
        """The old province that a commune of today lies in: none was made across a line."""
        parts = self._old.get(new_code)
        return self._register[parts[0].code, "2024"].province if parts else None

    def new_province(self, old_province: str) -> str:
        """The province of today that an old one became part of.

        Raises
        ------
        UnknownArea
            If there was no such province.
        """
        try:
            return self._province[old_province]
        except KeyError:
            raise UnknownArea(
                f"There was no province {old_province!r} before the reform."
            ) from None

    def old_provinces(self, new_province: str) -> list[str]:
        return sorted(old for old, new in self._province.items() if new == new_province)

    def district_of(self, old_code: str) -> str:
        """The district of an old area: itself for an island district."""
        area = self._register[old_code, "2024"]
        return _parent(area) if area.level is Level.COMMUNE else area.code

    def _main_district(self, parts: list[Part]) -> str:
        """Most whole communes first, then the larger sum of shares, then the lower code."""
        whole: Counter[str] = Counter()
        share: Counter[str] = Counter()
        for part in parts:
            district = self.district_of(part.code)
            whole[district] += part.relation == WHOLE
            share[district] += round(part.share * 1_000_000_000)
        return min(whole, key=lambda code: (-whole[code], -share[code], code))

    def _provinces(self) -> Mapping[str, str]:
        """No old province was divided among new ones, so any one of its communes tells."""
        return {
            self._register[old, "2024"].province: self._register[parts[0].code, "2025"].province
            for old, parts in self._new.items()
        }


def _parent(area: Area) -> str:
    assert area.parent, f"{area.code} is a commune without a district"
    return area.parent


def load_crosswalk(register: AreaRegister, folder: Path = DATA) -> Crosswalk:
    """Read the crosswalk in a folder, that of the project unless another is named."""
    table = read_links(folder)
    return Crosswalk(table.assign(share=table["share"].astype(float)), register)


def read_links(folder: Path = DATA) -> pd.DataFrame:
    """The rows of the crosswalk as they are written, all text: a share has nine digits."""
    return pd.read_csv(folder / FILE, dtype=str, keep_default_na=False)
