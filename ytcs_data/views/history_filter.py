"""The filter of the history."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ytcs_data.periods import parse_period
from ytcs_data.snapshot_words import dataset_name, period_name
from ytcs_data.words import MISSING, _

SEARCHED = ("file_name", "note", "reason", "withdrawn_reason", "committed_by", "sha256")


@dataclass(frozen=True)
class Asked:
    """What a reader looks for; empty parts ask for everything."""

    dataset: str = ""
    period: str = ""
    by: str = ""
    text: str = ""
    withdrawn: bool = False


def ask(snapshots: pd.DataFrame) -> Asked:
    """Draw the filter; it offers only what there is."""
    what, when, who, words = st.columns(4)
    with what:
        dataset = _box(_("Bộ số liệu"), snapshots["dataset"], "history_dataset")
    with when:
        period = _box(_("Kỳ"), snapshots["period"], "history_period")
    with who:
        by = _box(_("Người nộp"), snapshots["committed_by"], "history_by")
    with words:
        text = st.text_input(
            _("Có chữ"),
            key="history_text",
            max_chars=100,
            placeholder=_("Tên tệp, ghi chú, lý do, mã SHA-256"),
        )
    withdrawn = st.toggle(_("Chỉ các lần đã rút lại"), key="history_withdrawn")
    return Asked(dataset, period, by, text.strip(), withdrawn)


def filtered(snapshots: pd.DataFrame, asked: Asked) -> pd.Series[bool]:
    """Which snapshots are what a reader looks for; the case of letters makes no difference."""
    fits = pd.Series(True, index=snapshots.index)
    for name in ("dataset", "period"):
        if wanted := getattr(asked, name):
            fits &= snapshots[name].eq(wanted)
    if asked.by:
        fits &= snapshots["committed_by"].eq(asked.by)
    if asked.withdrawn:
        fits &= snapshots["withdrawn_at"].notna()
    if asked.text:
        texts = snapshots[list(SEARCHED)].fillna("").agg("\n".join, axis=1)
        fits &= texts.str.lower().str.contains(asked.text.lower(), regex=False)
    return fits


def _box(label: str, column: pd.Series[str], key: str) -> str:
    names = {"": _("Tất cả")} | {one: _name(key, one) for one in _offered(column, key)}
    picked: str = st.selectbox(label, list(names), key=key, format_func=lambda one: names[one])
    return picked


def _offered(column: pd.Series[str], key: str) -> list[str]:
    found = sorted(set(column) - {""})
    if key != "history_period":
        return found
    return sorted(found, key=lambda code: parse_period(code).end, reverse=True)


def _name(key: str, value: str) -> str:
    name = {"history_dataset": dataset_name, "history_period": period_name}.get(key, str)(value)
    return name or MISSING
