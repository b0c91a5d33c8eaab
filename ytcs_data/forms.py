"""Forms to fill in for a dataset: the places, and what they told last; see `reports.template`."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.areas import Area
from ytcs_data import facilities, load, provenance
from ytcs_data.analysis import network
from ytcs_data.catalogue import Dataset
from ytcs_data.catalogue.measure import Level
from ytcs_data.periods import in_order, parse_period
from ytcs_data.reports.template import Form
from ytcs_data.states import COUNTED
from ytcs_data.words import _

KEY = ["area_code", "station_code"]
HEADINGS = {
    "area_code": _("Mã đơn vị"),
    "area_name": _("Tên đơn vị"),
    "station_code": _("Mã trạm"),
    "station_name": _("Tên trạm"),
}


def form(dataset: Dataset, period: str, areas: Sequence[Area], scope: str) -> Form:
    """The form of a dataset and period for some communes of one vintage.

    Of a station's dataset each registered station that is open at the end of the period has a
    row, and a commune without one a row of its own. `scope` says in words which areas these are.
    """
    places = _stations(areas, period) if dataset.level is Level.STATION else _communes(areas)
    before, last = _last(dataset, period, areas)
    criteria = load.catalogue().criteria_on(parse_period(period).end)
    most = {one.measure: one.most for one in criteria.criteria} if criteria else {}
    shown = places if dataset.level is Level.STATION else places.drop(columns="station_code")
    invented = last is not None and provenance.is_illustrative(areas[0].vintage)
    label = parse_period(period).label
    return Form(
        title=dataset.title,
        period=label[0].upper() + label[1:],
        scope=scope,
        places=shown.rename(columns=HEADINGS),
        measures=tuple(load.catalogue().measures[code] for code in dataset.measures),
        most=most,
        before=parse_period(before).label if before else "",
        last=None if last is None else places[KEY].merge(last, how="left", on=KEY),
        notes=(_("Số để đối chiếu là số liệu minh hoạ."),) if invented else (),
    )


def _communes(areas: Sequence[Area]) -> pd.DataFrame:
    rows = [(area.code, area.name, "") for area in areas]
    return pd.DataFrame(rows, columns=["area_code", "area_name", "station_code"], dtype="str")


def _stations(areas: Sequence[Area], period: str) -> pd.DataFrame:
    """A row a station, in the order of the communes; see `form`."""
    vintage = areas[0].vintage if areas else load.TODAY
    day = network.last_day(vintage, parse_period(period).end)
    spells = facilities.spells()
    stations = spells[(spells["kind"] == "station") & (spells["vintage"] == vintage)]
    known = network.at(stations, day)[["area_code", "station_code", "name"]]
    names = _communes(areas).drop(columns="station_code")
    rows = names.merge(known.rename(columns={"name": "station_name"}), how="left", on="area_code")
    return rows[list(HEADINGS)].fillna("").astype("str")


def _last(dataset: Dataset, period: str, areas: Sequence[Area]) -> tuple[str, pd.DataFrame | None]:
    """The newest earlier period of which these areas told anything, and what: `KEY`, measures."""
    if not areas:
        return "", None
    codes = {area.code for area in areas}
    told = {code: load.store().holding(code, areas[0].vintage) for code in dataset.measures}
    here = {code: table[table["area_code"].isin(codes)] for code, table in told.items()}
    end = parse_period(period).end
    known = {text for table in here.values() for text in table["period"].unique()}
    earlier = in_order([text for text in known if parse_period(text).end < end])
    if not earlier:
        return "", None
    columns = [
        table[(table["period"] == earlier[-1]) & table["state"].isin(COUNTED)]
        .set_index(KEY)["value"]
        .rename(code)
        for code, table in here.items()
    ]
    return earlier[-1], pd.concat(columns, axis=1).reset_index()
