"""The map or the chart of a page as a picture to print, to send or to put on a slide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from ytcs_data.reports.paper import KINDS, PAPERS, exported
from ytcs_data.views.area_table import has_borders
from ytcs_data.views.paper_words import NO_BORDERS, chart_on_paper, map_on_paper
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

SIZES = {"a4": _("A4 ngang"), "a3": _("A3 ngang"), "16x9": _("Màn chiếu 16:9")}
FORMATS = {
    "png": _("PNG, ảnh"),
    "svg": _("SVG, hình vẽ"),
    "pdf": _("PDF, để in"),
}


def show_map_paper(chosen: Selection) -> None:
    """Offer the map of a selection on paper, or say why there is none."""

    def show() -> None:
        if has_borders(chosen):
            _offer("map_paper", chosen, lambda paper: map_on_paper(chosen, paper))
        else:
            st.info(NO_BORDERS, icon=":material/map:")

    _fold("map_paper", show)


def show_chart_paper(chosen: Selection, series: pd.DataFrame) -> None:
    """Offer the chart of `series`, of `trend_rows` and with some value, on paper."""
    draw = partial(chart_on_paper, chosen, series)
    _fold("chart_paper", lambda: _offer("chart_paper", chosen, draw))


def _fold(key: str, show: Callable[[], None]) -> None:
    """Boxes are made only while it is open, and a picture when it is asked for."""
    fold = st.popover(_("Tải ảnh, in"), icon=":material/print:", key=key, on_change="rerun")
    if fold.open:
        with fold:
            show()


def _offer(key: str, chosen: Selection, draw: Callable[[str], str]) -> None:
    paper = st.selectbox(_("Khổ giấy"), SIZES, format_func=SIZES.__getitem__, key=f"{key}_size")
    kind = st.selectbox(_("Định dạng"), FORMATS, format_func=FORMATS.__getitem__, key=f"{key}_kind")
    st.download_button(
        _("Tải về"),
        lambda: exported(draw(paper), PAPERS[paper], kind),
        _file_name(key, chosen, paper, kind),
        KINDS[kind],
        key=f"{key}_file",
        icon=":material/download:",
        on_click="ignore",
    )


def _file_name(key: str, chosen: Selection, paper: str, kind: str) -> str:
    place = chosen.district or chosen.province
    words = [key.partition("_")[0], chosen.indicator, place, chosen.period, paper]
    return "_".join(word for word in words if word) + f".{kind}"
