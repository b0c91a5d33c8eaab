"""The chart on a commune's profile: its values over time beside those of its province."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.areas import Area
from ytcs_data import figures, legend, load
from ytcs_data.views.charts import Drawing, prepared, show
from ytcs_data.views.selection import Selection
from ytcs_data.views.trend_series import trend_rows
from ytcs_data.views.trend_words import basis_notes
from ytcs_data.words import _


def show_trend(area: Area, chosen: Selection) -> None:
    """Draw the line of the commune beside that of its province."""
    indicator = load.catalogue().indicators[chosen.indicator]
    st.subheader(_("Diễn biến: {title}").format(title=indicator.title), anchor=False)
    made = _trend(replace(chosen, period="", district="", lines=""))
    if made is None:
        st.caption(_("Chưa có số liệu của chỉ số này. Chọn chỉ số khác ở thanh bên."))
        return
    drawing, notes = made
    show(drawing)
    target = figures.leading_target(indicator, area.vintage, area.province)
    st.caption(legend.rule(target, indicator, load.catalogue()))
    if notes:
        st.caption(notes)
    if indicator.is_yes_no:
        st.caption(_("Với một xã, 100 % là có, 0 % là không."))


@load.kept(128)
def _trend(chosen: Selection) -> tuple[Drawing, str] | None:
    """The chart and how to read it across the reform; None where the commune has no value."""
    area = load.register()[chosen.area, chosen.vintage]
    indicator = load.catalogue().indicators[chosen.indicator]
    series = trend_rows(chosen, indicator, [area.code])
    if not ((series["name"] == area.name) & series["value"].notna()).any():
        return None
    target = figures.leading_target(indicator, area.vintage, area.province)
    return prepared(series, indicator, target), " ".join(basis_notes(series))
