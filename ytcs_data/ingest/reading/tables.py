"""Find the tables of a sheet: headings, data, totals, and what stands around them."""

from __future__ import annotations

import re

import pandas as pd

from geo.names import plain
from ytcs_data.ingest.reading.adding_up import hidden_totals, summed_rows, whole
from ytcs_data.ingest.reading.body_rows import Body, read_body
from ytcs_data.ingest.reading.grids import Cell, Grid, shown
from ytcs_data.ingest.reading.header_rows import Header, find_header, guess_header
from ytcs_data.ingest.reading.labels import is_commune, is_number
from ytcs_data.ingest.reading.layout import GROUP, Heading, LeftOut, Table
from ytcs_data.ingest.reading.sheet import Sheet

NO_COUNT = re.compile(r"(stt|tt|so tt|ma|nam|code|ty le|ti le|%)\b|.*%")


def find_tables(grid: Grid) -> list[Table]:
    """The tables of a sheet from top to bottom; none if there is no heading over anything."""
    sheet = Sheet(grid)
    tables: list[Table] = []
    start = 0
    header = find_header(sheet, 0) or guess_header(sheet)
    while header is not None:
        body = read_body(sheet, header)
        if body.data or body.totals:
            above = _texts(sheet, range(start, header.first))
            tables.append(_table(grid, sheet, header, body, above))
        start = min(body.below, default=body.end)
        header = find_header(sheet, body.end)
    return tables


def _table(grid: Grid, sheet: Sheet, header: Header, body: Body, above: tuple[str, ...]) -> Table:
    first, columns = grid.first_line, _columns(sheet, header, body)
    sums = _totals(sheet, header, body)
    seen = _seen if grid.merged else Sheet.value
    cells = {column: [seen(sheet, row, column) for row in body.data] for column in columns}
    lines = pd.Index([first + row for row in body.data], name="line", dtype=int)
    data = pd.DataFrame(cells, index=lines, columns=columns, dtype=object)
    data[GROUP] = pd.Series(body.groups, index=lines, dtype=object)
    headings = tuple(Heading(column, header.levels.get(column, ())) for column in columns)
    totals = (
        LeftOut(first + row, kind, tuple(grid.rows[row]), tuple(first + r for r in rows))
        for row, (kind, rows) in sorted(sums.items())
    )
    return Table(
        grid=grid,
        headings=headings,
        header_rows=(first + header.first, first + header.last),
        above=above,
        below=_texts(sheet, body.below),
        data=data,
        totals=tuple(totals),
        left_out=_left_out(grid, body),
    )


def _totals(sheet: Sheet, header: Header, body: Body) -> dict[int, tuple[str, tuple[int, ...]]]:
    """Every total with the rows that it sums; one that only its sums give away leaves the data."""
    counts = [c for c, levels in header.levels.items() if not NO_COUNT.match(plain(levels[-1]))]
    rows = range(header.end, body.end)
    figures = pd.DataFrame(
        {c: [whole(sheet.value(row, c)) for row in rows] for c in counts}, index=rows
    ).dropna(axis="columns", how="all")
    names = {row: body.names[row] for row in body.data}
    communes = {row for row, name in names.items() if is_commune(name)}
    nameless = {row for row, name in names.items() if not name}
    bounds = [*body.totals, *(row for row, why in body.others.items() if why == "group")]
    hidden = hidden_totals(figures.loc[body.data], communes, nameless, bounds)
    for row, summed in hidden.items():
        body.take_out(row, summed)
    return summed_rows(figures, body.data, body.totals, body.groups)


def _columns(sheet: Sheet, header: Header, body: Body) -> list[int]:
    """Those with a heading or with data."""
    rows = (sheet.rows[row] for row in body.data)
    used = {column for cells in rows for column, cell in enumerate(cells) if cell is not None}
    return sorted(used | set(header.levels))


def _seen(sheet: Sheet, row: int, column: int) -> Cell:
    """A cell; the text of one that is merged downwards holds for all its rows, a figure not."""
    cell = sheet.value(row, column)
    if cell is None and (area := sheet.area(row, column)) and area[1] == area[3]:
        over = sheet.cell(row, column)
        return over if isinstance(over, str) and not is_number(over) else None
    return cell


def _texts(sheet: Sheet, rows: range | list[int]) -> tuple[str, ...]:
    found = (" · ".join(filter(None, map(shown, sheet.rows[row]))) for row in rows)
    return tuple(text for text in found if text)


def _left_out(grid: Grid, body: Body) -> tuple[LeftOut, ...]:
    found = [
        LeftOut(row + grid.first_line, why, tuple(grid.rows[row]))
        for row, why in sorted(body.others.items())
    ]
    hidden = [
        LeftOut(line, "hidden", tuple(grid.rows[line - grid.first_line]), (line,))
        for line in (row + grid.first_line for row in body.data)
        if line in grid.hidden_rows
    ]
    return (*found, *hidden)
