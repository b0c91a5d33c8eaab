"""Who is recognised in a place, by report and by decision, and whose recognition ends."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ytcs_data import load
from ytcs_data.analysis.recognition import Status
from ytcs_data.views import target_cards
from ytcs_data.views.criteria_rows import INDICATOR
from ytcs_data.views.criteria_sheet import event_sheet, status_table
from ytcs_data.views.headline import show_behind, show_figures, show_remarks
from ytcs_data.views.recognitions import LABELS, day_of, disagreeing, has_decisions, statuses
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table, show_small_table
from ytcs_data.views.theme_card import card
from ytcs_data.words import _, day, number

CARD_WIDTH = 165  # pixels; two fit beside each other on a phone
MOST_NAMES = 5
SHORT_LIST = 30  # rows that are shown at once
NO_DECISIONS = _(
    "Chưa nạp quyết định công nhận nào của nơi này, nên chưa biết công nhận của xã nào còn hạn. "
    "Cấu trúc tệp ở trang Danh mục chỉ số."
)


def show_now(place: Selection) -> None:
    """The value with its target, a small map, and how many communes are what."""
    st.html(target_cards.STYLE)
    made = card(place, load.catalogue().indicators[INDICATOR])
    words, picture = st.columns([3, 2])
    with words:
        if made:
            show_figures(made.summary)
            show_remarks(made)
        _show_statuses(place)
    if made:
        with picture:
            st.image(made.picture, alt=made.picture_words)
            link = place.to_query()
            st.page_link(
                "pages/map.py", label=_("Mở bản đồ"), icon=":material/map:", query_params=link
            )
        show_behind(made)


def _show_statuses(place: Selection) -> None:
    """How many communes are what, by the decisions."""
    if not has_decisions(place):
        st.caption(NO_DECISIONS)
        return
    counts = statuses(place)["status"].value_counts()
    st.markdown(_("**Theo quyết định công nhận**, ngày {day}").format(day=day(day_of(place))))
    with st.container(horizontal=True):
        for one, label in LABELS.items():
            st.metric(label, number(counts.get(one, 0)), border=True, width=CARD_WIDTH)
    texts = (
        _("Báo cáo là đạt mà không có quyết định còn hiệu lực: {names}."),
        _("Có quyết định còn hiệu lực mà báo cáo là chưa đạt: {names}."),
        _("Có quyết định còn hiệu lực mà kỳ này chưa có báo cáo: {names}."),
    )
    for codes, text in zip(disagreeing(place), texts, strict=True):
        if codes:
            st.warning(text.format(names=_names(codes, place.vintage)), icon=":material/warning:")


def _names(codes: Sequence[str], vintage: str) -> str:
    said = ", ".join(load.register()[code, vintage].name for code in codes[:MOST_NAMES])
    more = len(codes) - MOST_NAMES
    return said + _(" và {n} đơn vị khác").format(n=number(more)) if more > 0 else said


def show_decisions(place: Selection) -> None:
    """Recognitions that end within a year or have ended, and all decisions."""
    st.header(_("Quyết định công nhận sắp hết hạn và đã hết hạn"), anchor=False)
    if not has_decisions(place):
        st.caption(NO_DECISIONS)
        return
    table = status_table(place, (Status.EXPIRING, Status.EXPIRED))
    title = _("Quyết định công nhận sắp hết hạn và đã hết hạn")
    file = f"cong_nhan_het_han_{place.district or place.province}"
    sheet = Sheet(table, title, file)
    if table.empty:
        st.caption(_("Không có xã nào mà công nhận đã hết hạn hoặc hết hạn trong 1 năm tới."))
    elif len(table) <= SHORT_LIST:
        show_small_table(sheet)
    else:
        label = _("{n} đơn vị, danh sách và tải về").format(n=number(len(table)))
        fold_table(label, "table_of_expiring", lambda: sheet)
    fold_table(_("Mọi quyết định và tải về"), "table_of_decisions", lambda: event_sheet(place))
