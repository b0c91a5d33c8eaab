"""Which areas an account's areas cover.

The areas of an account are places of today, and districts as they were. What was reported before
the reform belongs to whoever has its land now: an old province to the province that it became part
of, an old commune to the one commune that took it in whole.
"""

from __future__ import annotations

from geo.areas import Level, UnknownArea
from ytcs_data import load
from ytcs_data.load import TODAY

DISTRICT_DIGITS = 3


def covers(given: frozenset[str], code: str, vintage: str) -> bool:
    """Whether the areas of an account cover an area; they cover no unknown one."""
    return not given.isdisjoint(_covering(code, vintage))


def land_name(code: str) -> str | None:
    """The name of an area that an account can be given, None if there is no such area."""
    vintage = "2024" if len(code) == DISTRICT_DIGITS else TODAY
    register = load.register()
    return register[code, vintage].name if (code, vintage) in register else None


@load.daily(20_000)
def _covering(code: str, vintage: str) -> frozenset[str]:
    """Every area that covers this one, as the code that an account would have."""
    register, crosswalk = load.register(), load.crosswalk()
    try:
        area = register[code, vintage]
    except UnknownArea:
        return frozenset()
    if vintage == TODAY:
        found = (code, area.successor, crosswalk.former_district(code), area.province)
        return frozenset(code for code in found if code)
    province = crosswalk.new_province(area.province)
    if area.level is Level.PROVINCE:
        return frozenset({province})
    parts = crosswalk.successors(code) if area.level is Level.COMMUNE else []
    whole = {part.code for part in parts} if len(parts) == 1 else set()
    return frozenset({crosswalk.district_of(code), province} | whole)
