"""Check a register of stations and points: every cell, and how the lines fit together.

A facility may have several lines, one after the other. What a point belongs to must be in the
same file, so that a file can be judged by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.ingest import register_rules, rules
from ytcs_data.ingest.checks import each, in_file_order, tuples
from ytcs_data.ingest.header import REGISTER_COLUMNS
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.register_rules import LATITUDES, LONGITUDES, as_date
from ytcs_data.periods import lasting
from ytcs_data.words import _

REQUIRED = ("station_code", "name", "kind", "vintage", "area_code", "source")
LONGEST = {"station_code": 40, "name": 200, "serves": 300, "belongs_to": 40, "source": 300}
DATES = ("valid_from", "valid_to")


class Spell(NamedTuple):
    """A line whose days are known."""

    line: int
    code: str
    kind: str
    owner: str
    first: date
    last: date


def check(table: pd.DataFrame, register: AreaRegister) -> tuple[pd.DataFrame, list[Problem]]:
    """Turn text cells into rows as `Store.commit_stations` takes them, and collect every problem.

    The rows are meaningful only if there is no problem.
    """
    spells = list(_spells(table))
    found = [*_cell_problems(table, register), *_overlaps(spells), *_strays(spells)]
    dates = {name: pd.to_datetime(table[name], errors="coerce") for name in DATES}
    places = {n: pd.to_numeric(table[n], errors="coerce") for n in ("latitude", "longitude")}
    serves = table["serves"].str.split().str.join(" ")
    rows = table.assign(**dates, **places, serves=serves, line=table.index)
    return rows, in_file_order(found, REGISTER_COLUMNS)


def _cell_problems(table: pd.DataFrame, register: AreaRegister) -> Iterator[Problem]:
    for column in REQUIRED:
        yield from each(table, rules.empty, column)
    for column, longest in LONGEST.items():
        yield from each(table, partial(rules.text_fault, longest), column)
    yield from each(table, register_rules.kind_fault, "kind")
    yield from each(table, lambda vintage: rules.vintage_fault(vintage, ""), "vintage")
    yield from each(table, partial(register_rules.area_fault, register), "area_code", "vintage")
    serves = partial(register_rules.serves_fault, register)
    yield from each(table, serves, "serves", "vintage", "area_code")
    for column in DATES:
        yield from each(table, register_rules.date_fault, column, "vintage")
    yield from each(table, register_rules.order_fault, "valid_to", "valid_from")
    ended = partial(register_rules.ended_fault, register)
    yield from each(table, ended, "area_code", "vintage", *DATES)
    north = partial(register_rules.coordinate_fault, LATITUDES)
    yield from each(table, north, "latitude", "longitude")
    east = partial(register_rules.coordinate_fault, LONGITUDES)
    yield from each(table, east, "longitude", "latitude")
    yield from each(table, register_rules.owner_fault, "belongs_to", "kind")


def _spells(table: pd.DataFrame) -> Iterator[Spell]:
    """Lines whose cells are right as far as the comparison of lines needs them."""
    cells = table[["station_code", "kind", "belongs_to", "vintage", *DATES]]
    for line, row in zip(table.index.tolist(), tuples(cells), strict=True):
        code, kind, owner, vintage, *days = row
        faulty = any(register_rules.date_fault(day, vintage) for day in days)
        if faulty or vintage not in rules.OTHER_VINTAGE:
            continue
        first, last = lasting(vintage, as_date(days[0]), as_date(days[1]))
        if code and first <= last:
            yield Spell(line, code.strip(), kind, owner.strip(), first, last)


def _overlaps(spells: Sequence[Spell]) -> Iterator[Problem]:
    """A facility is one thing at a time."""
    for of_one in _by_code(spells).values():
        latest: Spell | None = None  # of those before, the one that lasts longest
        for spell in sorted(of_one, key=lambda spell: (spell.first, spell.line)):
            if latest and spell.first <= latest.last:
                again = spell.first == latest.first
                kind = "spell-again" if again else "spells-overlap"
                yield Problem(kind, spell.line, expected=str(latest.line))
            if latest is None or spell.last > latest.last:
                latest = spell


def _strays(spells: Sequence[Spell]) -> Iterator[Problem]:
    """Points whose station is none when they begin or end; an unknown beginning is let be."""
    stations = _by_code([spell for spell in spells if spell.kind == "station"])
    for spell in spells:
        if spell.kind != "point" or not spell.owner:
            continue
        days = [day for day in (spell.first, spell.last) if day != date.min]
        closed = [day for day in days if not _open(stations.get(spell.owner, ()), day)]
        if closed:
            day = _("hiện nay") if closed[0] == date.max else closed[0].isoformat()
            yield Problem("belongs-to-no-station", spell.line, "belongs_to", spell.owner, day)


def _open(stations: Sequence[Spell], day: date) -> bool:
    return any(station.first <= day <= station.last for station in stations)


def _by_code(spells: Sequence[Spell]) -> Mapping[str, list[Spell]]:
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[spell.code].append(spell)
    return groups
