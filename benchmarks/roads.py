"""What it takes to say of every area how far it is from every target, beside a loop over areas.

All targets that can be measured, twelve years, invented numbers: nothing is read or drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from benchmarks.costs import times
from benchmarks.results import Result, beside, median
from geo.areas import load_register
from ytcs_data.analysis.pace import roads
from ytcs_data.analysis.track import track
from ytcs_data.catalogue import Catalogue, Target, load_catalogue
from ytcs_data.periods import parse_period

GROUP = "Roads to the targets"
YEARS = [str(year) for year in range(2014, 2026)]
PROVINCE = "68"
SEED = 20_301_231
REPEATS, FEW = 7, 1


def targets() -> list[Result]:
    """The communes of Lâm Đồng, and those of the country."""
    catalogue, register = load_catalogue(), load_register()
    promises = [one for one in catalogue.targets.values() if one.indicator]
    results = []
    for areas, place, goal in (
        ([c.code for c in register.communes("2025", PROVINCE)], "Lâm Đồng", 100),
        ([c.code for c in register.communes("2025")], "the country", 2000),
    ):
        histories = invented(areas, {str(one.indicator) for one in promises})
        what = f"{len(promises)} targets, {len(areas):,} communes of {place}, 12 years"
        made = times(lambda: every(promises, histories, catalogue), REPEATS)  # noqa: B023
        results.append(median(GROUP, what, made, "ms", goal))
        if place == "Lâm Đồng":  # the country would take the loop half an hour
            loop = times(lambda: looped(promises, histories), FEW)  # noqa: B023
            results[-1] = beside(results[-1], "a fit area by area", loop)
    return results


def every(
    promises: list[Target], histories: Mapping[str, pd.DataFrame], catalogue: Catalogue
) -> list[pd.DataFrame]:
    found = {key: track(table, catalogue.indicators[key], YEARS[-1])
             for key, table in histories.items()}  # fmt: skip
    pairs = ((found[str(one.indicator)], one) for one in promises)
    return [roads(there, catalogue.indicators[str(one.indicator)], one)
            for there, one in pairs if there is not None]  # fmt: skip


def invented(areas: list[str], indicators: set[str]) -> dict[str, pd.DataFrame]:
    """Shares that rise by half a point a year, with noise."""
    rng = np.random.default_rng(SEED)
    found = {}
    for indicator in sorted(indicators):
        index = pd.MultiIndex.from_product([areas, YEARS], names=["area_code", "period"])
        table = index.to_frame(index=False)
        below = rng.integers(2_000, 60_000, len(table)).astype(float)
        year = np.tile(np.arange(len(YEARS)), len(areas))
        share = np.clip(80 + 0.5 * year + rng.normal(0, 2, len(table)), 0, 100) / 100
        above = np.round(below * share)
        found[indicator] = table.assign(
            numerator=above, denominator=below, value=100 * above / below, state="value"
        )
    return found


def looped(promises: list[Target], histories: Mapping[str, pd.DataFrame]) -> list[object]:
    """What a notebook would do: a line fitted through the last five years of each area."""
    ends = np.array([parse_period(year).year for year in YEARS[-5:]], dtype=float)
    found: list[object] = []
    for one in promises:
        for area, rows in histories[str(one.indicator)].groupby("area_code"):
            last = rows[rows["period"].isin(YEARS[-5:])]["value"].to_numpy()
            slope = np.polyfit(ends, last, 1)[0]
            gap = max(one.value - last[-1], 0.0)
            found.append((area, gap, gap / 5, slope, slope >= gap / 5))
    return found
