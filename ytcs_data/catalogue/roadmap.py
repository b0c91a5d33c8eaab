"""A roadmap is the list of a plan: which commune shall meet the national criteria in which year.

It is a CSV file, a line for each commune, in the areas of the document. A line that cannot be true
is a `WrongRoadmap`, which names the line, what was found and what would be right; the sentences are
in `ytcs_data.own_roadmaps`.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from geo.areas import VINTAGES, Area, AreaRegister, Level
from geo.names import fold, plain

FOLDER = Path(__file__).parent / "roadmaps"
COLUMNS = (
    *("plan", "vintage", "area_code", "name_in_document", "planned_year"),
    *("revised_year", "revised_on", "reason", "source"),
)
YEARS = range(2000, 2100)
DAYS = ("%Y-%m-%d", "%d/%m/%Y")  # as written here, and as a Vietnamese spreadsheet turns it


@dataclass(frozen=True, slots=True)
class Goal:
    """One line: the year in which a commune shall meet the criteria."""

    area_code: str
    name: str  # as the document writes it; "" if that is left out
    planned: int
    revised: int | None
    revised_on: date | None
    reason: str  # of the revision
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A whole file. Its name is the id; every commune is in it once."""

    id: str
    plan: str  # id of a plan of the catalogue, or what the document is called
    vintage: str  # of all its communes
    goals: tuple[Goal, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(goal.area_code for goal in self.goals)


class WrongRoadmap(ValueError):
    """A line that cannot be true. `fault` names what is wrong: see `ytcs_data.own_roadmaps`."""

    def __init__(self, fault: str, line: int, found: str, right: str = "") -> None:
        super().__init__(f"line {line}: {fault}: found {found!r}, right: {right}.")
        self.fault, self.line, self.found, self.right = fault, line, found, right


def read_roadmap(file: Path, register: AreaRegister) -> Roadmap:
    """Read and check a file: commas or semicolons, for spreadsheets write either.

    Raises
    ------
    WrongRoadmap
        If a line is not in the form of `COLUMNS`, or cannot be true.
    OSError, UnicodeDecodeError
        If it cannot be read as text.
    """
    text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig"))
    lines = list(_lines(text))
    if not lines:
        raise WrongRoadmap("empty", 2, "")
    plan, vintage = lines[0][1]["plan"], lines[0][1]["vintage"]
    if not plan:
        raise WrongRoadmap("no-plan", lines[0][0], "")
    goals: dict[str, Goal] = {}
    for line, row in lines:
        for column, first in (("plan", plan), ("vintage", vintage)):
            if row[column] != first:
                raise WrongRoadmap("mixed", line, row[column], first)
        goal = _goal(row, line, register)
        if goal.area_code in goals:
            raise WrongRoadmap("twice", line, goal.area_code, str(goals[goal.area_code].line))
        goals[goal.area_code] = goal
    return Roadmap(file.stem, plan, vintage, tuple(goals.values()))


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Number and cells of each line that is not empty."""
    first = text.partition("\n")[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",")
    header = tuple(cell.strip() for cell in next(rows, ()))
    if header != COLUMNS:
        raise WrongRoadmap("columns", 1, ",".join(header), ",".join(COLUMNS))
    for cells in rows:
        if any(cells):
            if len(cells) != len(COLUMNS):
                raise WrongRoadmap("cells", rows.line_num, str(len(cells)), str(len(COLUMNS)))
            words = (" ".join(cell.split()) for cell in cells)
            yield rows.line_num, dict(zip(COLUMNS, words, strict=True))


def _goal(row: Mapping[str, str], line: int, register: AreaRegister) -> Goal:
    area = _area(row, line, register)
    revised = _year(row["revised_year"], line) if row["revised_year"] else None
    if revised and not row["reason"]:
        raise WrongRoadmap("no-reason", line, row["revised_year"])
    if (surplus := row["revised_on"] or row["reason"]) and not revised:
        raise WrongRoadmap("surplus", line, surplus)
    if not row["source"]:
        raise WrongRoadmap("no-source", line, area.name)
    return Goal(
        area_code=area.code,
        name=row["name_in_document"],
        planned=_year(row["planned_year"], line),
        revised=revised,
        revised_on=_day(row["revised_on"], line) if row["revised_on"] else None,
        reason=row["reason"],
        source=row["source"],
        line=line,
    )


def _area(row: Mapping[str, str], line: int, register: AreaRegister) -> Area:
    """The commune of a line; its name guards against a code of the other side of the reform."""
    code, vintage, name = row["area_code"], row["vintage"], row["name_in_document"]
    if vintage not in VINTAGES:
        raise WrongRoadmap("vintage", line, vintage, ", ".join(VINTAGES))
    if (code, vintage) not in register:
        whole = code.zfill(5)
        lost = code.isdecimal() and (whole, vintage) in register
        raise WrongRoadmap("lost-zero" if lost else "code", line, code, whole if lost else vintage)
    area = register[code, vintage]
    if area.level is not Level.COMMUNE:
        raise WrongRoadmap("not-a-commune", line, f"{code} ({area.name})")
    names = (area.name, *(former for former, _last in area.former_names))
    if name and not any(_same(name, one) for one in names):
        raise WrongRoadmap("name", line, name, f"{code} ({area.name})")
    return area


def _same(one: str, other: str) -> bool:
    """Whether two names agree, with or without their kind: "Phương Liễu" is no kind and a name."""
    return not {plain(one), fold(one)}.isdisjoint({plain(other), fold(other)})


def _year(text: str, line: int) -> int:
    if not (text.isdecimal() and int(text) in YEARS):
        raise WrongRoadmap("year", line, text, "2027")
    return int(text)


def _day(text: str, line: int) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise WrongRoadmap("date", line, text, "2026-03-05")
