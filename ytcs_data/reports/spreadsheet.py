"""A table as a file for a spreadsheet: XLSX, or CSV as Vietnamese Excel reads it.

Text stays text: a cell that begins like a formula is written so that no spreadsheet runs it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pandas as pd
import xlsxwriter

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NOTES_WIDTH = 40
HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE9EA", "border": 1}


def csv_for_excel(table: pd.DataFrame, notes: Sequence[str] = ()) -> bytes:
    """CSV with a byte-order mark, semicolons and decimal commas; notes follow the table.

    >>> csv_for_excel(pd.DataFrame({"Tên": ["=1+1"], "Giá trị": [95.5]})).decode("utf-8-sig")
    "Tên;Giá trị\\r\\n'=1+1;95,5\\r\\n"
    """
    safe = table.rename(columns=harmless)
    for column in safe.select_dtypes(exclude="number"):
        safe[column] = safe[column].map(harmless, na_action="ignore")
    text = safe.to_csv(sep=";", decimal=",", index=False, lineterminator="\r\n")
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=";").writerows([harmless(note)] for note in notes)
    return (text + ("\r\n" if notes else "") + lines.getvalue()).encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    begins = isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_STARTS)
    return f"'{cell}" if begins else cell


def xlsx(table: pd.DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """One sheet with a frozen header and filters, and a second sheet with the notes."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        _write_table(book, table, title)
        sheet = book.add_worksheet("Ghi chú")
        sheet.set_column(0, 0, NOTES_WIDTH)
        for row, note in enumerate([title, *notes]):
            sheet.write_string(row, 0, note)
    return file.getvalue()


def _write_table(book: xlsxwriter.Workbook, table: pd.DataFrame, title: str) -> None:
    sheet = book.add_worksheet(_sheet_name(title))
    header = book.add_format(HEADER)
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, str(name), header)
        for row, cell in enumerate(table[name], start=1):
            if pd.isna(cell):
                continue
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            else:
                sheet.write_number(row, column, float(cell))
        longest = table[name].astype(str).str.len().max() if len(table) else 0
        sheet.set_column(column, column, min(max(longest, len(str(name)), 8) + 2, NOTES_WIDTH))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table), 1), max(len(table.columns) - 1, 0))


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters, and none of `[]:*?/\\`."""
    return "".join(" " if c in "[]:*?/\\" else c for c in title)[:31].strip() or "Bảng"
