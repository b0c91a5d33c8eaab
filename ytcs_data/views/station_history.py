"""Stations and points of one commune in a period, and what each was or became in the reform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.areas import Area
from geo.crosswalk import WHOLE
from ytcs_data import facilities, load
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Outcome
from ytcs_data.periods import LAST_OLD_DAY, REFORM
from ytcs_data.views.network_rows import day_of, newest_day
from ytcs_data.views.network_table import KINDS, date_text, station_names
from ytcs_data.views.network_words import register_source
from ytcs_data.words import _, day


@load.kept(256)
def facility_list(area: Area, period: str) -> pd.DataFrame:
    """Facilities that lie in a commune at the end of a period, or serve it from another.

    Empty if the register has none.
    """
    on = day_of(area.vintage, period)
    now = network.at(facilities.spells(), on)
    now = now[now["vintage"] == area.vintage]
    shared = [area.code in serves.split() for serves in now["serves"]]
    here = now[(now["area_code"] == area.code) | pd.Series(shared, now.index, dtype=bool)]
    here = here.sort_values(["kind", "station_code"], ascending=[False, True])
    names = station_names(on)
    tell = _what_it_was(here) if area.vintage == "2025" else _what_it_became(here)
    return pd.DataFrame(_row(one, area, names, tell) for one in here.to_dict("records"))


def _row(
    one: Mapping[Any, Any], area: Area, names: Mapping[str, str], tell: Mapping[str, str]
) -> dict[str, str]:
    kind = KINDS[one["kind"]]
    if one["area_code"] != area.code:
        host = load.register()[one["area_code"], area.vintage].name
        kind = _("{kind}, dùng chung, đặt tại {commune}").format(kind=kind, commune=host)
    heading = _("Trước 01/7/2025") if area.vintage == "2025" else _("Từ 01/7/2025")
    return {
        _("Mã"): one["station_code"],
        _("Tên"): one["name"],
        _("Loại"): kind,
        _("Từ ngày"): date_text(one["valid_from"]),
        _("Thuộc trạm"): names.get(one["belongs_to"], one["belongs_to"]),
        heading: tell.get(one["station_code"], ""),
    }


def _what_it_was(here: pd.DataFrame) -> dict[str, str]:
    """Of each facility of today what it was on the last day before the reform."""
    before = network.at(facilities.spells(), LAST_OLD_DAY)
    told = {one["station_code"]: _was(one) for one in before.to_dict("records")}
    return {code: told.get(code, _("Chưa có")) for code in here["station_code"]}


def _was(one: Mapping[Any, Any]) -> str:
    """Its name then, with the commune if the name does not say it."""
    commune = load.register()[one["area_code"], "2024"].name
    name = str(one["name"])
    return name if commune.lower() in name.lower() else f"{name}, {commune}"


def _what_it_became(here: pd.DataFrame) -> dict[str, str]:
    """Of each facility of before what it is on the newest day that anything is known of."""
    on = newest_day()
    table = network.became(facilities.spells(), here["station_code"], on)
    names = station_names(on)
    return {str(code): _fate(row, names) for code, row in table.iterrows()}


def _fate(now: pd.Series[Any], names: Mapping[str, str]) -> str:
    if now["outcome"] == Outcome.UNKNOWN:
        return _("Chưa rõ")
    if now["outcome"] == Outcome.CLOSED:
        return _("Đóng cửa, ngày cuối {day}").format(day=day(now["closed_on"]))
    since = day(max(now["since"], REFORM))
    if now["outcome"] == Outcome.POINT:
        station = names.get(now["belongs_to"], now["belongs_to"])
        return _("Từ {day} là điểm trạm của {station}").format(day=since, station=station)
    return _("Từ {day} là {name}").format(day=since, name=now["name"])


@load.kept(256)
def closed_here(area: Area, period: str) -> int:
    """Old stations of the communes that went whole into one of today, and are closed now."""
    parts = load.crosswalk().predecessors(area.code) if area.vintage == "2025" else []
    whole = [part.code for part in parts if part.relation == WHOLE]
    was = network.at(network.inside(facilities.spells(), {"2024": whole}), LAST_OLD_DAY)
    codes = was.loc[was["kind"] == network.Kind.STATION, "station_code"]
    now = network.became(facilities.spells(), codes, day_of(area.vintage, period))
    return int((now["outcome"] == Outcome.CLOSED).sum())


def sources_of(code: str, vintage: str) -> str:
    """Where the entries of a commune come from."""
    spells = facilities.spells()
    serving = spells["serves"].str.split().map(lambda codes: code in codes)
    here = (spells["area_code"] == code) | serving
    return register_source(spells[(spells["vintage"] == vintage) & here])
