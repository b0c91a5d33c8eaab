"""The header of the product's own format, and what can be wrong with one."""

from __future__ import annotations

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
RIGHT = ",".join(COLUMNS)


def header_problems(header: Sequence[str]) -> list[Problem]:
    """Empty if the header is exactly COLUMNS."""
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return [Problem("wrong-delimiter", 1, expected=RIGHT)]
    problems = list(_wrong_names(header))
    if not problems and tuple(header) != COLUMNS:
        return [Problem("column-order", 1, found=",".join(header), expected=RIGHT)]
    return problems


def _wrong_names(header: Sequence[str]) -> Iterator[Problem]:
    """A wrong name in the place of a missing column is that column, misnamed."""
    misnamed = set()
    for place, name in enumerate(header):
        meant = COLUMNS[place] if place < len(COLUMNS) else None
        if name in COLUMNS and name not in header[:place]:
            continue
        if meant and meant not in header:
            misnamed.add(meant)
            yield Problem("misnamed-column", 1, meant, found=name, expected=meant)
        else:
            yield Problem("extra-column", 1, name, found=name, expected=RIGHT)
    for name in COLUMNS:
        if name not in header and name not in misnamed:
            yield Problem("missing-column", 1, name, expected=RIGHT)
