"""What one file alone cannot know: the names that files use of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ytcs_data.catalogue.criteria_set import CriteriaSet
from ytcs_data.catalogue.dataset import Dataset
from ytcs_data.catalogue.indicator import STATIONS, Indicator, Term
from ytcs_data.catalogue.measure import Carry, Level, Measure, MeasureKind
from ytcs_data.catalogue.plan import Plan, Target


@dataclass(frozen=True)
class Files:
    """All entries that could be read, before they trust each other."""

    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]
    plans: Mapping[str, Plan]
    datasets: Mapping[str, Dataset]
    criteria: Mapping[str, CriteriaSet]

    def targets(self) -> list[Target]:
        return [target for plan in self.plans.values() for target in plan.targets]


def faults(files: Files) -> list[str]:
    """Every name that leads nowhere or to the wrong kind of thing, as sentences."""
    return [
        *_measure_faults(files),
        *_indicator_faults(files),
        *_target_faults(files),
        *_twice(files),
        *_dataset_faults(files),
        *_criteria_faults(files),
    ]


def _measure_faults(files: Files) -> Iterator[str]:
    for measure in files.measures.values():
        if measure.categories and measure.kind is not MeasureKind.CATEGORY:
            yield (
                f"measures/{measure.id}.yaml: field 'categories': found words for a"
                f" {measure.kind}; right would be kind: category, or no categories."
            )


def _indicator_faults(files: Files) -> Iterator[str]:
    targets = {target.id for target in files.targets()}
    for indicator in files.indicators.values():
        file = f"indicators/{indicator.id}.yaml"
        for side, term in _terms(indicator):
            yield from _term_faults(f"{file}: field '{side}", term, files)
        reference = indicator.reference_target
        if reference and reference not in targets:
            yield (
                f"{file}: field 'reference_target': found {reference!r}, which is in no plan;"
                f" right would be one of {_listed(targets)}."
            )


def _terms(indicator: Indicator) -> tuple[tuple[str, Term], ...]:
    return (("numerator", indicator.numerator), ("denominator", indicator.denominator))


def _term_faults(start: str, term: Term, files: Files) -> Iterator[str]:
    form = next(form for form in ("sum", "stations_with", "communes_with", "communes")
                if getattr(term, form))  # fmt: skip
    for name in term.measures:
        measure = files.measures.get(name)
        if measure is None:
            known = _listed(files.measures)
            yield f"{start}.{form}': found {name!r}, no measure; right would be one of {known}."
        elif fault := _unfit(measure, form):
            yield f"{start}.{form}': found {name!r}, {fault}."
        elif measure.level is Level.STATION and STATIONS not in files.measures:
            yield f"{start}.{form}': found {name!r}; right would be a measure {STATIONS!r} too."


def _unfit(measure: Measure, form: str) -> str:
    if form == "stations_with" and measure.level is not Level.STATION:
        return "which communes report; right would be a measure of level: station"
    if form == "communes_with" and measure.kind is not MeasureKind.FLAG:
        return f"a {measure.kind}; right would be a measure of kind: flag"
    if form == "stations_with" and measure.kind not in (MeasureKind.COUNT, MeasureKind.FLAG):
        return f"a {measure.kind}; right would be a measure of kind: count or flag"
    if form == "sum" and measure.kind is not MeasureKind.COUNT:
        return f"a {measure.kind}; right would be a measure of kind: count, which adds up"
    return ""


def _target_faults(files: Files) -> Iterator[str]:
    known = {target.id for target in files.targets()}
    for plan in files.plans.values():
        for place, target in enumerate(plan.targets):
            start = f"plans/{plan.id}.yaml: field 'targets.{place}"
            if target.superseded_by and target.superseded_by not in known:
                yield (
                    f"{start}.superseded_by': found {target.superseded_by!r}, which is in no plan;"
                    " right would be the id of a target."
                )
            if target.indicator:
                yield from _measured_faults(start, target, files.indicators.get(target.indicator))
        beside = [(f"facts.{i}", fact.indicator) for i, fact in enumerate(plan.facts)]
        beside += [(f"milestones.{i}", one.indicator) for i, one in enumerate(plan.milestones)]
        for where, indicator in beside:
            if indicator and indicator not in files.indicators:
                yield (
                    f"plans/{plan.id}.yaml: field '{where}.indicator': found {indicator!r},"
                    " no indicator; right would be one that exists, or none."
                )


def _measured_faults(start: str, target: Target, indicator: Indicator | None) -> Iterator[str]:
    if indicator is None:
        yield (
            f"{start}.indicator': found {target.indicator!r}, no indicator;"
            " right would be one that exists, or not_measurable with the reason."
        )
        return
    if target.unit != indicator.unit:
        yield f"{start}.unit': found {target.unit!r}; right would be {indicator.unit!r}."
    lowest, highest = indicator.range
    if not lowest <= target.value <= highest:
        yield (
            f"{start}.value': found {target.value:g}; right would be {lowest:g} to {highest:g},"
            f" the range of {indicator.id}."
        )


def _twice(files: Files) -> Iterator[str]:
    seen: dict[str, str] = {}
    for plan in files.plans.values():
        named = [(f"targets.{i}", one.id) for i, one in enumerate(plan.targets)]
        named += [(f"milestones.{i}", one.id) for i, one in enumerate(plan.milestones)]
        named += [(f"duties.{i}", one.id) for i, one in enumerate(plan.duties)]
        for place, name in named:
            if first := seen.get(name):
                yield (
                    f"plans/{plan.id}.yaml: field '{place}.id': found {name!r}, which"
                    f" {first} has too; right would be an id of its own."
                )
            seen.setdefault(name, f"plans/{plan.id}.yaml")


def _dataset_faults(files: Files) -> Iterator[str]:
    for dataset in files.datasets.values():
        start = f"datasets/{dataset.id}.yaml: field 'measures': found"
        for name in dataset.measures:
            measure = files.measures.get(name)
            if measure is None:
                known = _listed(files.measures)
                yield f"{start} {name!r}, no measure; right would be one of {known}."
            elif measure.level is not dataset.level:
                yield f"{start} {name!r} of level {measure.level}; right would be {dataset.level}."


def _criteria_faults(files: Files) -> Iterator[str]:
    begun: dict[date, str] = {}
    for one in files.criteria.values():
        file = f"criteria/{one.id}.yaml"
        if other := begun.get(one.valid_from):
            yield (
                f"{file}: field 'valid_from': found {one.valid_from}, the day of {other} too;"
                " right would be a day of its own."
            )
        begun[one.valid_from] = one.id
        for i, criterion in enumerate(one.criteria):
            field = f"{file}: field 'criteria.{i}.measure'"
            yield from _scored_faults(field, criterion.measure, MeasureKind.SCORE, files)
        if one.failing_point:
            field = f"{file}: field 'failing_point'"
            yield from _scored_faults(field, one.failing_point, MeasureKind.FLAG, files)


def _scored_faults(field: str, name: str, kind: MeasureKind, files: Files) -> Iterator[str]:
    """What a commune is scored with is its own, and does not go along through a merger."""
    measure = files.measures.get(name)
    if measure is None:
        known = _listed(files.measures)
        yield f"{field}: found {name!r}, no measure; right would be one of {known}."
    elif (measure.kind, measure.level, measure.carry) != (kind, Level.COMMUNE, Carry.NEVER):
        yield (
            f"{field}: found {name!r}; right would be a measure of"
            f" kind: {kind}, level: commune, carry: never."
        )


def _listed(names: object) -> str:
    return ", ".join(sorted(names)) if isinstance(names, set | Mapping) else ""
