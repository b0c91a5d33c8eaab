"""Ninety-nine files as the communes of Bắc Ninh of today would send them, three of them bad.

    python -m tests.browser.ninety_nine FOLDER [PERIOD]

One CSV a commune: a title, the headings and one row, people and insured, with a comma as decimal
mark and semicolons between, as Vietnamese Excel writes them. All values are invented and say so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.areas import AreaRegister, load_register
from tests.sample_store import reported
from ytcs_data.periods import parse_period

PROVINCE = "24"
PERIOD = "2026-10"  # of which the sample has figures, so that some change

# The places in the list of communes, by code, of those whose files are bad, and what is wrong.
UNKNOWN_COMMUNE, TEXT_NUMBER, NEGATIVE = 10, 45, 80
BAD = {UNKNOWN_COMMUNE: "unknown", TEXT_NUMBER: "text", NEGATIVE: "negative"}


@dataclass(frozen=True)
class Sent:
    """A file, and the right answer beside it."""

    file_name: str
    content: bytes
    code: str
    population: int
    insured: int
    fault: str = ""  # "" for a good file, else a value of `BAD`


def ninety_nine(register: AreaRegister, period: str = PERIOD) -> Iterator[Sent]:
    """The files in the order of the communes' codes; their people are near those of the sample."""
    told = reported("2025_bac_ninh", "population", "2026-09")
    for place, area in enumerate(register.communes("2025", PROVINCE)):
        population = int(told.get((area.code, ""), 9_000)) + 10 + place
        insured = round(population * (0.88 + 0.001 * place))
        fault = BAD.get(place, "")
        name = "Xã Không Có Thật" if fault == "unknown" else area.name
        cells = {"text": "nhiều lắm", "negative": f"-{insured}"}
        row = [name, str(population), cells.get(fault, str(insured))]
        lines = [
            ["Báo cáo bảo hiểm y tế (số liệu minh hoạ)", "", ""],
            [f"Kỳ báo cáo: {parse_period(period).label}, tỉnh Bắc Ninh", "", ""],
            ["Tên đơn vị", "Dân số", "Số người tham gia BHYT"],
            row,
        ]
        text = "".join(";".join(line) + "\r\n" for line in lines)
        yield Sent(
            f"{place + 1:02}_{area.code}.csv",
            text.encode("utf-8-sig"),
            area.code,
            population,
            insured,
            fault,
        )


def write(folder: Path, period: str = PERIOD) -> list[Path]:
    """All files, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for sent in ninety_nine(load_register(), period):
        paths.append(folder / sent.file_name)
        paths[-1].write_bytes(sent.content)
    return paths


if __name__ == "__main__":
    print(len(write(Path(sys.argv[1]), *sys.argv[2:3])))
