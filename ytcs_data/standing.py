"""Where every target stands in a place: the way from stored values to `analysis.pace`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ytcs_data import figures, load
from ytcs_data.analysis.grid import places
from ytcs_data.analysis.pace import Due, Verdict, roads
from ytcs_data.analysis.target_steps import target_steps
from ytcs_data.analysis.track import Track, told_by_few, track
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Plan, Target
from ytcs_data.ground import Ground, grounds_of, is_of
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period


@dataclass(frozen=True)
class Standing:
    """One target, measured where it holds."""

    target: Target
    plan: Plan
    ground: Ground
    indicator: Indicator | None = None  # None: it cannot be measured as it is written
    road: Mapping[str, Any] | None = None  # a row of `pace.roads`; None without a figure
    due: Due | None = None  # the last goal on the way that has passed
    asked: str = ""  # the period looked from; the road may be that of an earlier one

    @property
    def verdict(self) -> Verdict:
        known = self.road is not None and not self.is_early
        return Verdict(self.road["verdict"]) if known and self.road else Verdict.UNKNOWN

    @property
    def is_early(self) -> bool:
        """Whether the plan was not issued yet."""
        issued = self.plan.issued
        return bool(issued and self.asked and issued > parse_period(self.asked).end)

    @property
    def is_told_by_few(self) -> bool:
        """Whether so few areas have told something that nothing can be concluded."""
        road = self.road or {}
        return bool(told_by_few(road.get("reported", 0), road.get("expected", 0)))

    @property
    def is_historical(self) -> bool:
        """Made for an area of the old map, and looked at from today where nobody took it over."""
        taken = any(is_of(self.ground, carrier.area) for carrier in self.target.carriers)
        return self.target.scope.vintage == "2024" and self.ground.vintage == TODAY and not taken


@load.kept(64)
def standings(place: Ground, period: str) -> tuple[Standing, ...]:
    """All targets that hold in a place or in an old one on its land, in the order of the plans."""
    return tuple(
        standing(target, ground, period)
        for target in load.catalogue().targets.values()
        for ground in grounds_of(target, place)
    )


def standing(target: Target, ground: Ground, period: str) -> Standing:
    """Where one target stands, measured in a place whoever it was made for."""
    plan = load.catalogue().plans[target.plan]
    if target.indicator is None:
        return Standing(target, plan, ground, asked=period)
    indicator = load.catalogue().indicators[target.indicator]
    passed, known = due(target, plan, period), _track(indicator.id, ground, period)
    road = None
    if known is not None:
        row = roads(known, indicator, target, passed).iloc[0]
        road = {str(name): value for name, value in row.items()}
    return Standing(target, plan, ground, indicator, road, passed, period)


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
        return pd.DataFrame(columns=["area_code", "period", "state", "value", "points", "met"])
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
    if not passed:
        return None
    last = passed[-1]
    return Due(last.deadline, last.value, last.operator)


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
