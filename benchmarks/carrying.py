"""What it takes to carry counts across the reform, beside adding them up area by area.

All measures that may be added up, twelve years, invented numbers: nothing is read or drawn.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd

from benchmarks.costs import times
from benchmarks.results import Result, beside, median
from geo.areas import AreaRegister, Level, load_register
from geo.carrying import carry, to_former, to_today
from geo.crosswalk import load_crosswalk
from ytcs_data.catalogue import Carry, load_catalogue

GROUP = "Across the reform"
YEARS = range(2014, 2026)
PROVINCE = "68"
SEED = 1_072_025
REPEATS, FEW = 7, 3
BY = ["period", "measure"]


def carrying() -> list[Result]:
    """Old communes to those of today, of a province and of the country; and back to districts."""
    register = load_register()
    crosswalk = load_crosswalk(register)
    measures = [m.id for m in load_catalogue().measures.values() if m.carry is Carry.SUM]
    links = to_today(crosswalk, register)
    here = [c for old in crosswalk.old_provinces(PROVINCE) for c in register.communes("2024", old)]
    results = []
    for areas, place, goal in (
        ([c.code for c in here], "Lâm Đồng", 50),
        (list(dict.fromkeys(links["source"])), "the country", 1000),
    ):
        what = f"{len(measures)} measures, 12 years, {len(areas):,} old communes of {place}"
        counts = invented(areas, measures)
        ours = median(GROUP, what, times(lambda: carry(counts, links, BY), REPEATS), "ms", goal)  # noqa: B023
        loop = times(lambda: looped(counts, links), FEW)  # noqa: B023
        results.append(beside(ours, "a sum area by area", loop))
    return [*results, *back(register, links, measures)]


def back(register: AreaRegister, links: pd.DataFrame, measures: list[str]) -> list[Result]:
    """The communes of today on the old outlines of districts."""
    crosswalk = load_crosswalk(register)
    made = times(lambda: to_today(crosswalk, register), FEW)
    results = [median(GROUP, f"the {len(links):,} links themselves, once a process", made, "ms")]
    districts = to_former(crosswalk, register, Level.DISTRICT)
    counts = invented([c.code for c in register.communes("2025")], measures)
    what = "the same numbers of today's communes back to 696 former districts"
    found = times(lambda: carry(counts, districts, BY), REPEATS)
    return [*results, median(GROUP, what, found, "ms", 1000)]


def invented(areas: list[str], measures: list[str]) -> pd.DataFrame:
    """A number for each area, year and measure; one in fifty is missing."""
    cells = pd.MultiIndex.from_product([YEARS, measures, areas], names=[*BY, "area_code"])
    rng = np.random.default_rng(SEED)
    numbers = rng.integers(1, 40_000, len(cells)).astype(float)
    numbers[rng.random(len(cells)) < 0.02] = np.nan
    return cells.to_frame(index=False).assign(value=numbers, estimated=False)


def looped(counts: pd.DataFrame, links: pd.DataFrame) -> dict[tuple[object, ...], float]:
    """What anybody would write first."""
    parts = defaultdict(list)
    for source, target, share in links[["source", "target", "share"]].itertuples(index=False):
        parts[source].append((target, share))
    sums: dict[tuple[object, ...], float] = defaultdict(float)
    for row in counts.itertuples(index=False):
        for target, share in parts[row.area_code]:
            sums[row.period, row.measure, target] += row.value * share
    return sums
