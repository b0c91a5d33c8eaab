"""Stations of one commune, a row each, with what they reported."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from geo.areas import Area
from ytcs_data import legend, load
from ytcs_data.catalogue import STATIONS, Level, Measure, MeasureKind
from ytcs_data.states import COUNTED, State
from ytcs_data.views.holdings import holding
from ytcs_data.words import _

OPEN = {1: _("Đang hoạt động"), 0: _("Đã dừng")}
HAS = {1: _("Có"), 0: _("Không")}


@load.kept(256)
def station_table(area: Area, period: str) -> pd.DataFrame:
    """Stations of a commune, a row each, with what they reported; empty if none did.

    Numbers stay numbers; why one is missing is said in the last column.
    """
    measures = [m for m in load.catalogue().measures.values() if m.level is Level.STATION]
    rows = {measure.id: _station_rows(measure.id, area, period) for measure in measures}
    codes = sorted({code for reported in rows.values() for code in reported.index})
    table = pd.DataFrame({_("Mã trạm"): codes})
    for measure in measures:
        if len(rows[measure.id]) or measure.kind is MeasureKind.COUNT:
            table[measure.title] = _shown(rows[measure.id].reindex(codes), measure).to_numpy()
    notes = [_note(code, rows) for code in codes]
    return table.assign(**{_("Ghi chú"): notes}) if any(notes) else table


def _station_rows(measure: str, area: Area, period: str) -> pd.DataFrame:
    rows = holding(measure, area.vintage)
    here = rows[(rows["area_code"] == area.code) & (rows["period"] == period)]
    return here[here["station_code"] != ""].set_index("station_code")


def _shown(rows: pd.DataFrame, measure: Measure) -> pd.Series[str] | pd.Series[float]:
    known = rows["value"].where(rows["state"].isin(COUNTED))
    if measure.id == STATIONS:
        return known.map(OPEN).fillna("")
    if measure.kind is MeasureKind.FLAG:
        return known.map(HAS).fillna("")
    if measure.categories:
        return known.map({n: f"{n}. {word}" for n, word in measure.categories.items()}).fillna("")
    return known


def _note(code: str, rows: Mapping[str, pd.DataFrame]) -> str:
    titles = load.catalogue().measures
    states = {name: here["state"].get(code) for name, here in rows.items()}
    return "; ".join(
        f"{titles[name].title}: {_label(State(state)).lower()}"
        for name, state in states.items()
        if state is not None and state != State.VALUE
    )


def _label(state: State) -> str:
    return _("Ước tính") if state is State.ESTIMATED else legend.state_label(state)
