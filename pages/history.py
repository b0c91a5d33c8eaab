"""Lịch sử: every snapshot, what it changed, and taking it back."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.history_view import show_history
from ytcs_data.words import _

show_history(begin_page(_("Lịch sử")))
