"""A store with real files of the sample, imported as anybody would, and the rows in them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from ytcs_data import load
from ytcs_data.ingest import import_files
from ytcs_data.store import open_store

# Two provinces of today; of one of them, the two old provinces that it was made of.
FILES = ("2024_bac_giang", "2024_bac_ninh", "2024_quang_ninh", "2025_bac_ninh", "2025_quang_ninh")
REGISTERS = ("stations_bac_ninh", "stations_quang_ninh")
CRITERIA = ("scores_bac_ninh", "recognitions_bac_ninh")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program reads the files named above; gives the folder of its store."""
    var = filled_folder(tmp_path_factory.getbasetemp())
    with reading(var):
        yield var


@cache
def filled_folder(base: Path) -> Path:
    """Made once a run, and changed by nobody."""
    var = base / "sample"
    var.mkdir()
    folder = ROOT / "sample_data"
    files = [folder / "values" / f"{name}.zip" for name in FILES]
    files += [folder / "stations" / f"{name}.zip" for name in REGISTERS]
    files += [folder / "criteria" / f"{name}.zip" for name in CRITERIA]
    store = open_store(f"sqlite:///{(var / 'ytcs.db').as_posix()}")
    results = list(import_files(store, load.catalogue(), load.register(), files))
    assert not any(result.refused for result in results), results
    return var


@contextmanager
def reading(var: Path) -> Iterator[None]:
    """The program works in the folder `var`, and remembers nothing of another store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YTCS_VAR", str(var))
        patch.delenv("YTCS_DATABASE_URL", raising=False)
        load.forget()
        try:
            yield
        finally:
            load.forget()


@cache
def lines(name: str, folder: str = "values") -> list[dict[str, str]]:
    """The rows of one file of the sample, as they stand in it."""
    with zipfile.ZipFile(ROOT / "sample_data" / folder / f"{name}.zip") as packed:
        (inside,) = packed.namelist()
        return list(csv.DictReader(io.StringIO(packed.read(inside).decode())))


@cache
def reported(name: str, measure: str, period: str) -> dict[tuple[str, str], float]:
    """What was reported with a number, by commune and station: looked up, and nothing else."""
    return {
        (line["area_code"], line["station_code"]): float(line["value"])
        for line in lines(name)
        if (line["measure"], line["period"]) == (measure, period)
        if line["value"] and line["state"] in ("", "estimated")
    }
