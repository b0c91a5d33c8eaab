"""Where to look when nobody reported an indicator in a period: the newest one that has it.

Some indicators are reported a few times a year. In the months between nobody was late, and a
map full of “chưa báo cáo” would say otherwise.
"""

from __future__ import annotations

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.periods import in_order, parse_period
from ytcs_data.states import State
from ytcs_data.views.selection import Selection
from ytcs_data.words import _


def newest_elsewhere(indicator: str, chosen: Selection) -> str:
    """The newest period in which anybody in the scope of a selection reported an indicator.

    "" if somebody did in the chosen period, or nobody ever did.
    """
    told = _told(indicator, chosen.vintage, chosen.province, chosen.basis)
    return "" if chosen.period in told or not told else told[-1]


@load.kept(256)
def _told(indicator: str, vintage: str, scope: str, basis: Basis) -> list[str]:
    """Periods of which more is known in a scope than that nobody reported, oldest first."""
    table = figures.classified(indicator, vintage, scope, basis=basis)
    return in_order(list(table.loc[table["state"] != State.NOT_REPORTED, "period"].unique()))


def show_newest(chosen: Selection, page: str) -> None:
    """Say that nobody reported the chosen indicator in this period, with a way to the newest."""
    if period := newest_elsewhere(chosen.indicator, chosen):
        title = load.catalogue().indicators[chosen.indicator].short_title
        link_to_newest([title], chosen, period, page)


def link_to_newest(titles: list[str], chosen: Selection, period: str, page: str) -> None:
    """One line: which indicators nobody reported, and the link to the period that has them."""
    text = _("Kỳ này chưa nơi nào báo cáo: {titles}.").format(titles=", ".join(titles))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/event_busy: {text}", width="content")
        st.page_link(
            page,
            label=_("Xem kỳ gần nhất có số liệu: {period}").format(
                period=parse_period(period).label
            ),
            icon=":material/arrow_forward:",
            query_params=chosen.at(chosen.vintage, period).to_query(),
        )
