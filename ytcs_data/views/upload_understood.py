"""One file: what was understood of it, and which column means what, to be confirmed if unsure."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.accounts import Act, User, may
from ytcs_data.ingest.understanding import ColumnMeaning, ReadingFacts, Understanding
from ytcs_data.periods import parse_period
from ytcs_data.place_names import scope_name
from ytcs_data.rehearsal import Rehearsal
from ytcs_data.views.pickers import VINTAGE_NAMES
from ytcs_data.views.plain import plain
from ytcs_data.views.table_view import Sheet, show_plain_table
from ytcs_data.views.upload_wishes import ENCODINGS
from ytcs_data.words import MISSING, _, number

UNUSED = "unused"
ROLES = {
    "area_code": _("Mã đơn vị"),
    "area_name": _("Tên xã, phường, đặc khu"),
    "district": _("Huyện, thị xã, thành phố"),
    "province": _("Tỉnh, thành phố"),
    "station_code": _("Mã trạm"),
    "station_name": _("Tên trạm"),
    "period": _("Kỳ số liệu"),
    "ordinal": _("Số thứ tự"),
    "note": _("Ghi chú"),
    "staff": _("Tổng số cán bộ (chỉ để đối chiếu)"),
    UNUSED: _("Không dùng cột này"),
}
DELIMITERS = {",": _("dấu phẩy"), ";": _("dấu chấm phẩy"), "\t": _("phím Tab"), "|": "|"}
MARKS = {",": _("dấu phẩy"), ".": _("dấu chấm"), " ": _("dấu cách")}


def show_understood(one: Rehearsal, user: User, office: str) -> None:
    """Draw what the program took the file for."""
    told = one.understanding
    left, right = st.columns(2)
    with left:
        st.subheader(_("Máy hiểu tệp này như sau"), anchor=False)
        facts = [*_content_facts(told, one), *_reading_facts(told.reading)]
        table = pd.DataFrame(facts, columns=[_("Mục"), _("Máy hiểu là")])
        show_plain_table(Sheet(table, _("Điều máy hiểu được"), "dieu_may_hieu"))
    with right:
        if told.columns:
            _show_columns(told)
            _confirm_columns(told, user, office)


def _content_facts(told: Understanding, one: Rehearsal) -> list[tuple[str, str]]:
    datasets = load.catalogue().datasets
    areas = sum(len(codes) for codes in one.areas.values())
    return [
        (_("Bộ số liệu"), datasets[told.dataset].title if told.dataset in datasets else MISSING),
        (_("Kỳ số liệu"), parse_period(told.period).label if told.period else MISSING),
        (_("Danh mục đơn vị"), VINTAGE_NAMES.get(told.vintage, MISSING)),
        (_("Tỉnh, thành phố"), _province(told)),
        (
            _("Nội dung"),
            _("{rows} số liệu của {areas} đơn vị").format(
                rows=number(len(told.rows)), areas=number(areas)
            ),
        ),
    ]


def _province(told: Understanding) -> str:
    known = (told.province, told.vintage) in load.register()
    return scope_name(told.province, told.vintage) if known else MISSING


def _reading_facts(read: ReadingFacts) -> list[tuple[str, str]]:
    """How the bytes were read; only what the kind of file has."""
    sample = _("{name}, ví dụ “{sample}”").format(
        name=ENCODINGS.get(read.encoding, read.encoding), sample=read.sample
    )
    lines = "–".join(dict.fromkeys(str(line) for line in read.header_rows))
    found = [
        (_("Bảng mã chữ"), sample if read.encoding else ""),
        (_("Dấu phân cách cột"), DELIMITERS.get(read.delimiter, read.delimiter)),
        (_("Dấu thập phân"), MARKS.get(read.decimal, read.decimal)),
        (_("Dấu tách hàng nghìn"), MARKS.get(read.thousands, read.thousands)),
        (_("Trang tính"), read.sheet),
        (_("Dòng tiêu đề"), lines),
    ]
    return [(what, text) for what, text in found if text]


def role_name(role: str) -> str:
    """What a role is called on the screen."""
    kind, _colon, code = role.partition(":")
    if kind == "measure" and code in load.catalogue().measures:
        return load.catalogue().measures[code].title
    if kind == "rate" and code in load.catalogue().indicators:
        title = load.catalogue().indicators[code].short_title
        return _("{title} (chỉ để đối chiếu)").format(title=title)
    return ROLES.get(role, role)


def _show_columns(told: Understanding) -> None:
    rows = [
        (
            one.letter,
            one.heading,
            role_name(one.role),
            "" if one.sure else _("cần xác nhận"),
        )
        for one in told.columns
    ]
    columns = [_("Cột"), _("Tiêu đề trong tệp"), _("Được hiểu là"), _("Ghi chú")]
    st.subheader(_("Các cột"), anchor=False)
    title = _("Các cột và chỉ tiêu")
    show_plain_table(Sheet(pd.DataFrame(rows, columns=columns), title, "cac_cot"))
    if told.unused_columns:
        st.caption(
            _("Không dùng đến: {columns}.").format(
                columns=plain(", ".join(f"“{heading}”" for heading in told.unused_columns))
            )
        )


def _confirm_columns(told: Understanding, user: User, office: str) -> None:
    """Ask what the unsure ones mean; the answer is kept for the next files of this office."""
    unsure = [one for one in told.columns if not one.sure]
    label = (
        _("Xác nhận {n} cột").format(n=number(len(unsure))) if unsure else _("Sửa cách hiểu cột")
    )
    with st.expander(label, icon=":material/view_column:", expanded=bool(unsure)):
        asked = unsure or list(told.columns)
        with st.form("upload_columns"):
            said = {one.heading: _ask(one, _roles(told.columns)) for one in asked}
            done = st.form_submit_button(_("Xác nhận và nhớ cho lần sau"))
    if done and may(user, Act.CHECK):
        load.store().headings.remember(office, told.dataset, said)
        st.rerun()


def _ask(one: ColumnMeaning, roles: list[str]) -> str:
    chosen: str = st.selectbox(
        _("Cột {letter}: “{heading}”").format(letter=one.letter, heading=plain(one.heading)),
        roles,
        index=roles.index(one.role),
        key=f"role_{one.letter}_{one.heading}",
        format_func=role_name,
    )
    return chosen


def _roles(columns: Iterable[ColumnMeaning]) -> list[str]:
    """All that a column can mean, what was understood among them."""
    measures = [f"measure:{code}" for code in load.catalogue().measures]
    return list(dict.fromkeys([*ROLES, *measures, *(one.role for one in columns)]))
