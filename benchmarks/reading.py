"""Time and memory of reading 200,000 rows as an office sends them: `python -m benchmarks.reading`.

Each file is read in a process of its own, from its bytes to tables with figures.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from ytcs_data.ingest.numbers import read_numbers
from ytcs_data.ingest.reading import find_tables, read_document

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
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("Ước.xlsx", workbook()), ("Ước.csv", text())):
            path = Path(folder) / name
            path.write_bytes(content)
            command = [sys.executable, "-m", "benchmarks.reading", str(path)]
            print(
                subprocess.run(command, check=True, capture_output=True, text=True).stdout, end=""
            )


def read(path: Path) -> str:
    """Read a file, and say how long that took and how much memory the process has had."""
    times = [time.process_time()]
    steps: list[float] = []
    document = read_document(path.read_bytes(), path.name, progress=steps.append)
    times.append(time.process_time())
    (table,) = find_tables(document.grids[0])
    times.append(time.process_time())
    for column in (*COUNTS, RATE):
        read_numbers(table.data[column], "rate" if column == RATE else "count")
    times.append(time.process_time())
    cells, sorting, figures = (after - before for before, after in pairwise(times))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{path.suffix}: {len(table.data):,} rows in {times[-1] - times[0]:.1f} s of CPU "
        f"(cells {cells:.1f}, table {sorting:.1f}, figures {figures:.1f}), {memory:,.0f} MB, "
        f"{len(steps)} words of progress"
    )


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
