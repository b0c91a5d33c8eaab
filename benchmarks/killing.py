"""Kill a commit of 100,000 rows at random moments, and look what is left: all of it, or nothing.

`python -m benchmarks.killing TIMES` prints one line a kill; needs a system that can fork. Every
commit is of a process of its own, on a copy of one database in which every value holds already.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from ytcs_data.store import Store
from ytcs_data.store.opening import open_engine

ROWS = 100_000
SEED = 1_072_025
BEFORE, AFTER, BETWEEN = "before", "after", "BETWEEN"
MORE = 1.2  # some are killed just after they have committed
LONGEST = 60  # seconds until somebody is killed

# Whatever a commit writes: how much, and what it says.
EVERYTHING = (
    "SELECT number FROM version",
    "SELECT count(*), max(version), sum(snapshot_id) FROM change",
    "SELECT count(*), sum(rows), sum(areas) FROM snapshot",
    "SELECT count(*), sum(length(content)) FROM original",
    "SELECT count(*) FROM audit",
    "SELECT count(*), sum(value), sum(snapshot_id) FROM value",
    "SELECT count(*), sum(value), sum(snapshot_id) FROM holding",
    "PRAGMA quick_check",
)


def rows(seed: int, count: int = ROWS) -> pd.DataFrame:
    """Invented values of the same keys, whatever the seed."""
    number = np.arange(count)
    table = {
        "period": np.char.add("20", (number % 10 + 15).astype(str)),
        "vintage": "2024",
        "area_code": np.char.zfill((number // 10 % 2500).astype(str), 5),
        "station_code": "",
        "measure": np.char.add("measure_", (number // 25_000).astype(str)),
        "value": np.random.default_rng(seed).integers(1, 1000, count).astype(float),
        "state": "value",
        "source": "Số liệu minh hoạ",
        "line": number + 2,
    }
    return pd.DataFrame(table)


def commit(database: Path, given: pd.DataFrame) -> sa.Engine:
    """What is killed: one commit with its file, as a page does it."""
    engine = open_engine(f"sqlite:///{database}")
    said = {"file_name": f"{len(given)}.csv", "sha256": str(given["value"].sum()), "by": "lan"}
    Store(engine).commit(given, content=bytes(len(given)), **said)
    return engine


def contents(database: Path) -> tuple[list[object], float]:
    """All that a database says, and how long it took to open it, in seconds."""
    began = time.perf_counter()
    engine = open_engine(f"sqlite:///{database}")
    Store(engine).version()
    opened = time.perf_counter() - began
    engine.dispose()
    connection = sqlite3.connect(database)
    said = [connection.execute(question).fetchall() for question in EVERYTHING]
    connection.close()
    return said, opened


def run(database: Path, given: pd.DataFrame, moment: float | None) -> float:
    """Commit in another process, and kill it; how long it lived, in seconds.

    That is `moment` after it began, or without one as soon as it has committed. Who has committed
    waits to be killed and tidies nothing up.
    """
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        os.write(told, b"!")
        commit(database, given)
        os.write(told, b".")
        time.sleep(LONGEST)
        os._exit(0)
    os.read(ready, 1)
    began = time.perf_counter()
    if moment is None:
        os.read(ready, 1)
    else:
        time.sleep(moment)
    lived = time.perf_counter() - began
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ready)
    os.close(told)
    return lived


def kills(times: int, folder: Path) -> list[dict[str, Any]]:
    """Kill so many commits, one in each of so many parts of a little more than a whole one."""
    prepared, database = folder / "prepared.db", folder / "killed.db"
    commit(prepared, rows(1)).dispose()
    before, given = contents(prepared)[0], rows(2)
    shutil.copy(prepared, database)
    whole = run(database, given, None)
    after = contents(database)[0]
    states = {json.dumps(before): BEFORE, json.dumps(after): AFTER}
    chance, found = random.Random(SEED), []
    for part in range(times):
        for old in folder.glob("killed.db*"):
            old.unlink()
        shutil.copy(prepared, database)
        lived = run(database, given, MORE * whole * (part + chance.random()) / times)
        said, opened = contents(database)
        left = states.get(json.dumps(said), BETWEEN)
        found.append({"lived": lived, "left": left, "opened": opened})
    return found


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ytcs-killing-") as folder:
        found = kills(int(sys.argv[1]), Path(folder))
    if "--json" in sys.argv:
        print(json.dumps(found))
        return
    print("killed after, what is left, opened again within")
    for one in found:
        print(f"{one['lived']:.3f} s, {one['left']}, {1000 * one['opened']:.0f} ms")
    print(dict(Counter(one["left"] for one in found)))


if __name__ == "__main__":
    main()
