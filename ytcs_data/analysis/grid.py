"""Who is expected to report: one row for every area and period, reported or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Rows = NDArray[np.intp]


def places(index: pd.Index, texts: pd.Series[str] | pd.Index) -> Rows:
    """Where each text stands in `index`, -1 if nowhere.

    The same few texts stand in many thousand rows: looking up each text once is ten times
    as fast as looking up each row.
    """
    number, once = pd.factorize(texts)
    found: Rows = index.get_indexer(pd.Index(once))[number]
    return found


class Grid:
    """The expected areas of each period, as row numbers 0 … n-1 that counting can work on."""

    def __init__(self, expected: Mapping[str, Sequence[str]]) -> None:
        sizes = [len(areas) for areas in expected.values()]
        listed = pd.Index([area for areas in expected.values() for area in areas], dtype="str")
        self._periods = pd.Index(list(expected), dtype="str")
        self._area_of_row, self._areas = pd.factorize(listed)
        self._period_of_row = np.repeat(np.arange(len(sizes)), sizes)
        self.size = len(listed)
        # One cell for every pair, most of them expected: looking up is then plain arithmetic.
        self._row_of_pair = np.full(len(self._periods) * len(self._areas), -1, dtype=np.intp)
        pairs = self._period_of_row * len(self._areas) + self._area_of_row
        self._row_of_pair[pairs] = np.arange(self.size)

    def rows_of(self, reported: pd.DataFrame) -> Rows:
        """The row that each line of a report belongs to; -1 where nothing was expected."""
        if not self.size:
            return np.full(len(reported), -1, dtype=np.intp)
        area = places(self._areas, reported["area_code"])
        period = places(self._periods, reported["period"])
        pair = period * len(self._areas) + area
        return np.where((area >= 0) & (period >= 0), self._row_of_pair[pair], -1)

    def areas_where(self, rows: NDArray[np.bool_]) -> tuple[Rows, pd.Index]:
        """Of each of the rows its area's number, and the areas these numbers stand for."""
        numbers, present = np.unique(self._area_of_row[rows], return_inverse=True)
        return present, self._areas[numbers]

    def frame(self) -> pd.DataFrame:
        """Columns `period` and `area_code`, a line a row."""
        return pd.DataFrame(
            {
                "period": self._periods.take(self._period_of_row),
                "area_code": self._areas.take(self._area_of_row),
            }
        )
