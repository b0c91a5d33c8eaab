"""A store of people: empty, or with one account a role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts.people import ACCOUNTS, quick_passwords
from ytcs_data import load
from ytcs_data.accounts import managing
from ytcs_data.accounts.roles import CONSOLE


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A store without accounts."""
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    quick_passwords(monkeypatch)
    load.forget()
    yield
    load.forget()


@pytest.fixture
def people(nobody: None) -> None:  # noqa: ARG001 - the fixture above
    """The accounts of `people.ACCOUNTS`."""
    for user, password in ACCOUNTS.values():
        managing.add(CONSOLE, user.name, user.role, user.areas, password)
