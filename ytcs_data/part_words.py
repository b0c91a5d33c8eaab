"""What is said of the old communes behind a figure that was rebuilt on those of today."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from ytcs_data.catalogue import Counted, Indicator
from ytcs_data.states import State
from ytcs_data.words import _, number

MISSING = _("Thiếu {missing}/{parts} xã cũ")


def waiting_parts(indicator: Indicator) -> str:
    """What the old parts of an area had that waits for its assessment: a text with {k}, {n}."""
    if indicator.is_yes_no:
        return _("{k}/{n} xã cũ")
    if indicator.counted is Counted.STATIONS:
        return _("{k}/{n} trạm cũ")
    above, below = indicator.numerator_title, indicator.denominator_title
    return _("{above}: {{k}}, {below}: {{n}} (cũ)").format(above=above, below=below)


def parts_known(row: Mapping[Hashable, Any], indicator: Indicator) -> str:
    """What a row of `figures.values` lacks or waits for; "" for one that is whole."""
    known, parts = row.get("known"), row.get("parts")
    if not parts or parts != parts:  # reported, or nobody was expected to
        return ""
    if row["state"] == State.REASSESS:
        whole = parts if indicator.is_yes_no else row["denominator"]
        text = waiting_parts(indicator).format(k=number(row["numerator"]), n=number(whole))
        return text if known else ""
    if known < parts:
        return MISSING.format(missing=number(parts - known), parts=number(parts))
    return ""
