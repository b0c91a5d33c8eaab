"""How many days after the end of a period its reports are due, as an installation settles it.

`due_days.csv` in `YTCS_VAR`, with the columns dataset and days, wins over what the datasets say.
A line that is wrong counts for nothing and is said in words; a new file counts at once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from ytcs_data.catalogue import Dataset
from ytcs_data.periods import parse_period
from ytcs_data.settings import settings
from ytcs_data.words import _

COLUMNS = ["dataset", "days"]


def own_file() -> Path:
    return settings().var / "due_days.csv"


def due_days(datasets: Mapping[str, Dataset]) -> tuple[dict[str, int], list[str]]:
    """Days by dataset, and what is wrong with the installation's own file."""
    days = {key: dataset.due_days for key, dataset in datasets.items()}
    faults = []
    for line, key, text in _lines():
        if key in days and text.isascii() and text.isdigit():
            days[key] = int(text)
        else:
            said = _(
                "Tệp due_days.csv, dòng {line}: “{found}” không dùng được. Mỗi dòng ghi mã bộ "
                "số liệu và số ngày, ví dụ insurance,10."
            )
            faults.append(said.format(line=line, found=f"{key},{text}"))
    return days, faults


def due_on(period: str, days: int) -> date:
    """The last day on which a report is in time.

    >>> due_on("2026-10", 10)
    datetime.date(2026, 11, 10)
    """
    return parse_period(period).end + timedelta(days=days)


def _lines() -> Iterator[tuple[int, str, str]]:
    """Number and cells of each line, the heading left out."""
    try:
        text = own_file().read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return
    for number, cells in enumerate(csv.reader(text.splitlines()), start=1):
        if number > 1 and any(cells):
            yield number, cells[0].strip(), cells[1].strip() if len(cells) > 1 else ""
