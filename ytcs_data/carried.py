"""Figures carried across the reform, from what was reported on the other side."""

from __future__ import annotations

import pandas as pd

from geo.areas import Level
from geo.carrying import to_former, to_today
from ytcs_data import load, reported
from ytcs_data.analysis import rates, rebuilding
from ytcs_data.catalogue import Indicator
from ytcs_data.periods import in_order
from ytcs_data.reported import TODAY
from ytcs_data.states import COUNTED, State


@load.kept(1)
def _to_today() -> pd.DataFrame:
    return to_today(load.crosswalk(), load.register())


@load.kept(1)
def _to_districts() -> pd.DataFrame:
    return to_former(load.crosswalk(), load.register(), Level.DISTRICT)


@load.kept(32)
def rebuilt(indicator_id: str, *, partly: bool) -> pd.DataFrame:
    """Values of the communes of today in all periods; see `figures.values`."""
    indicator = load.catalogue().indicators[indicator_id]
    now, before = (reported.values(indicator_id, vintage) for vintage in load.VINTAGES)
    before = before[~before["period"].isin(now["period"])]
    if indicator.is_carried:
        past = rebuilding.carried_values(before, _to_today(), indicator.factor, partly=partly)
    else:
        past = rebuilding.waiting_values(before, _to_today())
    codes = [commune.code for commune in load.communes(TODAY, load.EVERYWHERE)]
    return pd.concat([rebuilding.completed(past, codes), now], ignore_index=True)


def with_parts(table: pd.DataFrame, indicator: Indicator, vintage: str) -> pd.DataFrame:
    """Rows of `values` with `known` and `parts`, and of a status that waits what the old parts had.

    What nobody rebuilt has no parts, but for a status that waits since the reform: there they
    had what they last told.
    """
    if "parts" not in table:
        table = table.assign(known=0.0, parts=0.0)
    waits = table["state"].eq(State.REASSESS) & ~table["parts"].gt(0)
    if vintage != TODAY or not waits.any():
        return table
    last = _last_before_reform(indicator.id).reindex(table.loc[waits, "area_code"])
    told = [*rebuilding.SIDES, "known", "parts"]
    table.loc[waits, told] = last[told].to_numpy(dtype=float)
    return table


@load.kept(16)
def _last_before_reform(indicator_id: str) -> pd.DataFrame:
    """What the old parts of each commune of today had when they last told, by `area_code`."""
    before = reported.values(indicator_id, "2024")
    told = before[before["state"].isin(COUNTED)]
    last = in_order(list(told["period"].unique()))[-1:]
    now = before[before["period"].isin(last)]
    return rebuilding.waiting_values(now, _to_today()).set_index("area_code")


def on_former_districts(values_: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Sums of today's communes on the old outlines of districts.

    Counts of a commune that crosses a line are shared, an estimate; what cannot be shared is
    counted of the communes that lie wholly in the district, see `crossing`.
    """
    links = _to_districts()
    if indicator.is_carried:
        made = rebuilding.carried_values(values_, links, indicator.factor, partly=True)
        return made.rename(columns={"known": "reported", "parts": "expected"})
    whole = links[links["exact"]]
    groups = dict(zip(whole["source"], whole["target"], strict=True))
    return rates.add_up(values_, groups, indicator.factor)


def crossing(district: str) -> list[str]:
    """Communes of today that lie in a former district in part."""
    links = _to_districts()
    return links.loc[links["target"].eq(district) & ~links["exact"], "source"].tolist()
