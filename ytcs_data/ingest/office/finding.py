"""Where each row of a sheet lies, for one period on one map, and which station it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ytcs_data.catalogue import Level
from ytcs_data.ingest.office.place_words import Found, Said
from ytcs_data.ingest.office.places import Places, province_of_most
from ytcs_data.ingest.office.scope import Scope, commune_of_texts
from ytcs_data.ingest.office.sheets import Sheet, rows_of
from ytcs_data.ingest.office.stations import FoundStation, Stations, stations_at
from ytcs_data.ingest.office.vintages import said_places
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.wishes import Wishes


@dataclass(frozen=True)
class Finder:
    """Looks up the rows of all sheets for one period and one map."""

    places: Places
    scope: Scope
    file_name: str
    wishes: Wishes

    def placed(
        self, figures: pd.DataFrame, sheets: Sequence[Sheet]
    ) -> tuple[pd.DataFrame, list[Problem]]:
        problems: list[Problem] = []
        rows: dict[tuple[int, int], tuple[Found, str, str]] = {}
        by_sheet = _lines(figures)
        given = _lines(figures[figures["value"].notna()])
        finder = self._settled_province(by_sheet, sheets)
        for index, lines in by_sheet.items():
            found = finder.of_sheet(sheets[index], lines)
            silent = lines - given.get(index, set())
            problems += finder.problems(sheets[index], found, silent)
            rows |= {(index, line): answer for line, answer in found.items()}
        stations, told = finder.stations(figures, sheets, rows)
        keys = list(zip(figures["sheet"], figures["line"], strict=True))
        area = [rows[key][0].code for key in keys]
        station = [
            stations.get((*key, m), "") for key, m in zip(keys, figures["measure"], strict=True)
        ]
        measures = finder.places.sources.catalogue.measures
        by_station = figures["measure"].map(lambda m: measures[m].level is Level.STATION)
        unclear = by_station & pd.Series([not one for one in station], figures.index)
        placed = figures.assign(area_code=area, station_code=station, unclear=unclear)
        return placed, [*problems, *told]

    def _settled_province(
        self, by_sheet: Mapping[int, set[int]], sheets: Sequence[Sheet]
    ) -> Finder:
        """Where no title names the province, that of nearly all names that are clear alone."""
        if self.places.province:
            return self
        found = [
            answer.code
            for index, lines in by_sheet.items()
            for answer, _text, _name in self.of_sheet(sheets[index], lines).values()
            if answer.code
        ]
        places = self.places
        province = province_of_most(found, places.sources, places.vintage)
        return replace(self, places=Places(places.sources, places.vintage, places.period, province))

    def of_sheet(self, sheet: Sheet, lines: set[int]) -> dict[int, tuple[Found, str, str]]:
        """For each line what was found, and the name of a station that it says."""
        one = self._commune_of_all(sheet)
        groups = sheet.table.data["group"]
        found = {}
        for line, said in zip(sheet.table.data.index, said_places(sheet), strict=True):
            if line not in lines:
                continue
            if not (said.code or said.name):
                found[line] = (one, "", "")
                continue
            said = said._replace(district=said.district or self._district(str(groups[line])))
            found[line] = (self.places.find(said), said.text, said.name)
        return found

    def _district(self, group: str) -> str:
        """The district that a row stands under, or the one that the title names."""
        if group:
            known = self.places.sources.letterheads.districts(group)
            if known:
                return known[0].name
        return self.scope.district_name if self.places.vintage == "2024" else ""

    def _commune_of_all(self, sheet: Sheet) -> Found:
        """The commune of a sheet without a column of places, or of a row without a name."""
        if self.wishes.area:
            return self.places.find(Said(code=self.wishes.area))
        if (
            sheet.of_role("area_name")
            or sheet.of_role("area_code")
            or sheet.of_role("station_name")
        ):
            return Found("", "no-name")
        named = self.places.find(Said(name=sheet.name))
        if named.code and not named.kind:  # “P. Đa Mai”
            return named
        texts = (sheet.name, *sheet.titles, self.file_name.replace("_", " "))
        code = commune_of_texts(texts, self.places)
        return Found(code) if code else Found("", "no-place")

    def problems(
        self, sheet: Sheet, found: Mapping[int, tuple[Found, str, str]], silent: set[int]
    ) -> Iterator[Problem]:
        """What is wrong with places; a row that says neither where nor how many is let be."""
        code = sheet.of_role("area_code")
        name = sheet.of_role("area_name") or sheet.of_role("station_name") or code
        for line, (answer, _text, _name) in found.items():
            if answer.kind == "no-place":
                yield sheet.problem("no-place")
                return
            if answer.kind and not (answer.kind == "no-name" and line in silent):
                column = code if answer.of_code else name
                yield sheet.problem(answer.kind, line, column, answer.found, answer.expected)

    def stations(
        self,
        figures: pd.DataFrame,
        sheets: Sequence[Sheet],
        rows: Mapping[tuple[int, int], tuple[Found, str, str]],
    ) -> tuple[dict[tuple[int, int, str], str], list[Problem]]:
        """The station of each figure that stations report."""
        sources, places = self.places.sources, self.places
        measures = sources.catalogue.measures
        mine = figures[figures["measure"].map(lambda m: measures[m].level is Level.STATION)]
        if mine.empty:
            return {}, []
        register = stations_at(sources.stations(), places.vintage, places.period)
        found: dict[tuple[int, int, str], str] = {}
        problems: dict[Problem, None] = {}
        for row in rows_of(mine.drop_duplicates(["sheet", "line", "measure"])):
            area = rows[row.sheet, row.line][0].code
            if not area:
                continue
            sheet = sheets[row.sheet]
            answer = self._station(register, area, sheet, row.line, rows[row.sheet, row.line][2])
            if answer.code:
                found[row.sheet, row.line, row.measure] = answer.code
            else:
                column = sheet.of_role("station_name") or sheet.of_role("area_name")
                problem = sheet.problem(
                    answer.kind, row.line, column, answer.found, answer.expected
                )
                problems[problem] = None
        return found, list(problems)

    def _station(
        self, register: Stations, area: str, sheet: Sheet, line: int, name: str
    ) -> FoundStation:
        places = self.places
        code = sheet.texts("station_code")[line]
        of_station = sheet.texts("station_name")[line] or name
        return register.find(
            area, places.sources.register[area, places.vintage].name, code, of_station
        )


def _lines(figures: pd.DataFrame) -> dict[int, set[int]]:
    return {int(str(index)): set(part["line"]) for index, part in figures.groupby("sheet")}
