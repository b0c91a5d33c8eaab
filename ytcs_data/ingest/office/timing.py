"""The period and the map of each figure: by its row, its column, its sheet, or the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ytcs_data.ingest.heading_words import written_out
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.sheets import Sheet, text_of
from ytcs_data.ingest.office.titles import (
    period_of_name,
    period_of_titles,
    settled_period,
    time_problems,
)
from ytcs_data.ingest.office.vintages import vintage_of
from ytcs_data.ingest.period_words import find_period
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.wishes import Wishes
from ytcs_data.periods import PATTERN, in_order


@dataclass(frozen=True)
class Times:
    period: str = ""  # of most figures
    vintage: str = "2025"
    problems: tuple[Problem, ...] = ()


def dated(
    figures: pd.DataFrame,
    sheets: Sequence[Sheet],
    file_name: str,
    wishes: Wishes,
    sources: Sources,
) -> tuple[pd.DataFrame, Times]:
    """The figures with `period` ("" where it is not known) and `vintage`."""
    by_row, problems = _of_rows(sheets)
    rows = list(zip(figures["sheet"], figures["line"], strict=True))
    period = pd.Series(
        [by_row.get(row, code) for row, code in zip(rows, figures["period"], strict=True)],
        figures.index,
        dtype=object,
    )
    unread = pd.Series([by_row.get(row) == "" for row in rows], figures.index, dtype=bool)
    open_sheets = set(figures.loc[(period == "") & ~unread, "sheet"])
    if figures.empty:
        open_sheets = set(range(len(sheets)))
    by_sheet: dict[int, str] = {}
    for index in sorted(open_sheets):
        by_sheet[index], told = _of_sheet(sheets, index, file_name, wishes)
        problems += told
    of_sheet = pd.Series(
        [by_sheet.get(i, "") for i in figures["sheet"]], figures.index, dtype=object
    )
    period = period.where((period != "") | unread, of_sheet)
    codes = [code for code in period.unique() if code]
    codes = codes or list(dict.fromkeys(filter(None, by_sheet.values())))
    today = date.today()
    for code in codes:
        problems += time_problems(code, today)
    vintages: dict[str, str] = {}
    for code in codes or [""]:
        vintages[code], told = vintage_of(code, wishes.vintage, sheets, sources)
        problems += told
    most = in_order(list(period[period != ""].mode()) or codes)[-1] if codes else ""
    main = vintages.get(most) or next(iter(vintages.values()))
    dated_figures = figures.assign(period=period, vintage=period.map(vintages).fillna(main))
    return dated_figures, Times(most, main, tuple(dict.fromkeys(problems)))


def _of_sheet(
    sheets: Sequence[Sheet], index: int, file_name: str, wishes: Wishes
) -> tuple[str, list[Problem]]:
    sheet = sheets[index]
    titles = [*sheet.titles, *(group for group in sheet.groups if find_period(group))]
    of_titles, faults = period_of_titles(titles)
    of_sheet = period_of_name(sheet.name) if sheet.several else ""
    if of_sheet and not of_titles:
        of_titles = of_sheet
    period, problems = settled_period(of_titles, period_of_name(file_name), wishes.period, faults)
    if not period and not problems:
        problems = [Problem("period-missing")]
    return period, problems


def _of_rows(sheets: Sequence[Sheet]) -> tuple[dict[tuple[int, int], str], list[Problem]]:
    """The period of each row that has cells for it; "" for one that cannot be read."""
    found: dict[tuple[int, int], str] = {}
    problems: list[Problem] = []
    for index, sheet in enumerate(sheets):
        columns = [column for column in sheet.columns if column.role == "period"]
        for line, text in _row_texts(sheet):
            code = text if PATTERN.fullmatch(text) else find_period(text)
            found[index, line] = code
            if not code:
                told = sheet.table.data.at[line, columns[0].column]
                problems.append(sheet.problem("impossible-date", line, columns[0], text_of(told)))
    return found, problems


def _row_texts(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """What the period cells of a row say together: “9” and “2026” are “tháng 9 năm 2026”."""
    columns = [column for column in sheet.columns if column.role == "period"]
    order = {"thang": 0, "quy": 0}
    columns.sort(key=lambda column: order.get(written_out(column.heading), 1))
    for line in sheet.table.data.index:
        parts = []
        for column in columns:
            cell = sheet.table.data.at[line, column.column]
            text = f"{cell:%Y-%m}" if isinstance(cell, date) else text_of(cell)
            bare = (text.replace(".", "").isdigit() and len(columns) > 1) or text.isdigit()
            parts.append(f"{column.heading} {text}" if text and bare else text)
        if any(parts):
            yield int(line), " ".join(part for part in parts if part)
