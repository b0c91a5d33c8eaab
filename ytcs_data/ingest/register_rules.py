"""The rules of a cell of the register of stations; see `rules`, which has those of any cell."""

from __future__ import annotations

import re
from datetime import date

from geo.areas import AreaRegister, Level
from ytcs_data.ingest.rules import NUMBER, OTHER_VINTAGE, OTHERWISE_WRITTEN, Fault
from ytcs_data.periods import LAST_OLD_DAY, REFORM, lasting

FACILITY_KINDS = ("station", "point")
DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
EXAMPLE = "2025-07-01"

# Degrees, with Hoàng Sa and Trường Sa.
LATITUDES, LONGITUDES = (6.0, 24.0), (102.0, 118.0)


def kind_fault(kind: str) -> Fault | None:
    return Fault("unknown-facility-kind") if kind and kind not in FACILITY_KINDS else None


def area_fault(register: AreaRegister, code: str, vintage: str) -> Fault | None:
    """A code that is no commune of this vintage at any time."""
    if not code or vintage not in OTHER_VINTAGE:
        return None
    if (code, vintage) in register:
        area = register[code, vintage]
        alone = area.level is Level.DISTRICT and not register.communes(vintage, district=code)
        if area.level is Level.COMMUNE or alone:
            return None
        return Fault("not-a-commune", found=f"{code} ({area.name})")
    if (code, OTHER_VINTAGE[vintage]) in register:
        found = f"{code} ({register[code, OTHER_VINTAGE[vintage]].name})"
        return Fault("area-of-other-vintage", vintage, found)
    if code.isdecimal() and (code.zfill(5), vintage) in register:
        return Fault("lost-zero", code.zfill(5))
    return Fault("unknown-area", vintage)


def serves_fault(register: AreaRegister, serves: str, vintage: str, own: str) -> Fault | None:
    """The first of the further communes that is wrong."""
    seen = {own}
    for code in serves.split():
        if code in seen:
            return Fault("serves-again", found=code)
        seen.add(code)
        if fault := area_fault(register, code, vintage):
            return fault._replace(found=fault.found or code)
    return None


def date_fault(text: str, vintage: str) -> Fault | None:
    """A date that is none, or that lies on the other side of the reform."""
    if not text:
        return None
    if (day := as_date(text)) is None:
        return Fault("not-a-date", EXAMPLE)
    outside = {"2024": day > LAST_OLD_DAY, "2025": day < REFORM}
    return Fault("date-of-vintage", vintage) if outside.get(vintage) else None


def order_fault(valid_to: str, valid_from: str) -> Fault | None:
    first, last = as_date(valid_from), as_date(valid_to)
    return Fault("dates-reversed", valid_from) if first and last and last < first else None


def ended_fault(
    register: AreaRegister, code: str, vintage: str, valid_from: str, valid_to: str
) -> Fault | None:
    """A facility that is said to be in a commune after the commune's last day."""
    if (code, vintage) not in register:
        return None
    area = register[code, vintage]
    _first, last = lasting(vintage, as_date(valid_from), as_date(valid_to))
    if area.existed(last):
        return None
    expected = area.valid_to.isoformat() if area.valid_to else "2024-12-31"
    return Fault("area-ended", expected, f"{code} ({area.name})")


def coordinate_fault(bounds: tuple[float, float], text: str, other: str) -> Fault | None:
    """Degrees that are no number or outside the country, or one of the two without the other."""
    if not text:
        return Fault("coordinate-alone") if other else None
    if not NUMBER.fullmatch(text):
        return Fault("number-format" if OTHERWISE_WRITTEN.fullmatch(text) else "not-a-number")
    low, high = bounds
    if low <= float(text) <= high:
        return None
    return Fault("outside-vietnam", f"{low:.0f}–{high:.0f}")


def owner_fault(belongs_to: str, kind: str) -> Fault | None:
    """A point belongs to a station, a station to none."""
    if kind == "point" and not belongs_to:
        return Fault("point-of-nothing")
    return Fault("station-of-another") if kind == "station" and belongs_to else None


def as_date(text: str) -> date | None:
    """The day, or None if the text is none.

    >>> as_date("2025-02-30"), as_date("2025-02-28")
    (None, datetime.date(2025, 2, 28))
    """
    if not DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
