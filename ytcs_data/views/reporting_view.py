"""Ai chưa nộp: for a period, each dataset with who reports it; then one dataset in full."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from ytcs_data import load, reporting
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Dataset
from ytcs_data.periods import parse_period
from ytcs_data.place_names import scope_name
from ytcs_data.reporting import Told
from ytcs_data.views.boxes import pick
from ytcs_data.views.plain import plain
from ytcs_data.views.reporting_rows import district_sheet, everyone_sheet, missing_sheet
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table, show_plain_table, show_table
from ytcs_data.views.template_view import offer_template
from ytcs_data.words import _, day, number

DUE = "due"  # the period of this page in the address
BESIDE = "reporting_beside"  # the period of the sidebar when it was chosen


def asked_period() -> str:
    """The period that the address asks for; read before the frame settles the address."""
    return str(st.query_params.get(DUE, ""))


def show_reporting(chosen: Selection, asked: str) -> None:
    """Draw the page."""
    there = chosen.on_basis(Basis.REPORTED) if chosen.is_past else chosen
    for fault in reporting.faults():
        st.warning(plain(fault), icon=":material/settings:")
    period = _pick_period(there, asked)
    datasets = reporting.due_datasets(period)
    if not datasets:
        st.info(
            _("Không bộ số liệu nào phải nộp theo kỳ “{period}”. Chọn kỳ tháng hoặc năm.").format(
                period=parse_period(period).label
            ),
            icon=":material/event_available:",
        )
        return
    tables = {one.id: _table(one, there, period) for one in datasets}
    show_plain_table(_summary(datasets, tables, period))
    _show_dataset(there, period, tables)


def _pick_period(chosen: Selection, asked: str) -> str:
    """The period of the sidebar, unless another was asked for here since."""
    if st.session_state.setdefault(BESIDE, chosen.period) != chosen.period:
        asked = ""
    st.session_state[BESIDE] = chosen.period
    stored = [period for known, period in load.store().periods() if known == chosen.vintage]
    options = reporting.periods(chosen.vintage, date.today())
    current = asked if asked in options else chosen.period
    period = pick(
        _("Kỳ phải nộp"), options, current, "pick_due", lambda code: _period_name(code, stored)
    )
    if period != chosen.period:
        st.query_params[DUE] = period
    return period


def _period_name(code: str, stored: list[str]) -> str:
    label = parse_period(code).label
    nobody = "" if code in stored else _(" · chưa nơi nào nộp")
    return f"{label[0].upper()}{label[1:]}{nobody}"


def _table(dataset: Dataset, chosen: Selection, period: str) -> pd.DataFrame:
    due = reporting.due_date(dataset, period)
    table = reporting.reported(dataset.id, chosen.vintage, period, chosen.province, due)
    return table[table["district"] == chosen.district] if chosen.district else table


def _summary(datasets: list[Dataset], tables: dict[str, pd.DataFrame], period: str) -> Sheet:
    """A line a dataset: who reports it, by when, and how many did."""
    rows = []
    for one in datasets:
        told = tables[one.id]["told"].value_counts()
        late = tables[one.id]["late"].gt(0) & tables[one.id]["told"].ne(Told.NOTHING)
        counts = [int(told.get(state.value, 0)) for state in Told]
        rows.append(
            (one.title, *counts, late.sum(), day(reporting.due_date(one, period)), one.reported_by)
        )
    columns = [
        *(_("Bộ số liệu"), _("Đã nộp đủ"), _("Nộp thiếu"), _("Chưa nộp")),
        *(_("Nộp muộn"), _("Hạn nộp"), _("Nơi nộp")),
    ]
    title = _("Tình hình nộp, {period}").format(period=parse_period(period).label)
    return Sheet(pd.DataFrame(rows, columns=columns), title, f"nop_{period}")


def _show_dataset(chosen: Selection, period: str, tables: dict[str, pd.DataFrame]) -> None:
    datasets = load.catalogue().datasets
    most = max(tables, key=lambda key: int((tables[key]["told"] == Told.NOTHING).sum()))
    key = st.selectbox(
        _("Bộ số liệu"),
        list(tables),
        index=list(tables).index(most),
        key=f"reporting_dataset_{'_'.join(tables)}",
        format_func=lambda code: datasets[code].title,
    )
    dataset, table = datasets[key], tables[key]
    st.header(dataset.title, anchor=False)
    _say_how_many(dataset, table, period)
    missing = table[table["told"] != Told.ALL]
    if not missing.empty:
        where = scope_name(chosen.province, chosen.vintage)
        show_table(missing_sheet(missing, chosen.vintage, dataset, period))
        nothing = missing.loc[missing["told"] == Told.NOTHING, "area_code"]
        areas = [load.register()[code, chosen.vintage] for code in nothing]
        scope = _("{n} đơn vị chưa nộp của {where}").format(n=number(len(areas)), where=where)
        if areas:
            offer_template(dataset, period, areas, scope, "missing")
    st.subheader(_("Theo huyện, thị xã, thành phố (cũ)"), anchor=False)
    show_plain_table(district_sheet(table, chosen.vintage, dataset, period))
    fold_table(
        _("Mọi đơn vị: nộp lúc nào, muộn mấy ngày"),
        "reporting_everyone",
        lambda: everyone_sheet(table, chosen.vintage, dataset, period),
    )


def _say_how_many(dataset: Dataset, table: pd.DataFrame, period: str) -> None:
    nothing = int((table["told"] == Told.NOTHING).sum())
    due = reporting.due_date(dataset, period)
    left = (due - date.today()).days
    when = (
        _("còn {n} ngày").format(n=number(left))
        if left >= 0
        else _("đã quá hạn {n} ngày").format(n=number(-left))
    )
    where = _("Nơi nộp: {who}. Hạn nộp {due} ({when}).")
    st.markdown(where.format(who=plain(dataset.reported_by), due=day(due), when=when))
    if not nothing and (table["told"] == Told.ALL).all():
        st.success(
            _("Tất cả {n} đơn vị đã nộp đủ.").format(n=number(len(table))),
            icon=":material/task_alt:",
        )
        return
    part = int((table["told"] == Told.PART).sum())
    st.markdown(
        _("**Chưa nộp: {nothing} trong {n} đơn vị. Nộp thiếu: {part}.**").format(
            nothing=number(nothing), n=number(len(table)), part=number(part)
        )
    )
