"""Which lines a link names beside those of its own province, district and commune.

A text of codes joined by commas, districts with three digits and communes with five, and `each`
for one small chart a former district.
"""

from __future__ import annotations

from geo.areas import Level
from ytcs_data import load

EACH = "each"
MOST_CODES = 14  # more than are drawn together, less than would make a link too long
DISTRICT_DIGITS = 3


def known_lines(text: str, vintage: str, scope: str, communes: bool = True) -> str:
    """What of `text` can be drawn in a scope; the rest is left out, links grow old.

    Without `communes` only districts stay: their codes mean the same on both sides of the reform.
    """
    if not text:
        return ""
    districts = load.districts(vintage, scope) if scope != load.EVERYWHERE else {}

    def known(code: str) -> bool:
        if len(code) <= DISTRICT_DIGITS:
            return code in districts
        if code == EACH:
            return bool(districts)
        return communes and _is_commune(code, vintage, scope)

    codes = dict.fromkeys(code.strip() for code in text.split(",")[: 4 * MOST_CODES])
    return ",".join([code for code in codes if known(code)][:MOST_CODES])


def _is_commune(code: str, vintage: str, scope: str) -> bool:
    if (code, vintage) not in load.register():
        return False
    area = load.register()[code, vintage]
    inside = scope == load.EVERYWHERE or area.province in load.province_codes(vintage, scope)
    return area.level is Level.COMMUNE and inside
