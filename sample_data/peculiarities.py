"""Gaps, zeros and doubtful values as in life, put in where `peculiarities.csv` says.

Each line of that file is one deliberate peculiarity of the sample with its reason.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from sample_data.facts import NEW_PERIODS, OLD_PERIODS

FILE = Path(__file__).with_name("peculiarities.csv")

MORE_THAN_PEOPLE = 1.012  # insured where cards are counted at the place of work
SLIP = 10  # a digit too many


def load_peculiarities(path: Path = FILE) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def with_peculiarities(rows: pd.DataFrame, peculiarities: pd.DataFrame) -> pd.DataFrame:
    """The rows of one vintage with its peculiarities; those of other areas are passed over.

    Raises
    ------
    ValueError
        If a peculiarity of an area in these rows concerns no row: the file has gone stale.
    """
    rows = rows.copy()
    for line in peculiarities.itertuples():
        here = rows["area_code"] == line.area_code
        if not here.any():
            continue
        here &= rows["measure"].isin(line.measures.split())
        here &= rows["period"].isin(span(line.periods))
        if not here.any():
            raise ValueError(f"{FILE.name}: nothing in the sample is meant by {line}")
        rows = change(rows, here, line.effect)
    return rows


def span(periods: str) -> tuple[str, ...]:
    """Periods from the first to the last named.

    >>> span("2026-02..2026-04")
    ('2026-02', '2026-03', '2026-04')
    """
    first, _, last = periods.partition("..")
    order = OLD_PERIODS if first in OLD_PERIODS else NEW_PERIODS
    return order[order.index(first) : order.index(last or first) + 1]


def change(rows: pd.DataFrame, here: pd.Series, effect: str) -> pd.DataFrame:
    if effect == "missing":
        return rows[~here]
    if effect == "zero":
        rows.loc[here, "value"] = 0.0
    elif effect == "slip":
        rows.loc[here, "value"] *= SLIP
        rows.loc[here, "state"] = "held"
    elif effect == "more_than_people":
        insured = here & (rows["measure"] == "insured")
        people = rows[here & (rows["measure"] == "population")].set_index("period")["value"]
        more = (rows.loc[insured, "period"].map(people) * MORE_THAN_PEOPLE).round()
        rows.loc[insured, "value"] = more
    elif effect in ("held", "not_applicable"):
        rows.loc[here, "value"] = float("nan")
        rows.loc[here, "state"] = effect
    else:
        raise ValueError(f"{FILE.name}: no effect is called {effect!r}")
    return rows
