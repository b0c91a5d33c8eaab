"""What was reported, as it stands in the store: for pages that show more than indicators."""

from __future__ import annotations

import pandas as pd

from ytcs_data import load


@load.kept(16)
def holding(measure: str, vintage: str) -> pd.DataFrame:
    """What holds now of a measure; see `Store.holding`."""
    return load.store().holding(measure, vintage)
