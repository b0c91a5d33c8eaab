"""Yes and no as offices write them, and the units that stand in a title."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.names import plain
from ytcs_data.ingest.number_words import figure
from ytcs_data.ingest.numbers import Numbers

YES = {
    *("co", "x", "v", "1", "1.0", "1,0", "true", "yes", "y", "✓", "✔", "√", "☑", "☒"),
    *("dat", "da dat", "dat chuan", "da dat chuan", "dat tieu chi", "da co", "duoc cong nhan"),
}
NO = {
    *("khong", "ko", "k", "0", "0.0", "0,0", "false", "no", "n", "☐", "chua"),
    *(
        "khong dat",
        "chua dat",
        "khong dat chuan",
        "chua dat chuan",
        "chua dat tieu chi",
        "khong co",
    ),
}
THOUSAND = re.compile(
    r"(?<!/)(?<!tren )(?<!moi )(?<!cho )(nghin|ngan|1[.,]?000) (nguoi|the|luot|ho|dan|ca|con)\b"
)
MILLION = re.compile(r"(?<!/)(?<!tren )(trieu|1[.,]?000[.,]?000) (nguoi|the|luot|ho|dan|ca)\b")


def read_flags(cells: pd.Series[Any]) -> Numbers:
    """A column of yes and no as 1 and 0; an empty cell is missing, never no.

    Faults name cells that are neither: a year, a word, another number.
    """
    values, missing, faults = [], [], {}
    for line, cell in zip(cells.index.tolist(), cells.tolist(), strict=True):
        text = f"{cell:g}" if isinstance(cell, float) and not math.isnan(cell) else str(cell or "")
        word = plain(text).strip(" .")
        value = 1.0 if word in YES else 0.0 if word in NO else math.nan
        absent = math.isnan(value) and word != "chua co" and figure(text).missing
        if math.isnan(value) and not absent:
            faults[line] = ("flag-unclear", "1 (có) – 0 (không)")
        values.append(value)
        missing.append(absent)
    return Numbers(
        pd.Series(values, cells.index, dtype=float),
        pd.Series(missing, cells.index, dtype=bool),
        faults,
    )


def find_factor(texts: Iterable[str]) -> int:
    """By how much figures are to be multiplied, as a title or heading says; 1 if it says nothing.

    >>> find_factor(["Đơn vị tính: nghìn người"]), find_factor(["Số bác sĩ trên 1.000 dân"])
    (1000, 1)
    """
    words = [plain(text) for text in texts]
    if any(MILLION.search(text) for text in words):
        return 1_000_000
    return 1000 if any(THOUSAND.search(text) for text in words) else 1
