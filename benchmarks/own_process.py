"""A file read in a process of its own, so that time and memory are those of nothing else."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

STATUS = Path("/proc/self/status")


def told_by(module: str, content: bytes, name: str) -> str:
    """What `python -m <module> <file>` prints of a file with this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        command = [sys.executable, "-m", module, str(path)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.strip() or f"failed: {done.stderr[-200:]}"


def most_memory() -> str:
    """The most that this process has had; where Linux tells it, since its own start."""
    if STATUS.is_file():
        for line in STATUS.read_text("utf-8").splitlines():
            if line.startswith("VmHWM"):
                return f"{int(line.split()[1]) / 1024:,.0f} MB"
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
