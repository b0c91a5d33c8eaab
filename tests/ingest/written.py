"""Files as offices write them: any table, in any encoding, separator and style of numbers.

A table is rows of cells: text, whole numbers, floats, None. What cannot be written in an encoding
or style is the caller's to leave out.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
import xlwt

from geo.letters import from_tcvn3, from_vni

Value = str | int | float | date | None
Rows = Sequence[Sequence[Value]]

BYTES = [chr(code) for code in range(0x80, 0x100)]
LETTERS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def _vietnamese() -> list[str]:
    toned = [unicodedata.normalize("NFC", letter + tone) for letter in LETTERS for tone in TONES]
    return [letter for letter in [*toned, "đ", "Đ"] if not letter.isascii()]


def _reversed(read: Callable[[str], str], writings: Sequence[str]) -> dict[int, str]:
    """How each letter is written so that `read` gives it; the first writing wins."""
    found: dict[str, str] = {}
    for writing in writings:
        found.setdefault(read(writing), writing)
    return {ord(letter): found[letter] for letter in _vietnamese() if letter in found}


PAIRS = [base + mark for base in "aeouyAEOUYôöÔÖ" for mark in BYTES]
TO_TCVN3 = _reversed(from_tcvn3, BYTES)
TO_VNI = _reversed(from_vni, [*BYTES, *PAIRS])


def as_tcvn3(text: str) -> str:
    """As an old font shows it when it is taken for Latin-1; capitals with tones become small."""
    lowered = "".join(c if ord(c) in TO_TCVN3 or c.isascii() else c.lower() for c in text)
    return lowered.translate(TO_TCVN3)


def as_vni(text: str) -> str:
    return text.translate(TO_VNI)


def as_cp1258(text: str) -> bytes:
    """With the tones behind their letters, as Windows writes Vietnamese."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in TONES and mark)
            base = unicodedata.normalize("NFC", marks.replace(tone, ""))
            pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "windows-1258": as_cp1258,
    "tcvn3": lambda text: as_tcvn3(text).encode("latin-1"),
    "vni": lambda text: as_vni(text).encode("latin-1"),
}


@dataclass(frozen=True)
class Style:
    """How numbers are written."""

    decimal: str = ","
    thousands: str = ""

    def write(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, str):
            return value
        text = f"{value:,}" if self.thousands else f"{value}"
        whole, point, decimals = text.partition(".")
        return whole.replace(",", self.thousands) + (self.decimal + decimals if point else "")


def text_file(
    rows: Rows,
    encoding: str = "utf-8-sig",
    delimiter: str = ";",
    style: Style = Style(),
    end: str = "\r\n",
    said: bool = False,
) -> bytes:
    """A CSV, TSV or the like; `said` writes the line `sep=`."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end)
    writer.writerows([[style.write(value) for value in row] for row in rows])
    head = f"sep={delimiter}{end}" if said else ""
    return ENCODERS[encoding](head + buffer.getvalue())


def xlsx_file(
    sheets: dict[str, Rows],
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden_lines: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    hidden_sheets: Sequence[str] = (),
    percent_columns: Sequence[int] = (),
) -> bytes:
    """A workbook. Merged cells are (top line, left, bottom line, right), lines from 1."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        percent, day = book.add_format({"num_format": "0.0%"}), {"num_format": "dd/mm/yyyy"}
        dates = book.add_format(day)
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    shown = dates if isinstance(value, date) else None
                    share = percent if j in percent_columns and isinstance(value, float) else None
                    sheet.write(i, j, value, shown or share)
            for top, left, bottom, right in merged:
                sheet.merge_range(top - 1, left, bottom - 1, right, rows[top - 1][left])
            for line in hidden_lines:
                sheet.set_row(line - 1, None, None, {"hidden": True})
            for column in hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return buffer.getvalue()


def xls_file(sheets: dict[str, Rows]) -> bytes:
    """A workbook of Excel up to 2003."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                if value is not None:
                    sheet.write(i, j, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
