"""A file that was handed in, given back with colours and sentences: see `marked_workbook`."""

from __future__ import annotations

from ytcs_data.errors import FileRejected
from ytcs_data.ingest import Problem
from ytcs_data.ingest.reading import read_document
from ytcs_data.ingest.understanding import Understanding
from ytcs_data.reports.marked_workbook import MarkedSheet, Remark, marked_book


def marked_workbook(content: bytes, file_name: str, found: Understanding) -> bytes:
    """XLSX with every problem at its cell; of a file that cannot be read only the list."""
    try:
        grids = read_document(content, file_name).grids
    except FileRejected:
        grids = ()
    sheets = [MarkedSheet(grid.name, [*[[]] * (grid.first_line - 1), *grid.rows]) for grid in grids]
    alone = sheets[0].name if len(sheets) == 1 else ""
    return marked_book(sheets, [_remark(problem, found, alone) for problem in found.problems])


def _remark(problem: Problem, found: Understanding, alone: str) -> Remark:
    sheet, _mark, label = (problem.column or "").rpartition("!")
    letter = label.split(" · ")[0]
    columns = {column.letter: column.column for column in found.columns}
    column = columns.get(letter)
    return Remark(problem.severity.value, str(problem), sheet or alone, problem.line, column)
