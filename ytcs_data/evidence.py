"""What stands behind one figure: the areas that reported, and each line of each file.

A figure of today's areas in a period before the reform was made of what the old communes
reported; one of a former district may take a part of a commune. So between lines and figure
there are links, each with the share that it took.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from ytcs_data import carried, figures, load
from ytcs_data.analysis.grid import places
from ytcs_data.basis import Basis
from ytcs_data.catalogue import STATIONS, Indicator
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.states import COUNTED

LINK = ["source", "target", "share", "exact"]


@dataclass(frozen=True)
class Figure:
    """Which figure is asked about."""

    indicator_id: str
    vintage: str
    period: str
    basis: Basis
    scope: str
    district: str = ""  # "" for the whole scope
    area: str = ""  # a commune; "" for the district or scope

    @property
    def indicator(self) -> Indicator:
        return load.catalogue().indicators[self.indicator_id]

    @property
    def is_past(self) -> bool:
        """Whether the areas of today have it from what the old ones reported."""
        return self.vintage == TODAY and (TODAY, self.period) not in figures.periods()

    @property
    def told_in(self) -> str:
        """The vintage of the areas that reported."""
        return "2024" if self.is_past else self.vintage

    @property
    def is_shared(self) -> bool:
        """Whether today's communes were carried to the old outline of a district."""
        former = self.basis is Basis.FORMER and self.vintage == TODAY
        return former and bool(self.district) and not self.area

    @property
    def members(self) -> list[str]:
        """Codes of the communes of its place, those that are gone among them."""
        if self.area:
            return [self.area]
        if self.district:
            return list(load.districts(self.vintage, self.scope)[self.district])
        return [commune.code for commune in load.communes(self.vintage, self.scope)]


def row(figure: Figure) -> pd.Series | None:
    """Numerator, denominator, value and state; None where nobody was expected to report."""
    if figure.area:
        table = figures.values(figure.indicator_id, figure.vintage, figure.basis)
        place = figure.area
    else:
        table = figures.totals(figure.indicator_id, figure.vintage, figure.scope, figure.basis)
        place = figure.district or figure.scope
    found = table[(table["area_code"] == place) & (table["period"] == figure.period)]
    return None if found.empty else found.iloc[0]


@load.kept(32)
def links(figure: Figure) -> pd.DataFrame:
    """Ways from the areas that were expected to report to those that the figure adds up.

    Returns
    -------
    DataFrame
        `source`, `target`, `share` (of the source), `exact` (whether that is known), and
        `counted`: whether the figure has it. A target without a number stays out with all of its
        sources.
    """
    if figure.is_past:
        ways = carried.old_to_today()
        ways = ways[_in(ways["target"], figure.members)]
    elif figure.is_shared:
        ways = _shared(figure)
    else:
        ways = _themselves(figure)
    ways = _existing(ways, figure)[LINK].reset_index(drop=True)
    return ways.assign(counted=_counted(ways, figure))


def _existing(ways: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    end = parse_period(figure.period).end
    there = [area.code for area in load.communes(figure.told_in, load.EVERYWHERE, on=end)]
    return ways[_in(ways["source"], there)]


def _in(codes: pd.Series[str], among: Collection[str]) -> pd.Series[bool]:
    return pd.Series(places(pd.Index(list(among)), codes) >= 0, codes.index)


def _themselves(figure: Figure) -> pd.DataFrame:
    """Each commune is its own; rebuilt, one that was merged since is part of its successor."""
    into = load.register().merged() if figure.basis.is_rebuilt else {}
    codes = figure.members
    if figure.area:
        codes = [*codes, *(gone for gone, now in into.items() if now == figure.area)]
    targets = [into.get(code, code) for code in codes]
    return pd.DataFrame({"source": codes, "target": targets}).assign(share=1.0, exact=True)


def _shared(figure: Figure) -> pd.DataFrame:
    """Communes that came from a district, each with its share; a status cannot be shared."""
    codes = [c.code for c in load.communes(figure.vintage, figure.scope)]
    marked, ways = carried.to_districts(pd.DataFrame({"area_code": codes, "period": figure.period}))
    here = ways["target"].eq(figure.district) & _in(ways["source"], set(marked["area_code"]))
    if not figure.indicator.is_carried:
        here &= ways["exact"]
    source = ways["source"].str.removesuffix(carried.APART)
    return ways.assign(source=source, target=source)[here]


def _counted(ways: pd.DataFrame, figure: Figure) -> pd.Series[bool]:
    """Whether the figure has what went along each way: it and both ends have a number."""
    its = row(figure)
    if its is None or pd.isna(its["value"]):
        return pd.Series(False, ways.index)
    told = _in(ways["source"], _known(figure, figure.told_in, Basis.REPORTED))
    return told & _in(ways["target"], _known(figure, figure.vintage, figure.basis))


def _known(figure: Figure, vintage: str, basis: Basis) -> set[str]:
    table = figures.values(figure.indicator_id, vintage, basis)
    told = table["period"].eq(figure.period) & table["state"].isin(COUNTED)
    return set(table.loc[told, "area_code"])


@load.kept(32)
def lines(figure: Figure) -> pd.DataFrame:
    """The lines that were reported for the areas behind a figure.

    Returns
    -------
    DataFrame
        `Store.lines` with the `target`, `share`, `exact` and `counted` of its way, so that a
        line has a row for each way it went. The values that count, each times its share, add up
        to the numerator and denominator of a rate of plain sums.
    """
    ways = links(figure)
    found = load.store().lines(
        figure.indicator.measures, figure.told_in, figure.period, list(ways["source"].unique())
    )
    made = found.merge(ways, left_on="area_code", right_on="source", suffixes=("", "_of_way"))
    made["counted"] &= made["state"].isin(COUNTED) & _at_open_stations(made, figure.indicator)
    return made.drop(columns="source_of_way").sort_values(
        ["measure", "area_code", "station_code"], kind="stable", ignore_index=True
    )


def _at_open_stations(found: pd.DataFrame, indicator: Indicator) -> pd.Series[bool]:
    """Whether a line is of no station, or of one that is on the list and open."""
    on_list = found["measure"].eq(STATIONS)
    opened = set(found.loc[on_list & found["value"].ge(1), "station_code"])
    at_station = found["measure"].isin(indicator.station_measures - {STATIONS})
    return ~at_station | found["station_code"].isin(opened)


def missing(figure: Figure, measures: Sequence[str]) -> dict[str, list[str]]:
    """Of each measure the areas that were expected to report it and have no line at all."""
    expected = links(figure)["source"].unique()
    found = lines(figure)
    told = {measure: set(rows["area_code"]) for measure, rows in found.groupby("measure")}
    return {
        measure: [code for code in expected if code not in told.get(measure, set())]
        for measure in measures
    }
