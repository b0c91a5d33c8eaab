"""Provinces and districts in running text: “SỞ Y TẾ TỈNH HẬU GIANG”, “TTYT huyện Tiên Yên”.

A name counts where the words before it say that a province or district is meant; letterheads
and titles have many words that are names of places too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from geo.areas import Area, AreaRegister, Level
from geo.names import plain

OFFICE = (
    r"(?:so y te|bao hiem xa hoi|bhxh|uy ban nhan dan|ubnd|cdc|trung tam kiem soat benh tat|cuc "
    r"thong ke|thong ke|trung tam y te|ttyt|phong y te|benh vien da khoa|dia ban|toan)"
)
PROVINCE = rf"(?:(?:{OFFICE}\s+)?(?P<kind>tinh|thanh pho|tp\.?|t\.)|{OFFICE})\s*"
DISTRICT = (
    rf"(?:(?:{OFFICE}\s+)?(?P<kind>huyen|quan|thi xa|thanh pho|khu vuc|tp\.?|tx\.?|h\.|q\.)"
    rf"|{OFFICE})\s*"
)
END = r"(?![a-z0-9])"


class Letterheads:
    """Names of provinces of both maps and of districts; made once."""

    def __init__(self, register: AreaRegister) -> None:
        provinces = [area for vintage in ("2025", "2024") for area in register.provinces(vintage)]
        districts = [
            d for area in register.provinces("2024") for d in register.districts(area.code)
        ]
        self._provinces = _by_name(provinces)
        self._districts = _by_name(districts)
        self._in_province = _pattern(PROVINCE, self._provinces)
        self._in_district = _pattern(DISTRICT, self._districts)

    def provinces(self, text: str) -> list[Area]:
        """Every province that a text may name, of today first."""
        return self._found(self._in_province, self._provinces, text)

    def districts(self, text: str, provinces: Sequence[str] = ()) -> list[Area]:
        """Every district that it may name, within old provinces if they are known."""
        found = self._found(self._in_district, self._districts, text)
        return [area for area in found if not provinces or area.province in provinces]

    def _found(
        self, pattern: re.Pattern[str], known: Mapping[str, list[Area]], text: str
    ) -> list[Area]:
        found = pattern.finditer(_bare(text))
        # “Sở Y tế Bắc Ninh” is of the province, “TP Bắc Ninh” is the town.
        names = dict.fromkeys(
            match["name"]
            for match in found
            if known is self._provinces or match["kind"] or match["name"] not in self._provinces
        )
        return [area for name in names for area in known[name]]


def is_district(area: Area) -> bool:
    return area.level is Level.DISTRICT


def _bare(text: str) -> str:
    return " ".join(plain(text).replace("-", " ").replace("–", " ").split())


def _by_name(areas: Sequence[Area]) -> dict[str, list[Area]]:
    names: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        names[_bare(area.short_name)].append(area)
        if area.short_name.startswith(("Quận ", "Huyện ")):
            names[_bare(area.short_name).split(" ", 1)[1]].append(area)
    return dict(names)


def _pattern(before: str, names: Mapping[str, list[Area]]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b{before}(?P<name>{'|'.join(map(re.escape, longest_first))}){END}")
