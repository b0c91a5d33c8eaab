"""Cells that hold a commune and what it lies in: "Xã Quảng Lộc, Huyện Quảng Xương"."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.matching.kinds import COMMUNE, DISTRICT, PROVINCE, readings

_COMMAS = re.compile(r"\s*[,;|/]\s*")
_DASHES = re.compile(r"\s*[,;|/]\s*|\s+-\s+")  # "Xuân Hương - Đà Lạt" is one name
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
    cuts = [_parts(cell, *cut) for cut in ((_COMMAS,), (_DASHES,), (_DASHES, _KINDS))]
    found = [_assigned(parts) for parts in cuts if len(parts) > 1]
    found += [Places(p.commune, "", p.district) for p in found if not p.province]
    return list(dict.fromkeys(places for places in found if places.commune))


def _parts(cell: str, *cuts: re.Pattern[str]) -> list[str]:
    parts = [cell]
    for cut in cuts:
        parts = [part for piece in parts for part in cut.split(piece) if part]
    return parts


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
