"""Who has reported what for a period: a row an area, reported or not, in time or late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import pandas as pd

from geo.areas import Area
from ytcs_data import load
from ytcs_data.catalogue import Dataset
from ytcs_data.own_due_days import due_days, due_on
from ytcs_data.periods import Kind, in_order, parse_period

# How far back a period is offered that nobody has reported, so that one can ask who is missing.
RECENT = {Kind.MONTH: 7, Kind.QUARTER: 3, Kind.HALF: 2, Kind.NINE_MONTHS: 1, Kind.YEAR: 2}


class Told(StrEnum):
    """What an area has reported of a dataset."""

    ALL = "all"  # every measure that anybody has reported
    PART = "part"
    NOTHING = "nothing"


def due_datasets(period: str) -> list[Dataset]:
    """Datasets that are reported for this kind of period."""
    kind = parse_period(period).kind
    return [one for one in load.catalogue().datasets.values() if one.frequency is kind]


def faults() -> list[str]:
    """What is wrong with the settings of due days."""
    return due_days(load.catalogue().datasets)[1]


def due_date(dataset: Dataset, period: str) -> date:
    return due_on(period, due_days(load.catalogue().datasets)[0][dataset.id])


def periods(vintage: str, today: date) -> list[str]:
    """Periods that one may ask about, newest first: stored ones, and those of late."""
    stored = [period for known, period in load.store().periods() if known == vintage]
    kinds = {one.frequency for one in load.catalogue().datasets.values()}
    lately = [code for kind in kinds for code in recent(kind, today)] if stored else []
    of_vintage = [code for code in lately if parse_period(code).vintage == vintage]
    return in_order(list({*stored, *of_vintage}))[::-1]


def recent(kind: Kind, today: date, most: int = 0) -> list[str]:
    """The newest periods of a kind that have begun, oldest first: the usual number, or `most`."""
    codes = [
        f"{year}{part}" for year in range(today.year - 2, today.year + 1) for part in _parts(kind)
    ]
    begun = in_order([code for code in codes if parse_period(code).start <= today])
    return begun[-(most or RECENT[kind]) :]


def _parts(kind: Kind) -> Sequence[str]:
    return {
        Kind.MONTH: [f"-{month:02}" for month in range(1, 13)],
        Kind.QUARTER: [f"-Q{quarter}" for quarter in range(1, 5)],
        Kind.HALF: ["-H1", "-H2"],
        Kind.NINE_MONTHS: ["-9M"],
        Kind.YEAR: [""],
    }[kind]


@load.kept(64)
def reported(dataset_id: str, vintage: str, period: str, scope: str, due: date) -> pd.DataFrame:
    """What each commune of a scope has reported, in the order of former district and code.

    Columns `area_code`, `area_name`, `district` (code, "" for none), `told` (see `Told`),
    `lacking` (ids of measures that others reported), `first_at` (missing for nothing) and
    `late` (days after the day `due` until the first report, or until today for nothing; 0 in
    time).
    """
    dataset = load.catalogue().datasets[dataset_id]
    areas = load.communes(vintage, scope, on=parse_period(period).end)
    told = load.store().reported(period, vintage)
    told = told[told["measure"].isin(dataset.measures)]
    table = _states(areas, told, dataset)
    inside = load.groups(vintage, scope)
    table["district"] = table["area_code"].map(inside).fillna("")
    table["late"] = _late(table["first_at"], due)
    return table.sort_values(["district", "area_code"], ignore_index=True)


def _states(areas: Sequence[Area], told: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    names = {area.code: area.name for area in areas}
    told = told[told["area_code"].isin(list(names))]
    asked = [code for code in dataset.measures if code in set(told["measure"])]
    got = told.groupby("area_code")["measure"].agg(set)
    first = told.groupby("area_code")["first_at"].min()
    rows = []
    for code, name in names.items():
        has = got.get(code, set())
        lacking = tuple(measure for measure in asked if measure not in has)
        state = Told.NOTHING if not has else Told.PART if lacking else Told.ALL
        rows.append((code, name, state.value, lacking if has else ()))
    table = pd.DataFrame(rows, columns=["area_code", "area_name", "told", "lacking"])
    moments = [first.get(code, pd.NaT) for code in table["area_code"]]
    table["first_at"] = pd.to_datetime(pd.Series(moments, dtype=object), utc=True)
    return table


def _late(first_at: pd.Series[pd.Timestamp], due: date) -> list[int]:
    """Days by the clock of this computer, as a clerk would count them."""
    today = date.today()
    days = [today if pd.isna(at) else at.to_pydatetime().astimezone().date() for at in first_at]
    return [max((day - due).days, 0) for day in days]


def by_district(table: pd.DataFrame) -> pd.DataFrame:
    """How many areas of each former district have reported: `areas`, `all`, `part`, `nothing`."""
    counts = pd.crosstab(table["district"], table["told"])
    counts = counts.reindex(columns=[one.value for one in Told], fill_value=0)
    return counts.assign(areas=counts.sum(axis=1)).reset_index()
