"""What of a link is known; the rest falls back to its default, for links grow old.

The places of a link are codes of its vintage. Lines are a text of codes joined by commas,
districts with three digits and communes with five, and `each` for one small chart a district.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo.areas import Level
from ytcs_data import figures, load
from ytcs_data.basis import BASES, Basis
from ytcs_data.load import TODAY
from ytcs_data.own_roadmaps import files
from ytcs_data.settings import settings

EACH = "each"
MOST_CODES = 14  # more than are drawn together, less than would make a link too long
DISTRICT_DIGITS = 3


def known_basis(query: Mapping[str, str], indicator: str) -> Basis:
    """The one asked for, or the usual one; areas of the old map have what they reported."""
    asked = BASES.get(query.get("basis", ""))
    if len({vintage for vintage, _period in figures.periods()}) < 2:
        return Basis.REPORTED
    if query.get("vintage", TODAY) != TODAY:
        return Basis.FORMER if asked is Basis.FORMER else Basis.REPORTED
    return asked or figures.usual_basis(indicator)


def known_period(vintage: str, period: str, basis: Basis) -> tuple[str, str]:
    """The pair itself, else the newest of the vintage, else the newest there is."""
    known = figures.periods(basis)
    if (vintage, period) in known:
        return vintage, period
    of_vintage = [pair for pair in known if pair[0] == vintage]
    of_period = [pair for pair in known if pair[1] == period]  # a link without a vintage
    first = vintage if vintage in load.VINTAGES else load.VINTAGES[0]
    return next(iter(of_vintage or of_period or known), (first, ""))


def known_commune(code: str, vintage: str) -> str:
    key = (code, vintage)
    known = key in load.register() and load.register()[key].level is Level.COMMUNE
    return code if known else ""


def known_province(code: str, vintage: str, area: str) -> str:
    choices = [province.code for province in load.provinces(vintage)]
    if code in (*choices, *territories(vintage), load.EVERYWHERE):
        return code
    if area:
        return load.register()[area, vintage].province
    return settings().province if settings().province in choices else choices[0]


def territories(vintage: str) -> list[str]:
    """Scopes that are provinces of the other side of the reform.

    On the old map all that became a province of today; on today's the outlines of provinces that
    were merged.
    """
    if vintage == TODAY:
        merged = [load.crosswalk().old_provinces(p.code) for p in load.provinces(vintage)]
        return [load.OUTLINE + old for parts in merged if len(parts) > 1 for old in parts]
    old = {province.code for province in load.provinces(vintage)}
    scopes = [load.TERRITORY + province.code for province in load.provinces(TODAY)]
    return [scope for scope in scopes if old.intersection(load.province_codes(vintage, scope))]


def is_inside(code: str, vintage: str, scope: str) -> bool:
    """Whether a commune lies in a scope."""
    if scope == load.EVERYWHERE:
        return True
    if scope.startswith(load.OUTLINE):
        return load.crosswalk().former_province(code) == scope.removeprefix(load.OUTLINE)
    return load.register()[code, vintage].province in load.province_codes(vintage, scope)


def known_district(code: str, vintage: str, province: str) -> str:
    known = province != load.EVERYWHERE and code in load.districts(vintage, province)
    return code if known else ""


def known_indicator(code: str) -> str:
    indicators = load.catalogue().indicators
    return code if code in indicators else next(iter(indicators))


def known_plan(code: str) -> str:
    return code if code in load.catalogue().plans else ""


def known_roadmap(code: str) -> str:
    """A roadmap that has a file; whether it is one of the place is for its page to see."""
    return code if code and code in files() else ""


def known_snapshot(text: str) -> str:
    """The number of a snapshot that there is."""
    return text if text and text in _snapshot_numbers() else ""


@load.kept(1)
def _snapshot_numbers() -> frozenset[str]:
    return frozenset(map(str, load.store().snapshots()["id"]))


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
        return communes and known_commune(code, vintage) != "" and is_inside(code, vintage, scope)

    codes = dict.fromkeys(code.strip() for code in text.split(",")[: 4 * MOST_CODES])
    return ",".join([code for code in codes if known(code)][:MOST_CODES])
