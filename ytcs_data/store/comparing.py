"""What rows change against what holds, now or at any version before."""

from __future__ import annotations

import pandas as pd
import sqlalchemy as sa

from ytcs_data.store import queries
from ytcs_data.store.holding import newest_among
from ytcs_data.store.tables import KEY

FEW_AREAS = 400  # of more than these, all that holds of a measure is read at once


def compared(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row for each of `after`, in the order of the key; see `Answers.compare`."""
    names = [*KEY, "value", "state"]
    told = after[names].rename(columns={"value": "after", "state": "after_state"})
    held = before[names].rename(columns={"value": "before", "state": "before_state"})
    both = told.merge(held, how="left", on=list(KEY)).sort_values(list(KEY), ignore_index=True)
    texts = {"before_state": "str", "after_state": "str"}  # also where nothing was found
    both = both.astype({"before": float, "after": float, **texts}).fillna({"before_state": ""})
    same_value = (both["before"] == both["after"]) | (both["before"].isna() & both["after"].isna())
    same = same_value & (both["before_state"] == both["after_state"])
    change = same.map({True: "unchanged", False: "changed"}).mask(both["before_state"] == "", "new")
    columns = [*KEY, "before", "before_state", "after", "after_state"]
    return both[columns].assign(change=change)


def held(connection: sa.Connection, rows: pd.DataFrame) -> pd.DataFrame:
    """What holds now of the keys of rows, and perhaps of some others."""
    found = []
    for (measure, vintage), group in rows.groupby(["measure", "vintage"], sort=False):
        areas = group["area_code"].unique()
        query = queries.held(str(measure), str(vintage), group["period"].unique().tolist())
        if len(areas) <= FEW_AREAS:
            query = queries.only_in(query, areas.tolist())
        found.append(queries.answer(connection.execute(query)))
    return pd.concat(found) if found else rows


def held_before(connection: sa.Connection, snapshot_id: int, version: int) -> pd.DataFrame:
    """What held of the keys of a snapshot before a version of the store."""
    lived = queries.living_before(version)
    return queries.answer(connection.execute(newest_among(snapshot_id, lived)))
