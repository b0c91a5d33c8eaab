"""Cells that hold a commune and what it lies in: "Xã Quảng Lộc, Huyện Quảng Xương"."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.matching.kinds import COMMUNE, DISTRICT, PROVINCE, readings

_COMMAS = re.compile(r"\s*[,;|/\n]\s*|\s+-\s+")
# A kind in the middle of a cell begins another place: "xã quảng lộc huyện quảng xương".
_KINDS = re.compile(
    r"\s+(?=(?:huyện|huyen|quận|thị xã|thi xa|thành phố|thanh pho|tỉnh|tp[.]|tx[.]|h[.]|q[.])\s*\w)"
)
_TWO_LEVELS = (DISTRICT, PROVINCE)


class Places(NamedTuple):
    """A cell taken apart; "" for what it does not say."""

    commune: str
    district: str = ""
    province: str = ""


def split_cell(cell: str) -> list[Places]:
    """The ways to take a cleaned cell apart, none if it holds one place.

    >>> [tuple(p) for p in split_cell("xã quảng lộc, huyện quảng xương")]
    [('xã quảng lộc', 'huyện quảng xương', ''), ('xã quảng lộc', '', 'huyện quảng xương')]
    >>> split_cell("quế võ - bắc ninh")[0].province, split_cell("cư m'gar")
    ('', [])
    """
    found = (_assigned(parts) for cut in (_COMMAS, _KINDS) if len(parts := _parts(cut, cell)) > 1)
    return list(dict.fromkeys(places for places in found if places.commune))


def _parts(cut: re.Pattern[str], cell: str) -> list[str]:
    return [part for piece in _COMMAS.split(cell) for part in cut.split(piece) if part]


def _assigned(parts: list[str]) -> Places:
    """Each part where its kind says it belongs, the others in order from small to large."""
    places: dict[str, str] = {}
    rest: list[str] = []
    for part in parts:
        level = next((at for at in (COMMUNE, DISTRICT, PROVINCE) if _says(part, at)), "")
        if level == DISTRICT and _says(part, PROVINCE) and DISTRICT in places:
            level = PROVINCE  # a city after a district
        if level and level not in places:
            places[level] = part
        else:
            rest.append(part)
    free = [level for level in (COMMUNE, DISTRICT, PROVINCE) if level not in places]
    places |= dict(zip(free, rest, strict=False))
    return Places(places.get(COMMUNE, ""), places.get(DISTRICT, ""), places.get(PROVINCE, ""))


def _says(part: str, level: str) -> bool:
    return bool(readings(part, level)[0].kind)
