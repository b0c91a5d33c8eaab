"""`load_catalogue()` reads every file once, at start, and refuses to go on with a wrong one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ytcs_data.catalogue.checks import Files, faults
from ytcs_data.catalogue.criteria_set import CriteriaSet
from ytcs_data.catalogue.dataset import Dataset
from ytcs_data.catalogue.indicator import Indicator
from ytcs_data.catalogue.measure import Carry, Level, Measure, Timing
from ytcs_data.catalogue.plan import Carrier, Plan, Target
from ytcs_data.catalogue.reading import read_folder
from ytcs_data.errors import CatalogueError, UnknownEntry

CATALOGUE = Path(__file__).parent

E = TypeVar("E")


class Entries(dict[str, E]):
    """Entries by id, in the order of the screen; an unknown id lists those that are known."""

    def __missing__(self, entry_id: str) -> E:
        raise UnknownEntry(f"No entry {entry_id!r}. Known: {', '.join(self)}.")


@dataclass(frozen=True)
class Catalogue:
    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    datasets: Mapping[str, Dataset]
    targets: Mapping[str, Target]
    criteria: Mapping[str, CriteriaSet]
    _by_indicator: Mapping[str, tuple[Target, ...]] = field(repr=False)

    def criteria_on(self, day: date) -> CriteriaSet | None:
        """The set that communes are scored by on a day; None before the first."""
        begun = [one for one in self.criteria.values() if one.valid_from <= day]
        return max(begun, key=lambda one: one.valid_from, default=None)

    def targets_for(
        self,
        indicator_id: str,
        vintage: str,
        province: str = "",
        district: str = "",
        on: date | None = None,
        commune: str = "",
    ) -> list[Target]:
        """Targets of one indicator for one place, the leading one first.

        The place's own come before the country's, and those before the indicator's
        reference target, which binds somebody else (`Target.applies_to` says so). Among
        equals the nearest deadline leads that has not passed on the day `on`; superseded
        ones come last. Without a day no deadline has passed.
        """
        areas = [area for area in (commune, district, province) if area]
        found = [
            target
            for target in self._by_indicator.get(indicator_id, ())
            if target.applies_to(vintage, *areas)
        ]
        reference = self.indicators[indicator_id].reference_target
        if reference and self.targets[reference] not in found:
            found.append(self.targets[reference])

        def rank(target: Target) -> tuple[bool, int, bool, int]:
            tier = _tier(target, vintage, areas)
            days = target.deadline.toordinal() - (on.toordinal() if on else 0)
            return bool(target.superseded_by), tier, days < 0, abs(days)

        return sorted(found, key=rank)

    def carried_on(self, carriers: Mapping[str, tuple[Carrier, ...]]) -> Catalogue:
        """The same catalogue where plans, by id, have been taken over by areas of today."""
        plans = {
            key: plan.model_copy(update={"carriers": carriers.get(key, ())})
            for key, plan in self.plans.items()
        }
        return replace(self, **_targets_of(plans, self.indicators))


def _tier(target: Target, vintage: str, areas: list[str]) -> int:
    """0 for the smallest place asked for, then the places around it, the country, the rest."""
    if not target.scope.area and target.applies_to(vintage):
        return len(areas)
    return next((i for i, area in enumerate(areas) if target.binds(vintage, area)), len(areas) + 1)


def load_catalogue(folder: Path = CATALOGUE) -> Catalogue:
    """Read and check all files.

    Raises
    ------
    CatalogueError
        If any file is wrong: one sentence a fault, each naming file, field, what was
        found and what would be right.
    """
    measures, in_measures = read_folder(folder / "measures", Measure)
    indicators, in_indicators = read_folder(folder / "indicators", Indicator)
    plans, in_plans = read_folder(folder / "plans", Plan)
    datasets, in_datasets = read_folder(folder / "datasets", Dataset)
    criteria, in_criteria = read_folder(folder / "criteria", CriteriaSet)
    found = [*in_measures, *in_indicators, *in_plans, *in_datasets, *in_criteria]
    # Names are checked only once every file could be read: one fault must not look like ten.
    files = Files(measures, indicators, plans, datasets, criteria)
    found = found or faults(files)
    if found:
        raise CatalogueError("\n".join(found))
    return _joined(files)


def _joined(files: Files) -> Catalogue:
    """Fill in what a file leaves to its place among the others."""
    at_stations = {m.id for m in files.measures.values() if m.level is Level.STATION}
    carried = {m.id for m in files.measures.values() if m.carry is Carry.SUM}
    flows = {m.id for m in files.measures.values() if m.timing is Timing.FLOW}
    indicators = {
        key: entry.model_copy(
            update={
                "station_measures": frozenset(entry.measures) & at_stations,
                "carried_measures": frozenset(entry.measures) & carried,
                "flow_measures": frozenset(entry.measures) & flows,
            }
        )
        for key, entry in files.indicators.items()
    }
    return Catalogue(
        measures=Entries(files.measures),
        indicators=Entries(indicators),
        datasets=Entries(files.datasets),
        criteria=Entries(files.criteria),
        **_targets_of(files.plans, indicators),
    )


def _targets_of(plans: Mapping[str, Plan], indicators: Mapping[str, Indicator]) -> dict[str, Any]:
    """What a catalogue knows of its plans: each target with its plan, scope and carriers."""
    plans = {key: plan.model_copy(update={"targets": _filled(plan)}) for key, plan in plans.items()}
    targets = [target for plan in plans.values() for target in plan.targets]
    return {
        "plans": Entries(plans),
        "targets": Entries({target.id: target for target in targets}),
        "_by_indicator": {
            key: tuple(t for t in targets if t.indicator == key) for key in indicators
        },
    }


def _filled(plan: Plan) -> tuple[Target, ...]:
    return tuple(
        target.model_copy(
            update={
                "plan": plan.id,
                "scope": target.scope if "scope" in target.model_fields_set else plan.scope,
                "carriers": plan.carriers,
            }
        )
        for target in plan.targets
    )
