"""How far apart the parts of a place are, and whether they draw nearer to each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

FEWEST = 2  # parts with a value; one alone is not apart from anything


@dataclass(frozen=True)
class Disparity:
    """The gap between the parts of a place in one period."""

    places: pd.DataFrame  # rows with a value, the highest first, with `from_whole`
    spread: float  # highest minus lowest, in the indicator's unit
    ratio: float  # highest over lowest; NaN where the lowest is 0

    @property
    def highest(self) -> str:
        return str(self.places["area_code"].iloc[0])

    @property
    def lowest(self) -> str:
        return str(self.places["area_code"].iloc[-1])


def disparity(parts: pd.DataFrame, whole: float) -> Disparity | None:
    """Order the parts of a place, and say how far apart they are.

    Parameters
    ----------
    parts
        `area_code` and `value`, a row a part; missing where nothing is known. Further columns stay.
    whole
        The value of the whole place, NaN if there is none: its own counts give it, for rates are
        not added up.

    Returns
    -------
    Disparity
        None with fewer than two values.

    Examples
    --------
    >>> parts = pd.DataFrame({"area_code": ["a", "b", "c"], "value": [80.0, 96.0, None]})
    >>> found = disparity(parts, 90)
    >>> found.highest, found.lowest, found.spread, found.ratio
    ('b', 'a', 16.0, 1.2)
    >>> found.places["from_whole"].tolist()
    [6.0, -10.0]
    """
    known = parts[parts["value"].notna()]
    if len(known) < FEWEST:
        return None
    known = known.sort_values(["value", "area_code"], ascending=[False, True])
    places = known.assign(from_whole=known["value"] - whole).reset_index(drop=True)
    high, low = float(places["value"].iloc[0]), float(places["value"].iloc[-1])
    return Disparity(places, high - low, high / low if low > 0 else math.nan)


@dataclass(frozen=True)
class Change:
    """How a gap has moved; both are of the parts that have a value in both periods."""

    before: float
    now: float
    parts: int

    @property
    def by(self) -> float:
        """More than 0 where the gap has grown."""
        return self.now - self.before


def change(now: pd.DataFrame, before: pd.DataFrame) -> Change | None:
    """Compare the gap of two periods; None with fewer than two parts known in both.

    >>> table = pd.DataFrame({"area_code": ["a", "b", "c"], "value": [80.0, 90.0, 99.0]})
    >>> change(table, pd.DataFrame({"area_code": ["a", "b"], "value": [70.0, 85.0]}))
    Change(before=15.0, now=10.0, parts=2)
    """
    values = [rows.dropna(subset="value").set_index("area_code")["value"] for rows in (now, before)]
    both = values[0].index.intersection(values[1].index)
    if len(both) < FEWEST:
        return None
    spreads = [float(known[both].max() - known[both].min()) for known in values]
    return Change(before=spreads[1], now=spreads[0], parts=len(both))
