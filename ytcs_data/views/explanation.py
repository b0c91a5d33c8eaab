"""“Giải thích con số này”: what any figure stands on, down to the line of the file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ytcs_data import evidence, load
from ytcs_data.catalogue import Indicator
from ytcs_data.evidence import Figure
from ytcs_data.periods import parse_period
from ytcs_data.views.dictionary import source_text
from ytcs_data.views.evidence_table import line_sheet, measure_sheet, snapshot_sheet
from ytcs_data.views.explanation_words import (
    meaning,
    place_name,
    rebuilding,
    sides,
    unreported,
    with_numbers,
)
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import summarise
from ytcs_data.views.table_view import offer_files, show_plain_table, show_small_table
from ytcs_data.views.target_words import target_lines
from ytcs_data.words import _, day, number


def show_explanation(chosen: Selection, indicator: Indicator, area: str = "") -> None:
    """Draw a fold that explains a figure: of a commune, else of the selection's district or scope.

    Nothing is looked up or sent while it is closed.
    """
    chosen = chosen.of_indicator(indicator.id)
    figure = figure_of(chosen, area)
    label = _("Giải thích con số này: {indicator}")
    if area:
        label = _("Giải thích con số này ở đơn vị cấp xã đã chọn: {indicator}")
    # Without place and period: under another label a browser takes it for another fold, closed.
    fold = st.expander(
        label.format(indicator=indicator.short_title),
        icon=":material/calculate:",
        key=f"explain_{indicator.id}_{'area' if area else 'scope'}",
        on_change="rerun",
    )
    if fold.open:
        with fold:
            _show(figure, chosen)


def explain_chosen(chosen: Selection) -> None:
    """Explain the chosen indicator in the district or scope, and in a commune if one is chosen."""
    indicator = load.catalogue().indicators[chosen.indicator]
    show_explanation(chosen, indicator)
    if chosen.area:
        show_explanation(chosen, indicator, chosen.area)


def figure_of(chosen: Selection, area: str = "") -> Figure:
    """The figure of a selection: of a commune, of its district, or of its whole scope."""
    return Figure(
        chosen.indicator,
        chosen.vintage,
        chosen.period,
        chosen.basis,
        chosen.province,
        "" if area else chosen.district,
        area,
    )


def _show(figure: Figure, chosen: Selection) -> None:
    row = evidence.row(figure)
    if row is None:
        st.info(_("Kỳ này không có đơn vị nào phải báo cáo ở đây."), icon=":material/info:")
        return
    indicator = figure.indicator
    st.markdown(f"{_where(figure)}: {with_numbers(figure, row)}")
    _list(_("Cách tính"), [*meaning(figure), *sides(indicator)])
    _show_lines(figure, chosen)
    _list(_("Mục tiêu"), target_lines(figure))
    _list(
        _("Nguồn của chỉ số"),
        [
            source_text(indicator.source),
            _("Rà soát {day}, lần sau {next}.").format(
                day=day(indicator.reviewed.on), next=day(indicator.reviewed.next)
            ),
        ],
    )


def _where(figure: Figure) -> str:
    return f"{place_name(figure)}, {parse_period(figure.period).label}"


def _list(title: str, lines: Sequence[str]) -> None:
    st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in lines)]))


def _show_lines(figure: Figure, chosen: Selection) -> None:
    """The measures with who is missing, the snapshots, and the lines themselves."""
    found = evidence.lines(figure)
    summary = None if figure.area else summarise(chosen, figure.indicator)
    said = [summary.coverage + "."] if summary else []
    _list(_("Số liệu gốc"), [*said, *rebuilding(figure), *unreported(figure)])
    if found.empty:
        return
    show_plain_table(measure_sheet(figure))
    sheet = line_sheet(figure, [_where(figure)])
    if figure.area:
        st.markdown(f"**{_('Từng dòng trong tệp đã nộp')}**")
        show_small_table(sheet)
        return
    st.markdown(f"**{_('Các lần nộp')}**")
    show_plain_table(snapshot_sheet(figure))
    lines = len(found[["snapshot_id", "line"]].drop_duplicates())
    st.markdown(_("Tải {n} dòng, mỗi dòng kèm lần nộp, tệp và số dòng:").format(n=number(lines)))
    offer_files(sheet)
