"""Bản đồ: which communes have met the target, and which have not."""

from dataclasses import replace

from ytcs_data.views.area_table import show_area_table
from ytcs_data.views.frame import begin_page
from ytcs_data.views.map_view import show_map
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.selection import open_page
from ytcs_data.words import _

chosen = begin_page(_("Bản đồ"))
stop_without_values()

if area := show_map(chosen):
    open_page("pages/profile.py", replace(chosen, area=area))
show_area_table(chosen)
