"""The register of stations and points as pages and routes read it."""

from __future__ import annotations

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis import network
from ytcs_data.load import TODAY


@load.kept(1)
def spells() -> pd.DataFrame:
    """All that holds of stations and points, with their days; see `network.with_days`."""
    return network.with_days(load.store().stations())


@load.kept(16)
def placed(vintage: str, scope: str) -> pd.DataFrame:
    """Spells in a scope that have a place on the map; with those of today the ones before too.

    These are in the commune of today that the largest part of theirs went into.
    """
    found = [_of(vintage, scope)]
    if vintage == TODAY:
        before = _of("2024", load.across(scope, "2024"))
        found.append(before.assign(area_code=before["area_code"].map(_today)))
    spells = pd.concat(found)
    return spells[spells["latitude"].notna() & spells["longitude"].notna()]


def _of(vintage: str, scope: str) -> pd.DataFrame:
    communes = [commune.code for commune in load.communes(vintage, scope)]
    return network.inside(spells(), {vintage: communes})


def _today(old_code: str) -> str:
    parts = load.crosswalk().successors(old_code)
    return max(parts, key=lambda part: part.share).code if parts else ""
