"""The whole app without a browser, on a store of its own: empty, or with a few values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.store.rows import rows
from ytcs_data import load

OLD = {"vintage": "2024", "period": "2024"}
NEW = {"vintage": "2025", "period": "2026-10", "area_code": "09247"}
STATION = {**NEW, "station_code": "09247-1"}

# Phường Quế Võ of today was made of four; two of them had met the criteria, one is unknown.
VALUES = (
    {**OLD, "area_code": "09247", "measure": "meets_national_criteria", "value": 1},
    {**OLD, "area_code": "09262", "measure": "meets_national_criteria", "value": 1},
    {**OLD, "area_code": "09268", "measure": "meets_national_criteria", "value": 0},
    {**OLD, "area_code": "09247", "measure": "population", "value": 400},
    {**OLD, "area_code": "09247", "measure": "insured", "value": 300},
    {**NEW, "measure": "population", "value": 1000},
    {**NEW, "measure": "insured", "value": 950},
    {**STATION, "measure": "stations", "value": 1},
    {**STATION, "measure": "points", "value": 2},
    {**STATION, "measure": "permanent_doctors", "value": 3},
    {**STATION, "measure": "rotated_doctors", "value": 1, "state": "held"},
)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on an empty store; `switch_page` opens a page."""
    monkeypatch.setenv("YTCS_VAR", str(tmp_path))
    load.forget()
    yield AppTest.from_file(ROOT / "app.py", default_timeout=60)
    load.forget()


@pytest.fixture
def filled(app: AppTest) -> AppTest:
    """The app with `VALUES` in its store."""
    load.store().commit(rows(*VALUES), file_name="few.csv", sha256="few")
    return app
