"""Which communes there were in each period, and who took in those that were dissolved.

Series are made for every commune that existed at any time, and added up to those that existed
at the end of a period: a merger then moves people and doctors, and no series jumps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import PART, Crosswalk
from sample_data.facts import OLD_PERIODS, REMOTE_DISTRICTS, Path
from ytcs_data.periods import parse_period

URBAN = ("Phường", "Thị trấn", "Đặc khu")


def time_of(period: str) -> float:
    """The end of a period as a year with its fraction.

    >>> [time_of(period) for period in ("2024", "2025-H1", "2026-10")]
    [2025.0, 2025.5, 2026.8333333333333]
    """
    read = parse_period(period)
    return read.year + read.last_month / 12


def on_path(path: Path, period: str) -> float:
    times, values = zip(*path, strict=True)
    return float(np.interp(time_of(period), times, values))


def share_out(total: int, weights: np.ndarray) -> np.ndarray:
    """Whole numbers in proportion to the weights that add up to the total exactly.

    >>> share_out(10, np.array([1.0, 1.0, 1.5])).tolist()
    [3, 3, 4]
    """
    exact = weights * (total / weights.sum())
    whole = np.floor(exact).astype(int)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: total - whole.sum()]] += 1
    return whole


@dataclass(frozen=True)
class OldPlaces:
    """Communes of one province of vintage 2024: index code; columns district, urban, remote."""

    communes: pd.DataFrame
    living_in: pd.DataFrame  # index code, columns periods: the commune that holds the land then

    def living(self, period: str) -> list[str]:
        return sorted(set(self.living_in[period]))

    def added_up(self, series: pd.DataFrame) -> pd.DataFrame:
        """Sums over the communes that existed; missing where a commune did not."""
        sums = {p: series[p].groupby(self.living_in[p]).sum() for p in series}
        return pd.DataFrame(sums).sort_index()


def old_places(register: AreaRegister, province: str) -> OldPlaces:
    first_day = parse_period(OLD_PERIODS[0]).end
    areas = register.communes("2024", province=province, on=first_day)
    communes = pd.DataFrame(
        {
            "district": [area.parent for area in areas],
            "urban": [area.name.startswith(URBAN) for area in areas],
            "remote": [area.parent in REMOTE_DISTRICTS for area in areas],
        },
        index=[area.code for area in areas],
    )
    living_in = {p: [holder(register, code, p) for code in communes.index] for p in OLD_PERIODS}
    return OldPlaces(communes, pd.DataFrame(living_in, index=communes.index))


def holder(register: AreaRegister, code: str, period: str) -> str:
    """The commune that holds the land of this one at the end of the period."""
    area = register[code, "2024"]
    if area.existed(parse_period(period).end):
        return code
    if area.successor is None:
        raise ValueError(f"Commune {code} was dissolved and the register names no successor.")
    return holder(register, area.successor, period)


@dataclass(frozen=True)
class NewPlaces:
    """Communes of one province of vintage 2025, and what they were made of."""

    communes: list[str]
    unchanged: frozenset[str]
    pairs: pd.DataFrame  # old_code, new_code, relation, share

    @property
    def of_parts(self) -> list[str]:
        """Communes that took a part of some old one: their first counts are estimates."""
        return sorted(set(self.pairs.loc[self.pairs["relation"] == PART, "new_code"]))

    def carried(self, counts: pd.Series) -> pd.Series:
        """Counts of old communes on the land of the new ones, by the crosswalk's shares."""
        parts = self.pairs["old_code"].map(counts) * self.pairs["share"]
        return parts.groupby(self.pairs["new_code"]).sum().reindex(self.communes)


def new_places(register: AreaRegister, crosswalk: Crosswalk, province: str) -> NewPlaces:
    communes = [area.code for area in register.communes("2025", province=province)]
    unchanged = frozenset(code for code in communes if crosswalk.unchanged(code))
    pairs = crosswalk.table[crosswalk.table["new_code"].isin(communes)]
    return NewPlaces(communes, unchanged, pairs.reset_index(drop=True))
