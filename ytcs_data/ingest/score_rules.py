"""The rule of a score: no more points than its criterion has in the set that is in force."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from ytcs_data.catalogue import Catalogue
from ytcs_data.errors import UnknownPeriod
from ytcs_data.ingest.rules import NUMBER, Fault
from ytcs_data.periods import parse_period


def score_fault(catalogue: Catalogue, value: str, measure: str, period: str) -> Fault | None:
    """A score above its maximum, or of a time whose criteria have no points here."""
    if not any(measure in one.measures for one in catalogue.criteria.values()):
        return None
    if (end := _end(period)) is None or not NUMBER.fullmatch(value):
        return None
    criteria = catalogue.criteria_on(end)
    known = criteria.criteria if criteria else ()
    most = next((one.most for one in known if one.measure == measure), None)
    if most is None:
        return Fault("score-without-criteria", period)
    return Fault("score-too-high", f"{most:g}") if float(value) > most else None


@lru_cache(maxsize=256)
def _end(period: str) -> date | None:
    try:
        return parse_period(period).end
    except UnknownPeriod:
        return None
