"""Every trap, and what was concluded of one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ingest.traps import of_letters, of_numbers, of_offices, of_places, of_tables
from tests.ingest.traps.making import Trap
from ytcs_data.check_document import CheckDocument, CheckedRow, check_document
from ytcs_data.ingest.understanding import Sources, Wishes, understand

TRAPS: list[Trap] = [
    *(*of_places.TRAPS, *of_letters.TRAPS, *of_numbers.TRAPS),
    *(*of_tables.TRAPS, *of_offices.TRAPS),
]


def concluded(trap: Trap, sources: Sources) -> CheckDocument:
    found = understand(trap.content, trap.file_name, Wishes(**trap.wishes), sources)
    return check_document(found)


def faults(trap: Trap, answer: CheckDocument) -> list[str]:
    """Where the answer is not the right one; [] if all of it is."""
    wrong = [*_wrong_rows(trap, answer), *_untold(trap, answer)]
    if answer.verdict != trap.verdict:
        wrong.append(f"verdict {answer.verdict}, not {trap.verdict}")
    if answer.period != trap.period and (trap.period or trap.rows):
        wrong.append(f"period {answer.period!r}, not {trap.period!r}")
    return wrong


def _wrong_rows(trap: Trap, answer: CheckDocument) -> Iterator[str]:
    given: dict[object, CheckedRow] = {row.line: row for row in answer.rows}
    given |= {(where, row.line): row for row in answer.rows for where in (row.sheet, row.period)}
    for line, (code, values) in trap.rows.items():
        row = given.get(line)
        if row is None:
            yield f"no row of line {line}"
        elif row.area_code != code:
            yield f"line {line} is {row.area_code!r}, not {code!r}"
        else:
            wrong = {m: row.measures.get(m) for m, v in values.items() if row.measures.get(m) != v}
            yield from (f"line {line}: {measure} is {value}" for measure, value in wrong.items())


def _untold(trap: Trap, answer: CheckDocument) -> Iterator[str]:
    told = {(problem.line, problem.kind) for problem in answer.problems}
    told |= {(None, kind) for _line, kind in told}
    yield from (f"{kind} is not told of line {line}" for line, kind in trap.told - told)
    unused = " ".join(answer.unused_columns)
    yield from (f"{heading} is not unused" for heading in trap.unused if heading not in unused)
