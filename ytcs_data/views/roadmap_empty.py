"""What the page of roadmaps says of a place without one: those there are, and how to bring one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.catalogue.roadmap import COLUMNS, Roadmap
from ytcs_data.load import TODAY
from ytcs_data.own_roadmaps import template
from ytcs_data.place_names import scope_name
from ytcs_data.views.area_table import members
from ytcs_data.views.roadmap_rows import day_of, faults, plan_of, roadmaps, units_today
from ytcs_data.views.roadmap_words import title
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.words import _

MEANING: Mapping[str, str] = {
    "plan": _("Tên văn bản, như “12/KH-UBND ngày 05/3/2026”; mọi dòng ghi giống nhau."),
    "vintage": _("2025: đơn vị từ 01/7/2025; 2024: đơn vị trước ngày đó."),
    "area_code": _("Mã xã, phường, đặc khu gồm 5 chữ số, giữ số 0 ở đầu."),
    "name_in_document": _("Tên xã như văn bản ghi; để đối chiếu với mã."),
    "planned_year": _("Năm văn bản đề ra cho xã."),
    "revised_year": _("Năm đã điều chỉnh; để trống nếu không điều chỉnh."),
    "revised_on": _("Ngày điều chỉnh, như 2026-03-05; để trống nếu không rõ."),
    "reason": _("Lý do; bắt buộc khi có năm điều chỉnh."),
    "source": _("Căn cứ: số, ngày văn bản hoặc trang đã đọc."),
}


def show_faults() -> None:
    """Files that cannot be used, each with what is wrong. Text from files: never Markdown."""
    if found := faults():
        st.warning(_("Có tệp lộ trình không dùng được."), icon=":material/warning:")
        for fault in found:
            st.text(fault)


def say_how_to_bring_one(chosen: Selection) -> None:
    """The roadmaps of other places, the form of a file, and a template with the communes here."""
    place = scope_name(chosen.province, chosen.vintage)
    st.info(_("Chưa có lộ trình nào của nơi này."), icon=":material/info:")
    for roadmap in roadmaps().values():
        there = _where(roadmap, chosen)
        named = title(roadmap) if plan_of(roadmap) else scope_name(there.province, TODAY)
        st.page_link(  # a label is Markdown, so it names no document of an own file
            "pages/roadmap.py",
            label=_("Đã có: {title}").format(title=named),
            icon=":material/arrow_forward:",
            query_params=there.to_query(),
        )
    st.header(_("Đưa lộ trình của tỉnh vào"), anchor=False)
    st.markdown(
        _(
            "Ghi một tệp CSV, mỗi xã một dòng; kiểm tra bằng lệnh `python run.py ytcs roadmap "
            "check TỆP.csv`; rồi chép vào thư mục `roadmaps` trong thư mục dữ liệu của chương "
            "trình (`YTCS_VAR`). Trang này đọc tệp ngay."
        )
    )
    table = pd.DataFrame({_("Cột"): COLUMNS, _("Ý nghĩa"): [MEANING[name] for name in COLUMNS]})
    show_small_table(Sheet(table, _("Cấu trúc tệp lộ trình"), "cau_truc_lo_trinh"))
    if chosen.province != load.EVERYWHERE:
        every = [load.register()[code, chosen.vintage] for code in members(chosen)]
        areas = [area for area in every if area.existed(day_of(chosen))]
        st.download_button(
            _("Tải tệp mẫu: {place}").format(place=place),
            template(areas).encode("utf-8-sig"),
            f"lo_trinh_{chosen.district or chosen.province}.csv",
            "text/csv",
            key="roadmap_template",
            icon=":material/download:",
            on_click="ignore",
        )


def _where(roadmap: Roadmap, chosen: Selection) -> Selection:
    """The same page where a roadmap is: in its province of today."""
    (unit, *_rest) = (part.code for part in units_today(roadmap.codes[0], roadmap.vintage))
    province = load.register()[unit, TODAY].province
    period = next((p for vintage, p in figures.periods() if vintage == TODAY), chosen.period)
    moved = replace(chosen, province=province, district="", area="", lines="")
    told = replace(moved, vintage=TODAY, period=period, basis=Basis.REPORTED)
    return replace(told, roadmap=roadmap.id)
