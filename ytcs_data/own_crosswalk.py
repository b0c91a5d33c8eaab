"""The crosswalk with the shares that this installation has weighed anew, beside its other data.

Without the file the shipped crosswalk holds. It is written whole or not at all, and is read only
if it speaks of the same parts as the shipped one.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import COLUMNS, FILE, SOURCES, WHOLE, Crosswalk, read_links
from ytcs_data.errors import CrosswalkError
from ytcs_data.own_files import write_whole
from ytcs_data.settings import settings
from ytcs_data.words import _

PAIR = ["old_code", "new_code", "relation"]


def own_file() -> Path:
    return settings().var / FILE


def links_in_use() -> pd.DataFrame:
    """The rows of the crosswalk that holds, all text; see `read_links`.

    Raises
    ------
    CrosswalkError
        If there is an own file that cannot be used.
    """
    shipped, file = read_links(), own_file()
    if not file.is_file():
        return shipped
    try:
        own = read_links(file.parent)
    except (OSError, ValueError) as error:
        raise _unusable(str(error)) from error
    if fault := _fault(own, shipped):
        raise _unusable(fault)
    return own


def own_crosswalk(register: AreaRegister) -> Crosswalk | None:
    """The own crosswalk, if there is one; faults as `links_in_use`."""
    if not own_file().is_file():
        return None
    table = links_in_use()
    return Crosswalk(table.assign(share=table["share"].astype(float)), register)


def write_own(table: pd.DataFrame) -> Path:
    """Put a crosswalk in the place of the one that holds; a reader sees the old or the new.

    Raises
    ------
    CrosswalkError
        If the disk does not take it.
    """
    text = table.to_csv(index=False, lineterminator="\n")
    return write_whole(own_file(), text, CrosswalkError)


def remove_own() -> bool:
    """Go back to the shipped crosswalk; whether there was another."""
    there = own_file().is_file()
    own_file().unlink(missing_ok=True)
    return there


def _fault(own: pd.DataFrame, shipped: pd.DataFrame) -> str:
    """What is wrong with a file that somebody may have edited; "" for nothing."""
    if missing := [column for column in COLUMNS if column not in own]:
        return _("thiếu cột {columns}").format(columns=", ".join(missing))
    here, there = ({*map(tuple, table[PAIR].to_numpy())} for table in (own, shipped))
    if odd := sorted(here ^ there):
        text = _("không cùng các cặp mã với bảng có sẵn, ví dụ {old} và {new}")
        return text.format(old=odd[0][0], new=odd[0][1])
    if len(own) != len(shipped):
        return _("có cặp mã ghi hai lần")
    if unknown := sorted(set(own["share_source"]) - {*SOURCES, WHOLE}):
        return _("không có nguồn tỷ lệ “{found}”").format(found=unknown[0])
    shares = pd.to_numeric(own["share"], errors="coerce")
    sums = shares.where(shares >= 0).groupby(own["old_code"]).sum(skipna=False)
    wrong = sums[~((sums - 1).abs() < 1e-8)]
    if len(wrong):
        return _("tỷ lệ của xã cũ {code} không cộng thành 1").format(code=wrong.index[0])
    return ""


def _unusable(reason: str) -> CrosswalkError:
    return CrosswalkError(
        _(
            "Không dùng được {file}: {reason}. Lệnh “ytcs crosswalk reset” trở về tỷ lệ có sẵn; "
            "sau đó tính lại bằng “ytcs crosswalk reweigh”."
        ).format(file=own_file(), reason=reason)
    )
