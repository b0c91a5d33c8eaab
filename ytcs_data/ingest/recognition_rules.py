"""The rules of a cell of a list of decisions; see `rules`, which has those of any cell."""

from __future__ import annotations

from datetime import date

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest.register_rules import EXAMPLE, as_date
from ytcs_data.ingest.rules import Fault
from ytcs_data.periods import LAST_OLD_DAY, REFORM

ACTS = ("recognised", "withdrawn")


def act_fault(act: str) -> Fault | None:
    return Fault("unknown-act") if act and act not in ACTS else None


def criteria_fault(catalogue: Catalogue, criteria: str) -> Fault | None:
    if not criteria or criteria in catalogue.criteria:
        return None
    return Fault("unknown-criteria", ", ".join(catalogue.criteria))


def day_fault(catalogue: Catalogue, decided_on: str, vintage: str, criteria: str) -> Fault | None:
    """A day that is none, still to come, of the other vintage, or before its criteria."""
    if not decided_on:
        return None
    if (day := as_date(decided_on)) is None:
        return Fault("not-a-date", EXAMPLE)
    if day > (today := date.today()):
        return Fault("decision-to-come", today.isoformat())
    if {"2024": day > LAST_OLD_DAY, "2025": day < REFORM}.get(vintage):
        return Fault("decision-of-vintage", vintage)
    known = catalogue.criteria.get(criteria) if criteria in catalogue.criteria else None
    if known and day < known.valid_from:
        return Fault("decision-before-criteria", known.valid_from.isoformat())
    return None


def ended_fault(register: AreaRegister, code: str, vintage: str, decided_on: str) -> Fault | None:
    """A commune that was gone on the day of the decision."""
    day = as_date(decided_on)
    if day is None or (code, vintage) not in register:
        return None
    area = register[code, vintage]
    if area.existed(day) or not area.dissolved:
        return None
    into = register[area.successor, vintage] if area.successor else None
    expected = f"{into.code} ({into.name})" if into else "–"
    return Fault("decided-after-end", expected, f"{code} ({area.name})")
