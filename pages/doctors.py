"""Bác sĩ tại trạm: the doctors of the stations, and how far the targets are."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.theme_view import show_theme
from ytcs_data.words import _

chosen = begin_page(_("Bác sĩ tại trạm"), theme="doctors")
stop_without_values()
show_theme(chosen)
