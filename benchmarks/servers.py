"""Servers to measure: the dashboard and the baseline, each with a folder of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from run import answers

ROOT = Path(__file__).resolve().parents[1]
LAST_LINES = 60  # of what a server said, shown when something went wrong
PATIENCE = 60  # seconds for a page to run
DASHBOARD, EMPTY = "app.py", "benchmarks/empty_app.py"


@dataclass(frozen=True)
class Run:
    """One run of a page, in milliseconds; `process` is CPU of the whole server so far."""

    wall: float
    thread: float
    process: float


@dataclass(frozen=True)
class Server:
    address: str
    seconds_to_start: float
    log: Path
    process: int

    def memory(self) -> float:
        """Megabytes that the server holds."""
        return float(psutil.Process(self.process).memory_info().rss / 1e6)

    def runs(self) -> list[Run]:
        """Every run of a page that has ended so far."""
        if not self.log.is_file():
            return []
        lines = self.log.read_text("utf-8").splitlines(keepends=True)
        return [Run(**json.loads(line)) for line in lines if line.endswith("\n")]

    def wait_for_more(self, than: int) -> None:
        """Until more runs have ended."""
        until = time.monotonic() + PATIENCE
        while len(self.runs()) <= than:
            if time.monotonic() > until:
                raise TimeoutError("The page was not run again.")
            time.sleep(0.02)


@contextmanager
def serving(var: Path, boundaries: Path | None = None, app: str = DASHBOARD) -> Iterator[Server]:
    """Run an app on a free port with `var` as its folder until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log, said = var / f"runs-{port}.jsonl", var / f"server-{port}.log"
    options = ["run", app, "--server.port", str(port)]
    began = time.monotonic()
    with said.open("wb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.timed_server", str(log), *options],
            cwd=ROOT,
            env=surroundings(var, boundaries),
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            if not answers(f"{address}/health", process):
                raise RuntimeError("The server does not answer.")
            yield Server(address, time.monotonic() - began, log, process.pid)
        except Exception:
            print("".join(said.read_text("utf-8").splitlines(keepends=True)[-LAST_LINES:]))
            raise
        finally:
            process.terminate()
            process.wait(30)


def surroundings(var: Path, boundaries: Path | None = None) -> dict[str, str]:
    """The environment without any setting of the real system."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("YTCS_")}
    folder = {"YTCS_BOUNDARIES": str(boundaries)} if boundaries else {}
    return {**clean, **folder, "YTCS_VAR": str(var), "PYTHONUTF8": "1"}


def ytcs(var: Path, *arguments: str) -> float:
    """Run a command of the product; the seconds that it took, start of Python included."""
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "ytcs_data.cli", *arguments],
        cwd=ROOT,
        env=surroundings(var),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.monotonic() - began
