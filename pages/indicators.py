"""Danh mục chỉ số: what every figure means, who promised what, and how to send numbers in."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.indicators_view import (
    show_format,
    show_indicators,
    show_measures,
    show_targets,
)
from ytcs_data.views.plans_view import show_plans
from ytcs_data.words import _

chosen = begin_page(_("Danh mục chỉ số"))
show_indicators(chosen)
show_targets()
show_plans()
show_measures()
show_format()
