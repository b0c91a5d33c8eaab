"""The kind in front of a name, in full, abbreviated, or behind it in brackets.

What begins like a kind may be a name ("Quan Lạn", "Phượng Sơn", "P Rao"), so a cell has readings,
the likeliest first, and the register decides which of them is a place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

COMMUNE, DISTRICT, PROVINCE = "commune", "district", "province"

# Kind as the register writes it, level, words and abbreviations.
_KINDS = (
    ("Thị trấn", COMMUNE, "thị trấn|thi tran|t[.]? ?trấn|ttr|t[.]?t"),
    ("Phường", COMMUNE, "phường|phuong|ward|ph|p|f"),
    ("Đặc khu", COMMUNE, "đặc khu|dac khu|đ[.]?k|d[.]?k"),
    ("Xã", COMMUNE, "xã|xa|commune|x"),
    ("Thị xã", DISTRICT, "thị xã|thi xa|t[.]?x"),
    ("Quận", DISTRICT, "quận|quan|district|q"),
    ("Huyện", DISTRICT, "huyện|huyen|h"),
    ("Thành phố", DISTRICT, "thành phố|thanh pho|t[.]?p"),
    ("Thành phố", PROVINCE, "thành phố|thanh pho|t[.]?p"),
    ("Tỉnh", PROVINCE, "tỉnh|tinh|t"),
)
_ENGLISH = (
    ("Thị trấn", COMMUNE, "town|township"),
    ("Phường", COMMUNE, "ward"),
    ("Đặc khu", COMMUNE, "special (?:administrative )?zone"),
    ("Xã", COMMUNE, "commune"),
    ("Thị xã", DISTRICT, "town"),
    ("Quận", DISTRICT, "(?:urban )?district"),
    ("Huyện", DISTRICT, "(?:rural )?district"),
    ("Thành phố", DISTRICT, "city"),
    ("Thành phố", PROVINCE, "city"),
    ("Tỉnh", PROVINCE, "province"),
)
_FRONT = [
    (kind, level, re.compile(rf"(?:{words})(?:[ .:/]+|(?=\d))(?=[\w])"))
    for kind, level, words in _KINDS
]
_BEHIND = [
    (kind, level, re.compile(rf"(.+?) ?[(\[] ?(?:{words})[.]? ?[)\]]$"))
    for kind, level, words in _KINDS
] + [(kind, level, re.compile(rf"(.+) (?:{words})$")) for kind, level, words in _ENGLISH]
_STATE_FARM = re.compile(r"^(?:nông trường|nong truong|n[.]? ?t[.]?|ntr?)(?: |(?<=[.]))(?=\w)")
# "Xã/phường Tân An", as forms print it: no kind is said.
_ANY_KIND = re.compile(r"^(?:xã|phường|thị trấn)(?: ?[/,-] ?(?:xã|phường|thị trấn|đặc khu))+[ :]*")
_TOWN_OF_FARM = re.compile(r"^ttnt[. ]+(?=\w)")
_NOTE = re.compile(
    r" ?[(\[][^)\]]*[)\]]?| ?[*]+$|[ -]+\d{5}$|^\d{5}[ -]+|^(?:\d+[.)]|[-+*•])\s+|[.,;:]+$"
)
_OFFICE = re.compile(
    r"^(?:trạm y tế|tram y te|tyt|tyt[.]|ubnd|[uủ][ỷy] ban nhân dân|điểm trạm y tế)"
    r"(?: (?:lưu động|xã phường))?[ .:-]+(?=\w)"
)


class Reading(NamedTuple):
    """One way to read a cell: a kind ("" if none is said) and a name."""

    kind: str
    name: str


@lru_cache(maxsize=50_000)
def readings(cell: str, level: str) -> tuple[Reading, ...]:
    """The ways to read a cleaned cell that holds one place of a level.

    >>> [tuple(r) for r in readings("p.01", COMMUNE)]
    [('Phường', '01'), ('', 'p.01')]
    >>> [tuple(r) for r in readings("quan lạn", COMMUNE)]
    [('', 'quan lạn')]
    >>> readings("thạnh mỹ (tt)", COMMUNE)[0].kind
    'Thị trấn'
    """
    cell = _TOWN_OF_FARM.sub("tt nt ", _ANY_KIND.sub("", cell))
    found = dict.fromkeys(_of_level(_OFFICE.sub("", cell), level))
    shorter = _NOTE.sub("", cell).strip()
    if shorter and shorter != cell:
        found |= dict.fromkeys(_of_level(_OFFICE.sub("", shorter), level))
    return tuple(found)


def _of_level(text: str, level: str) -> list[Reading]:
    found = []
    for kind, of, pattern in _FRONT:
        if of == level and (match := pattern.match(text)):
            found.append(Reading(kind, state_farm(text[match.end() :])))
            break
    for kind, of, pattern in _BEHIND:
        if of == level and (match := pattern.fullmatch(text)):
            found.append(Reading(kind, state_farm(match[1])))
    return [*found, Reading("", state_farm(text))]


def state_farm(name: str) -> str:
    """ "Nông trường" in a town's name, always as NT: "n.t phong hải" is "nt phong hải"."""
    return _STATE_FARM.sub("nt ", name)
