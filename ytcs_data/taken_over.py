"""Who of today carries on the plan of a place that is gone: a setting of this installation.

A plan of a dissolved province or district binds only its old ground until someone takes it over
by a decision. Each such decision is a line of `taken_over.csv`; the plans themselves only name
who could. A fault in the file is told in words that say the line, what was found and what would
be right.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn

from ytcs_data.catalogue import Carrier, Catalogue, load_catalogue
from ytcs_data.errors import TakenOverError
from ytcs_data.own_files import write_whole
from ytcs_data.settings import settings
from ytcs_data.words import _

FILE = "taken_over.csv"
COLUMNS = ("plan", "area_code", "on", "decision")
FAULTS: Mapping[str, str] = {
    "columns": _("các cột là “{found}”, phải là “{right}”"),
    "cells": _("có {found} ô, phải có {right} ô"),
    "plan": _("không có kế hoạch nào mang mã “{found}”; ghi một trong: {right}"),
    "nobody": _("kế hoạch “{found}” không phải của nơi đã giải thể, không ai tiếp nhận được"),
    "area": _("“{found}” không tiếp nhận được kế hoạch này; mã có thể ghi: {right}"),
    "decision": _("thiếu văn bản quyết định việc tiếp nhận"),
    "date": _("ngày “{found}” không đúng: ghi năm-tháng-ngày, ví dụ {right}"),
    "twice": _("{found} đã tiếp nhận kế hoạch {right} ở một dòng trên; xoá một dòng"),
}


@dataclass(frozen=True)
class TakenOver:
    """One line: an area of today takes a plan over."""

    plan: str
    area: str
    on: date
    decision: str


def own_file() -> Path:
    return settings().var / FILE


def catalogue_in_use() -> Catalogue:
    """The shipped catalogue, with the plans that this installation says are taken over.

    Raises
    ------
    CatalogueError
        If a shipped file is wrong.
    TakenOverError
        If the own file cannot be read or says what cannot be true.
    """
    shipped = _shipped()
    carriers: dict[str, tuple[Carrier, ...]] = {}
    for line in taken_over(shipped):
        carrier = Carrier(area=line.area, on=line.on, decision=line.decision)
        carriers[line.plan] = (*carriers.get(line.plan, ()), carrier)
    return shipped.carried_on(carriers) if carriers else shipped


_shipped = cache(load_catalogue)


def taken_over(catalogue: Catalogue) -> list[TakenOver]:
    """The lines of the own file, in its order; none without a file.

    Raises
    ------
    TakenOverError
        As `catalogue_in_use`.
    """
    if not own_file().is_file():
        return []
    try:
        text = own_file().read_text(encoding="utf-8-sig")  # Excel writes a mark in front
    except (OSError, ValueError) as error:
        raise TakenOverError(
            _("Không đọc được {file}: {why}.").format(file=own_file(), why=error)
        ) from error
    rows = csv.reader(unicodedata.normalize("NFC", text).splitlines())
    header = next(rows, [])
    if tuple(header) != COLUMNS:
        _refuse(1, "columns", ",".join(header), ",".join(COLUMNS))
    lines: dict[tuple[str, str], TakenOver] = {}
    for cells in rows:
        if any(cells):
            line = _line([" ".join(cell.split()) for cell in cells], rows.line_num, catalogue)
            if (line.plan, line.area) in lines:
                _refuse(rows.line_num, "twice", line.area, line.plan)
            lines[line.plan, line.area] = line
    return list(lines.values())


def take_over(catalogue: Catalogue, line: TakenOver) -> Path:
    """Add a line, or put it in the place of the same plan's and area's.

    Raises
    ------
    TakenOverError
        If it cannot be true, or the disk does not take it.
    """
    cells = [line.plan, line.area, line.on.isoformat(), " ".join(line.decision.split())]
    checked = _line(cells, 0, catalogue)
    lines = {(one.plan, one.area): one for one in taken_over(catalogue)}
    return _write(list({**lines, (line.plan, line.area): checked}.values()))


def release(catalogue: Catalogue, plan: str, area: str) -> bool:
    """Take a line out; whether there was one. Faults as `take_over`."""
    lines = taken_over(catalogue)
    left = [one for one in lines if (one.plan, one.area) != (plan, area)]
    if len(left) == len(lines):
        return False
    _write(left)
    return True


def _line(cells: Sequence[str], number: int, catalogue: Catalogue) -> TakenOver:
    if len(cells) != len(COLUMNS):
        _refuse(number, "cells", str(len(cells)), str(len(COLUMNS)))
    plan, area, on, decision = cells
    if plan not in catalogue.plans:
        orphans = [key for key, one in catalogue.plans.items() if one.carried_on_by]
        _refuse(number, "plan", plan, ", ".join(orphans))
    may = catalogue.plans[plan].carried_on_by
    if area not in may:
        _refuse(number, "area" if may else "nobody", area if may else plan, ", ".join(may))
    if not decision:
        _refuse(number, "decision")
    try:
        return TakenOver(plan, area, date.fromisoformat(on), decision)
    except ValueError:
        _refuse(number, "date", on, "2026-01-15")


def _refuse(number: int, fault: str, found: str = "", right: str = "") -> NoReturn:
    """Say what is wrong in a line; 0 is one given on the command line."""
    said = FAULTS[fault].format(found=found, right=right)
    if not number:
        raise TakenOverError(_("Không ghi được: {fault}.").format(fault=said))
    text = _("{file}, dòng {line}: {fault}.")
    raise TakenOverError(text.format(file=own_file(), line=number, fault=said))


def _write(lines: Sequence[TakenOver]) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.plan, one.area, one.on, one.decision) for one in lines)
    return write_whole(own_file(), text.getvalue(), TakenOverError)
