"""Forms to take along: of a dataset and period, for a province, a former district or a commune."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.areas import Area
from ytcs_data import forms, load, reporting
from ytcs_data.catalogue import Dataset
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.reports.template import workbook
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import XLSX
from ytcs_data.words import _


def offer_template(
    dataset: Dataset, period: str, areas: Sequence[Area], scope: str, key: str
) -> None:
    """Draw the button that makes and sends the form for some areas."""
    st.download_button(
        _("Tải biểu nhập cho các đơn vị này") if len(areas) > 1 else _("Tải biểu nhập"),
        lambda: workbook(forms.form(dataset, period, areas, scope)),
        f"bieu_nhap_{dataset.id}_{period}.xlsx",
        XLSX,
        key=f"template_{key}",
        icon=":material/edit_document:",
        on_click="ignore",
    )


def pick_template(chosen: Selection) -> None:
    """Let a form be chosen; its places are those of today."""
    there = chosen if chosen.vintage == TODAY else chosen.at(TODAY, chosen.period)
    st.header(_("Biểu nhập để điền sẵn"), anchor=False)
    st.markdown(
        _(
            "Biểu Excel có sẵn mã, tên đơn vị và số kỳ trước để đối chiếu; điền xong nộp ngay tại "
            "trang này."
        )
    )
    datasets = load.catalogue().datasets
    what, when, where = st.columns(3)
    code = what.selectbox(
        _("Bộ số liệu của biểu"),
        list(datasets),
        key="template_dataset",
        format_func=lambda key: datasets[key].title,
    )
    dataset = datasets[code]
    periods = reporting.recent(dataset.frequency, date.today())[::-1]
    period = when.selectbox(
        _("Kỳ của biểu"),
        periods,
        key=f"template_period_{dataset.frequency}",
        index=periods.index(there.period) if there.period in periods else 0,
        format_func=_period_name,
    )
    with where:
        areas, scope = _pick_places(there, period)
    offer_template(dataset, period, areas, scope, "chosen")


def _period_name(code: str) -> str:
    label = parse_period(code).label
    return label[0].upper() + label[1:]


def _pick_places(chosen: Selection, period: str) -> tuple[list[Area], str]:
    """Communes, and what they are together: all of the scope, of a former district, or one."""
    communes = load.communes(TODAY, chosen.province, on=parse_period(period).end)
    by_code = {area.code: area for area in communes}
    districts = load.districts(TODAY, chosen.province) if chosen.province != load.EVERYWHERE else {}
    names = {
        "": scope_name(chosen.province, TODAY),
        **{code: district_name(code, TODAY) for code in districts},
        **{code: area.name for code, area in by_code.items()},
    }
    code: str = st.selectbox(
        _("Đơn vị của biểu"), list(names), key="template_place", format_func=names.__getitem__
    )
    members = districts.get(code, [code]) if code else list(by_code)
    return [by_code[member] for member in members if member in by_code], names[code]
