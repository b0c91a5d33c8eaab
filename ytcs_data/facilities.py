"""The register of stations and points as pages and routes read it."""

from __future__ import annotations

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis import network


@load.kept(1)
def spells() -> pd.DataFrame:
    """All that holds of stations and points, with their days; see `network.with_days`."""
    return network.with_days(load.store().stations())
