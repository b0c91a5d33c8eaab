"""Mạng lưới trạm: stations and points over time, and what the reform made of the old stations."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.network_view import show_network
from ytcs_data.views.notices import stop_without_values
from ytcs_data.words import _

chosen = begin_page(_("Mạng lưới trạm"))
stop_without_values()
show_network(chosen)
