"""Figures that need no browser: reading the store, the register and the crosswalk."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.country import ROWS
from benchmarks.results import Result, median
from geo.areas import load_register
from geo.crosswalk import load_crosswalk
from ytcs_data.store import open_store

GROUP = "Reading and storing"
REPEATS = 7


def reading(var: Path, import_seconds: float) -> list[Result]:
    """`var` holds the country; the import of its file was timed when it was made."""
    store = open_store(f"sqlite:///{(var / 'ytcs.db').as_posix()}")
    rows = len(store.holding("population", "2025"))
    register = load_register()
    return [
        median(GROUP, f"import of {ROWS:,} rows, as a command", [import_seconds], "s", 20),
        timed("version of the store", store.version),
        timed(
            f"all that holds of one measure, {rows:,} rows",
            lambda: store.holding("population", "2025"),
        ),
        timed("register of areas, both vintages", load_register),
        timed("crosswalk of the reform", lambda: load_crosswalk(register)),
    ]


def timed(name: str, act: Callable[[], object]) -> Result:
    return median(GROUP, name, times(act, REPEATS), "ms")


def times(act: Callable[[], object], repeats: int) -> list[float]:
    """Milliseconds, after once that does not count."""
    act()
    found = []
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        found.append(1000 * (time.perf_counter() - began))
    return found
