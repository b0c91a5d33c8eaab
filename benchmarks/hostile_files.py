"""Time and memory until a hostile file is refused: `python -m benchmarks.hostile_files`.

Each is read in a process of its own.
"""

from __future__ import annotations

import argparse
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from benchmarks.own_process import most_memory, told_by
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.reading import find_tables, read_document

MODULE = "benchmarks.hostile_files"
MEGABYTE = 1_000_000
SHEET = "xl/worksheets/sheet1.xml"
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="read only this file")
    chosen = parser.parse_args().file
    print(read(chosen) if chosen else table())


def table() -> str:
    """A row a file."""
    rows = (f"| {what} | {told_by(MODULE, make(), 'tệp')} |" for what, make in FILES.items())
    return "\n".join(["| file | refused as | CPU | memory |", "| --- | --- | --- | --- |", *rows])


def read(path: Path) -> str:
    began = time.process_time()
    try:
        document = read_document(path.read_bytes())
        found = [table for grid in document.grids for table in find_tables(grid)]
        answer = f"read, {sum(len(table.data) for table in found):,} rows"
    except FileRejected as refusal:
        answer = refusal.args[0].kind
    return f"{answer} | {time.process_time() - began:.1f} s | {most_memory()}"


def workbook(before: str, size: int, unit: str, after: str) -> bytes:
    """An XLSX whose sheet is a beginning, a piece again and again, and an end."""
    plain, buffer = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet().write(0, 0, "x")
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in source.namelist():
            if name != SHEET:
                archive.writestr(name, source.read(name))
        with archive.open(SHEET, "w", force_zip64=False) as part:
            part.write(f'<?xml version="1.0"?>{before}'.encode())
            piece = unit.encode() * (MEGABYTE // len(unit))
            for _ in range(size // MEGABYTE):
                part.write(piece)
            part.write(after.encode())
    return buffer.getvalue()


def lying(content: bytes) -> bytes:
    """The same, saying of its sheet that it has 1000 bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo(SHEET).file_size
    return content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def sharing(length: int) -> bytes:
    """A workbook with one text, and cells that all show it."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 12 + "</row>"
    with zipfile.ZipFile(io.BytesIO(workbook(BEGIN, 100 * MEGABYTE, row, END))) as source:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in source.namelist():
                part = source.read(name)
                long = part.replace(b">x<", b">" + b"x" * length + b"<")
                archive.writestr(name, long if name.endswith("sharedStrings.xml") else part)
    return buffer.getvalue()


BEGIN = f'<worksheet xmlns="{SPACE}"><sheetData>'
END = "</sheetData></worksheet>"
ROW = "<row>" + "<c><v>1</v></c>" * 4 + "</row>"
BOMB = (BEGIN, 2000 * MEGABYTE, " ", END)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MERGES = (
    f"{BEGIN}</sheetData><mergeCells>",
    50 * MEGABYTE,
    '<mergeCell ref="A1:XFD1048576"/>',
    "</mergeCells></worksheet>",
)

FILES: dict[str, Callable[[], bytes]] = {
    "200 MB CSV": lambda: b"a;b;c;d\n" * (25 * MEGABYTE),
    "2,000,000 rows of CSV": lambda: b"1;2;3\n" * (2 * MEGABYTE),
    "10,000 columns": lambda: (";".join(["a"] * 10_000) + "\n").encode() * 500,
    "XLSX that unpacks to 2 GB": lambda: workbook(*BOMB),
    "the same, lying about it": lambda: lying(workbook(*BOMB)),
    "XLSX with entities": lambda: workbook(ENTITIES + BEGIN, 0, " ", END),
    "XLSX of 2,000,000 rows": lambda: workbook(BEGIN, 140 * MEGABYTE, ROW, END),
    "XLSX with billions of merged cells": lambda: workbook(*MERGES),
    "XLSX with one cell far away": lambda: workbook(
        f'{BEGIN}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 0, " ", END
    ),
    "XLSX whose 4,800,000 cells share a long text": lambda: sharing(30_000),
    "XLSX with a tag of 2,000,000 attributes": lambda: workbook(
        "<worksheet", 20 * MEGABYTE, ' abcdef=""', "/>"
    ),
    "a cell of 90 MB": lambda: b"a;" + b"x" * (90 * MEGABYTE),
    "NUL bytes": lambda: b"\0" * (90 * MEGABYTE) + b"x",
    "PNG named .csv": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000,
    "one quote, 90 MB": lambda: b'"' + b"a;b\n" * (22 * MEGABYTE),
}


if __name__ == "__main__":
    main()
