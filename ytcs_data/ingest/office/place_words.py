"""What a row says of its place, and what is found of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geo.names import fold, plain

STATION_WORDS = re.compile(
    r"^(?:tr[ạa]m\s*y\s*t[ếe]|tyt|tr[ạa]m|đi[ểe]m\s*tr[ạa]m|đi[ểe]m\s*y\s*t[ếe])\s*[:.-]?\s*(?=\S)",
    re.IGNORECASE,
)
TWO_PLACES = re.compile(
    r"(?:[,;+&/]|\bvà\b)\s*(?:xã|phường|thị trấn|đặc khu|x\.|p\.|tt\.)\s*\w", re.IGNORECASE
)
FORMER = re.compile(r"\bcũ\b\W*$", re.IGNORECASE)
POINT = re.compile(r"^\s*(?:điểm\s*trạm|điểm\s*y\s*tế|phân\s*trạm)\b", re.IGNORECASE)


class Said(NamedTuple):
    """What a row says of its place."""

    code: str = ""
    name: str = ""
    district: str = ""
    province: str = ""

    @property
    def text(self) -> str:
        return ", ".join(part for part in (self.name, self.district, self.province) if part)


class Found(NamedTuple):
    code: str = ""
    kind: str = ""  # of the problem, if there is one
    found: str = ""
    expected: str = ""
    of_code: bool = False  # the problem stands in the column of codes


@lru_cache(maxsize=4096)
def same_name(one: str, other: str) -> bool:
    """With accents if both have them, and of the same kind if both name one."""
    one, other = " ".join(one.casefold().split()), " ".join(other.casefold().split())
    if plain(one) == one or plain(other) == other:
        return fold(one) == fold(other)
    return one == other or (other.endswith(f" {one}") and fold(one) == fold(other))
