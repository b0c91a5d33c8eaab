"""Stations and points of a selection over time: counted in the register, or as reported.

Nothing is added up across the reform: each side has its own communes and its own numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from ytcs_data import facilities, figures, load
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Kind
from ytcs_data.catalogue import STATIONS
from ytcs_data.periods import REFORM, in_order, parse_period
from ytcs_data.states import COUNTED
from ytcs_data.views.area_table import members
from ytcs_data.views.holdings import holding
from ytcs_data.views.selection import Selection

MEASURES = {Kind.STATION.value: STATIONS, Kind.POINT.value: "points"}
COLUMNS = ["vintage", "period", "day", "kind", "count"]


@dataclass(frozen=True)
class Counted:
    """Stations and points at the end of a period; None where nobody has told."""

    stations: int | None
    points: int | None

    @property
    def known(self) -> bool:
        return self.stations is not None or self.points is not None


def place_of(chosen: Selection) -> Selection:
    """The part of a selection that a network depends on, so that results are kept longer."""
    return replace(chosen, area="", indicator="", lines="")


def both_sides(chosen: Selection) -> dict[str, list[str]]:
    """Commune codes of the selection's land by vintage.

    On the other side of the reform a district is what mostly came from it, or went into it.
    """
    return {
        "2024": members(chosen) if chosen.vintage == "2024" else _before(chosen),
        "2025": members(chosen) if chosen.vintage == "2025" else _since(chosen),
    }


def _before(chosen: Selection) -> list[str]:
    scope = load.across(chosen.province, "2024")
    if chosen.district:
        return load.districts("2024", scope).get(chosen.district, [])
    return [commune.code for commune in load.communes("2024", scope)]


def _since(chosen: Selection) -> list[str]:
    if chosen.province == load.EVERYWHERE:
        return [commune.code for commune in load.communes("2025", load.EVERYWHERE)]
    old = load.province_codes("2024", chosen.province)
    groups = load.districts("2025", load.crosswalk().new_province(old[0]))
    if chosen.district:
        return groups.get(chosen.district, [])
    inside = [d for d in groups if load.register()[d, "2024"].province in old]
    return [code for district in inside for code in groups[district]]


def same_land(chosen: Selection) -> bool:
    """Whether both sides are exactly the same land: no part of a province."""
    if chosen.district:
        return False
    old_province = (chosen.province, "2024") in load.register() and chosen.vintage == "2024"
    if not old_province:
        return True
    today = load.crosswalk().new_province(chosen.province)
    return load.crosswalk().old_provinces(today) == [chosen.province]


def day_of(vintage: str, period: str) -> date:
    """The last day of a period that its areas saw."""
    return network.last_day(vintage, parse_period(period).end)


def today_for(chosen: Selection) -> date:
    """The day that tells what became of the old: of the period, or the newest since the reform."""
    if chosen.vintage == "2025":
        return day_of("2025", chosen.period)
    return newest_day()


def newest_day() -> date:
    """The end of the newest period since the reform."""
    newest = [day_of(v, period) for v, period in figures.periods() if v == "2025"]
    return max(newest, default=REFORM)


@load.kept(32)
def spells_of(chosen: Selection) -> pd.DataFrame:
    """Spells of the register that lie in the selection, on either side."""
    return network.inside(facilities.spells(), both_sides(chosen))


@load.kept(64)
def over_time(chosen: Selection) -> pd.DataFrame:
    """Numbers at the end of every period, oldest first: `COLUMNS`.

    A side of the reform is counted in the register if that has any facility there, else it is
    as reported; what nobody has told is not in the table. `chosen` as `place_of` gives it.
    """
    parts = [counted_in_register(chosen, vintage) for vintage in load.VINTAGES]
    for i, vintage in enumerate(load.VINTAGES):
        if parts[i].empty:
            parts[i] = reported(chosen, vintage)
    rows = pd.concat(parts, ignore_index=True)
    return rows.sort_values(["day", "kind"], kind="stable", ignore_index=True)


def counted_in_register(chosen: Selection, vintage: str) -> pd.DataFrame:
    mine = spells_of(chosen)
    mine = mine[mine["vintage"] == vintage]
    periods = [period for v, period in figures.periods() if v == vintage] if len(mine) else []
    days = {period: day_of(vintage, period) for period in periods}
    table = network.counts(mine, sorted(set(days.values())))
    numbers = {kind.value: dict(table[kind.value]) for kind in Kind}
    rows = [
        (vintage, period, on, kind, int(by_day[on]))
        for period, on in days.items()
        for kind, by_day in numbers.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def reported(chosen: Selection, vintage: str) -> pd.DataFrame:
    """As communes reported it; periods without any report are left out."""
    inside = both_sides(chosen)[vintage]
    rows = []
    for kind, measure in MEASURES.items():
        told = holding(measure, vintage)
        told = told[told["area_code"].isin(inside) & told["state"].isin(COUNTED)]
        sums = told.groupby("period")["value"].sum()
        for period in in_order(list(sums.index)):
            count = round(float(sums[period]))
            rows.append((vintage, period, day_of(vintage, period), kind, count))
    return pd.DataFrame(rows, columns=COLUMNS)


def has_register(chosen: Selection, vintage: str) -> bool:
    return bool((spells_of(chosen)["vintage"] == vintage).any())


def at_period(rows: pd.DataFrame, vintage: str, period: str) -> Counted:
    """The numbers of one period, from rows of `COLUMNS`."""
    here = rows[(rows["vintage"] == vintage) & (rows["period"] == period)]
    known = here.set_index("kind")["count"].to_dict()
    return Counted(known.get(Kind.STATION.value), known.get(Kind.POINT.value))


def newest_of(rows: pd.DataFrame, vintage: str) -> str:
    """The newest period of a vintage that anything is known of; "" for none."""
    periods = in_order(list(rows.loc[rows["vintage"] == vintage, "period"].unique()))
    return periods[-1] if periods else ""
