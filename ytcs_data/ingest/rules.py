"""The rules of a cell, each a small function of text: what is wrong, or None.

A cell that another rule already refuses is passed over here, so that one fault is named once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from geo.areas import AreaRegister, Level
from ytcs_data.catalogue import Level as ReportedBy
from ytcs_data.catalogue import Measure, MeasureKind
from ytcs_data.errors import UnknownPeriod
from ytcs_data.ingest.problems import UNPRINTABLE
from ytcs_data.periods import EXPECTED, Period, parse_period
from ytcs_data.states import REPORTABLE, State

OTHER_VINTAGE = {"2024": "2025", "2025": "2024"}
EITHER_VINTAGE = "2025"  # the year of the reform: the file says which areas it speaks of

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
OTHERWISE_WRITTEN = re.compile(r"-?[0-9]+([., \u00a0][0-9]+)+")
TOO_BIG = 1e12

EMPTY_ALLOWED = (State.NOT_APPLICABLE, State.HELD)


class Fault(NamedTuple):
    kind: str
    expected: str = ""
    found: str = ""  # when more than the cell itself should be shown


def empty(cell: str) -> Fault | None:
    return None if cell else Fault("empty-cell")


def period_fault(period: str) -> Fault | None:
    return Fault("unknown-period", EXPECTED) if period and not _period(period) else None


def vintage_fault(vintage: str, period: str) -> Fault | None:
    """A vintage that is none, or that contradicts the dates of the period."""
    if not vintage:
        return None
    if vintage not in OTHER_VINTAGE:
        return Fault("unknown-vintage")
    known = _period(period)
    if known and known.code != EITHER_VINTAGE and known.vintage != vintage:
        return Fault("vintage-of-period", known.vintage)
    return None


def area_fault(register: AreaRegister, code: str, vintage: str, period: str) -> Fault | None:
    """A code that is no commune of this vintage in this period."""
    if not code or vintage not in OTHER_VINTAGE:
        return None
    if (code, vintage) not in register:
        return _unknown_area(register, code, vintage, period)
    area, known = register[code, vintage], _period(period)
    if area.level is not Level.COMMUNE and not _stands_for_commune(register, code, vintage):
        return Fault("not-a-commune", found=f"{code} ({area.name})")
    if known and not area.existed(known.start):
        successor = register[area.successor, vintage] if area.successor else None
        expected = f"{successor.code} ({successor.name})" if successor else "–"
        return Fault("dissolved-area", expected, f"{code} ({area.name})")
    return None


def _unknown_area(register: AreaRegister, code: str, vintage: str, period: str) -> Fault:
    other = OTHER_VINTAGE[vintage]
    if (code, other) in register:
        found = f"{code} ({register[code, other].name})"
        return Fault(f"area-of-{other}", period, found)
    if code.isdecimal() and (code.zfill(5), vintage) in register:
        return Fault("lost-zero", code.zfill(5))
    return Fault("unknown-area", vintage)


def _stands_for_commune(register: AreaRegister, code: str, vintage: str) -> bool:
    """The island districts that had no communes report by themselves."""
    area = register[code, vintage]
    return area.level is Level.DISTRICT and not register.communes(vintage, district=code)


def measure_fault(measures: Mapping[str, Measure], measure: str) -> Fault | None:
    if not measure or measure in measures:
        return None
    return Fault("unknown-measure", ", ".join(measures))


def station_fault(measures: Mapping[str, Measure], station: str, measure: str) -> Fault | None:
    if measure not in measures:
        return None
    by_station = measures[measure].level is ReportedBy.STATION
    if by_station and not station:
        return Fault("station-missing", measure)
    return Fault("station-forbidden", measure) if station and not by_station else None


def state_fault(state: str) -> Fault | None:
    if not state or state in REPORTABLE:
        return None
    return Fault("unknown-state", ", ".join(REPORTABLE))


def estimate_fault(measures: Mapping[str, Measure], state: str, measure: str) -> Fault | None:
    """An estimate of what cannot be shared out: only counts can."""
    if state != State.ESTIMATED or measure not in measures:
        return None
    return None if measures[measure].kind is MeasureKind.COUNT else Fault("not-shared-out", measure)


def text_fault(longest: int, cell: str) -> Fault | None:
    """Text that nobody would write on purpose."""
    if len(cell) > longest:
        return Fault("too-long", str(longest))
    if UNPRINTABLE.search(cell):
        return Fault("control-character")
    return Fault("spaces-around") if cell != cell.strip() else None


def value_fault(
    measures: Mapping[str, Measure], value: str, measure: str, state: str
) -> Fault | None:
    """A number that cannot be read without guessing, or that the measure cannot have."""
    if not value:
        return None if state in EMPTY_ALLOWED or state_fault(state) else Fault("empty-value")
    if state == State.NOT_APPLICABLE:
        return Fault("value-not-applicable")
    if not NUMBER.fullmatch(value):
        otherwise = OTHERWISE_WRITTEN.fullmatch(value)
        return Fault("number-format" if otherwise else "not-a-number")
    if value.startswith("-"):
        return Fault("negative")
    if float(value) >= TOO_BIG:
        return Fault("too-big")
    return _kind_fault(measures[measure], float(value), state) if measure in measures else None


def _kind_fault(measure: Measure, number: float, state: str) -> Fault | None:
    if measure.kind is MeasureKind.FLAG and number not in (0, 1):
        return Fault("not-a-flag")
    if measure.categories and number not in measure.categories:
        return Fault("unknown-category", ", ".join(map(str, measure.categories)))
    if measure.kind is MeasureKind.SCORE or number.is_integer():
        return None
    shared_out = measure.kind is MeasureKind.COUNT and state == State.ESTIMATED
    return None if shared_out else Fault("not-whole")


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except UnknownPeriod:
        return None
