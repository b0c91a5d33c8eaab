"""The page of roadmaps: plan and fact of each commune, and of the communes of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.analysis.roadmap import Outcome, cumulative, in_order_of_attention
from ytcs_data.catalogue.roadmap import Roadmap
from ytcs_data.load import TODAY
from ytcs_data.views.boxes import pick
from ytcs_data.views.former_communes import in_other_vintage
from ytcs_data.views.roadmap_chart import show_chart
from ytcs_data.views.roadmap_empty import say_how_to_bring_one, show_faults
from ytcs_data.views.roadmap_maps import show_maps
from ytcs_data.views.roadmap_rows import (
    begin_of,
    day_of,
    goals_by_unit,
    outcome,
    roadmaps,
    roadmaps_of,
)
from ytcs_data.views.roadmap_table import commune_sheet, unit_sheet
from ytcs_data.views.roadmap_words import document, headline, title
from ytcs_data.views.selection import Selection, write_selection
from ytcs_data.views.table_view import Sheet, show_small_table, show_table
from ytcs_data.words import _, number

FEW_ROWS = 60  # more are drawn as a table to search and sort
MOST_LINKS = 24
WIDTH = 520  # pixels of the box with the document


def show_roadmap(chosen: Selection) -> None:
    """Everything of the roadmap that the reader chose, or how to bring one."""
    show_faults()
    found = roadmaps_of(chosen)
    if not found:
        say_how_to_bring_one(chosen)
        return
    roadmap = _choose(found, chosen)
    rows = outcome(roadmap, day_of(chosen))
    st.markdown(headline(roadmap, rows, day_of(chosen).year))
    _say_what_it_is(roadmap)
    _show_chart(roadmap, rows, chosen)
    st.header(_("Từng xã trong kế hoạch"), anchor=False)
    _show_sheet(commune_sheet(roadmap, chosen))
    _link_profiles(_("Hồ sơ các xã chậm"), _late(rows), roadmap.vintage, chosen)
    if roadmap.vintage != TODAY:
        st.header(_("Theo đơn vị hiện nay"), anchor=False)
        st.caption(_("Đơn vị hiện nay không kế thừa kết quả của xã cũ mà chờ đánh giá lại."))
        _show_sheet(unit_sheet(roadmap, chosen))
        _link_profiles(_("Hồ sơ đơn vị hiện nay"), list(goals_by_unit(roadmap)), TODAY, chosen)
    st.header(_("Kế hoạch và thực tế trên bản đồ"), anchor=False)
    show_maps(roadmap, chosen)


def _choose(found: Sequence[Roadmap], chosen: Selection) -> Roadmap:
    """The roadmap of the link, or the one of the fewest communes; several can be chosen among."""
    known = {one.id: one for one in found}
    current = chosen.roadmap if chosen.roadmap in known else found[0].id
    names = {key: title(one) for key, one in known.items()}
    with st.container(width=WIDTH):
        picked = pick(_("Chọn lộ trình"), list(known), current, "pick_roadmap", names.__getitem__)
    if picked != chosen.roadmap and len(known) > 1:
        write_selection(replace(chosen, roadmap=picked))
        st.rerun()
    return known[picked]


def _say_what_it_is(roadmap: Roadmap) -> None:
    st.text(document(roadmap))
    whole = len(roadmaps()[roadmap.id].goals)
    if whole > len(roadmap.goals):
        text = _("Chỉ tính {n} trong {whole} xã của lộ trình, là các xã ở nơi đang xem.")
        st.caption(text.format(n=number(len(roadmap.goals)), whole=number(whole)))


def _show_chart(roadmap: Roadmap, rows: pd.DataFrame, chosen: Selection) -> None:
    st.header(_("Số xã lũy kế: kế hoạch và thực tế"), anchor=False)
    line = cumulative(rows, begin_of(roadmap, day_of(chosen)), day_of(chosen).year)
    show_chart(line, len(rows), revised=bool(rows["revised"].notna().any()))
    st.caption(
        _(
            "Năm đạt là năm đầu tiên mà báo cáo cuối năm ghi đạt. Từ 01/7/2025 xã cũ không còn "
            "báo cáo: xã chưa đạt được tính khi đơn vị mới được công nhận; xã đã nhập vào xã "
            "khác không được tính theo kết quả có từ trước khi nhập."
        )
    )


def _show_sheet(sheet: Sheet) -> None:
    (show_small_table if len(sheet.table) <= FEW_ROWS else show_table)(sheet)


def _late(rows: pd.DataFrame) -> list[str]:
    rows = in_order_of_attention(rows)
    late = rows[(rows["state"] == Outcome.LATE) & rows["actual"].isna()]
    return list(late["area_code"])


def _link_profiles(label: str, codes: Sequence[str], vintage: str, chosen: Selection) -> None:
    """Links to profiles that can be opened: in the period, or the newest of the other vintage."""
    areas = [load.register()[code, vintage] for code in codes[:MOST_LINKS]]
    here = vintage == chosen.vintage
    there = [
        (area, replace(chosen, area=area.code) if here else in_other_vintage(chosen, area))
        for area in areas
    ]
    if any(target for _area, target in there):
        st.markdown(f"**{label}**")
        with st.container(horizontal=True):
            for area, target in there:
                if target:
                    st.page_link(
                        "pages/profile.py",
                        label=area.name,
                        icon=":material/arrow_forward:",
                        query_params=target.to_query(),
                    )
