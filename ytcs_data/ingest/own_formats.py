"""The product's own formats: which of them a file is in, and its rows or its problems."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from geo.areas import AreaRegister
from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest import recognition_checks, register_checks
from ytcs_data.ingest.checks import check, in_file_order
from ytcs_data.ingest.header import (
    COLUMNS,
    DELIMITERS,
    FORMATS,
    RECOGNITION_COLUMNS,
    REGISTER_COLUMNS,
    columns_meant,
)
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import read_table

NAMES = {COLUMNS: "values", REGISTER_COLUMNS: "stations", RECOGNITION_COLUMNS: "recognitions"}
ENOUGH = 4  # columns of a format in the first line: no office's table has them by chance
BEGINNING = 4096  # bytes in which the first line ends


class OwnRead(NamedTuple):
    format: str
    rows: pd.DataFrame
    problems: tuple[Problem, ...]
    dataset: str = ""  # and the others as of most rows
    period: str = ""
    vintage: str = ""
    province: str = ""


def is_own(content: bytes) -> bool:
    """Whether the first line of a file, or of the one file in a zip, is the header of a format."""
    if content.startswith(b"PK"):
        return b"xl/workbook" not in content and b"[Content_Types].xml" not in content
    first = content[:BEGINNING].decode("utf-8-sig", errors="replace").split("\n", 1)[0]
    names = {name.strip().strip('"') for name in DELIMITERS.split(first)}
    return len(names.intersection(columns_meant(list(names)))) >= ENOUGH


def read(content: bytes, catalogue: Catalogue, register: AreaRegister) -> OwnRead:
    """Every problem is named; the rows are meaningful only if there is none.

    Raises
    ------
    FileRejected
        If no table can be made of the file.
    """
    table, shape_problems = read_table(content)
    columns = next(columns for columns in FORMATS if set(columns) <= set(table.columns))
    if columns == REGISTER_COLUMNS:
        rows, problems = register_checks.check(table, register)
    elif columns == RECOGNITION_COLUMNS:
        rows, problems = recognition_checks.check(table, catalogue, register)
    else:
        rows, problems = check(table, catalogue, register)
    every = in_file_order([*shape_problems, *problems], list(table.columns))
    return OwnRead(NAMES[columns], rows, tuple(every), **_about(table, catalogue, register))


def _about(table: pd.DataFrame, catalogue: Catalogue, register: AreaRegister) -> dict[str, str]:
    """What most rows are about."""
    about = {n: _most(table[n]) for n in ("period", "vintage") if n in table.columns}
    if "measure" in table.columns:
        measure = _most(table["measure"])
        sets = catalogue.datasets.values()
        about["dataset"] = next((one.id for one in sets if measure in one.measures), "")
    place = (_most(table["area_code"]), about.get("vintage", ""))
    return about | {"province": register[place].province if place in register else ""}


def _most(cells: pd.Series) -> str:
    return str(cells.mode().iloc[0]) if len(cells) else ""
