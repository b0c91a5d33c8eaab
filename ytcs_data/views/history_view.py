"""The history on a page: the list of snapshots with its filter, and one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.snapshot_words import Snapshot, moment, snapshot_table
from ytcs_data.views.boxes import pick
from ytcs_data.views.history_acts import offer_acts
from ytcs_data.views.history_detail import show_detail
from ytcs_data.views.history_filter import ask, filtered
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
    if picked := _pick(_records(snapshots), chosen):
        facts = st.container()
        offer_acts(_records(snapshots)[picked], picked)
        snapshots = load.store().snapshots()
        with facts:
            show_detail(_records(snapshots)[picked], picked)
        st.header(_("Các lần nộp"), anchor=False)
    asked = ask(snapshots)
    _show_list(snapshots[filtered(snapshots, asked)], len(snapshots))


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


def _pick(told: Mapping[int, Snapshot], chosen: Selection) -> int:
    """The snapshot that a link or the reader names, 0 for none; the address says it."""

    def name(text: str) -> str:
        if not text:
            return _("Chọn một lần nộp")
        one = told[int(text)]
        parts = (text, moment(one["committed_at"]), one["file_name"][:LONGEST_NAME])
        return " · ".join(parts)

    numbers = [str(one) for one in reversed(list(told))]
    picked = pick(_("Xem lần nộp"), ["", *numbers], chosen.snapshot, "pick_snapshot", name)
    if picked != chosen.snapshot:
        write_selection(replace(chosen, snapshot=picked))
    return int(picked) if picked else 0
