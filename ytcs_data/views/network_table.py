"""Every facility of a selection, a row each: what it was, and what it is now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from ytcs_data import facilities, load
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Kind, Outcome
from ytcs_data.periods import LAST_OLD_DAY
from ytcs_data.views.network_rows import both_sides, today_for
from ytcs_data.views.selection import Selection
from ytcs_data.words import MISSING, _, day

KINDS = {Kind.STATION.value: _("Trạm y tế"), Kind.POINT.value: _("Điểm trạm")}
OUTCOMES = {
    Outcome.STATION: _("Trạm y tế"),
    Outcome.POINT: _("Điểm trạm"),
    Outcome.CLOSED: _("Đóng cửa"),
    Outcome.UNKNOWN: _("Chưa rõ"),
}
NEW = _("Mở mới")


@load.kept(32)
def old_stations(chosen: Selection) -> pd.DataFrame:
    """What became of the selection's stations of the last day before the reform."""
    members = both_sides(chosen)["2024"]
    was = network.at(network.inside(facilities.spells(), {"2024": members}), LAST_OLD_DAY)
    codes = was.loc[was["kind"] == Kind.STATION, "station_code"]
    return network.became(facilities.spells(), codes, today_for(chosen))


@load.kept(32)
def new_facilities(chosen: Selection) -> pd.DataFrame:
    """Facilities of the selection today that did not exist before the reform."""
    mine = network.inside(facilities.spells(), {"2025": both_sides(chosen)["2025"]})
    codes = network.at(facilities.spells(), LAST_OLD_DAY)["station_code"]
    now = network.at(mine, today_for(chosen))
    return now[~now["station_code"].isin(codes)]


@load.kept(16)
def facility_table(chosen: Selection) -> pd.DataFrame:
    """All facilities of the selection, before and since the reform.

    A facility of before has its last spell of then, and what became of it; one that was not
    there before has what it is now.
    """
    spells, on = facilities.spells(), today_for(chosen)
    old = network.inside(spells, {"2024": both_sides(chosen)["2024"]})
    old = old.groupby("station_code").tail(1)
    now = network.became(spells, old["station_code"], on)
    names = station_names(on)
    rows = [_row(was, now.loc[was["station_code"]], names) for was in old.to_dict("records")]
    rows += [_new_row(one, names) for one in new_facilities(chosen).to_dict("records")]
    return pd.DataFrame(rows)


def station_names(on: date) -> dict[str, str]:
    """Name of each facility on a day."""
    now = network.at(facilities.spells(), on)
    return dict(zip(now["station_code"], now["name"], strict=True))


def _row(was: Mapping[Any, Any], now: pd.Series[Any], names: Mapping[str, str]) -> dict[str, str]:
    return {
        _("Mã"): was["station_code"],
        _("Tên"): was["name"],
        _("Loại"): KINDS[was["kind"]],
        _("Xã, phường khi đó"): _area(was["area_code"], was["vintage"]),
        _("Từ ngày"): date_text(was["valid_from"]),
        _("Đến ngày"): date_text(was["valid_to"]),
        _("Nay là"): OUTCOMES[Outcome(now["outcome"])],
        _("Tên hiện nay"): now["name"],
        _("Thuộc trạm"): names.get(now["belongs_to"], now["belongs_to"]),
        _("Xã, phường hiện nay"): _area(now["area_code"], now["vintage"]),
    }


def _new_row(one: Mapping[Any, Any], names: Mapping[str, str]) -> dict[str, str]:
    return {
        _("Mã"): one["station_code"],
        _("Tên"): one["name"],
        _("Loại"): KINDS[one["kind"]],
        _("Xã, phường khi đó"): "",
        _("Từ ngày"): date_text(one["valid_from"]),
        _("Đến ngày"): date_text(one["valid_to"]),
        _("Nay là"): NEW,
        _("Tên hiện nay"): one["name"],
        _("Thuộc trạm"): names.get(one["belongs_to"], one["belongs_to"]),
        _("Xã, phường hiện nay"): _area(one["area_code"], one["vintage"]),
    }


def date_text(moment: pd.Timestamp) -> str:
    """A date, or a dash where none was given."""
    return MISSING if pd.isna(moment) else day(moment.date())


def _area(code: str, vintage: str) -> str:
    return load.register()[code, vintage].name if code else ""
