"""Hồ sơ xã: everything known of one commune."""

from dataclasses import replace

from ytcs_data.views.area_picker import pick_area, show_choices
from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import stop_without_values
from ytcs_data.views.profile_view import show_profile
from ytcs_data.views.selection import open_page
from ytcs_data.words import _

chosen = begin_page(_("Hồ sơ xã"))
stop_without_values()

if (area := pick_area(chosen)) != chosen.area:
    open_page("pages/profile.py", replace(chosen, area=area))
if area:
    show_profile(chosen)
else:
    show_choices()
