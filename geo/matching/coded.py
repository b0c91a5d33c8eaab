"""Rows that bring a code: code and name must mean the same commune."""

from __future__ import annotations

import re

from geo.areas import Area, AreaRegister, Level
from geo.matching.answers import CODE, CONTRADICTION, SUCCESSOR, UNKNOWN, Match
from geo.matching.spelling import clean

_DIGITS = re.compile(r"0*(\d{1,5})(?:[.,]0+)?")


def code_of(cell: str) -> str:
    """The code in a cell, with the zeros that a spreadsheet took away; "" if it is none.

    >>> code_of("9247"), code_of("09247.0"), code_of("TYT 09247")
    ('09247', '09247', '')
    """
    match = _DIGITS.fullmatch(clean(cell))
    return match[1].zfill(5) if match else ""


def coded(cell: str, named: Match | None, register: AreaRegister, vintage: str) -> Match:
    """The match of a code, beside that of the name in the row (None if there is no name).

    A name that may be several communes is settled by a code of one of them. Where the two
    contradict each other nobody knows which is wrong: both are candidates.
    """
    area = _commune(code_of(cell), register, vintage)
    if not area:
        near = (named.code,) if named and named.code else named.candidates if named else ()
        return Match(candidates=near, reason=UNKNOWN)
    code = str(area.successor or "") if area.dissolved and vintage == "2024" else area.code
    if named and code not in (named.code, *named.candidates):
        meant = tuple(filter(None, (code, named.code, *named.candidates)))
        return Match(candidates=meant, reason=CONTRADICTION)
    if not code:
        return Match(reason=UNKNOWN)
    return Match(code, CODE if code == area.code else SUCCESSOR, 1.0)


def _commune(code: str, register: AreaRegister, vintage: str) -> Area | None:
    if (code, vintage) not in register:
        return None
    area = register[code, vintage]
    return area if area.level is Level.COMMUNE else None
