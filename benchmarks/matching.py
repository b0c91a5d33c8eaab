"""How well communes are found by their names: `python -m benchmarks.matching`.

Writes `matching.md`. Every place is made from the register with a seed, so the right answers are
known; the other ways to find a code are asked the same.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import matching_places as places
from benchmarks.matching_places import Asked
from benchmarks.matching_rivals import Answer, fuzzy, stripped, vietnamadminunits
from benchmarks.matching_traps import Place
from geo.areas import load_register
from geo.crosswalk import load_crosswalk
from geo.matching import Matcher

FILE = Path(__file__).with_name("matching.md")
COUNT = 600  # places a trap
SEED = 20250701

HEAD = """# Communes found by their names

Written by `python -m benchmarks.matching` on {day}; do not edit. Places of the register are
spelled in the ways that lists spell them, {count} a trap, with a seed; for a place that does not
exist any code is wrong. A cell is precision / recall in per cent; in the last rows the share that
was given a code. Some places are not clear to anybody: a tone that makes it the name of the next
commune, "Đầm Hà" without a kind, a name that ten provinces have without its province. The names of
2019, 2021 and 2023 are those that the matcher knows from `geo/data/earlier_2024.csv`, so that row
says nothing about other years. Where `vietnamadminunits` is installed it is asked too.
"""


class Score(NamedTuple):
    """Of places that exist: how many answers were right and wrong; the others had none."""

    right: int
    wrong: int
    count: int

    def __str__(self) -> str:
        precision = self.right / max(self.right + self.wrong, 1)
        return f"{100 * precision:.1f} / {100 * self.right / self.count:.1f}"

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="how many wrong answers to print")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    register = load_register()
    crosswalk = load_crosswalk(register)
    text = HEAD.format(day=date.today(), count=COUNT)
    for vintage in ("2024", "2025"):
        known = places.known(register, vintage)
        rng = Random(options.seed)
        asked = places.asked(register, crosswalk, vintage, COUNT, rng)
        never = places.that_are_not(register, crosswalk, vintage, COUNT, rng)
        began = time.process_time()
        matcher = Matcher(register, crosswalk, vintage)
        built = time.process_time() - began
        ways = {"here": ours(matcher), **others(vintage, known)}
        text += f"\n## Places of {vintage}\n\nThe matcher is built in {built:.1f} s.\n\n"
        text += table(asked, never, ways, options.show)
    FILE.write_text(text, encoding="utf-8", newline="\n")
    print(text)


def ours(matcher: Matcher) -> Answer:
    return lambda place: matcher.match(place.commune, place.district, place.province).code


def others(vintage: str, known: list[Place]) -> dict[str, Answer]:
    ways = {"accents and kinds stripped": stripped(known), "most similar at 90": fuzzy(known)}
    if package := vietnamadminunits(vintage):
        ways["vietnamadminunits"] = package
    return ways


def table(asked: Asked, never: Asked, ways: Mapping[str, Answer], show: int) -> str:
    """One line a trap, one column a way; the time for 10,000 places at the end."""
    lines = [f"| trap | {' | '.join(ways)} |", "|" + " --- |" * (1 + len(ways))]
    began, seconds = time.process_time(), []
    columns: list[list[str]] = []
    for name, answer in ways.items():
        began = time.process_time()
        scores = {
            trap: score(answer, them, show * (name == "here")) for trap, them in asked.items()
        }
        codes = [
            f"{100 * given_a_code(answer, them, show * (name == 'here')):.1f}"
            for them in never.values()
        ]
        count = sum(map(len, (*asked.values(), *never.values())))
        seconds = 10_000 * (time.process_time() - began) / count
        total = sum(scores.values(), Score(0, 0, 0))
        columns.append([*map(str, scores.values()), f"**{total}**", *codes, f"{seconds:.1f} s"])
    heads = [*asked, "**all**", *never, "10,000 places, one core"]
    lines += [f"| {' | '.join(row)} |" for row in zip(heads, *columns, strict=True)]
    return "\n".join(lines) + "\n"


def score(answer: Answer, asked: list[Place], show: int) -> Score:
    given = [(place, answer(place)) for place in asked]
    right = sum(code == place.code for place, code in given)
    faults = [(place, code) for place, code in given if code != place.code]
    for fault in sorted(faults, key=lambda fault: not fault[1])[:show]:
        print(*fault)
    return Score(right, sum(bool(code) for _, code in faults), len(given))


def given_a_code(answer: Answer, never: list[Place], show: int) -> float:
    given = [(place, code) for place in never if (code := answer(place))]
    for fault in given[:show]:
        print("does not exist:", *fault)
    return len(given) / len(never)


if __name__ == "__main__":
    main()
