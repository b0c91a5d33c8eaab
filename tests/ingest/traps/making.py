"""What traps are made of: files written short, in every way an office's computer writes them.

Places are real; every number is invented, and the files say so (“Số liệu minh hoạ”).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from geo.letters import from_tcvn3, from_vni
from tests.ingest.written import xls_file

Row = Sequence[Any]
Answer = tuple[str, Mapping[str, float | None]]
SAID = "Số liệu minh hoạ"

TITLE = ("SỞ Y TẾ TỈNH BẮC NINH", "Tham gia BHYT tháng 9/2026", SAID)
HEAD = ("STT", "Mã xã", "Xã, phường", "Dân số", "Số thẻ BHYT")
PLACES = (
    ("09247", "Phường Quế Võ"),
    ("09265", "Phường Phương Liễu"),
    ("09292", "Xã Phù Lãng"),
)
PEOPLE = ((24815, 23960), (31204, 30011), (15377, 14902))


@dataclass(frozen=True)
class Trap:
    """A file, and the right answer.

    `rows`: by line, or by sheet or period and line, the code of the commune and the values of
    measures that must be found ("" for a line whose place must not be found). `told`: (line,
    kind) of problems that must be there.
    """

    number: str  # in the list of traps
    says: str
    file_name: str
    content: bytes
    rows: Mapping[int | tuple[str, int], Answer] = field(default_factory=dict)
    told: frozenset[tuple[int | None, str]] = frozenset()
    verdict: str = "accept_with_warnings"
    period: str = "2026-09"
    wishes: Mapping[str, str] = field(default_factory=dict)
    unused: frozenset[str] = frozenset()  # headings


def table(
    rows: Sequence[Row] = (),
    head: Row = HEAD,
    title: Sequence[str] = TITLE,
    below: Sequence[Row] = (),
) -> list[Row]:
    """A sheet: title, heading, rows; line 5 is the first row of data with the usual title."""
    return [*((text,) for text in title), head, *rows, *below]


def usual(*changes: Mapping[int, Any]) -> list[list[Any]]:
    """The usual three rows, some cells written otherwise: one mapping of columns a row."""
    rows: list[list[Any]] = [
        [i, code, name, *people]
        for i, ((code, name), people) in enumerate(zip(PLACES, PEOPLE, strict=True), start=1)
    ]
    for row, change in zip(rows, changes, strict=False):
        for column, cell in change.items():
            row[column] = cell
    return rows


def right(first: int = 5, **changes: Any) -> dict[int, tuple[str, dict[str, float | None]]]:
    """The right answer for the usual rows; `line_6=("", {...})` says that of one otherwise."""
    rows: dict[int, Any] = {
        first + i: (code, {"population": people, "insured": cards})
        for i, ((code, _name), (people, cards)) in enumerate(zip(PLACES, PEOPLE, strict=True))
    }
    for line, answer in changes.items():
        rows[int(line.removeprefix("line_"))] = answer
    return {line: answer for line, answer in rows.items() if answer is not None}


def xlsx(
    rows: Sequence[Row], name: str = "Sheet1", then: Callable[[Worksheet], None] | None = None
) -> bytes:
    return book({name: rows}, then)


def book(
    sheets: Mapping[str, Sequence[Row]], then: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A workbook; `then` changes its first sheet."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if then and len(workbook.worksheets) == 1:
            then(sheet)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def text(rows: Sequence[Row], delimiter: str = ";") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    return file.getvalue()


def in_code_page(rows: Sequence[Row], delimiter: str = ";") -> bytes:
    """Windows-1258 writes the marks of tones as letters of their own."""
    decomposed = ""
    for letter in text(rows, delimiter):
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *tones = unicodedata.normalize("NFD", letter)
            known = "".join(tones[:-1])
            composed = unicodedata.normalize("NFC", base + known)
            letter = composed + tones[-1] if tones else letter
        decomposed += letter
    return decomposed.encode("cp1258", errors="replace")


def old_font(rows: Sequence[Row], write: Callable[[str], bytes]) -> bytes:
    """As one of the fonts before Unicode had it: `write` gives the bytes of a text."""
    return write(text(rows))


def tcvn3(content: str) -> bytes:
    """In the font .VnTime: one byte a letter, capitals with tones as small ones."""
    known = {from_tcvn3(chr(byte)): byte for byte in range(0x80, 0x100)}
    return bytes(
        ord(c) if ord(c) < 0x80 else known.get(c) or known[c.casefold()]
        for c in unicodedata.normalize("NFC", content)
        if ord(c) < 0x80 or c in known or c.casefold() in known
    )


def vni(content: str) -> bytes:
    """In the font VNI-Times: a letter and beside it its marks."""
    bases = [*"aeiouyAEIOUYôöÔÖñÑæÆóÓòÒîÎ"]
    marks = ["", *(chr(byte) for byte in range(0xC0, 0x100))]
    known = {from_vni(base + mark): base + mark for base in bases for mark in reversed(marks)}
    letters = unicodedata.normalize("NFC", content)
    return "".join(c if c.isascii() else known.get(c, "?") for c in letters).encode("latin-1")


def xls(rows: Sequence[Row]) -> bytes:
    """As Excel wrote it until 2003."""
    return xls_file({"Sheet1": rows})
