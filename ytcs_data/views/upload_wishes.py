"""What a person says of the files, where the program should not find it out by itself."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ytcs_data import load, reporting
from ytcs_data.ingest.understanding import Wishes
from ytcs_data.periods import Kind, in_order, parse_period
from ytcs_data.views.pickers import VINTAGE_NAMES
from ytcs_data.words import _

BY_ITSELF = _("Tự nhận biết")
ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": _("Unicode (UTF-8, có dấu BOM)"),
    "utf-16": "Unicode (UTF-16)",
    "windows-1258": "Windows-1258",
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
}
DECIMALS = {",": _("dấu phẩy: 95,2"), ".": _("dấu chấm: 95.2")}


def pick_wishes(office: str) -> Wishes:
    """Draw the boxes; all of them say “by itself” until somebody knows better."""
    with st.expander(
        _("Nói rõ bộ số liệu, kỳ hoặc tỉnh nếu máy nhận nhầm"), icon=":material/tune:"
    ):
        first, second, third = st.columns(3)
        with first:
            dataset = _pick_dataset()
            encoding = _one(_("Bảng mã chữ"), ENCODINGS, "wish_encoding")
        with second:
            period = _pick_period()
            decimal = _one(_("Dấu thập phân"), DECIMALS, "wish_decimal")
        with third:
            vintage, province = _pick_province()
            sheet = st.text_input(
                _("Tên trang tính"), key="wish_sheet", max_chars=31, placeholder=BY_ITSELF
            )
    return Wishes(
        dataset=dataset,
        province=province,
        vintage=vintage,
        period=period,
        sheet=sheet.strip(),
        encoding=encoding,
        decimal=decimal,
        headings=load.store().headings.of(office, dataset),
    )


def _one(label: str, names: dict[str, str], key: str) -> str:
    chosen: str = st.selectbox(
        label, ["", *names], key=key, format_func=lambda code: names.get(code, BY_ITSELF)
    )
    return chosen


def _pick_dataset() -> str:
    return _one(
        _("Bộ số liệu"),
        {code: one.title for code, one in load.catalogue().datasets.items()},
        "wish_dataset",
    )


def _pick_period() -> str:
    """Any period that has begun in the last three years."""
    codes = [code for kind in Kind for code in reporting.recent(kind, date.today(), most=36)]
    labels = {code: parse_period(code).label for code in in_order(codes)[::-1]}
    names = {code: label[0].upper() + label[1:] for code, label in labels.items()}
    return _one(_("Kỳ số liệu"), names, "wish_period")


def _pick_province() -> tuple[str, str]:
    """Vintage and code; both "" when nothing is said."""
    names = {
        f"{vintage} {province.code}": f"{province.name} · {VINTAGE_NAMES[vintage].lower()}"
        for vintage in load.VINTAGES
        for province in load.register().provinces(vintage)
    }
    vintage, _space, province = _one(_("Tỉnh, thành phố"), names, "wish_province").partition(" ")
    return vintage, province
