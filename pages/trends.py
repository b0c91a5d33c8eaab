"""Xu hướng: how a value moved over the years, for a province, its districts and communes."""

from ytcs_data.views.disparity import disparity_of_chosen
from ytcs_data.views.explanation import explain_chosen
from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.old_outlines import show_old_outlines
from ytcs_data.views.trends_view import show_trends
from ytcs_data.words import _

chosen = begin_page(_("Xu hướng"))
stop_without_values()
show_trends(chosen)
explain_chosen(chosen)
disparity_of_chosen(chosen)
show_old_outlines(chosen, "pages/trends.py")
