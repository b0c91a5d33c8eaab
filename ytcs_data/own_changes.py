"""What has changed since 1 July 2025: the facts that ship, and those that this installation adds.

A fault in its file is told in words that say the line, what was found and what would be right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from geo.areas import AreaRegister
from geo.changes import FILE, Change, WrongChange, read_changes, register_on
from ytcs_data.errors import ChangesError
from ytcs_data.settings import settings
from ytcs_data.words import _

FAULTS: Mapping[str, str] = {
    "columns": _("các cột là “{found}”, phải là “{right}”"),
    "cells": _("có {found} ô, phải có {right} ô"),
    "twice": _("đơn vị {found} đã có cùng ngày, cùng loại thay đổi ở dòng {right}; xoá một dòng"),
    "date": _("ngày “{found}” không đúng: ghi năm-tháng-ngày, sau 2025-07-01, ví dụ {right}"),
    "kind": _("không có loại thay đổi “{found}”; ghi một trong: {right}"),
    "name": _("tên “{found}” thiếu loại đơn vị ở đầu; ghi một trong: {right}"),
    "surplus": _("ô “{found}” phải để trống khi loại thay đổi là {right}"),
    "code": _("không có đơn vị nào từ 01/7/2025 mang mã “{found}”; mã cấp xã gồm 5 chữ số"),
    "gone": _("{found} khi đó đã nhập vào đơn vị khác; ghi mã của đơn vị nhận: {right}"),
    "not-a-commune": _("{found} không phải cấp xã; chỉ xã, phường, đặc khu nhập được vào nhau"),
    "itself": _("đơn vị {found} không thể nhập vào chính nó; ghi mã của đơn vị nhận"),
    "province": _("đơn vị nhận thuộc tỉnh {found}, phải cùng tỉnh {right} với đơn vị nhập vào"),
    "same-name": _("đơn vị đã mang tên “{found}” rồi; xoá dòng này hoặc ghi tên mới"),
}


def own_file() -> Path:
    return settings().var / FILE


def changes_in_use() -> list[Change]:
    """The shipped changes, then those of the own file that are not among them.

    Raises
    ------
    ChangesError
        If there is an own file that cannot be read, or is not in the right form.
    """
    shipped = read_changes()
    if not own_file().is_file():
        return shipped
    try:
        own = read_changes(own_file())
    except WrongChange as error:
        raise _refused(error) from error
    except (OSError, ValueError) as error:
        raise ChangesError(
            _("Không đọc được {file}: {why}.").format(file=own_file(), why=error)
        ) from error
    known = {change.fact for change in shipped}  # a later version may ship what was added by hand
    return [*shipped, *(change for change in own if change.fact not in known)]


def own_register(day: date) -> AreaRegister:
    """The register on a day, with all changes in use.

    Raises
    ------
    ChangesError
        As `changes_in_use`, or if a change does not fit the areas or those before it.
    """
    try:
        return _register(day, tuple(changes_in_use()))
    except WrongChange as error:
        raise _refused(error) from error


_register = lru_cache(maxsize=2)(register_on)


def _refused(error: WrongChange) -> ChangesError:
    said = FAULTS[error.fault].format(found=error.found, right=error.right)
    return ChangesError(
        _("{file}, dòng {line}: {fault}.").format(file=error.file, line=error.line, fault=said)
    )
