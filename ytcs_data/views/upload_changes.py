"""One file: what would be new, changed and unchanged, who is missing, and what changes colour."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.legend import state_label
from ytcs_data.periods import parse_period
from ytcs_data.rehearsal import Rehearsal, missing_areas
from ytcs_data.states import COUNTED, State
from ytcs_data.views.plain import plain
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.views.upload_colours import show_colours
from ytcs_data.words import MISSING, _, number

CHANGES = {"new": _("Mới"), "changed": _("Thay đổi"), "unchanged": _("Giữ nguyên")}
MOST_NAMES = 12


def show_changes(one: Rehearsal, key: str) -> None:
    """Draw what storing the file would do; `key` tells apart what is drawn twice on a page."""
    told = one.understanding
    if not one.is_values or told.rows.empty:
        return
    counts = one.changes["change"].value_counts()
    missing = missing_areas(one)
    said = {label: int(counts.get(kind, 0)) for kind, label in CHANGES.items()}
    said[_("Đơn vị chưa có trong tệp")] = len(missing)
    st.markdown(" · ".join(f"{label}: **{number(n)}**" for label, n in said.items()))
    if not counts.drop("unchanged", errors="ignore").sum():
        st.info(_("Tệp này không làm thay đổi số nào đang dùng."), icon=":material/info:")
    if missing:
        st.markdown(_missing_words(missing, told.vintage))
    fold_table(_("Từng số: trước và sau"), f"{key}_each", lambda: _sheet(one.changes, key))
    show_colours(one, key)


def _missing_words(codes: list[str], vintage: str) -> str:
    names = [load.register()[code, vintage].name for code in codes[:MOST_NAMES]]
    more = len(codes) - len(names)
    if not more:
        return _("Chưa có trong tệp: {names}.").format(names=plain(", ".join(names)))
    return _("Chưa có trong tệp: {names} và {n} nơi khác.").format(
        names=plain(", ".join(names)), n=number(more)
    )


def _sheet(changes: pd.DataFrame, key: str) -> Sheet:
    """A line a value, those that change first."""
    order = changes["change"].map({"changed": 0, "new": 1, "unchanged": 2})
    table = changes.assign(order=order).sort_values(["order", "area_code"], kind="stable")
    register, measures = load.register(), load.catalogue().measures
    keys = zip(table["area_code"], table["vintage"], strict=True)
    shown = pd.DataFrame(
        {
            _("Thay đổi"): table["change"].map(CHANGES),
            _("Mã"): table["area_code"],
            _("Đơn vị"): [register[key].name if key in register else key[0] for key in keys],
            _("Mã trạm"): table["station_code"],
            _("Chỉ tiêu"): table["measure"].map(lambda code: measures[code].title),
            _("Kỳ"): table["period"].map(lambda code: parse_period(code).label),
            _("Trước"): _told(table["before"], table["before_state"]),
            _("Sau"): _told(table["after"], table["after_state"]),
        }
    )
    return Sheet(shown, _("Trước và sau khi ghi"), f"truoc_va_sau_{key}")


def _told(values: pd.Series[float], states: pd.Series[str]) -> list[str]:
    """A number, or what is known instead of one; a dash where there was nothing."""
    return [_one(value, state) for value, state in zip(values, states, strict=True)]


def _one(value: float, state: str | None) -> str:
    if pd.isna(state) or not state:
        return MISSING
    if state not in COUNTED:
        return state_label(State(state))
    return number(value, 0 if float(value).is_integer() else 2)
