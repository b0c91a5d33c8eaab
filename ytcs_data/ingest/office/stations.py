"""The station of each row, for measures that stations report.

A commune with one station needs no name of it. Without a register of stations the first one of
a commune is `<area_code>-1`, as everywhere in this program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
from rapidfuzz import fuzz

from geo.names import fold
from ytcs_data.ingest.office.place_words import POINT, STATION_WORDS
from ytcs_data.periods import lasting, parse_period

ENOUGH = 90  # of 100: as like must a name be to one of the commune's few stations


class FoundStation(NamedTuple):
    code: str = ""
    kind: str = ""  # of the problem
    found: str = ""
    expected: str = ""


@dataclass(frozen=True)
class Stations:
    """The stations that are open at the end of a period."""

    by_area: dict[str, list[tuple[str, str]]]  # code and name, by commune
    known: bool  # whether there is a register at all

    def find(self, area: str, area_name: str, code: str = "", name: str = "") -> FoundStation:
        here = self.by_area.get(area, [])
        if name and POINT.search(name):
            return FoundStation(kind="point-row", found=name)
        if code:
            codes = [one for one, _name in here]
            if code in codes or not here:
                return FoundStation(code)
            return FoundStation(kind="unknown-station", found=code, expected=_listed(here))
        if not here:
            return FoundStation(f"{area}-1")
        if len(here) == 1:
            return FoundStation(here[0][0])
        return self._by_name(here, area_name, name)

    def _by_name(self, here: list[tuple[str, str]], area_name: str, name: str) -> FoundStation:
        exact = [code for code, known in here if _bare(known) == _bare(name)]
        if len(exact) == 1 and STATION_WORDS.search(name):
            return FoundStation(exact[0])
        if not name or _bare(name) == fold(area_name):
            return FoundStation(kind="station-unclear", found=area_name, expected=_listed(here))
        scores = sorted(((fuzz.ratio(_bare(name), _bare(k)), c) for c, k in here), reverse=True)
        if scores[0][0] >= ENOUGH and scores[1][0] < scores[0][0]:
            return FoundStation(scores[0][1])
        return FoundStation(kind="unknown-station", found=name, expected=_listed(here))


def stations_at(register: pd.DataFrame, vintage: str, period: str) -> Stations:
    """Those of `Store.stations()` that are open on the last day of a period."""
    end = parse_period(period).end
    by_area: dict[str, list[tuple[str, str]]] = {}
    for row in register[register["vintage"] == vintage].to_dict("records"):
        if row["kind"] != "station":
            continue
        first, last = (
            None if pd.isna(row[n]) else row[n].date() for n in ("valid_from", "valid_to")
        )
        begin, close = lasting(vintage, first, last)
        if begin <= end <= close:
            one = (str(row["station_code"]), str(row["name"]))
            by_area.setdefault(str(row["area_code"]), []).append(one)
    return Stations(by_area, not register.empty)


def _bare(name: str) -> str:
    return fold(STATION_WORDS.sub("", name))


def _listed(here: list[tuple[str, str]]) -> str:
    return ", ".join(f"{code} ({name})" for code, name in here)
