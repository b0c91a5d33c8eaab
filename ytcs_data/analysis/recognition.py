"""Recognition of communes by dated decisions: what it is on a day.

A decision holds for some years, the last day being that of the same date; a later one replaces
it. What was decided about a commune before it had its present shape is not its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

import pandas as pd

RECOGNISED, WITHDRAWN = ACTS = ("recognised", "withdrawn")
SOON = pd.DateOffset(years=1)


class Status(StrEnum):
    """What a commune is on a day; the first two are recognised."""

    RECOGNISED = "recognised"
    EXPIRING = "expiring"  # recognised, for at most another year
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REASSESS = "reassess"  # merged, and nobody has assessed what it became
    NEVER = "never"


HOLDS = (Status.RECOGNISED.value, Status.EXPIRING.value)


def status(
    events: pd.DataFrame,
    codes: Collection[str],
    on: date,
    years: Mapping[str, int],
    since: Mapping[str, date],
    assessed: Collection[str] = (),
) -> pd.DataFrame:
    """Say what each commune is on a day.

    Parameters
    ----------
    events
        Rows `area_code`, `act` (of `ACTS`), `criteria`, `decision` and `decided_on`; of the same
        day the later row counts.
    years
        How long a recognition under each set of criteria holds.
    since
        The first day of each commune that a merger made; of others all decisions count.
    assessed
        Those of `since` that were assessed again, recognised or not.

    Returns
    -------
    DataFrame
        Index the codes; `status`; `decision` ("" for none), `decided_on` and `criteria` of the
        last decision; `until`, the last day of a recognition, also of one that has expired.
    """
    places = pd.Index(list(codes), dtype=object, name="area_code")
    last = _last_decisions(events, on, since).reindex(places)
    recognised = last["act"].eq(RECOGNISED)
    until = _until(last, years).where(recognised)
    day = pd.Timestamp(on)
    found = pd.Series(Status.NEVER.value, last.index, dtype=object)
    waiting = [code for code in codes if code in since and code not in assessed]
    found[waiting] = Status.REASSESS.value
    found[last["act"].eq(WITHDRAWN)] = Status.WITHDRAWN.value
    found[recognised] = Status.RECOGNISED.value
    found[recognised & (until <= day + SOON)] = Status.EXPIRING.value
    found[recognised & (until < day)] = Status.EXPIRED.value
    return pd.DataFrame(
        {
            "status": found,
            "decision": last["decision"].fillna(""),
            "decided_on": last["decided_on"],
            "criteria": last["criteria"].fillna(""),
            "until": until,
        }
    )


def _last_decisions(events: pd.DataFrame, on: date, since: Mapping[str, date]) -> pd.DataFrame:
    """The last decision about each commune until a day; index the codes."""
    first = pd.to_datetime(events["area_code"].map(since))
    own = first.isna() | (events["decided_on"] >= first)
    known = events[own & (events["decided_on"] <= pd.Timestamp(on))]
    known = known.sort_values("decided_on", kind="stable")
    last = known.groupby("area_code").tail(1).set_index("area_code")
    return last.astype({"act": object, "decision": object, "criteria": object})


def _until(decisions: pd.DataFrame, years: Mapping[str, int]) -> pd.Series[pd.Timestamp]:
    """The day of the same date, some years later; of 29 February the 28th."""
    until = pd.Series(pd.NaT, decisions.index, dtype="datetime64[ns]")
    for criteria, count in years.items():
        mine = decisions["criteria"].eq(criteria)
        until[mine] = decisions.loc[mine, "decided_on"] + pd.DateOffset(years=count)
    return until


def on_todays_communes(events: pd.DataFrame, unchanged: Mapping[str, str]) -> pd.DataFrame:
    """Decisions about communes of today, with those of the old ones that stayed as they were.

    Parameters
    ----------
    events
        Of both vintages.
    unchanged
        The commune of today that each of these old ones is.
    """
    now = events[events["vintage"] == "2025"]
    before = events[(events["vintage"] == "2024") & events["area_code"].isin(list(unchanged))]
    before = before.assign(area_code=before["area_code"].map(unchanged), vintage="2025")
    return pd.concat([before, now], ignore_index=True)
