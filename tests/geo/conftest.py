"""Real boundary files, where they are there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def real(shared: Path, tmp_path: Path) -> Callable[[str, str], Path]:
    """A folder with one of the real files, under the name that the product looks for."""

    def folder(name: str, vintage: str) -> Path:
        target = tmp_path / name
        target.mkdir()
        shutil.copy(shared / "boundaries" / f"{name}.zip", target / f"{vintage}_{name}.zip")
        return target

    return folder
