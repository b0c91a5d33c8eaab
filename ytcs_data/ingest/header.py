"""The headers of the product's own formats: values, register, decisions; what can be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ytcs_data.ingest.problems import Problem

COLUMNS = (
    "period",
    "vintage",
    "area_code",
    "station_code",
    "measure",
    "value",
    "state",
    "source",
)
REGISTER_COLUMNS = (
    *("station_code", "name", "kind", "vintage", "area_code", "serves"),
    *("valid_from", "valid_to", "belongs_to", "latitude", "longitude", "source"),
)
RECOGNITION_COLUMNS = (
    *("vintage", "area_code", "act", "criteria"),
    *("decision", "decided_on", "note", "source"),
)
FORMATS = (COLUMNS, REGISTER_COLUMNS, RECOGNITION_COLUMNS)
DELIMITERS = re.compile(r"[;,\t]")


def columns_meant(
    header: Sequence[str], formats: Sequence[tuple[str, ...]] = FORMATS
) -> tuple[str, ...]:
    """The format that a header is most like; the first, if it is like none.

    >>> columns_meant(["station_code;name;kind"]) == REGISTER_COLUMNS
    True
    """
    names = {name for cell in header for name in DELIMITERS.split(cell)}
    return max(formats, key=lambda columns: len(names.intersection(columns)))


def header_problems(header: Sequence[str], columns: Sequence[str] = COLUMNS) -> list[Problem]:
    """Empty if the header is exactly these columns."""
    right = ",".join(columns)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return [Problem("wrong-delimiter", 1, expected=right)]
    problems = list(_wrong_names(header, columns))
    if not problems and tuple(header) != tuple(columns):
        return [Problem("column-order", 1, found=",".join(header), expected=right)]
    return problems


def _wrong_names(header: Sequence[str], columns: Sequence[str]) -> Iterator[Problem]:
    """A wrong name in the place of a missing column is that column, misnamed."""
    misnamed, right = set(), ",".join(columns)
    for place, name in enumerate(header):
        meant = columns[place] if place < len(columns) else None
        if name in columns and name not in header[:place]:
            continue
        if meant and meant not in header:
            misnamed.add(meant)
            yield Problem("misnamed-column", 1, meant, found=name, expected=meant)
        else:
            yield Problem("extra-column", 1, name, found=name, expected=right)
    for name in columns:
        if name not in header and name not in misnamed:
            yield Problem("missing-column", 1, name, expected=right)
