"""Values as they were reported: of every period on the areas of its time."""

from __future__ import annotations

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis import rates
from ytcs_data.load import TODAY
from ytcs_data.periods import in_order, parse_period


@load.kept(4)
def periods() -> tuple[tuple[str, str], ...]:
    """Pairs of vintage and period that have values, newest first."""
    held = load.store().periods()
    by_vintage = ((v, in_order([p for w, p in held if w == v])) for v in load.VINTAGES)
    return tuple((vintage, p) for vintage, codes in by_vintage for p in reversed(codes))


@load.kept(48)  # every indicator on both maps
def values(indicator_id: str, vintage: str) -> pd.DataFrame:
    """Values of an indicator in every commune and period; see `rates.indicator_values`."""
    indicator = load.catalogue().indicators[indicator_id]
    holdings = {m: load.store().holding(m, vintage) for m in indicator.measures}
    expected = {p: _expected(vintage, p) for v, p in periods() if v == vintage}
    crosswalk = load.crosswalk()
    return rates.indicator_values(
        indicator,
        holdings,
        expected,
        lambda code: vintage == TODAY and not crosswalk.unchanged(code),
    )


def _expected(vintage: str, period: str) -> list[str]:
    return [c.code for c in load.communes(vintage, load.EVERYWHERE, on=parse_period(period).end)]
