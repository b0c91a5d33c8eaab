"""People by part of the divided communes, and what the law says of them, from a file.

Columns `old_code,new_code,people,source`, a row for each part. `population_goes_here` may stand
before `source`: `all` or `none` where the text of a resolution leaves all people in one part or
moves land only; empty where it is silent. Then `people` may be empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from geo.areas import AreaRegister
from geo.crosswalk import LAW, PEOPLE
from geo.reweighing import Evidence
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import rules
from ytcs_data.ingest.importing import read_bytes
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import read_table

COLUMNS = ("old_code", "new_code", "people", "source")
WITH_FACTS = ("old_code", "new_code", "people", "population_goes_here", "source")
ALL, NONE = "all", "none"
LONGEST_SOURCE = 300  # characters, as of a value

Parts = Mapping[str, Sequence[str]]  # new codes by old code


def _rule(rule: Callable[[str], rules.Fault | None]) -> AfterValidator:
    """A rule of a cell for pydantic; the kind of the fault becomes that of the error."""

    def check(cell: str) -> str:
        if fault := rule(cell):
            raise PydanticCustomError(fault.kind, "{expected}", {"expected": fault.expected})
        return cell

    return AfterValidator(check)


def _people_fault(cell: str) -> rules.Fault | None:
    return rules.value_fault({}, cell, "", "") if cell else None


def _fact_fault(cell: str) -> rules.Fault | None:
    return None if cell in ("", ALL, NONE) else rules.Fault("unknown-category", f"{ALL}, {NONE}")


class Row(BaseModel):
    """One part of a divided commune, as it stands in a file."""

    model_config = ConfigDict(frozen=True)

    line: int
    old_code: Annotated[str, _rule(rules.empty)]
    new_code: Annotated[str, _rule(rules.empty)]
    people: Annotated[str, _rule(_people_fault)]
    population_goes_here: Annotated[str, _rule(_fact_fault)] = ""
    source: Annotated[str, _rule(rules.empty), _rule(partial(rules.text_fault, LONGEST_SOURCE))]

    @property
    def nobody(self) -> bool:
        return self.population_goes_here == NONE

    def problem(self, kind: str, column: str, found: str = "", expected: str = "") -> Problem:
        return Problem(kind, self.line, column, found, expected)


def read_people(path: Path, parts: Parts, register: AreaRegister) -> dict[str, list[Evidence]]:
    """What a file says of divided communes, by old code.

    Parameters
    ----------
    parts
        The new communes that each divided one went into; see `geo.reweighing.divided`.

    Raises
    ------
    FileRejected
        With every problem as its arguments, in the order of the file.
    """
    table, problems = read_table(read_bytes(path), (COLUMNS, WITH_FACTS))
    rows: dict[str, list[Row]] = {}
    for line, cells in zip(table.index.tolist(), table.to_dict("records"), strict=True):
        try:
            row = Row.model_validate({"line": line, **cells})
        except ValidationError as wrong:
            problems += _cell_problems(line, wrong)
        else:
            rows.setdefault(row.old_code, []).append(row)
    for old, its_rows in rows.items():
        problems += _area_problems(old, its_rows, parts, register)
    if not problems:  # what a commune says is only worth reading when all of it is there
        for its_rows in rows.values():
            problems += _people_problems(its_rows, register)
    if problems:
        raise FileRejected(*sorted(problems, key=lambda problem: problem.line or 0))
    return {old: _evidence(its_rows) for old, its_rows in rows.items()}


def _cell_problems(line: int, wrong: ValidationError) -> Iterator[Problem]:
    for error in wrong.errors():
        column, expected = str(error["loc"][0]), error.get("ctx", {}).get("expected", "")
        yield Problem(error["type"], line, column, error["input"], expected)


def _area_problems(
    old: str, rows: Sequence[Row], parts: Parts, register: AreaRegister
) -> Iterator[Problem]:
    """Whether the commune was divided, and each of its parts is there once."""
    if fault := rules.area_fault(register, old, "2024", "2024"):
        for row in rows:
            yield row.problem(fault.kind, "old_code", fault.found or old, fault.expected)
    elif old not in parts:
        for row in rows:
            yield row.problem("not-divided", "old_code", _named(old, register))
    else:
        yield from _part_problems(rows, parts[old], register)


def _part_problems(
    rows: Sequence[Row], news: Sequence[str], register: AreaRegister
) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for row in rows:
        if row.new_code not in news:
            yield row.problem("no-such-part", "new_code", row.new_code, ", ".join(news))
        elif first := lines.get(row.new_code):
            yield row.problem("duplicate-part", "new_code", expected=str(first))
        lines.setdefault(row.new_code, row.line)
    if missing := ", ".join(new for new in news if new not in lines):
        yield rows[0].problem(
            "parts-missing", "new_code", _named(rows[0].old_code, register), missing
        )


def _people_problems(rows: Sequence[Row], register: AreaRegister) -> Iterator[Problem]:
    """Whether the law and the numbers say one thing, and enough of it."""
    everybody = [row for row in rows if row.population_goes_here == ALL]
    old = _named(rows[0].old_code, register)
    if len(everybody) > 1 or all(row.nobody for row in rows):
        yield rows[0].problem("facts-contradict", "population_goes_here", old)
        return
    peopled = _peopled(rows)
    for row in rows:
        if row not in peopled and float(row.people or 0):
            yield row.problem("people-where-none", "people", row.people)
    if len(peopled) > 1:
        yield from _count_problems(peopled, len(peopled) < len(rows), old)


def _count_problems(peopled: Sequence[Row], law_speaks: bool, old: str) -> Iterator[Problem]:
    """Either each of several parts has a number, or none, if at least the law says something."""
    counted = [row for row in peopled if row.people]
    for row in peopled if counted or not law_speaks else ():
        if not row.people:
            yield row.problem("people-missing", "people")
    if len(counted) == len(peopled) and not any(float(row.people) for row in counted):
        yield counted[0].problem("nobody-anywhere", "people", old)


def _peopled(rows: Sequence[Row]) -> list[Row]:
    """The parts in which people may live, as far as the law says."""
    everybody = [row for row in rows if row.population_goes_here == ALL]
    return everybody or [row for row in rows if not row.nobody]


def _evidence(rows: Sequence[Row]) -> list[Evidence]:
    note = "; ".join(dict.fromkeys(row.source for row in rows))
    peopled = _peopled(rows)
    found = []
    if len(peopled) < len(rows):
        found.append(Evidence(LAW, {row.new_code: float(row in peopled) for row in rows}, note))
    if len(peopled) > 1 and all(row.people for row in peopled):
        people = {row.new_code: float(row.people) for row in peopled}
        found.append(Evidence(PEOPLE, people, note))
    return found


def _named(code: str, register: AreaRegister) -> str:
    return f"{code} ({register[code, '2024'].name})"
