"""Lines over time: the province, its former districts, and the communes a reader adds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from ytcs_data import figures, load
from ytcs_data.catalogue import Indicator
from ytcs_data.legend import rule
from ytcs_data.place_names import district_name
from ytcs_data.views.boxes import pick_many, switch
from ytcs_data.views.changes import sentences
from ytcs_data.views.charts import Drawing, prepared, show
from ytcs_data.views.known import DISTRICT_DIGITS, EACH
from ytcs_data.views.paper_view import show_chart_paper
from ytcs_data.views.selection import Selection, write_selection
from ytcs_data.views.small_multiples import panels
from ytcs_data.views.trend_series import trend_rows
from ytcs_data.views.trend_table import show_trend_table
from ytcs_data.views.trend_words import reading_notes
from ytcs_data.words import _

MOST_LINES = 8  # more could not be told apart


def show_trends(chosen: Selection) -> None:
    """Pickers for districts and communes, the chart, and its table."""
    indicator = load.catalogue().indicators[chosen.indicator]
    row = st.columns([32, 34, 34], vertical_alignment="bottom")
    with row[0]:
        each = _pick_view(chosen)
    if each:
        _go(chosen, replace(chosen, lines=",".join([EACH, *_added(chosen)])))
    else:
        _pick_lines(chosen, indicator, row)
    st.header(indicator.title, anchor=False)
    show_lines(chosen, _places(chosen, indicator), each=each)


def show_lines(chosen: Selection, places: tuple[str, ...] = (), *, each: bool = False) -> None:
    """The chart of the scope and of more places, what it says, and its table."""
    content = _content(replace(chosen, area="", lines=""), places, each)
    if content is None:
        st.info(_("Chưa có số liệu của chỉ số này ở nơi đã chọn."), icon=":material/info:")
        return
    st.markdown(content.said)
    if content.drawing:
        show(content.drawing)
    else:
        st.html(content.panels)
    for note in filter(None, content.notes):
        st.caption(note)
    if content.drawing:
        show_chart_paper(chosen, content.series)
    show_trend_table(content.series, chosen)


@dataclass(frozen=True)
class Content:
    """All that the page says of one selection."""

    series: pd.DataFrame
    said: str
    notes: list[str]
    drawing: Drawing | None  # None where panels are drawn
    panels: str


@load.kept(64)
def _content(chosen: Selection, places: tuple[str, ...], each: bool) -> Content | None:
    """Without any value there is nothing to say. The panels share the target of the province."""
    indicator = load.catalogue().indicators[chosen.indicator]
    series = trend_rows(chosen, indicator, places)
    if series["value"].isna().all():
        return None
    district = "" if each else chosen.district
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, district)
    notes = reading_notes(series, indicator, target)
    if each:
        notes.append(_("Đường nhạt là cả tỉnh; các ô cùng thang đo, xếp theo giá trị mới nhất."))
    else:
        notes.append(_("Bấm vào một đường hoặc tên để làm nổi, bấm hai lần để bỏ."))
    return Content(
        series=series,
        said=sentences(replace(chosen, district=district), indicator, target),
        notes=[rule(target, indicator, load.catalogue()), " ".join(notes)],
        drawing=None if each else prepared(series, indicator, target),
        panels=panels(series, indicator, target) if each else "",
    )


def _pick_view(chosen: Selection) -> bool:
    """Whether the reader wants one small chart a district."""
    if chosen.province == load.EVERYWHERE:
        return False
    today = chosen.vintage == "2025"
    labels = {"": _("Một biểu đồ"), EACH: _("Từng huyện cũ") if today else _("Từng huyện")}
    now = EACH if EACH in chosen.lines.split(",") else ""
    return switch(_("Cách vẽ"), list(labels), now, "trend_view", labels.__getitem__) == EACH


def _go(chosen: Selection, moved: Selection) -> None:
    """Bring a choice made on this page into the address and into the links of the menu."""
    if moved != chosen:
        write_selection(moved)
        st.rerun()


def _added(chosen: Selection) -> list[str]:
    return [code for code in chosen.lines.split(",") if code not in ("", EACH)]


def _codes(chosen: Selection, communes: bool) -> list[str]:
    """What is drawn beside the province: the chosen place, and what the link adds."""
    own = chosen.area if communes else chosen.district
    more = [code for code in _added(chosen) if (len(code) > DISTRICT_DIGITS) == communes]
    return list(dict.fromkeys([*([own] if own else []), *more]))


def _pick_lines(
    chosen: Selection, indicator: Indicator, row: Sequence[AbstractContextManager[Any]]
) -> None:
    districts, communes = _codes(chosen, False), _codes(chosen, True)
    if chosen.province != load.EVERYWHERE:
        with row[1]:
            districts = _pick_districts(chosen, districts)
    if not indicator.is_yes_no:
        with row[2 if chosen.province != load.EVERYWHERE else 0]:
            communes = _pick_communes(chosen, communes)
    moved = replace(
        chosen,
        district=chosen.district if chosen.district in districts else "",
        area=chosen.area if chosen.area in communes else "",
    )
    own = (moved.district, moved.area)
    more = [code for code in [*districts, *communes] if code not in own]
    _go(chosen, replace(moved, lines=",".join(more)))


def _pick_districts(chosen: Selection, current: list[str]) -> list[str]:
    return pick_many(
        _("Thêm huyện, thị xã, thành phố (cũ)"),
        list(load.districts(chosen.vintage, chosen.province)),
        current,
        f"trend_districts_{chosen.vintage}_{chosen.province}",
        lambda code: district_name(code, chosen.vintage),
        MOST_LINES - 1,
    )


def _pick_communes(chosen: Selection, current: list[str]) -> list[str]:
    return pick_many(
        _("Thêm xã, phường, đặc khu"),
        [commune.code for commune in load.communes(chosen.vintage, chosen.province)],
        current,
        f"trend_communes_{chosen.vintage}_{chosen.province}",
        lambda code: load.register()[code, chosen.vintage].name,
        MOST_LINES - 1,
    )


def _places(chosen: Selection, indicator: Indicator) -> tuple[str, ...]:
    if EACH in chosen.lines.split(","):
        return tuple(load.districts(chosen.vintage, chosen.province))
    communes = [] if indicator.is_yes_no else _codes(chosen, True)
    places = _codes(chosen, False) + communes
    if len(places) >= MOST_LINES:
        st.caption(_("Biểu đồ vẽ tối đa {n} đường.").format(n=MOST_LINES))
    return tuple(places[: MOST_LINES - 1])
