"""Every trap, and what was concluded of one."""

from __future__ import annotations

from tests.ingest.traps import of_letters, of_numbers, of_places, of_tables
from tests.ingest.traps.making import Trap
from ytcs_data.check_document import CheckDocument, check_document
from ytcs_data.ingest.understanding import Sources, Wishes, understand

TRAPS: list[Trap] = [*of_places.TRAPS, *of_letters.TRAPS, *of_numbers.TRAPS, *of_tables.TRAPS]


def concluded(trap: Trap, sources: Sources) -> CheckDocument:
    found = understand(trap.content, trap.file_name, Wishes(**trap.wishes), sources)
    return check_document(found)


def faults(trap: Trap, answer: CheckDocument) -> list[str]:
    """Where the answer is not the right one; [] if all of it is."""
    wrong = []
    if answer.verdict != trap.verdict:
        wrong.append(f"verdict {answer.verdict}, not {trap.verdict}")
    if answer.period != trap.period and (trap.period or trap.rows):
        wrong.append(f"period {answer.period!r}, not {trap.period!r}")
    given = {row.line: row for row in answer.rows}
    given |= {(where, row.line): row for row in answer.rows for where in (row.sheet, row.period)}
    for line, (code, values) in trap.rows.items():
        row = given.get(line)
        if row is None:
            wrong.append(f"no row of line {line}")
            continue
        if row.area_code != code:
            wrong.append(f"line {line} is {row.area_code!r}, not {code!r}")
        for measure, value in values.items():
            if row.measures.get(measure) != value:
                wrong.append(f"line {line} {measure} {row.measures.get(measure)}, not {value}")
    told = {(problem.line, problem.kind) for problem in answer.problems}
    kinds = {kind for _line, kind in told}
    for line, kind in trap.told:
        if (line, kind) not in told and (line is not None or kind not in kinds):
            wrong.append(f"{kind} was not told of line {line}")
    for heading in trap.unused:
        if not any(heading in column for column in answer.unused_columns):
            wrong.append(f"{heading} is not among the unused columns")
    return wrong
