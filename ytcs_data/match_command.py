"""`ytcs match`: the codes of the communes that a list names, where it is clear which are meant.

ytcs match IN.csv --vintage 2024|2025 [--to 2025] --out OUT.csv

IN has the columns row_id, province, district and commune, and may have code; OUT has row_id, code,
method, score and candidates.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from geo.areas import VINTAGES
from geo.crosswalk import Crosswalk, load_crosswalk
from geo.matching import Match, Matcher, carried_on
from ytcs_data.errors import MatchError
from ytcs_data.own_changes import own_register
from ytcs_data.own_crosswalk import own_crosswalk
from ytcs_data.reports.spreadsheet import harmless
from ytcs_data.words import _, number

COLUMNS = ("row_id", "province", "district", "commune")
ANSWER = ("row_id", "code", "method", "score", "candidates")

NUMBER = re.compile(r"[+-]?\d+")  # is no formula, whatever its sign

Row = dict[str, str]


def add_match(commands: Any) -> None:
    """Put the command of this module beside the others."""
    command = commands.add_parser("match", help=_("tìm mã xã, phường theo tên trong một danh sách"))
    text = _("tệp CSV có các cột {columns}").format(columns=", ".join(COLUMNS))
    command.add_argument("file", type=Path, metavar=_("TỆP"), help=text)
    text = _("danh mục đơn vị: 2024 (trước 01/7/2025) hoặc 2025")
    command.add_argument("--vintage", required=True, choices=VINTAGES, help=text)
    text = _("đổi mã cũ sang mã từ 01/7/2025")
    command.add_argument("--to", choices=VINTAGES[1:], help=text)
    text = _("tệp CSV ghi kết quả")
    command.add_argument("--out", required=True, type=Path, metavar=_("TỆP"), help=text)
    command.set_defaults(command=_match)


def _match(options: argparse.Namespace) -> int:
    rows = _read(options.file)
    register = own_register(date.today())
    crosswalk = own_crosswalk(register) or load_crosswalk(register)
    matcher = Matcher(register, crosswalk, options.vintage)
    carried = bool(options.to) and options.vintage != options.to
    answers = _answers(matcher, rows, crosswalk if carried else None)
    _write(options.out, rows, answers)
    found = sum(bool(answer.code) for answer in answers)
    text = _("Đã ghi {file}: {found} trong {count} dòng có mã.")
    print(text.format(file=options.out, found=number(found), count=number(len(rows))))
    for reason, count in Counter(a.reason for a in answers if not a.code).most_common():
        print(f"  {reason}: {number(count)}")
    return 0


def _answers(matcher: Matcher, rows: list[Row], crosswalk: Crosswalk | None) -> list[Match]:
    asked = [(r["commune"], r["district"], r["province"], r.get("code", "")) for r in rows]
    known = {places: matcher.match(*places) for places in dict.fromkeys(asked)}
    if crosswalk:
        known = {places: carried_on(match, crosswalk) for places, match in known.items()}
    return [known[places] for places in asked]


def _read(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        text = _("Không đọc được {file}: cần một tệp CSV, bảng mã UTF-8.")
        raise MatchError(text.format(file=path)) from error
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        text = _("{file} thiếu cột {columns}.")
        raise MatchError(text.format(file=path.name, columns=", ".join(missing)))
    return rows


def _write(path: Path, rows: list[Row], answers: list[Match]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ANSWER)
        for row, match in zip(rows, answers, strict=True):
            score = f"{match.score:.2f}"
            name = row["row_id"] if NUMBER.fullmatch(row["row_id"]) else harmless(row["row_id"])
            writer.writerow((name, match.code, match.method, score, "|".join(match.candidates)))
