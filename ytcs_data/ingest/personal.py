"""Columns with data of single persons: they must not be read, stored or shown.

Told by the heading and by the cells. What a cell says is repeated nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from ytcs_data.ingest.heading_words import written_out

HEADING = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|so dinh danh|ma dinh danh ca nhan|ho ten|ho va ten|"
    r"ten benh nhan|ten nguoi|ten can bo|ten nhan vien|ten bac si|benh nhan|ngay sinh|"
    r"ngay thang nam sinh|nam sinh|dien thoai|sdt|so dt|di dong|zalo|email|thu dien tu|ma the|"
    r"ma so the|ma so bhxh|so so bhxh|ma so bao hiem|dia chi nha|noi o|chu ho|truong tram|"
    r"nguoi phu trach|so tai khoan)\b"
)
COUNTED = re.compile(r"^(?:tong )?so (?:luong )?(?:nguoi|benh nhan|can bo)|\bluot\b|^so benh nhan")
CITIZEN = re.compile(r"0\d{11}")
PHONE = re.compile(r"(?:\+?84|0)[35789]\d{8}|(?:\+?84|0)2\d{9}")
CARD = re.compile(r"[A-Z]{2}[1-5]\d{12}|[A-Z]{2}\d{13}")
AMID = re.compile(  # the same in the middle of a remark
    r"(?<!\d)(?:0\d{11}|0[35789]\d{8}|0[35789]\d{1,2}[ .]\d{3}[ .]\d{3,4}"
    r"|[A-Z]{2}[1-5]\d{12})(?!\d)"
    r"|[\w.+-]+@[\w-]+\.[a-z]{2,}"
    r"|\b(?:CCCD|CMND|CMT|SĐT|số thẻ)\b\D{0,5}\d{9}",
    re.IGNORECASE,
)
LOST_ZERO = re.compile(
    r"[35789]\d{8}|[1-9]\d{10}"
)  # a phone or a citizen's number in a number cell
SPACES = re.compile(r"[\s.\-]")
SURNAMES = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "hoàng",
        "huỳnh",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
        "đoàn",
        "trương",
        "đinh",
        "lâm",
        "mai",
        "trịnh",
        "đào",
        "hà",
        "tô",
        "cao",
        "lương",
        "lưu",
        "tạ",
        "thạch",
        "sơn",
        "danh",
        "kim",
        "châu",
        "chu",
        "quách",
        "nông",
        "triệu",
        "vi",
    ]
)
GROWN_BEFORE = 2005  # dates before are of births, not of reports
MOST = 0.6  # of the cells of a column


def personal_columns(
    headings: dict[int, str], data: pd.DataFrame, trusted: frozenset[int]
) -> Iterator[tuple[int, int | None]]:
    """Each such column, with the line of the first cell that shows it; None if the heading does.

    Parameters
    ----------
    headings
        Text of the heading by column.
    trusted
        Columns of places, whose names begin as people's do.
    """
    for column, heading in headings.items():
        text = written_out(heading)
        if HEADING.search(text) and not COUNTED.search(text):
            yield column, None
        elif (line := _line_of_person(data[column], column in trusted)) is not None:
            yield column, line


def _line_of_person(cells: pd.Series, trusted: bool) -> int | None:
    for line, cell in cells.items():
        if isinstance(cell, str) and _numbers_a_person(cell):
            return int(str(line))
    if trusted:
        return None
    filled = [(int(str(line)), cell) for line, cell in cells.items() if cell not in (None, "")]
    for is_of_person in (_is_lost_number, _is_birthday, _is_name):
        found = [line for line, cell in filled if is_of_person(cell)]
        if len(found) > 1 and len(found) >= MOST * len(filled):
            return found[0]
    return None


def _numbers_a_person(cell: str) -> bool:
    bare = SPACES.sub("", cell.strip().lstrip("'"))
    numbers = (CITIZEN, PHONE, CARD)
    whole = any(number.fullmatch(bare) for number in numbers)
    return whole or AMID.search(cell) is not None


def _is_lost_number(cell: object) -> bool:
    text = f"{cell:.0f}" if isinstance(cell, float) else str(cell)
    return bool(LOST_ZERO.fullmatch(text))


def _is_birthday(cell: object) -> bool:
    if isinstance(cell, date):
        return cell.year < GROWN_BEFORE
    match = re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-](19\d\d|20\d\d)", str(cell).strip())
    return bool(match) and int(match[1]) < GROWN_BEFORE  # type: ignore[index]


def _is_name(cell: object) -> bool:
    """Two to five words with capitals, the first of them a common surname."""
    words = str(cell).split()
    if not 2 <= len(words) <= 5 or words[0].casefold() not in SURNAMES:
        return False
    return all(word[:1].isupper() and word.isalpha() for word in words)
