"""Decisions about the recognition of communes, written short."""

from __future__ import annotations

import pandas as pd

USUAL = {
    "vintage": "2025",
    "area_code": "09247",
    "act": "recognised",
    "criteria": "qd_1300_2023",
    "decision": "QĐ 1",
    "decided_on": "2025-08-01",
    "note": "",
    "source": "Danh sách",
}


def decisions(*given: dict[str, object]) -> pd.DataFrame:
    """One decision for each dict, which names only what is not usual; lines count from 2."""
    table = pd.DataFrame([{**USUAL, **row, "line": i} for i, row in enumerate(given, start=2)])
    return table.assign(decided_on=pd.to_datetime(table["decided_on"]))
