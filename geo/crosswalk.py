"""The crosswalk of 1 July 2025: which new commune each old commune went into, and with what share.

Old areas are the communes of June 2025 and five island districts that had none. Most went over
whole; a divided one has a share for each part, which say where the number came from. How better
shares are found is in `geo.reweighing`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pandas as pd

from geo.areas import DATA, Area, AreaRegister, Level, UnknownArea

FILE = "crosswalk_2025.csv"
COLUMNS = ("old_code", "new_code", "relation", "share", "share_source")
SHARE_DIGITS = 9

WHOLE = "whole"
PART = "part"

# Where the share of a part came from, the best first: the law says where all the people are,
# people were counted, outlines were measured, or nothing is known.
LAW, PEOPLE, AREA, EQUAL = SOURCES = ("law", "people", "area", "equal")


@dataclass(frozen=True, slots=True)
class Part:
    """One way out of an old area, or into a new one; `code` is that of the other side."""

    code: str
    relation: str  # whole or part
    share: float  # of the old area
    share_source: str  # whole, or one of SOURCES

    @property
    def exact(self) -> bool:
        """Whether the share is known, today and in other years; people and areas estimate it."""
        return self.relation == WHOLE or self.share_source == LAW

    @property
    def empty(self) -> bool:
        """Whether nobody lives in this part, by the law: land, and no counts."""
        return self.exact and not self.share


class Crosswalk:
    """Old areas to new communes and back; never changed after it was read."""

    def __init__(self, table: pd.DataFrame, register: AreaRegister) -> None:
        self.table = table
        self._register = register
        self._new: dict[str, list[Part]] = defaultdict(list)
        self._old: dict[str, list[Part]] = defaultdict(list)
        for old, new, *way in zip(*(table[c].tolist() for c in COLUMNS), strict=True):
            self._new[old].append(Part(new, *way))
            self._old[new].append(Part(old, *way))
        self._district = {new: self._main_district(parts) for new, parts in self._old.items()}
        self._province = self._provinces()

    def successors(self, old_code: str) -> list[Part]:
        """Where an old area went. One dissolved before the reform went where its successor went.

        Raises
        ------
        UnknownArea
            If the vintage 2024 has no commune or island district of this code.
        """
        parts = self._new.get(old_code)
        if parts is None:
            area = self._register[old_code, "2024"]
            parts = self._new.get(area.successor or "", [])
            if not parts and not area.dissolved:
                raise UnknownArea(f"{area.name} ({old_code}) is no area of the crosswalk.")
        return list(parts)

    def predecessors(self, new_code: str) -> list[Part]:
        """What a new commune was made of, in code order; empty if there is no such commune."""
        return list(self._old.get(new_code, ()))

    def unchanged(self, new_code: str) -> bool:
        """Whether the new commune is one old area, the whole of it and nothing else."""
        parts = self._old.get(new_code, ())
        return len(parts) == 1 and parts[0].relation == WHOLE

    def former_district(self, new_code: str) -> str | None:
        """The district that most of its old communes came from."""
        return self._district.get(new_code)

    def former_districts(self, province: str) -> dict[str, list[str]]:
        """Old districts of a new province, each with the new communes that mostly came from it."""
        groups: dict[str, list[str]] = defaultdict(list)
        for commune in self._register.communes("2025", province=province):
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


def exact_shares(weights: Sequence[float]) -> list[str]:
    """Shares with nine digits that add up to exactly 1; the largest rests take what is left over.

    `weights` are not negative, and not all zero.

    >>> exact_shares([3, 7]), exact_shares([1, 1, 1])
    (['0.300000000', '0.700000000'], ['0.333333334', '0.333333333', '0.333333333'])
    """
    one = 10**SHARE_DIGITS
    total = sum(map(Fraction, weights))
    exact = [Fraction(weight) * one / total for weight in weights]
    units = [int(share) for share in exact]
    by_rest = sorted(range(len(units)), key=lambda place: units[place] - exact[place])
    for place in by_rest[: one - sum(units)]:
        units[place] += 1
    return [f"{unit // one}.{unit % one:0{SHARE_DIGITS}d}" for unit in units]
