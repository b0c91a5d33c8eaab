"""Rows to store, written short."""

from __future__ import annotations

import pandas as pd

USUAL = {
    "period": "2024",
    "vintage": "2024",
    "area_code": "09256",
    "station_code": "",
    "measure": "insured",
    "value": 1.0,
    "state": "value",
    "source": "Báo cáo năm",
}


def rows(*given: dict[str, object]) -> pd.DataFrame:
    """One row for each dict, which names only what is not usual; lines count from 2."""
    table = [{**USUAL, **row, "line": line} for line, row in enumerate(given, start=2)]
    return pd.DataFrame(table).astype({"value": float})
