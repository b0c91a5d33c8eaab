"""Ai chưa nộp: who has reported what for a period, and who is late."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.reporting_view import asked_period, show_reporting
from ytcs_data.words import _

asked = asked_period()
chosen = begin_page(_("Ai chưa nộp"))
stop_without_values()
show_reporting(chosen, asked)
