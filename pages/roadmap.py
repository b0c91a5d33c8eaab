"""Lộ trình: which commune was to meet the national criteria in which year, and what happened."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.roadmap_view import show_roadmap
from ytcs_data.words import _

chosen = begin_page(_("Lộ trình"))
stop_without_values()
show_roadmap(chosen)
