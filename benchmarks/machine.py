"""On what the figures were taken, as the system tells it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.reader import SIZE

PACKAGES = (
    "streamlit",
    "streamlit-folium",
    "folium",
    "plotly",
    "pandas",
    "geopandas",
    "shapely",
    "SQLAlchemy",
    "playwright",
)


def describe(chromium: str) -> dict[str, str]:
    """Lines for the head of the report."""
    return {
        "machine": f"{os.cpu_count()} cores, {memory()}, {processor()}",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "browser": f"Chromium {chromium}, headless, {SIZE['width']}x{SIZE['height']}",
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


def memory() -> str:
    if not hasattr(os, "sysconf"):  # Windows
        return "memory unknown"
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"


def processor() -> str:
    """The model, which only the files of Linux tell."""
    facts = Path("/proc/cpuinfo")
    if facts.is_file():
        for line in facts.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
