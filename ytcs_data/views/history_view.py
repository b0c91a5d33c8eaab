"""The history on a page: the list of snapshots with its filter, and one of them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.snapshot_words import Snapshot, moment, snapshot_table
from ytcs_data.views.boxes import pick
from ytcs_data.views.history_acts import offer_acts
from ytcs_data.views.history_detail import show_detail
from ytcs_data.views.history_filter import ask, only
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.selection import Selection, write_selection
from ytcs_data.views.table_view import Sheet, show_table
from ytcs_data.words import _, number

LONGEST_NAME = 60  # letters of a file's name in the box


def show_history(chosen: Selection) -> None:
    """Draw everything as it is after what the reader has just done."""
    snapshots = load.store().snapshots()
    if snapshots.empty:
        stop_without_values()
    found = only(snapshots, ask(snapshots))
    table = st.container()
    picked = _pick(found, snapshots, chosen)
    if picked:
        facts = st.container()
        offer_acts(_records(snapshots)[picked], picked)
        with facts:
            show_detail(_records(load.store().snapshots())[picked], picked)
    with table:
        _show_list(only(load.store().snapshots(), found["id"]), len(snapshots))


def _records(snapshots: pd.DataFrame) -> dict[int, Snapshot]:
    return {one["id"]: one for one in snapshots.to_dict("records")}


def _show_list(found: pd.DataFrame, count: int) -> None:
    if found.empty:
        st.info(_("Không có lần nộp nào như vậy. Bỏ bớt điều kiện lọc."), icon=":material/info:")
        return
    st.caption(
        _("{found} trong {count} lần nộp, mới nhất trước.").format(
            found=number(len(found)), count=number(count)
        )
    )
    show_table(Sheet(snapshot_table(found[::-1]), _("Các lần nộp"), "cac_lan_nop"))


def _pick(found: pd.DataFrame, snapshots: pd.DataFrame, chosen: Selection) -> int:
    """The snapshot that a link or the reader names, 0 for none; the address says it."""
    told = _records(snapshots)
    numbers = [str(one) for one in found["id"][::-1]]
    if chosen.snapshot and chosen.snapshot not in numbers:
        numbers.insert(0, chosen.snapshot)  # a link counts more than a filter

    def name(text: str) -> str:
        if not text:
            return _("Chọn một lần nộp")
        one = told[int(text)]
        parts = (text, moment(one["committed_at"]), one["file_name"][:LONGEST_NAME])
        return " · ".join(parts)

    picked = pick(_("Xem lần nộp"), ["", *numbers], chosen.snapshot, "pick_snapshot", name)
    if picked != chosen.snapshot:
        write_selection(replace(chosen, snapshot=picked))
    return int(picked) if picked else 0
