"""What was reported, as it stands in the store: for pages that show more than indicators."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from ytcs_data import load


def holding(measure: str, vintage: str) -> pd.DataFrame:
    """What holds now of a measure; see `Store.holding`."""
    return _holding(measure, vintage, load.version())


@lru_cache(maxsize=16)
def _holding(measure: str, vintage: str, version: int) -> pd.DataFrame:  # noqa: ARG001 - key
    return load.store().holding(measure, vintage)
