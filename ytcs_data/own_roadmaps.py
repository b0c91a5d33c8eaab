"""The roadmaps in use: those that ship, and those that this installation lays beside its data.

An own file with the name of a shipped one takes its place, so that a year can be revised. A file
that is wrong is left out and said in words, with its line, what was found and what would be right;
the others stay in use. A new file counts at once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from geo.areas import Area, AreaRegister
from ytcs_data.catalogue.roadmap import COLUMNS, FOLDER, Roadmap, WrongRoadmap, read_roadmap
from ytcs_data.errors import RoadmapError
from ytcs_data.settings import settings
from ytcs_data.words import _

FAULTS: Mapping[str, str] = {
    "columns": _("các cột là “{found}”, phải là “{right}”"),
    "cells": _("có {found} ô, phải có {right} ô"),
    "empty": _("tệp chưa có dòng nào; mỗi xã, phường, đặc khu một dòng"),
    "no-plan": _("thiếu tên văn bản ở cột plan"),
    "mixed": _("“{found}” khác với các dòng trên; cả tệp phải cùng là “{right}”"),
    "vintage": _("không có thời kỳ “{found}”; ghi một trong: {right}"),
    "code": _("không có đơn vị mang mã “{found}” trong danh mục {right}; mã cấp xã gồm 5 chữ số"),
    "lost-zero": _("mã “{found}” mất số 0 ở đầu; đúng phải là {right}"),
    "not-a-commune": _("{found} không phải cấp xã"),
    "name": _("mã {right} không mang tên “{found}”; xem lại mã và thời kỳ, hoặc để trống tên"),
    "twice": _("đơn vị {found} đã có ở dòng {right}; xoá một dòng"),
    "year": _("“{found}” không phải là năm; ghi bốn chữ số, ví dụ {right}"),
    "date": _("ngày “{found}” không đúng: ghi năm-tháng-ngày, ví dụ {right}"),
    "no-reason": _("điều chỉnh sang năm {found} mà không ghi lý do ở cột reason"),
    "surplus": _("có “{found}” nhưng không có năm điều chỉnh ở cột revised_year"),
    "no-source": _("{found} thiếu căn cứ ở cột source"),
}


def own_folder() -> Path:
    return settings().var / "roadmaps"


def files() -> dict[str, Path]:
    """Files in use by the id of their roadmap."""
    folders = (FOLDER, own_folder())
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.csv"))}


def in_use(register: AreaRegister) -> tuple[dict[str, Roadmap], list[str]]:
    """Roadmaps by id, and what is wrong with the files that cannot be used."""
    found: dict[str, Roadmap] = {}
    faults = []
    for file in files().values():
        try:
            found[file.stem] = checked(file, register)
        except RoadmapError as error:
            faults.append(str(error))
    return found, faults


def checked(file: Path, register: AreaRegister) -> Roadmap:
    """The roadmap of a file.

    Raises
    ------
    RoadmapError
        If the file cannot be read, or a line is wrong.
    """
    try:
        return _read(file, file.stat().st_mtime_ns, register)
    except WrongRoadmap as error:
        said = FAULTS[error.fault].format(found=error.found, right=error.right)
        raise RoadmapError(
            _("{file}, dòng {line}: {fault}.").format(file=file, line=error.line, fault=said)
        ) from error
    except (OSError, ValueError) as error:
        raise RoadmapError(
            _("Không đọc được {file}: {why}.").format(file=file, why=error)
        ) from error


@lru_cache(maxsize=64)
def _read(file: Path, _changed: int, register: AreaRegister) -> Roadmap:
    return read_roadmap(file, register)


def template(areas: Iterable[Area]) -> str:
    """An empty roadmap for these communes: document, years and source are to be filled in."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for area in areas:
        lines.writerow(["", area.vintage, area.code, area.name, "", "", "", "", ""])
    return text.getvalue()
