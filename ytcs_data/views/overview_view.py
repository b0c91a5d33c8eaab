"""The overview: each theme with its value, target, gap, trend and a small map."""

from __future__ import annotations

import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import Indicator, Theme
from ytcs_data.views import target_cards
from ytcs_data.views.explanation import show_explanation
from ytcs_data.views.headline import show_behind, show_figures, show_remarks
from ytcs_data.views.selection import Selection
from ytcs_data.views.theme_card import card
from ytcs_data.words import _

PAGES = {
    Theme.DOCTORS: "pages/doctors.py",
    Theme.INSURANCE: "pages/insurance.py",
    Theme.FAMILY_DOCTOR: "pages/family_doctor.py",
    Theme.NATIONAL_CRITERIA: "pages/criteria.py",
}
LINKS = (
    ("pages/map.py", _("Bản đồ"), ":material/map:"),
    ("pages/trends.py", _("Xu hướng"), ":material/show_chart:"),
    ("pages/targets.py", _("Mục tiêu"), ":material/flag:"),
)


def show_overview(chosen: Selection) -> None:
    """Draw a card for each theme that has a page, two beside each other."""
    st.html(target_cards.STYLE)
    cards = [headline(theme) for theme in PAGES]
    for pair in (cards[:2], cards[2:]):
        for column, indicator in zip(st.columns(2), pair, strict=True):
            with column, st.container(border=True, gap="xsmall"):
                _card(chosen.of_indicator(indicator.id), indicator)


def headline(theme: Theme) -> Indicator:
    """The first indicator of a theme stands for it."""
    indicators = load.catalogue().indicators.values()
    return next(indicator for indicator in indicators if indicator.theme is theme)


def _card(chosen: Selection, indicator: Indicator) -> None:
    st.header(indicator.theme.label, anchor=False)
    made = card(chosen, indicator)
    if made is None:
        st.info(_("Chưa có số liệu của chỉ số này trong kỳ đã chọn."))
        return
    words, pictures = st.columns([3, 2])
    with words, st.container(gap="xsmall"):
        show_figures(made.summary)
        show_remarks(made)
    with pictures:
        st.image(made.picture, alt=made.picture_words, width="stretch")
        if made.history:
            st.image(made.history, alt=made.history_words, width="stretch")
    show_behind(made)
    show_explanation(chosen, indicator)
    with st.container(horizontal=True):
        whole = PAGES[indicator.theme]
        icon = ":material/arrow_forward:"
        st.page_link(whole, label=_("Xem kỹ"), icon=icon, query_params=chosen.to_query())
        for page, label, icon in LINKS:
            st.page_link(page, label=label, icon=icon, query_params=chosen.to_query())
