"""`streamlit run …` with a stopwatch: `python -m benchmarks.timed_server LOG run app.py …`.

Every run of a page writes one line to LOG: what the run took on the wall, and the CPU time of
its thread and of the whole process so far. The product itself is not changed.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner import script_runner
from streamlit.web.cli import main


def timed(run: Callable[..., None], log: Path) -> Callable[..., None]:
    """The same run, with a line in the log when it ends."""

    @functools.wraps(run)
    def run_timed(*arguments: Any) -> None:
        began, thread = time.perf_counter(), time.thread_time()
        try:
            run(*arguments)
        finally:
            line = {
                "wall": 1000 * (time.perf_counter() - began),
                "thread": 1000 * (time.thread_time() - thread),
                "process": 1000 * time.process_time(),
            }
            with log.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")

    return run_timed


if __name__ == "__main__":
    runner = script_runner.ScriptRunner
    runner._run_script = timed(runner._run_script, Path(sys.argv[1]))  # type: ignore[method-assign]
    sys.argv = ["streamlit", *sys.argv[2:]]
    sys.exit(main())
