"""The overview: each theme with its value, target, gap, trend and a small map."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from geo.boundaries import simplify
from geo.thumbnail import Fill, Outline, outline, svg
from ytcs_data import figures, legend, load
from ytcs_data.analysis.trends import change
from ytcs_data.catalogue import Indicator, Theme
from ytcs_data.periods import parse_period
from ytcs_data.views.area_table import area_rows
from ytcs_data.views.charts import draw_sparkline
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary, summarise
from ytcs_data.views.trends_view import trend_rows
from ytcs_data.words import _, number

THUMBNAIL = (300, 230)
TOLERANCE = 0.004  # degrees; about a pixel of the small map


def show_overview(chosen: Selection) -> None:
    """Draw a card for each theme, two beside each other."""
    cards = [headline(theme) for theme in Theme]
    for pair in (cards[:2], cards[2:]):
        for column, indicator in zip(st.columns(2), pair, strict=True):
            with column, st.container(border=True):
                _card(replace(chosen, indicator=indicator.id), indicator)


def headline(theme: Theme) -> Indicator:
    """The first indicator of a theme stands for it."""
    indicators = load.catalogue().indicators.values()
    return next(indicator for indicator in indicators if indicator.theme is theme)


def _card(chosen: Selection, indicator: Indicator) -> None:
    st.subheader(indicator.theme.label)
    summary = summarise(chosen, indicator)
    if summary is None:
        st.info(_("Chưa có số liệu của chỉ số này trong kỳ đã chọn."))
        return
    words, picture = st.columns([3, 2])
    with words:
        _figures(summary)
        st.caption(_since(chosen, indicator))
    with picture:
        st.image(small_map(chosen, indicator), alt=indicator.short_title, width="stretch")
    rows = trend_rows(chosen, indicator, [chosen.district] if chosen.district else [])
    rows = rows[rows["place"] == rows["place"].max()]
    if rows["value"].notna().sum() > 1:
        draw_sparkline(rows, summary.target)
    st.caption(summary.coverage)
    with st.container(horizontal=True):
        for page, label in (("pages/map.py", _("Bản đồ")), ("pages/trends.py", _("Xu hướng"))):
            icon = ":material/map:" if page == "pages/map.py" else ":material/show_chart:"
            st.page_link(page, label=label, icon=icon, query_params=chosen.to_query())


def _figures(summary: Summary) -> None:
    st.metric(summary.indicator.short_title, summary.value, help=summary.indicator.definition)
    st.caption(summary.parts)
    if summary.to_go:
        colour = "green" if summary.gap and summary.gap.met else "orange"
        st.markdown(f":{colour}[**{summary.to_go}**]")
    st.caption(summary.target_line)


def _since(chosen: Selection, indicator: Indicator) -> str:
    """The change since the last period of the same kind and since the same period last year."""
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
    place = chosen.district or chosen.province
    rows = change(totals[totals["area_code"] == place], chosen.period)
    if rows.empty:
        return ""
    row = rows.iloc[0]
    pairs = [(row["last_period"], row["since_last"]), (row["year_ago"], row["since_year_ago"])]
    known = {period: delta for period, delta in pairs if period and pd.notna(delta)}
    return "; ".join(
        _("{change} so với {period}").format(
            change=_signed(delta, indicator), period=parse_period(period).label
        )
        for period, delta in known.items()
    )


def _signed(delta: float, indicator: Indicator) -> str:
    if not round(delta, indicator.decimals):
        return _("Không đổi")
    unit = _("điểm %") if indicator.unit == "%" else indicator.unit
    word = _("Tăng") if delta > 0 else _("Giảm")
    return f"{word} {number(abs(delta), indicator.decimals)} {unit}"


def small_map(chosen: Selection, indicator: Indicator) -> str:
    """The map of a selection as a picture."""
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    lines = {line.id: line for line in legend.entries(indicator, target)}
    rows = area_rows(chosen)
    fills = {
        code: Fill(lines[line].colour, lines[line].pattern, lines[line].ink)
        for code, line in zip(rows["area_code"], rows["class_id"], strict=True)
    }
    shape = _outline(chosen.vintage, tuple(sorted(rows["area_code"])))
    return svg(shape, fills, indicator.short_title)


@lru_cache(maxsize=64)
def _outline(vintage: str, codes: tuple[str, ...]) -> Outline:
    frame = load.boundaries(vintage).of(codes)
    return outline(simplify(frame, TOLERANCE) if len(frame) else frame, *THUMBNAIL)
