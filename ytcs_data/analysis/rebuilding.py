"""Values of one indicator carried to the areas of the other side of the reform.

Counts add up, and the rate is computed from what was carried. What must not be added up (a
status, a list of stations) is told beside the new area as "k of n", and waits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from geo.carrying import carry, only_whole
from ytcs_data.analysis.grid import places
from ytcs_data.states import COUNTED, State

SIDES = ["numerator", "denominator"]
KEY = ["period", "area_code"]


def carried_values(
    values: pd.DataFrame, links: pd.DataFrame, factor: float, *, partly: bool = False
) -> pd.DataFrame:
    """Counts of the targets of `links`, and the rates they give.

    Parameters
    ----------
    values
        What `rates.indicator_values` gave for the sources. Counts of an area without a link
        stay out: nobody knows where they belong.
    links
        See `geo.carrying.carry`.
    partly
        Whether an area of which a part is missing has the sum of the others, an estimate; else
        nothing.

    Returns
    -------
    DataFrame
        As `rates.indicator_values`, with `known` and `parts`: how many of the old areas have a
        number, and how many were expected to. A part that nobody lives in counts as 0; one that
        is not applicable stays out.
    """
    empty = values["denominator"].eq(0)
    told = values["state"].isin(COUNTED) | empty
    placed = places(pd.Index(links["source"].unique()), values["area_code"]) >= 0
    here = values[placed & (told | values["state"].ne(State.NOT_APPLICABLE))]
    counts = here[KEY].assign(estimated=here["state"].eq(State.ESTIMATED))
    sides = [
        counts.assign(side=side, value=here[side].where(told.loc[here.index])) for side in SIDES
    ]
    carried = carry(pd.concat(sides, ignore_index=True), links, ["period", "side"])
    if not partly:
        carried = only_whole(carried)
    is_above = carried["side"].eq(SIDES[0])
    above, below = (carried[rows].set_index(KEY) for rows in (is_above, ~is_above))
    below = below.reindex(above.index)
    top, bottom = above["value"], below["value"]
    state = np.select(
        [top.isna(), bottom.eq(0), above["estimated"] | (above["known"] < above["parts"])],
        [State.NOT_REPORTED, State.NOT_APPLICABLE, State.ESTIMATED],
        State.VALUE,
    )
    return pd.DataFrame(
        {
            "numerator": top,
            "denominator": bottom,
            "value": factor * top / bottom.where(bottom > 0),
            "state": pd.Series(state, top.index, dtype="str"),
            "known": above["known"],
            "parts": above["parts"],
        }
    ).reset_index()


def waiting_values(values: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """What the parts of each target had, where it must not be added up.

    A target that was one whole source and nothing else in a period has its value. Every other
    one is to be assessed again: numerator and denominator say "k of n" of the sources, each
    counted once, and there is no value.
    """
    told = values["state"].isin(COUNTED)
    here = values.assign(known=told, parts=1)
    here[SIDES] = here[SIDES].where(told)
    flows = here.merge(links, left_on="area_code", right_on="source")
    groups = flows.groupby(["period", "target"], sort=False)
    sums = groups[[*SIDES, "known", "parts"]].sum()
    same = sums["parts"].eq(1) & groups["whole"].all()
    first = groups[["value", "state"]].first()
    sums[SIDES] = sums[SIDES].where(sums["known"] > 0)
    made = sums.assign(
        value=first["value"].where(same),
        state=first["state"].where(same, State.REASSESS.value),
    )
    made = made.reset_index().rename(columns={"target": "area_code"})
    return made[[*KEY, *SIDES, "value", "state", "known", "parts"]]


def completed(values: pd.DataFrame, areas: Sequence[str]) -> pd.DataFrame:
    """The same for all of `areas` in every period; of which no part was expected, not reported."""
    wanted = pd.MultiIndex.from_product([values["period"].unique(), areas], names=KEY)
    made = values.set_index(KEY).reindex(wanted)
    made["state"] = made["state"].fillna(State.NOT_REPORTED.value)
    made[["known", "parts"]] = made[["known", "parts"]].fillna(0)
    return made.reset_index()


def only_in(totals: pd.DataFrame, periods: Collection[str], otherwise: State) -> pd.DataFrame:
    """Totals in some periods; in all others there is none, and the state says why.

    How many areas have a number is told all the same: some may have stayed as they were.
    """
    gone = ~totals["period"].isin(periods)
    made = totals.assign(state=totals["state"].mask(gone, otherwise.value))
    numbers = [*SIDES, "value"]
    made[numbers] = made[numbers].mask(gone)
    return made


def exact_where_whole(totals: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Totals of a ground that nothing left or entered: shares of a divided area add up again.

    So where every area has a number the sum is no estimate, unless it was one before.
    """
    told = totals["period"].map(before.set_index("period")["state"])
    whole = told.notna() & totals["reported"].eq(totals["expected"])
    return totals.assign(state=told.where(whole, totals["state"]))
