"""The sample that comes with the program: what a store that has nothing else begins with."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ytcs_data.settings import PROJECT
from ytcs_data.store import Store

SAMPLE = tuple(PROJECT / "sample_data" / name for name in ("values", "stations", "criteria"))


def pending_samples(store: Store, *folders: Path) -> list[Path]:
    """The sample files that the store still needs; none once it has data of its own.

    A store that was left half prepared gets the rest. One whose owner took the sample back,
    or brought a file of another name, is let alone.
    """
    files = [file for folder in folders or SAMPLE for file in sorted(folder.glob("*.zip"))]
    snapshots = store.snapshots()
    names = {file.name for file in files}
    if snapshots["withdrawn_at"].notna().any() or not names.issuperset(snapshots["file_name"]):
        return []
    return [file for file in files if store.snapshot_of(_sha256(file)) is None]


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
