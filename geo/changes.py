"""What has changed since 1 July 2025, as dated facts: a new name, or a commune merged into another.

Codes stay: a new kind or name keeps the code, and of merged communes the one with the office keeps
its own. So no further vintage is needed: an area of the vintage 2025 has its name of today, and
one that was merged is there with its last day. The facts are lines of files, not code.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path

from geo.areas import DATA, KINDS, LAST_DAY, Area, AreaRegister, Level, read_areas

FILE = "changes.csv"
COLUMNS = ("valid_from", "kind", "code", "name", "into", "source")
VINTAGE = "2025"
RENAME = "rename"
MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Change:
    """One line: from a day on an area is called `name`, or a commune is part of `into`."""

    valid_from: date
    kind: str  # RENAME or MERGE
    code: str
    name: str  # with its kind; "" of a merger
    into: str  # the commune that keeps its code; "" of a new name
    source: str  # the document that says so
    file: Path
    line: int

    @property
    def fact(self) -> tuple[date, str, str, str, str]:
        return self.valid_from, self.kind, self.code, self.name, self.into


class WrongChange(ValueError):
    """A line that cannot be true. `fault` names what is wrong: see `ytcs_data.own_changes`."""

    def __init__(self, fault: str, file: Path, line: int, found: str, right: str) -> None:
        super().__init__(f"{file.name}, line {line}: {fault}: found {found!r}, right: {right}.")
        self.fault, self.file, self.line, self.found, self.right = fault, file, line, found, right


def read_changes(file: Path = DATA / FILE) -> list[Change]:
    """The changes of a file, in its order; whether they can be true is checked by `changed`.

    Raises
    ------
    WrongChange
        If the file is not in the form of `COLUMNS`, or a line says a thing twice or not wholly.
    OSError, UnicodeDecodeError
        If it cannot be read as text.
    """
    text = file.read_text(encoding="utf-8-sig")  # Excel writes a mark in front
    rows = csv.reader(unicodedata.normalize("NFC", text).splitlines())
    header = tuple(next(rows, ()))
    if header != COLUMNS:
        raise WrongChange("columns", file, 1, ",".join(header), ",".join(COLUMNS))
    found: dict[tuple[date, str, str], Change] = {}
    for cells in rows:
        if any(cells):
            change = _change([" ".join(cell.split()) for cell in cells], file, rows.line_num)
            key = (change.valid_from, change.kind, change.code)
            if key in found:
                raise _wrong("twice", change, change.code, str(found[key].line))
            found[key] = change
    return list(found.values())


def _change(cells: list[str], file: Path, line: int) -> Change:
    if len(cells) != len(COLUMNS):
        raise WrongChange("cells", file, line, str(len(cells)), str(len(COLUMNS)))
    day, kind, code, name, into, source = cells
    try:
        valid_from = date.fromisoformat(day)
    except ValueError:
        valid_from = LAST_DAY
    if valid_from <= LAST_DAY + timedelta(days=1):
        raise WrongChange("date", file, line, day, "2026-04-30")
    if kind not in (RENAME, MERGE):
        raise WrongChange("kind", file, line, kind, f"{RENAME}, {MERGE}")
    change = Change(valid_from, kind, code, name, into, source, file, line)
    if kind == RENAME and not name.startswith(tuple(f"{one} " for one in KINDS)):
        raise _wrong("name", change, name, ", ".join(KINDS))
    if surplus := into if kind == RENAME else name:
        raise _wrong("surplus", change, surplus, kind)
    return change


def register_on(day: date, changes: Iterable[Change], folder: Path = DATA) -> AreaRegister:
    """The register with what has changed up to a day; faults as `changed`."""
    return AreaRegister(changed(read_areas(folder), changes, day))


def changed(areas: Iterable[Area], changes: Iterable[Change], day: date) -> Iterator[Area]:
    """The areas as they are on a day: with their names of then, and the ends that are decided.

    Changes are taken in the order of their days, those of one day as they come.

    Raises
    ------
    WrongChange
        If a change does not fit the areas, or those before it.
    """
    every = list(areas)
    now = {area.code: area for area in every if area.vintage == VINTAGE}
    for change in sorted(changes, key=attrgetter("valid_from")):
        area = _standing(now, change, change.code)
        if change.kind == MERGE:
            now[area.code] = _merged(area, _target(now, area, change), change)
        elif area.name == change.name:
            raise _wrong("same-name", change, change.name, "")
        elif change.valid_from <= day:
            now[area.code] = _renamed(area, change)
    return (now[area.code] if area.vintage == VINTAGE else area for area in every)


def name_on(area: Area, day: date) -> str:
    """What an area since the reform was called on a day."""
    return next((name for name, last in area.former_names if day <= last), area.name)


def _standing(now: dict[str, Area], change: Change, code: str) -> Area:
    """The area of a code, if it still is one when the change takes effect."""
    if code not in now:
        raise _wrong("code", change, code, "")
    area = now[code]
    if not area.existed(change.valid_from):
        raise _wrong("gone", change, f"{code} ({area.name})", str(area.successor))
    return area


def _target(now: dict[str, Area], area: Area, change: Change) -> Area:
    target = _standing(now, change, change.into)
    for one in (area, target):
        if one.level is not Level.COMMUNE:
            raise _wrong("not-a-commune", change, f"{one.code} ({one.name})", "")
    if target is area:
        raise _wrong("itself", change, area.code, "")
    if target.province != area.province:
        raise _wrong("province", change, target.province, area.province)
    return target


def _merged(area: Area, target: Area, change: Change) -> Area:
    last = change.valid_from - timedelta(days=1)
    return replace(area, dissolved=True, valid_to=last, successor=target.code)


def _renamed(area: Area, change: Change) -> Area:
    last = change.valid_from - timedelta(days=1)
    return replace(area, name=change.name, former_names=(*area.former_names, (area.name, last)))


def _wrong(fault: str, change: Change, found: str, right: str) -> WrongChange:
    return WrongChange(fault, change.file, change.line, found, right)
