"""The overview: each theme with its value, target, gap, trend and a small map."""

from __future__ import annotations

from html import escape

import streamlit as st

from ytcs_data import load
from ytcs_data.catalogue import Indicator, Theme
from ytcs_data.views import target_cards
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary
from ytcs_data.views.theme_card import Card, card
from ytcs_data.words import _

LINKS = (
    ("pages/map.py", _("Bản đồ"), ":material/map:"),
    ("pages/trends.py", _("Xu hướng"), ":material/show_chart:"),
    ("pages/targets.py", _("Mục tiêu"), ":material/flag:"),
)


def show_overview(chosen: Selection) -> None:
    """Draw a card for each theme, two beside each other."""
    st.html(target_cards.STYLE)
    cards = [headline(theme) for theme in Theme]
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
        _figures(made.summary)
        for line in (made.since, made.summary.shares, made.summary.coverage):
            if line:
                st.caption(line)
    with pictures:
        st.image(made.picture, alt=made.picture_words, width="stretch")
        if made.history:
            st.image(made.history, alt=made.history_words, width="stretch")
    if made.behind:
        _show_behind(made)
    with st.container(horizontal=True):
        for page, label, icon in LINKS:
            st.page_link(page, label=label, icon=icon, query_params=chosen.to_query())


def _figures(summary: Summary) -> None:
    st.metric(summary.indicator.short_title, summary.value, help=summary.indicator.definition)
    st.caption(summary.parts)
    if summary.to_go and summary.standing:
        badge = target_cards.badge(summary.standing)
        st.html(f'<p class="ytcs-to-go">{badge} <b>{escape(summary.to_go)}</b></p>')
    st.caption(summary.target_line)


def _show_behind(made: Card) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(made.behind_words, width="content")
        for one in made.behind:
            st.page_link(
                "pages/profile.py",
                label=f"{one.name} :small[{one.value}]",
                query_params=one.chosen.to_query(),
            )
