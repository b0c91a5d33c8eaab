"""What a store holds, written short: one line a report."""

from __future__ import annotations

import pandas as pd

COLUMNS = ["area_code", "station_code", "value", "state", "period"]


def held(*lines: tuple[object, ...], period: str = "2024") -> pd.DataFrame:
    """Lines of (area, value), (area, value, state) or, of stations, ("A/1", value, …)."""
    rows = []
    for place, value, *state in lines:
        area, _slash, station = str(place).partition("/")
        text = state[0] if state else "value"
        rows.append((area, f"{area}-{station}" if station else "", value, text, period))
    frame = pd.DataFrame(rows, columns=COLUMNS).astype({"value": float})
    return frame.assign(source="")


def never(_area: str) -> bool:
    return False


def values(*rows: tuple[object, ...], period: str = "2024") -> pd.DataFrame:
    """Lines of (area, numerator, denominator, state) as `indicator_values` gives them, in %."""
    columns = ["area_code", "numerator", "denominator", "state"]
    frame = pd.DataFrame(rows, columns=columns).astype({"numerator": float, "denominator": float})
    known = frame["state"].isin(["value", "estimated"])
    rate = (100 * frame["numerator"] / frame["denominator"]).where(known)
    return frame.assign(period=period, value=rate)
