"""What the page of the network says in sentences. Names of facilities are never among them:
they come from files, and a sentence is Markdown.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd

from ytcs_data import facilities, load
from ytcs_data.analysis import network
from ytcs_data.analysis.network import Kind
from ytcs_data.views.area_table import members
from ytcs_data.views.network_rows import (
    Counted,
    at_period,
    day_of,
    newest_of,
    reported,
    spells_of,
)
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, day, number

NAMED = 6  # communes that a sentence names

STATION_COUNT, POINT_COUNT = _("{n} trạm"), _("{n} điểm trạm")


def counted_text(counted: Counted) -> str:
    """Both numbers in words, as far as they are known."""
    parts = ((STATION_COUNT, counted.stations), (POINT_COUNT, counted.points))
    return _(" và ").join(text.format(n=number(n)) for text, n in parts if n is not None)


def both_sides_sentence(rows: pd.DataFrame, chosen: Selection) -> str:
    """Before and since the reform side by side, never as a sum; "" if one side is not known."""
    old = newest_of(rows, "2024")
    new = chosen.period if chosen.vintage == "2025" else newest_of(rows, "2025")
    before, since = at_period(rows, "2024", old), at_period(rows, "2025", new)
    if not (before.known and since.known):
        return ""
    return _(
        "**{before}** trước 01/7/2025; **{since}** sau ({day}): không cộng, không nối."
    ).format(before=counted_text(before), since=counted_text(since), day=day(day_of("2025", new)))


def disagreement(rows: pd.DataFrame, chosen: Selection) -> str:
    """Both numbers where the register and the reports of the period differ; else ""."""
    mine = at_period(rows, chosen.vintage, chosen.period)
    theirs = at_period(reported(chosen, chosen.vintage), chosen.vintage, chosen.period)
    pairs = ((mine.stations, theirs.stations), (mine.points, theirs.points))
    if all(other is None or one == other for one, other in pairs):
        return ""
    return _(
        "Danh bạ trạm và báo cáo của xã không khớp: danh bạ có {register}, báo cáo có {reported}."
    ).format(register=counted_text(mine), reported=counted_text(theirs))


def irregular(chosen: Selection) -> list[str]:
    """Communes with more stations than one, or with none of their own."""
    on = day_of(chosen.vintage, chosen.period)
    mine = spells_of(chosen)
    now = network.at(mine[mine["vintage"] == chosen.vintage], on)
    stations = now[now["kind"] == Kind.STATION]
    own = Counter(stations["area_code"])
    living = [c for c in members(chosen) if load.register()[c, chosen.vintage].existed(on)]
    shared = shared_with(chosen.vintage, on)
    sentences = []
    if several := [code for code in living if own[code] > 1]:
        names = [f"{_name(c, chosen.vintage)} ({own[c]})" for c in several]
        sentences.append(_("Có từ hai trạm: {names}.").format(names=_listed(names)))
    if sharing := [code for code in living if not own[code] and code in shared]:
        names = [
            _("{commune} (trạm ở {host})").format(
                commune=_name(c, chosen.vintage), host=_name(shared[c], chosen.vintage)
            )
            for c in sharing
        ]
        sentences.append(_("Dùng chung trạm của xã khác: {names}.").format(names=_listed(names)))
    if without := [code for code in living if not own[code] and code not in shared]:
        names = [_name(c, chosen.vintage) for c in without]
        sentences.append(_("Không có trạm trong danh bạ: {names}.").format(names=_listed(names)))
    return sentences


def shared_with(vintage: str, on: date) -> dict[str, str]:
    """Of each commune that shares a station of another, that other one."""
    now = network.at(facilities.spells(), on)
    now = now[(now["vintage"] == vintage) & (now["serves"] != "")]
    return {
        commune: host
        for serves, host in zip(now["serves"], now["area_code"], strict=True)
        for commune in serves.split()
    }


def _name(code: str, vintage: str) -> str:
    return load.register()[code, vintage].name


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    text = ", ".join(names[:NAMED])
    return text + _(" và {n} đơn vị khác").format(n=number(more)) if more > 0 else text


def register_source(spells: pd.DataFrame) -> str:
    """Where entries of the register come from, the most used first. From files: never Markdown."""
    counted = Counter(spells["source"]).most_common()
    return _("Nguồn: {sources}").format(sources=", ".join(source for source, _n in counted))


def alt_text(rows: pd.DataFrame) -> str:
    """The chart for those who cannot see it: the last numbers of each side."""
    parts = [_("Số trạm y tế và điểm trạm theo thời gian.")]
    for vintage, side in (("2024", _("Trước 01/7/2025")), ("2025", _("Từ 01/7/2025"))):
        newest = newest_of(rows, vintage)
        if newest:
            text = counted_text(at_period(rows, vintage, newest))
            parts.append(f"{side}: {text} ({day(day_of(vintage, newest))}).")
    if rows["vintage"].nunique() > 1:
        parts.append(_("Hai bên không nối với nhau."))
    return " ".join(parts)
