"""Bản đồ: which communes have met the target, and which have not."""

from ytcs_data.views.area_table import show_area_table
from ytcs_data.views.explanation import explain_chosen
from ytcs_data.views.frame import begin_page
from ytcs_data.views.map_view import show_map
from ytcs_data.views.newest import show_newest
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.old_outlines import show_old_outlines
from ytcs_data.views.paper_view import show_map_paper
from ytcs_data.words import _

chosen = begin_page(_("Bản đồ"))
stop_without_values()

show_newest(chosen, "pages/map.py")
show_map(chosen)
show_old_outlines(chosen, "pages/map.py")
show_map_paper(chosen)
show_area_table(chosen)
explain_chosen(chosen)
