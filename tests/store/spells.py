"""Spells of stations and points, written short."""

from __future__ import annotations

import pandas as pd

USUAL = {
    "station_code": "A",
    "name": "Trạm A",
    "kind": "station",
    "vintage": "2024",
    "area_code": "09256",
    "serves": "",
    "valid_from": None,
    "valid_to": None,
    "belongs_to": "",
    "latitude": None,
    "longitude": None,
    "source": "Danh bạ",
}


def spells(*given: dict[str, object]) -> pd.DataFrame:
    """One spell for each dict, which names only what is not usual; lines count from 2."""
    table = pd.DataFrame([{**USUAL, **row, "line": i} for i, row in enumerate(given, start=2)])
    dates = {name: pd.to_datetime(table[name]) for name in ("valid_from", "valid_to")}
    return table.assign(**dates).astype({"latitude": float, "longitude": float})
