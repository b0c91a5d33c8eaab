"""The page of a theme: where it stands, map, trend against the path, ranking and table."""

from __future__ import annotations

import streamlit as st

from ytcs_data import load
from ytcs_data.views import target_cards
from ytcs_data.views.area_table import show_area_table
from ytcs_data.views.disparity import show_disparity
from ytcs_data.views.explanation import show_explanation
from ytcs_data.views.headline import show_headline
from ytcs_data.views.map_view import show_map
from ytcs_data.views.ranking import show_ranking
from ytcs_data.views.selection import Selection
from ytcs_data.views.targets_view import show_targets_of
from ytcs_data.views.trends_view import show_lines
from ytcs_data.words import _


def show_theme(chosen: Selection) -> None:
    """Draw everything of the indicator that was chosen, from the whole down to the communes."""
    indicator = load.catalogue().indicators[chosen.indicator]
    st.html(target_cards.STYLE)
    st.header(indicator.title, anchor=False)
    show_headline(chosen, indicator)
    show_explanation(chosen, indicator)
    show_map(chosen)
    st.header(_("Diễn biến và lộ trình mục tiêu"), anchor=False)
    show_lines(chosen, (chosen.district,) if chosen.district else ())
    st.header(_("Xếp hạng"), anchor=False)
    show_ranking(chosen)
    show_disparity(chosen, indicator)
    st.header(_("Các mục tiêu của chỉ số này"), anchor=False)
    show_targets_of(chosen, indicator)
    show_area_table(chosen)
