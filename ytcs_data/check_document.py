"""What `ytcs check` answers as JSON: what was read, what each row says, what is in the way."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from ytcs_data.ingest import Problem
from ytcs_data.ingest.understanding import Understanding

ROW = ("line", "area_code", "period", "vintage")  # what makes figures one row


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CheckedReading(_Part):
    kind: str = Field(description="csv, xlsx or xls")
    encoding: str = Field(description="of a text file; of a workbook only if cells are not Unicode")
    delimiter: str
    decimal: str
    thousands: str
    sheet: str
    header_rows: list[int] = Field(description="lines as a spreadsheet shows them")
    sample: str = Field(description="a line with Vietnamese letters")


class CheckedRow(_Part):
    line: int = Field(ge=1, description="as a spreadsheet shows it")
    area_code: str = Field(description="empty where it is not clear which commune is meant")
    station_code: str = ""
    period: str = ""
    vintage: str = ""
    sheet: str = ""
    measures: dict[str, float | None] = Field(description="null where nothing can be read")


class CheckedProblem(_Part):
    line: int | None
    column: str | None
    kind: str
    severity: Literal["error", "warning"]
    found: str
    expected: str
    message: str


class CheckDocument(_Part):
    """The answer of `ytcs check` for one file."""

    verdict: Literal["accept", "accept_with_warnings", "reject"]
    format: Literal["values", "stations", "recognitions", "office"]
    reading: CheckedReading
    dataset: str
    period: str
    vintage: str
    province: str
    columns: dict[str, str] = Field(description="role of each column, by letter and heading")
    rows: list[CheckedRow]
    unused_columns: list[str]
    problems: list[CheckedProblem]


def check_document(found: Understanding) -> CheckDocument:
    """An understanding in the form that other programs read."""
    facts = found.reading
    return CheckDocument(
        verdict=found.verdict.value,
        format=found.format,  # type: ignore[arg-type]
        reading=CheckedReading(
            kind=facts.kind,
            encoding=facts.encoding,
            delimiter=facts.delimiter,
            decimal=facts.decimal,
            thousands=facts.thousands,
            sheet=facts.sheet,
            header_rows=list(facts.header_rows),
            sample=facts.sample,
        ),
        dataset=found.dataset,
        period=found.period,
        vintage=found.vintage,
        province=found.province,
        columns={column.label: column.role for column in found.columns},
        rows=list(_rows(found)),
        unused_columns=list(found.unused_columns),
        problems=[_problem(problem) for problem in found.problems],
    )


def _problem(problem: Problem) -> CheckedProblem:
    return CheckedProblem(
        line=problem.line,
        column=problem.column,
        kind=problem.kind,
        severity=problem.severity.value,
        found=problem.found,
        expected=problem.expected,
        message=str(problem),
    )


def _rows(found: Understanding) -> Iterator[CheckedRow]:
    """One for each line and place; a line that speaks of two periods gives two."""
    table = (found.figures if found.format == "office" else found.rows).reset_index(drop=True)
    if table.empty or "measure" not in table.columns:
        return
    sheets = dict(enumerate(found.reading.sheet.split(", ")))
    index = table.get("sheet", pd.Series(0, table.index))
    several = index.nunique() > 1
    names = [sheets.get(int(one), "") if several else "" for one in index]
    places = zip(*(table[name].tolist() for name in ROW), strict=True)
    stations: dict[tuple[Any, ...], str] = {}
    measures: dict[tuple[Any, ...], dict[str, float | None]] = defaultdict(dict)
    cells = zip(table["station_code"], table["measure"], table["value"], strict=True)
    for name, place, (station, measure, value) in zip(names, places, cells, strict=True):
        key = (name, *place)
        stations[key] = stations.get(key, "") or station
        measures[key][measure] = None if math.isnan(value) else float(value)
    for key, values in measures.items():
        where: dict[str, Any] = dict(zip(ROW, key[1:], strict=True))
        yield CheckedRow(**where, sheet=key[0], station_code=stations[key], measures=values)
