"""Which map a period is reported on; in the year of the reform, which one the names fit."""

from __future__ import annotations

from collections.abc import Sequence

from ytcs_data.ingest import rules
from ytcs_data.ingest.office.looking_up import Sources
from ytcs_data.ingest.office.place_words import Said
from ytcs_data.ingest.office.places import NAMED, Places
from ytcs_data.ingest.office.sheets import Sheet
from ytcs_data.ingest.problems import Problem
from ytcs_data.periods import parse_period

ROWS = 300  # of a sheet are asked; more would say the same
LAST_BEFORE, FIRST_AFTER = "2025-H1", "2025-12"


def vintage_of(
    period: str, wish: str, sheets: Sequence[Sheet], sources: Sources
) -> tuple[str, list[Problem]]:
    """The map, and a problem where the person says otherwise or nobody can tell."""
    usual = parse_period(period).vintage if period else ""
    if period and period != rules.EITHER_VINTAGE:
        if wish and wish != usual:
            return usual, [Problem("vintage-of-period", found=wish, expected=usual)]
        return usual, []
    if wish:
        return wish, []
    fits = {vintage: _fitting(sheets, vintage, sources) for vintage in NAMED}
    if period and fits["2024"] == fits["2025"]:
        return "2025", [Problem("vintage-unclear", found=parse_period(period).label)]
    return max(sorted(fits, reverse=True), key=lambda vintage: fits[vintage]), []


def _fitting(sheets: Sequence[Sheet], vintage: str, sources: Sources) -> int:
    """How many rows are a commune on the map of a vintage."""
    places = Places(sources, vintage, LAST_BEFORE if vintage == "2024" else FIRST_AFTER)
    rows = [said for sheet in sheets for said in said_places(sheet)[:ROWS]]
    return sum(not places.find(said).kind for said in rows)


def said_places(sheet: Sheet) -> list[Said]:
    """What each row of a sheet says of its place, in the order of the rows."""
    named = "area_name" if sheet.of_role("area_name") else "station_name"
    cells = [sheet.texts(role) for role in ("area_code", named, "district", "province")]
    return [Said(*row) for row in zip(*cells, strict=True)]
