"""One indicator in one place and period, in words: value, target, what is still to go."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis.progress import Gap, gap, meets
from ytcs_data.catalogue import Counted, Indicator, Target
from ytcs_data.legend import quantity, wording
from ytcs_data.states import State
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, day, number

COMMUNES = {
    "2025": _("xã, phường, đặc khu"),
    "2024": _("xã, phường, thị trấn"),
}


@dataclass(frozen=True)
class Summary:
    """What is known of an indicator in the place and period of a selection."""

    indicator: Indicator
    target: Target | None
    vintage: str
    row: pd.Series  # of `load.totals`
    states: pd.Series  # number of communes by state

    @property
    def value(self) -> str:
        return quantity(self.row["value"], self.indicator)

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None when there is no target or no value."""
        if self.target is None or pd.isna(self.row["value"]):
            return None
        return meets(self.row["numerator"], self.row["denominator"], self.indicator, self.target)
