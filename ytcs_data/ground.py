"""Where a target is measured: places on the maps of both sides of the reform."""

from __future__ import annotations

from dataclasses import dataclass

from geo.areas import Level
from ytcs_data import load
from ytcs_data.catalogue import Target
from ytcs_data.load import TODAY


@dataclass(frozen=True)
class Ground:
    """A place on the map of one vintage: a scope, a (former) district in it, or a commune."""

    vintage: str
    scope: str  # a province, or what `load` knows beside it
    district: str = ""
    area: str = ""
    former: bool = True  # a district on its own outline; else the communes mostly from it

    @property
    def code(self) -> str:
        return self.area or self.district or self.scope

    @property
    def communes(self) -> list[str]:
        """Codes of the communes that lie there."""
        if self.area:
            return [self.area]
        if self.district:
            return load.districts(self.vintage, self.scope)[self.district]
        return [commune.code for commune in load.communes(self.vintage, self.scope)]


def grounds_of(target: Target, place: Ground) -> list[Ground]:
    """Where a target is measured for those who look at a place; nowhere if it does not hold there.

    A target of the country is measured in the place itself. One of an old province or district
    stays with its old outline, also on the map of today, until all who could take it over did.
    """
    vintage, area = target.scope.vintage, target.scope.area
    if not area:
        return [place] if vintage in ("", place.vintage) else []
    taken = [carrier.area for carrier in target.carriers] if place.vintage == TODAY else []
    made = [_named(code, TODAY, place) for code in taken]
    if vintage == place.vintage or vintage != TODAY:
        old = _named(area, vintage, place)
        left = not set(load.catalogue().plans[target.plan].carried_on_by) <= set(taken)
        made += [old] if left or not taken or old.code == place.code else []
    return [ground for ground in made if _is_within(ground, place)]


def is_of(ground: Ground, area: str) -> bool:
    """Whether a ground is this area of today."""
    return ground.area == area or (not ground.area and ground.scope == area)


def _named(code: str, vintage: str, place: Ground) -> Ground:
    """The ground that an area of a vintage is on the map that is looked at."""
    area = load.register()[code, vintage]
    if area.level is Level.DISTRICT:
        today = place.vintage == TODAY
        scope = load.crosswalk().new_province(area.province) if today else area.province
        return Ground(place.vintage, scope, code)
    if area.level is Level.COMMUNE:
        return Ground(vintage, area.province, area=code)
    return Ground(place.vintage, code if vintage == place.vintage else load.across(code, TODAY))


def _is_within(ground: Ground, place: Ground) -> bool:
    """Whether a ground is the place or lies in it, in whole."""
    if place.area or place.district:
        return (ground.area, ground.district) == (place.area, place.district)
    if place.scope == ground.scope:
        return True
    if place.scope.startswith(load.OUTLINE) and ground.district:
        province = load.register()[ground.district, "2024"].province
        return place.scope == load.OUTLINE + province
    inside = set(load.province_codes(ground.vintage, ground.scope))
    around = set(load.province_codes(place.vintage, place.scope))
    return not place.scope.startswith(load.OUTLINE) and inside <= around
