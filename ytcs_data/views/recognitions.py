"""What the communes of a place are on the last day of its period: recognised, expired, waiting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis.network import last_day
from ytcs_data.analysis.recognition import HOLDS, Status, on_todays_communes, status
from ytcs_data.load import TODAY
from ytcs_data.periods import REFORM, parse_period
from ytcs_data.states import COUNTED, State
from ytcs_data.views.area_table import members
from ytcs_data.views.criteria_rows import FLAG, told
from ytcs_data.views.holdings import holding
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

LABELS = {
    Status.RECOGNISED: _("Còn hạn trên 1 năm"),
    Status.EXPIRING: _("Còn hạn đến 1 năm"),
    Status.EXPIRED: _("Đã hết hạn"),
    Status.WITHDRAWN: _("Bị thu hồi"),
    Status.REASSESS: _("Chờ đánh giá lại"),
    Status.NEVER: _("Chưa công nhận"),
}


@load.kept(64)
def statuses(place: Selection) -> pd.DataFrame:
    """The status of each commune that existed on the last day of the period; see `status`.

    `place` as `criteria_rows.place_of` gives it.
    """
    on = day_of(place)
    there = {c.code for c in load.communes(place.vintage, place.province, on=on)}
    codes = [code for code in members(place) if code in there]
    since = _since() if place.vintage == TODAY else {}
    years = {key: one.recognised_years for key, one in load.catalogue().criteria.items()}
    return status(events(place.vintage), codes, on, years, since, _assessed(place, since))


def day_of(place: Selection) -> date:
    """The last day of the period that its communes saw."""
    return last_day(place.vintage, parse_period(place.period).end)


@load.kept(4)
def events(vintage: str) -> pd.DataFrame:
    """Decisions about communes of a vintage; of today's unchanged ones also those before."""
    every = load.store().recognitions()
    if vintage != TODAY:
        return every[every["vintage"] == vintage]
    crosswalk = load.crosswalk()
    communes = load.communes(TODAY, load.EVERYWHERE)
    same = [area.code for area in communes if crosswalk.unchanged(area.code)]
    return on_todays_communes(every, {crosswalk.predecessors(c)[0].code: c for c in same})


@load.daily(1)
def _since() -> Mapping[str, date]:
    """The first day of each commune of today that a merger made, in the reform or since."""
    crosswalk, register = load.crosswalk(), load.register()
    communes = [a for p in register.provinces(TODAY) for a in register.communes(TODAY, p.code)]
    first = {area.code: REFORM for area in communes if not crosswalk.unchanged(area.code)}
    for gone, into in register.merged().items():
        if last := register[gone, TODAY].valid_to:
            first[into] = max(first.get(into, REFORM), last + timedelta(days=1))
    return first


def _assessed(place: Selection, since: Mapping[str, date]) -> set[str]:
    """Merged communes that told of a score or of the flag since they are what they are."""
    rows = [told(place.vintage), holding(FLAG, place.vintage)]
    seen = pd.concat([part[["area_code", "period", "state"]] for part in rows])
    seen = seen[seen["state"].isin([*COUNTED, State.HELD])].drop_duplicates()
    end = {p: parse_period(str(p)).end for p in seen["period"].unique()}
    until = parse_period(place.period).end
    return {
        code
        for code, period in zip(seen["area_code"], seen["period"], strict=True)
        if since.get(code, date.max) <= end[period] <= until
    }


def recognised(table: pd.DataFrame) -> pd.Series[bool]:
    """Of statuses, those that are recognised."""
    return table["status"].isin(HOLDS)


def has_decisions(place: Selection) -> bool:
    """Whether any decision tells of the place; else nothing is known of its recognitions."""
    return bool((statuses(place)["decision"] != "").any())


class Disagreeing(NamedTuple):
    """Communes whose report of the period and whose decisions are not the same."""

    undecided: list[str]  # report a recognition which no decision tells of
    denied: list[str]  # report that there is none, though a decision holds
    silent: list[str]  # report nothing, though a decision holds


@load.kept(64)
def disagreeing(place: Selection) -> Disagreeing:
    """All are empty where there are no decisions at all, or nobody reported for the period."""
    rows, table = holding(FLAG, place.vintage), statuses(place)
    rows = rows[(rows["period"] == place.period) & rows["area_code"].isin(table.index)]
    if rows.empty or not has_decisions(place):
        return Disagreeing([], [], [])
    numbers = rows[rows["state"].isin(COUNTED)].set_index("area_code")["value"]
    flags, holds = numbers.reindex(table.index), recognised(table)
    silent = holds & ~table.index.isin(rows["area_code"])
    lists = (flags.eq(1) & ~holds, flags.notna() & flags.ne(1) & holds, silent)
    return Disagreeing(*(list(table.index[these]) for these in lists))
