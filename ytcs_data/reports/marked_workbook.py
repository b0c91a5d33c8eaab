"""A file back as a workbook: faulty cells in colour, and beside each line what is wrong with it.

Everything is written as text or number; nothing that stood in the file can become a formula.
Knows nothing of how a file is understood: it is given cells and remarks.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import xlsxwriter

from ytcs_data.words import _

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
COLOURS = {"error": "#F8CBAD", "warning": "#FFE699"}
WIDEST, REMARK_WIDTH = 40, 70
MOST_ROWS = 1_048_000  # that a sheet can have


class Remark(NamedTuple):
    """One finding; without a line it is about the whole file, without a column about the line."""

    severity: str  # error, warning
    sentence: str
    sheet: str = ""
    line: int | None = None
    column: int | None = None  # counted from 0


class MarkedSheet(NamedTuple):
    name: str
    rows: Sequence[Sequence[object]]


def marked_book(sheets: Sequence[MarkedSheet], remarks: Sequence[Remark]) -> bytes:
    """XLSX: the sheets of the file with their colours, and a list of all remarks in front."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        formats = {
            severity: book.add_format({"bg_color": colour, "text_wrap": True, "valign": "top"})
            for severity, colour in COLOURS.items()
        }
        _write_list(book, remarks, formats)
        for number, sheet in enumerate(sheets, start=1):
            name = _free_name(sheet.name or _("Bảng"), number, book)
            mine = [remark for remark in remarks if remark.sheet in ("", sheet.name)]
            _write_sheet(book.add_worksheet(name), sheet.rows, mine, formats)
    return file.getvalue()


def _write_list(
    book: xlsxwriter.Workbook, remarks: Sequence[Remark], formats: Mapping[str, object]
) -> None:
    sheet = book.add_worksheet(_("Danh sách lỗi"))
    bold = book.add_format({"bold": True})
    heads = (_("Mức độ"), _("Trang tính"), _("Dòng"), _("Nội dung"))
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    levels = {"error": _("lỗi"), "warning": _("cảnh báo")}
    for row, remark in enumerate(remarks[:MOST_ROWS], start=1):
        sheet.write_string(row, 0, levels[remark.severity], formats[remark.severity])
        sheet.write_string(row, 1, remark.sheet)
        if remark.line:
            sheet.write_number(row, 2, remark.line)
        sheet.write_string(row, 3, remark.sentence)
    sheet.set_column(3, 3, REMARK_WIDTH)
    sheet.freeze_panes(1, 0)


def _write_sheet(
    sheet: xlsxwriter.workbook.Worksheet,
    rows: Sequence[Sequence[object]],
    remarks: Sequence[Remark],
    formats: Mapping[str, object],
) -> None:
    colours = {(r.line, r.column): r.severity for r in _errors_last(remarks) if r.line}
    sentences: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        if remark.line:
            sentences[remark.line].append(remark)
    width = max((len(row) for row in rows), default=0)
    for place, row in enumerate(rows[:MOST_ROWS]):
        for column, cell in enumerate(row):
            colour = colours.get((place + 1, column))
            _write_cell(sheet, place, column, cell, formats.get(colour or ""))
        if told := sentences.get(place + 1):
            worst = "error" if any(r.severity == "error" for r in told) else "warning"
            text = "\n".join(dict.fromkeys(remark.sentence for remark in told))
            sheet.write_string(place, width, text, formats[worst])
    if first := min((line for line in sentences), default=0):
        sheet.write_string(max(first - 2, 0), width, _("Lỗi, cảnh báo")) if first > 1 else None
    sheet.set_column(0, max(width - 1, 0), 16)
    sheet.set_column(width, width, REMARK_WIDTH)


def _errors_last(remarks: Sequence[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda remark: remark.severity == "error")


def _write_cell(
    sheet: xlsxwriter.workbook.Worksheet, row: int, column: int, cell: object, look: object
) -> None:
    if cell is None:
        if look:
            sheet.write_blank(row, column, None, look)
    elif isinstance(cell, float):
        sheet.write_number(row, column, cell, look)
    elif isinstance(cell, date):
        sheet.write_string(row, column, f"{cell:%d/%m/%Y}", look)
    else:
        sheet.write_string(row, column, str(cell), look)


def _free_name(name: str, number: int, book: xlsxwriter.Workbook) -> str:
    """Excel takes 31 characters, none of `[]:*?/\\`, no apostrophe at an end, and no name twice."""
    clean = "".join(" " if c in "[]:*?/\\'" else c for c in name)[:26].strip() or f"Bảng {number}"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    return clean if clean.casefold() not in taken else f"{clean} ({number})"
