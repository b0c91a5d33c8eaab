"""Small, real things for tests: the shipped register, crosswalk, catalogue, and a fresh store.

Below the views nothing is mocked. No test ever touches the real `var/` folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from geo.areas import AreaRegister
    from geo.crosswalk import Crosswalk
    from ytcs_data.catalogue import Catalogue
    from ytcs_data.store import Store

ROOT = Path(__file__).resolve().parents[1]

# What a developer has set for a run of the tests; every other YTCS_… belongs to the real system.
KEPT = ("YTCS_SHARED", "YTCS_CHROMIUM")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow tests in a browser come last, so that a fast one fails first."""
    items.sort(key=lambda item: (ROOT / "tests" / "browser") in item.path.parents)


@pytest.fixture(scope="session", autouse=True)
def _own_var_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No setting of the real system reaches a test, and what a test writes goes elsewhere."""
    folder = tmp_path_factory.mktemp("var")
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("YTCS_") and n not in KEPT]:
            patch.delenv(name)
        patch.setenv("YTCS_VAR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def register() -> AreaRegister:
    from geo.areas import load_register

    return load_register()


@pytest.fixture(scope="session")
def crosswalk(register: AreaRegister) -> Crosswalk:
    from geo.crosswalk import load_crosswalk

    return load_crosswalk(register)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    from ytcs_data.catalogue import load_catalogue

    return load_catalogue()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 'test.db').as_posix()}"


@pytest.fixture
def store(database_url: str) -> Store:
    from ytcs_data.store import open_store

    return open_store(database_url)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real boundaries and known cases, which is not part of this repository."""
    folder = Path(os.environ.get("YTCS_SHARED", "") or "/nonexistent")
    if not folder.is_dir():
        pytest.skip("YTCS_SHARED does not name the folder of shared files")
    return folder
