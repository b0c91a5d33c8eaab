"""The matrix on A3, as many pages as it needs."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ytcs_data import legend
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.reports.paper import KINDS, PAPERS, Heading, bound
from ytcs_data.reports.table_paper import Cell, Table, table_pages
from ytcs_data.views.criteria_lines import Line
from ytcs_data.views.criteria_matrix import LOOKS, heads, key, tone
from ytcs_data.views.criteria_rows import Assessed
from ytcs_data.views.criteria_score import Score, points
from ytcs_data.views.criteria_sheet import how_many_scored, notes
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

A3 = PAPERS["a3"]
WAITING = "#e6ebf7"
NAME, SUM, SCORE, RESULT, RECOGNITION = 150, 46, 52, 230, 100  # widths, in proportion


def show_matrix_paper(place: Selection, lines: Sequence[Line], told: Assessed) -> None:
    """Offer the matrix to print; it is made when it is asked for."""
    st.download_button(
        _("Tải bảng A3 để in (PDF)"),
        lambda: bound(matrix_on_paper(place, lines, told), A3),
        f"tieu_chi_{place.district or place.province}_{told.year}_a3.pdf",
        KINDS["pdf"],
        key="matrix_paper",
        icon=":material/print:",
        on_click="ignore",
    )


def matrix_on_paper(place: Selection, lines: Sequence[Line], told: Assessed) -> list[str]:
    """Pages of SVG with every line."""
    where, rule, *caveats, source = notes(place, told.criteria)
    title = _("Bộ tiêu chí quốc gia về y tế xã: điểm chấm năm {year}").format(year=told.year)
    count = len(told.criteria.criteria)
    table = Table(
        heads(told.criteria),
        [NAME, SUM, SUM, *[SCORE] * count, RESULT, RECOGNITION],
        [_row(line, told.criteria) for line in lines],
        f"{how_many_scored(told, lines)} {rule} {key(told.criteria)}",
    )
    return table_pages(A3, Heading(title, where, caveats, source), table)


def _row(line: Line, criteria: CriteriaSet) -> list[Cell]:
    name, recognition = Cell(line.name), Cell(line.recognition)
    said = ": ".join(part for part in (line.verdict, line.why) if part)
    if not line.scored:
        return [name, Cell(said, WAITING, span=len(criteria.criteria) + 3), recognition]
    sums = [Cell(points(value), right=True) for value in (line.total, line.missing)]
    return [name, *sums, *map(_cell, line.scores), Cell(said), recognition]


def _cell(score: Score) -> Cell:
    if not score.known:
        return Cell(score.text(), legend.look(legend.STATES, score.state).colour, right=True)
    look = tone(score)
    return Cell(score.text(), LOOKS[look], bold=score.lacking > 0, right=True)
