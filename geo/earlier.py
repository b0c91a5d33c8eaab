"""What communes and districts of before the reform were called earlier, and where they belonged.

Lists of other years still name them so. See `geo/data/PROVENANCE.md` for where this comes from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.areas import DATA, LEVELS, Level

FILE = "earlier_2024.csv"
COLUMNS = ("code", "name", "level", "parent", "now", "last_seen")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An area as a list of an earlier year has it."""

    code: str
    name: str  # with its kind
    level: Level  # district or commune
    parent: str  # what it lay in then: a code that may be gone too
    now: str  # the commune or district of the vintage 2024 that it is in now, "" if not known
    last_seen: str  # year of the last list that has it so


def load_earlier(folder: Path = DATA) -> list[Earlier]:
    """All of them, districts first."""
    return list(_read(folder / FILE))


def _read(path: Path) -> Iterator[Earlier]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Earlier(**row | {"level": LEVELS[row["level"]]})  # type: ignore[arg-type]
