"""What is concluded of every trap file: `python -m benchmarks.traps` writes `traps.md`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.areas import load_register
from geo.crosswalk import load_crosswalk
from tests.ingest.traps.all_traps import TRAPS, concluded, faults
from tests.ingest.traps.making import Trap
from ytcs_data.catalogue import load_catalogue
from ytcs_data.check_document import CheckDocument
from ytcs_data.ingest.understanding import Sources
from ytcs_data.store.stations import SPELL

OUT = Path(__file__).parent / "traps.md"
HEAD = """# Trap files, and what was concluded of them

Written by `python -m benchmarks.traps`; do not edit. The files are made by `tests/ingest/traps/`,
each with the right answer beside it; places are real, every number is invented. The number is that
of the list of traps when data are received, in the order of their danger: 1 to 9 areas, 10 to 18
letters, 19 to 26 numbers, days and tables, 27 to 34 contents. “Told” are the kinds of problem,
warnings in italics; `areas-missing` is told of most, for three communes are no province.

{right} of {all} answers are right: every value as it should be, or the problem named on its line.

| trap | file | verdict | period | rows placed | told | right |
| --- | --- | --- | --- | --- | --- | --- |
"""


def main() -> None:
    register = load_register()
    nothing = pd.DataFrame(columns=[*SPELL, "source"])
    sources = Sources(load_catalogue(), register, load_crosswalk(register), lambda: nothing)
    answers = [(trap, concluded(trap, sources)) for trap in TRAPS]
    lines = [_line(trap, answer) for trap, answer in answers]
    right = sum(not faults(trap, answer) for trap, answer in answers)
    OUT.write_text(HEAD.format(right=right, all=len(TRAPS)) + "".join(lines), encoding="utf-8")
    print(f"{right} of {len(TRAPS)} answers are right; see {OUT}")


def _line(trap: Trap, answer: CheckDocument) -> str:
    told = {
        f"*{problem.kind}*" if problem.severity == "warning" else problem.kind
        for problem in answer.problems
    }
    placed = sum(bool(row.area_code) for row in answer.rows)
    wrong = "; ".join(faults(trap, answer)) or "yes"
    cells = (
        *(trap.number, trap.says, answer.verdict, answer.period or "–"),
        *(f"{placed} of {len(answer.rows)}", ", ".join(sorted(told)) or "–", wrong),
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    main()
