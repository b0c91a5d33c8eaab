"""The figure that stands for a theme: its value, verdict, what is to go and who is behind."""

from __future__ import annotations

from html import escape

import streamlit as st

from ytcs_data.analysis.pace import Verdict
from ytcs_data.catalogue import Indicator
from ytcs_data.views import target_cards
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary
from ytcs_data.views.theme_card import Card, card
from ytcs_data.words import _


def show_headline(chosen: Selection, indicator: Indicator) -> None:
    """Draw the figure over the whole width of a page."""
    made = card(chosen, indicator)
    if made is None:
        st.info(_("Chưa có số liệu của chỉ số này trong kỳ đã chọn."), icon=":material/info:")
        return
    value, words = st.columns(2)
    with value, st.container(gap="xsmall"):
        show_figures(made.summary)
    with words, st.container(gap="xsmall"):
        show_remarks(made)
    show_behind(made)


def show_figures(summary: Summary) -> None:
    """Value, what it is made of, verdict and what is to go, and the target."""
    st.metric(summary.indicator.short_title, summary.value, help=summary.indicator.definition)
    st.caption(summary.parts)
    if summary.to_go and summary.standing:
        said = f"<b>{escape(summary.to_go)}</b>"
        if summary.bound:  # nobody is judged by the promise of somebody else
            met = summary.standing.verdict is Verdict.MET
            said = target_cards.badge(summary.standing) + ("" if met else f" {said}")
        st.html(f'<p class="ytcs-to-go">{said}</p>')
    st.caption(summary.target_line)


def show_remarks(made: Card) -> None:
    """The change since before, whom the target has reached, and who has told."""
    for line in (made.since, made.summary.shares, made.summary.coverage):
        if line:
            st.caption(line)


def show_behind(made: Card) -> None:
    """Links to the communes that are furthest from the target."""
    if not made.behind:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(made.behind_words, width="content")
        for one in made.behind:
            st.page_link(
                "pages/profile.py",
                label=f"{one.name} :small[{one.value}]",
                query_params=one.chosen.to_query(),
            )
