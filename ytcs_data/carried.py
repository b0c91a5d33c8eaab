"""Figures carried across the reform, from what was reported on the other side.

Communes that were merged since are carried in the same way, in the periods in which there were
still several.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from geo.areas import Level
from geo.carrying import since_reform, to_former, to_former_apart, to_today
from ytcs_data import load, reported
from ytcs_data.analysis import rates, rebuilding
from ytcs_data.catalogue import Indicator
from ytcs_data.load import TODAY
from ytcs_data.periods import in_order
from ytcs_data.states import COUNTED, State

APART = " apart"  # after the code of a commune in a period before it was merged, or took in another


@load.kept(1)
def old_to_today() -> pd.DataFrame:
    """Links from the old communes to those of today; see `geo.carrying.to_today`."""
    return to_today(load.crosswalk(), load.register())


@load.kept(1)
def _to_districts() -> pd.DataFrame:
    return to_former(load.crosswalk(), load.register(), Level.DISTRICT)


@load.kept(1)
def _since_reform() -> pd.DataFrame:
    return since_reform(load.register())


@load.kept(48)
def rebuilt(indicator_id: str, *, partly: bool) -> pd.DataFrame:
    """Values of the communes of today in all periods; see `figures.values`."""
    indicator = load.catalogue().indicators[indicator_id]
    now, before = (reported.values(indicator_id, vintage) for vintage in load.VINTAGES)
    before = before[~before["period"].isin(now["period"].unique())]

    def carry(values: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
        if indicator.is_carried:
            return rebuilding.carried_values(values, links, indicator.factor, partly=partly)
        return rebuilding.waiting_values(values, links)

    today = load.communes(TODAY, load.EVERYWHERE, on=date.today())
    past = rebuilding.completed(carry(before, old_to_today()), [commune.code for commune in today])
    apart = _apart(now)
    if apart.any():
        merged = carry(now[apart], _since_reform())
        return pd.concat([past, now[~apart], merged], ignore_index=True)
    return pd.concat([past, now], ignore_index=True)


def _apart(values: pd.DataFrame) -> pd.Series[bool]:
    """Whether a row is of a period in which parts of a commune of today still were apart."""
    links = _since_reform()
    if links.empty:
        return pd.Series(False, values.index)
    target = values["area_code"].map(links.set_index("source")["target"])
    key = target + " " + values["period"]
    return key.isin(key[target.notna() & target.ne(values["area_code"])])


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


@load.kept(24)
def _last_before_reform(indicator_id: str) -> pd.DataFrame:
    """What the old parts of each commune of today had when they last told, by `area_code`.

    Of one that took in another since, these are the two, if they told anything.
    """
    now, before = (reported.values(indicator_id, vintage) for vintage in load.VINTAGES)
    old = rebuilding.waiting_values(_last_told(before), old_to_today()).set_index("area_code")
    apart = _last_told(now[_apart(now)])
    if apart.empty:
        return old
    parts = rebuilding.waiting_values(apart, _since_reform()).set_index("area_code")
    return pd.concat([old.drop(parts.index, errors="ignore"), parts])


def _last_told(values: pd.DataFrame) -> pd.DataFrame:
    told = values[values["state"].isin(COUNTED)]
    last = in_order(list(told["period"].unique()))[-1:]
    return values[values["period"].isin(last)]


def on_former_districts(values_: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Sums of today's communes on the old outlines of districts.

    Counts of a commune that crosses a line are shared, an estimate; what cannot be shared is
    counted of the communes that lie wholly in the district, see `crossing`.
    """
    values_, links = to_districts(values_)
    if indicator.is_carried:
        made = rebuilding.carried_values(values_, links, indicator.factor, partly=True)
        return made.rename(columns={"known": "reported", "parts": "expected"})
    whole = links[links["exact"]]
    groups = dict(zip(whole["source"], whole["target"], strict=True))
    return rates.add_up(values_, groups, indicator.factor)


def to_districts(values_: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of today's communes, and links from their codes to former districts.

    In a period before it was merged a commune has `APART` after its code: it came from less than
    the two together.
    """
    links = _to_districts()
    if (apart := _apart(values_)).any():
        codes = values_["area_code"]
        values_ = values_.assign(area_code=codes.mask(apart, codes + APART))
        links = pd.concat([links, _to_districts_apart()], ignore_index=True)
    return values_, links


@load.kept(1)
def _to_districts_apart() -> pd.DataFrame:
    links = to_former_apart(load.crosswalk(), load.register(), Level.DISTRICT)
    return links.assign(source=links["source"] + APART)


def crossing(district: str) -> list[str]:
    """Communes of today that lie in a former district in part."""
    links = _to_districts()
    return links.loc[links["target"].eq(district) & ~links["exact"], "source"].tolist()
