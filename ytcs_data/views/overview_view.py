"""The overview: each theme with its value, target, gap, trend and a small map."""

from __future__ import annotations

import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import Indicator, Theme
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary
from ytcs_data.views.theme_card import card
from ytcs_data.words import _

CARDS = tuple(theme for theme in Theme if theme is not Theme.SERVICES)


def show_overview(chosen: Selection) -> None:
    """Draw a card for each theme that has one, two beside each other."""
    cards = [headline(theme) for theme in CARDS]
    for pair in (cards[:2], cards[2:]):
        for column, indicator in zip(st.columns(2), pair, strict=True):
            with column, st.container(border=True):
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
    words, picture = st.columns([3, 2])
    with words:
        _figures(made.summary)
        st.caption(made.since)
    with picture:
        st.image(made.picture, alt=made.picture_words, width="stretch")
    if made.history:
        st.image(made.history, alt=made.history_words, width="stretch")
    st.caption(made.summary.coverage)
    with st.container(horizontal=True):
        for page, label in (("pages/map.py", _("Bản đồ")), ("pages/trends.py", _("Xu hướng"))):
            icon = ":material/map:" if page == "pages/map.py" else ":material/show_chart:"
            st.page_link(page, label=label, icon=icon, query_params=chosen.to_query())


def _figures(summary: Summary) -> None:
    st.metric(summary.indicator.short_title, summary.value, help=summary.indicator.definition)
    st.caption(summary.parts)
    if summary.to_go:
        colour = "green" if summary.gap and summary.gap.met else "orange"
        st.markdown(f":{colour}[**{summary.to_go}**]")
    st.caption(summary.target_line)
