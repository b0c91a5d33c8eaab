"""Tiêu chí quốc gia: who meets the national criteria, and what the others lack."""

from ytcs_data.views.criteria_view import show_criteria
from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.words import _

chosen = begin_page(_("Tiêu chí quốc gia"), theme="national_criteria")
stop_without_values()
show_criteria(chosen)
