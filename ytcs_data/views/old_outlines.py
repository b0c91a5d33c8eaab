"""Ways to the old outlines for which somebody made a promise: closed targets are seen there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.catalogue import Target
from ytcs_data.legend import wording
from ytcs_data.load import TODAY
from ytcs_data.place_names import scope_name
from ytcs_data.views.selection import Selection
from ytcs_data.words import _


def show_old_outlines(chosen: Selection, page: str) -> None:
    """Link to the same view on each old outline that has a target of its own."""
    indicator = load.catalogue().indicators[chosen.indicator]
    for there, target in old_outlines(chosen):
        plan = load.catalogue().plans[target.plan]
        st.page_link(
            page,
            label=_("Mục tiêu của {place}: {wording} ({plan}), xem trên địa bàn cũ").format(
                place=_place(there, target),
                wording=wording(target, indicator),
                plan=plan.number or plan.title,
            ),
            icon=":material/history:",
            query_params=there.to_query(),
        )


@load.kept(128)
def old_outlines(chosen: Selection) -> tuple[tuple[Selection, Target], ...]:
    """Selections of old provinces, and of the chosen district, that have a target of their own."""
    if chosen.vintage != TODAY or chosen.province.startswith((load.OUTLINE, load.EVERYWHERE)):
        return ()
    indicator = load.catalogue().indicators[chosen.indicator]
    found = []
    for old in load.crosswalk().old_provinces(chosen.province):
        scope = load.across(old, TODAY)
        if not scope.startswith(load.OUTLINE):
            continue  # not merged: its ground is still a province
        own = {d.code for d in load.register().districts(old)}
        district = chosen.district if chosen.district in own else ""
        target = figures.leading_target(indicator, TODAY, scope, district)
        promised_to = target.scope.area if target else ""
        if target and promised_to and promised_to in (old, district):
            narrowed = district if promised_to == district else ""
            there = replace(chosen, province=scope, district=narrowed, lines="", area="")
            found.append((there.settled(), target))
    return tuple(found)


def _place(there: Selection, target: Target) -> str:
    if target.scope.area == there.district:
        return load.register()[there.district, "2024"].name
    return scope_name(target.scope.area, "2024")
