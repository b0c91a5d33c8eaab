"""Where every target stands in a place: the way from stored values to `analysis.pace`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.areas import Level
from ytcs_data import figures, load
from ytcs_data.analysis.grid import places
from ytcs_data.analysis.pace import Due, Track, Verdict, roads, track
from ytcs_data.analysis.target_steps import target_steps
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Plan, Target
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period


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


@dataclass(frozen=True)
class Standing:
    """One target, measured where it holds."""

    target: Target
    plan: Plan
    ground: Ground
    indicator: Indicator | None = None  # None: it cannot be measured as it is written
    road: Mapping[str, Any] | None = None  # a row of `pace.roads`; None without a figure
    due: Due | None = None  # the last goal on the way that has passed

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.road["verdict"]) if self.road else Verdict.UNKNOWN

    @property
    def is_historical(self) -> bool:
        """Made for an area of the old map and looked at from today."""
        return self.target.historical and self.ground.vintage == TODAY


@load.kept(64)
def standings(place: Ground, period: str) -> tuple[Standing, ...]:
    """All targets that hold in a place or in an old one on its land, in the order of the plans."""
    return tuple(
        standing(target, ground, period)
        for target in load.catalogue().targets.values()
        for ground in grounds_of(target, place)
    )


def grounds_of(target: Target, place: Ground) -> list[Ground]:
    """Where a target is measured for those who look at a place; nowhere if it does not hold there.

    A target of the country is measured in the place itself. One of an old province or district
    stays with its old outline, also on the map of today, unless others took it over.
    """
    vintage, area = target.scope.vintage, target.scope.area
    if not area:
        return [place] if vintage in ("", place.vintage) else []
    if place.vintage == TODAY and target.carriers:
        made = [_named(carrier.area, TODAY, place) for carrier in target.carriers]
    elif vintage == place.vintage or vintage != TODAY:
        made = [_named(area, vintage, place)]
    else:
        made = []
    return [ground for ground in made if _is_within(ground, place)]


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
    inside = set(load.province_codes(ground.vintage, ground.scope))
    around = set(load.province_codes(place.vintage, place.scope))
    return not place.scope.startswith(load.OUTLINE) and inside <= around


def standing(target: Target, ground: Ground, period: str) -> Standing:
    """Where one target stands, measured in a place whoever it was made for."""
    plan = load.catalogue().plans[target.plan]
    if target.indicator is None:
        return Standing(target, plan, ground)
    indicator = load.catalogue().indicators[target.indicator]
    passed, known = due(target, plan, period), _track(indicator.id, ground, period)
    road = None
    if known is not None:
        row = roads(known, indicator, target, passed).iloc[0]
        road = {str(name): value for name, value in row.items()}
    return Standing(target, plan, ground, indicator, road, passed)


@load.kept(256)
def _track(indicator_id: str, ground: Ground, period: str) -> Track | None:
    """The way of a place up to a period: its targets share it."""
    indicator = load.catalogue().indicators[indicator_id]
    known = track(history(indicator, ground), indicator, period)
    return known if known is not None and len(known.now) else None


def area_roads(target: Target, ground: Ground, period: str) -> pd.DataFrame:
    """The road of every commune of a place; see `pace.roads`. Empty where nobody told anything."""
    indicator = load.catalogue().indicators[target.indicator or ""]
    known = _area_track(indicator.id, ground, period)
    if known is None:
        return pd.DataFrame(columns=["area_code", "value", "points", "met"])
    return roads(known, indicator, target, due(target, load.catalogue().plans[target.plan], period))


@load.kept(64)
def _area_track(indicator_id: str, ground: Ground, period: str) -> Track | None:
    indicator = load.catalogue().indicators[indicator_id]
    table = _commune_values(indicator, ground.vintage)
    here = table[places(pd.Index(ground.communes), table["area_code"]) >= 0]
    return track(here, indicator, period)


def due(target: Target, plan: Plan, period: str) -> Due | None:
    """The last goal of the plan on the way to a target that has passed by the end of a period."""
    end = parse_period(period).end
    passed = [step for step in target_steps(target, plan) if step.deadline <= end < target.deadline]
    return Due(passed[-1].deadline, passed[-1].value) if passed else None


def history(indicator: Indicator, ground: Ground) -> pd.DataFrame:
    """The values of a place over all periods that may be set beside each other.

    Counts are carried across the reform; a status of today's areas begins with them.
    """
    if ground.area:
        table = _commune_values(indicator, ground.vintage)
    elif ground.district and ground.former and ground.vintage == TODAY:
        table = figures.totals(indicator.id, TODAY, ground.scope, Basis.FORMER)
        if indicator.is_carried:  # the same ground before the reform
            before = figures.as_reported(indicator.id, ground.scope, ground.district)
            now = table["period"].unique()
            table = pd.concat([before[~before["period"].isin(now)], table])
    elif ground.vintage == TODAY:
        table = figures.totals(indicator.id, TODAY, ground.scope, figures.usual_basis(indicator.id))
    else:
        table = figures.totals(indicator.id, ground.vintage, ground.scope)
    return table[table["area_code"] == ground.code]


def _commune_values(indicator: Indicator, vintage: str) -> pd.DataFrame:
    basis = figures.usual_basis(indicator.id) if vintage == TODAY else Basis.REPORTED
    return figures.values(indicator.id, vintage, basis)
