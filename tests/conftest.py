"""Small, real things for tests: the shipped register, crosswalk, catalogue, and a fresh store.

Below the views nothing is mocked. No test ever touches the real `var/` folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from geo.areas import AreaRegister, load_register
from geo.crosswalk import Crosswalk, load_crosswalk
from ytcs_data.catalogue import Catalogue, load_catalogue
from ytcs_data.store import Store, open_store

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


@pytest.fixture(scope="session", autouse=True)
def _components_are_looked_for_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself for each app under test."""
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def register() -> AreaRegister:
    return load_register()


@pytest.fixture(scope="session")
def crosswalk(register: AreaRegister) -> Crosswalk:
    return load_crosswalk(register)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 'test.db').as_posix()}"


@pytest.fixture
def store(database_url: str) -> Store:
    return open_store(database_url)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real boundaries and known cases, which is not part of this repository."""
    folder = Path(os.environ.get("YTCS_SHARED", "") or "/nonexistent")
    if not folder.is_dir():
        pytest.skip("YTCS_SHARED does not name the folder of shared files")
    return folder
