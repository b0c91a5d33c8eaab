"""What a file would do to the map: the class of each commune now, and with the file stored."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ytcs_data import figures, legend, load
from ytcs_data.analysis import rates
from ytcs_data.catalogue import Indicator
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period

CELL = ["period", "area_code", "station_code"]
Holdings = dict[str, pd.DataFrame]


def touched(measures: Collection[str]) -> list[Indicator]:
    """Indicators that are made of any of these measures, those of most of them first."""
    every = load.catalogue().indicators.values()
    shared = {one.id: len(set(one.measures) & set(measures)) for one in every}
    found = [one for one in every if shared[one.id]]
    return sorted(found, key=lambda one: -shared[one.id] / len(set(one.measures)))


def classes(rows: pd.DataFrame, indicator: Indicator, province: str) -> pd.DataFrame:
    """Classes of all communes of a province in the one period and vintage of the rows.

    Columns `area_code`, `before` and `after`: ids of lines of the legend.
    """
    vintage, period = str(rows["vintage"].iloc[0]), str(rows["period"].iloc[0])
    areas = [c.code for c in load.communes(vintage, province, on=parse_period(period).end)]
    now = {measure: _of(measure, vintage, period) for measure in indicator.measures}
    then = {
        measure: _overlaid(table, rows[rows["measure"] == measure])
        for measure, table in now.items()
    }
    target = figures.leading_target(indicator, vintage, province)
    crosswalk = load.crosswalk()

    def unassessed(code: str) -> bool:
        return vintage == TODAY and not crosswalk.unchanged(code)

    def classed(holdings: Holdings) -> pd.Series[str]:
        values = rates.indicator_values(indicator, holdings, {period: areas}, unassessed)
        return legend.classified(values, indicator, target).set_index("area_code")["class_id"]

    return pd.DataFrame({"before": classed(now), "after": classed(then)}).reset_index()


@load.kept(80)
def _of(measure: str, vintage: str, period: str) -> pd.DataFrame:
    table = load.store().holding(measure, vintage)
    return table[table["period"] == period]


def _overlaid(now: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """What would hold: the rows win over what holds in the same cell."""
    both = pd.concat([now, rows[list(now.columns)]], ignore_index=True)
    return both.drop_duplicates(CELL, keep="last").sort_values(CELL, ignore_index=True)
