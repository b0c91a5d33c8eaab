"""From the bytes of any office's file to rows that can be stored, or to all that is in the way.

Start here: `understand`. It never raises for a bad file: what is wrong is among the problems.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

import pandas as pd

from ytcs_data.errors import FileRejected
from ytcs_data.ingest import own_formats
from ytcs_data.ingest.column_meaning import ColumnMeaning
from ytcs_data.ingest.kinds import Severity
from ytcs_data.ingest.office.assembling import Assembled, assemble
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import Choices, read_document
from ytcs_data.ingest.wishes import Wishes

__all__ = [
    "ColumnMeaning",
    "ReadingFacts",
    "Sources",
    "Understanding",
    "Verdict",
    "Wishes",
    "understand",
]

OFFICE = "office"


class Verdict(StrEnum):
    ACCEPT = "accept"
    WITH_WARNINGS = "accept_with_warnings"
    REJECT = "reject"


@dataclass(frozen=True)
class ReadingFacts:
    """How a file is written, as the person is shown it."""

    kind: str = ""  # csv, xlsx, xls
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    thousands: str = ""
    sheet: str = ""  # several are parted by a comma
    header_rows: tuple[int, ...] = ()
    sample: str = ""


@dataclass(frozen=True)
class Understanding:
    reading: ReadingFacts = ReadingFacts()
    format: str = OFFICE  # values, stations, recognitions: the product's own
    dataset: str = ""
    period: str = ""  # of most rows
    vintage: str = ""
    province: str = ""
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)  # as the store takes them
    columns: tuple[ColumnMeaning, ...] = ()
    unused_columns: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)  # with the missing and unplaced

    @property
    def verdict(self) -> Verdict:
        severities = {problem.severity for problem in self.problems}
        if Severity.ERROR in severities:
            return Verdict.REJECT
        return Verdict.WITH_WARNINGS if severities else Verdict.ACCEPT


def understand(content: bytes, file_name: str, wishes: Wishes, sources: Sources) -> Understanding:
    """Read, match and check a file; nothing is stored."""
    try:
        if own_formats.is_own(content):
            return _own(content, sources)
        choices = Choices(wishes.encoding, "", wishes.sheet, wishes.decimal)
        document = read_document(content, file_name, choices)
    except FileRejected as refusal:
        return Understanding(problems=refusal.args)
    facts = ReadingFacts(
        document.kind, document.encoding, document.delimiter, sample=document.sample
    )
    return _office(facts, assemble(document, file_name, wishes, sources))


def _office(facts: ReadingFacts, found: Assembled) -> Understanding:
    decimals = {one.decimal for one in found.written} - {""}
    thousands = {one.thousands for one in found.written} - {""}
    headers = [line for sheet in found.sheets[:1] for line in _lines(sheet.table.header_rows)]
    return Understanding(
        reading=replace(
            facts,
            decimal=" ".join(sorted(decimals)),
            thousands="".join(sorted(thousands)),
            sheet=", ".join(sheet.name for sheet in found.sheets if sheet.name),
            header_rows=tuple(headers),
        ),
        dataset=found.dataset,
        period=found.period,
        vintage=found.vintage,
        province=found.province,
        rows=found.rows,
        columns=tuple(column for sheet in found.sheets for column in sheet.columns),
        unused_columns=found.unused,
        problems=found.problems,
        figures=found.figures,
    )


def _lines(rows: tuple[int, int]) -> range:
    return range(rows[0], rows[1] + 1)


def _own(content: bytes, sources: Sources) -> Understanding:
    """A file in the product's own format, checked as strictly as ever."""
    read = own_formats.read(content, sources.catalogue, sources.register)
    facts = ReadingFacts("csv", "utf-8", ",", ".", header_rows=(1,))
    return Understanding(
        reading=facts,
        format=read.format,
        dataset=read.dataset,
        period=read.period,
        vintage=read.vintage,
        province=read.province,
        rows=read.rows,
        problems=read.problems,
    )
