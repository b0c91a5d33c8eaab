"""Mục tiêu: every promise that holds in a place, and whether it will be kept."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.targets_view import show_targets
from ytcs_data.words import _

chosen = begin_page(_("Mục tiêu"))
stop_without_values()
show_targets(chosen)
