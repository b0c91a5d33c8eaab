"""Bác sĩ gia đình: the communes with the family-doctor model, and how far the targets are."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.theme_view import show_theme
from ytcs_data.words import _

chosen = begin_page(_("Bác sĩ gia đình"), theme="family_doctor")
stop_without_values()
show_theme(chosen)
