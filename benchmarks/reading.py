"""Time and memory of reading 200,000 rows as an office sends them: `python -m benchmarks.reading`.

Each file is read in a process of its own. Writes `reading.md`.
"""

from __future__ import annotations

import argparse
import io
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from benchmarks.hostile_files import table
from benchmarks.own_process import most_memory, told_by
from ytcs_data.ingest.numbers import read_numbers
from ytcs_data.ingest.reading import find_tables, read_document

FILE = Path(__file__).with_name("reading.md")
HEAD = """# Reading the files of offices

Written by `python -m benchmarks.reading` on {day}; do not edit. Invented rows of ten columns,
from the file's bytes to tables with figures; seconds are of CPU, the time waited is that of a
machine that others used too. Goal: 200,000 rows under 20 s and 1 GB; a hostile file refused
within 10 s.

| file | rows | cells | tables | figures | CPU | waited | memory | words of progress |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |"""
ROWS = 200_000
HEADINGS = (
    *("STT", "Mã xã", "Tên xã", "Dân số", "Số thẻ BHYT", "Tỷ lệ BHYT (%)", "Bác sĩ"),
    *("Y sĩ", "Điều dưỡng", "Ghi chú"),
)
COUNTS, RATE = (3, 4, 6, 7, 8), 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="read only this file")
    chosen = parser.parse_args().file
    if chosen:
        print(read(chosen))
        return
    long = [
        f"| {told_by('benchmarks.reading', make(), name)} |"
        for name, make in {"Ước.xlsx": workbook, "Ước.csv": text}.items()
    ]
    lines = [HEAD.format(day=date.today().isoformat()), *long, "", "## Hostile files", "", table()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def read(path: Path) -> str:
    """Read a file, and say how long that took and how much memory the process has had."""
    times, began = [time.process_time()], time.monotonic()
    steps: list[float] = []
    document = read_document(path.read_bytes(), path.name, progress=steps.append)
    times.append(time.process_time())
    (found,) = find_tables(document.grids[0])
    times.append(time.process_time())
    for column in (*COUNTS, RATE):
        read_numbers(found.data[column], "rate" if column == RATE else "count")
    times.append(time.process_time())
    parts = " | ".join(f"{after - before:.1f} s" for before, after in pairwise(times))
    waited = f"{time.monotonic() - began:.1f} s"
    sure = f"{len(found.data):,} | {parts} | {times[-1] - times[0]:.1f} s | {waited}"
    return f"{path.suffix} | {sure} | {most_memory()} | {len(steps)}"


def rows() -> list[list[str | int | float]]:
    """Invented rows: every tenth a group, as wide as a report of a district is."""
    return [
        [
            *(i + 1, f"{i % 10_000:05d}", f"Xã Ước lệ {i}", 1000 + i % 9000, 900 + i % 8000),
            *(80 + i % 20 + 0.5, i % 4, i % 3, i % 5, "Số liệu minh hoạ" if i % 7 == 0 else ""),
        ]
        for i in range(ROWS)
    ]


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Ước")
        sheet.write_row(0, 0, ["BÁO CÁO năm 2025 (số liệu minh hoạ)"])
        sheet.write_row(1, 0, HEADINGS)
        for place, row in enumerate(rows(), start=2):
            sheet.write_row(place, 0, row)
    return buffer.getvalue()


def text() -> bytes:
    lines = (";".join(str(cell).replace(".", ",") for cell in row) for row in rows())
    return "\n".join([";".join(HEADINGS), *lines]).encode("utf-16")


if __name__ == "__main__":
    main()
