"""Recognition on a day: three years to the day, withdrawn, renewed, and never inherited."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ytcs_data.analysis.recognition import Status, on_todays_communes, status

YEARS = {"new": 3, "old": 2}
REFORM = date(2025, 7, 1)


def events(*given):
    """Rows of (commune, act, day, criteria and vintage if they are not the usual)."""
    full = [(*row, *("new", "2025")[len(row) - 3 :]) for row in given]
    table = pd.DataFrame(full, columns=["area_code", "act", "decided_on", "criteria", "vintage"])
    days = pd.to_datetime(table["decided_on"]).astype("datetime64[ns]")
    return table.assign(decided_on=days, decision=[f"QĐ {n}" for n in range(len(full))])


def on(day, *given, since=None, assessed=()):
    """The status of commune A."""
    return status(events(*given), ["A"], date.fromisoformat(day), YEARS, since or {}, assessed)


MARCH = ("A", "recognised", "2023-03-15")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-03-14", Status.NEVER),
        ("2023-03-15", Status.RECOGNISED),
        ("2025-03-14", Status.RECOGNISED),
        ("2025-03-15", Status.EXPIRING),
        ("2026-03-15", Status.EXPIRING),
        ("2026-03-16", Status.EXPIRED),
    ],
)
def test_a_recognition_holds_for_three_years_to_the_day(day, expected):
    assert on(day, MARCH)["status"].tolist() == [expected]


def test_it_tells_the_decision_and_the_last_day():
    row = on("2024-01-01", MARCH).loc["A"]

    assert (row["decision"], row["criteria"]) == ("QĐ 0", "new")
    assert row["until"] == pd.Timestamp("2026-03-15")
    assert on("2023-03-14", MARCH).loc["A", "decision"] == ""


def test_the_years_are_those_of_its_criteria_and_february_has_28_days():
    row = on("2024-03-01", ("A", "recognised", "2024-02-29", "old")).loc["A"]

    assert row["until"] == pd.Timestamp("2026-02-28")


def test_a_renewal_counts_from_its_own_day():
    row = on("2027-01-01", MARCH, ("A", "recognised", "2025-12-01")).loc["A"]

    assert (row["status"], row["until"]) == (Status.RECOGNISED, pd.Timestamp("2028-12-01"))


def test_a_withdrawn_one_is_withdrawn_until_it_is_recognised_again():
    taken = (MARCH, ("A", "withdrawn", "2024-05-01"))
    assert on("2024-04-30", *taken)["status"].tolist() == [Status.RECOGNISED]
    row = on("2027-05-01", *taken).loc["A"]
    assert (row["status"], pd.isna(row["until"])) == (Status.WITHDRAWN, True)

    again = on("2025-06-01", *taken, ("A", "recognised", "2025-06-01"))

    assert again["status"].tolist() == [Status.RECOGNISED]


def test_of_the_same_day_the_later_line_counts():
    assert on("2023-03-15", MARCH, ("A", "withdrawn", "2023-03-15"))["status"].tolist() == [
        Status.WITHDRAWN
    ]


def test_a_merged_commune_inherits_nothing_and_waits_until_it_is_assessed():
    merged = {"A": REFORM}
    assert on("2025-12-31", MARCH, since=merged)["status"].tolist() == [Status.REASSESS]
    assert on("2025-12-31", MARCH, since=merged, assessed=["A"])["status"].tolist() == [
        Status.NEVER
    ]

    own = on("2025-12-31", MARCH, ("A", "recognised", "2025-07-01"), since=merged)

    assert own["status"].tolist() == [Status.RECOGNISED]


def test_an_unchanged_commune_keeps_its_own_under_the_code_of_today():
    old = ("A", "recognised", "2024-05-01", "new", "2024")
    other = ("B", "recognised", "2024-05-01", "new", "2024")

    moved = on_todays_communes(events(old, other), {"A": "Z"})

    assert moved[["area_code", "vintage"]].to_numpy().tolist() == [["Z", "2025"]]


def test_without_any_decision_everybody_has_none():
    none = events()

    table = status(none, ["A", "B"], date(2026, 1, 1), YEARS, {"B": REFORM})

    assert table["status"].tolist() == [Status.NEVER, Status.REASSESS]
    assert table["until"].isna().all()


# --- a slow twin ---------------------------------------------------------------------------------


def twin(rows, day, since, assessed):
    last = None
    for row in sorted(rows, key=lambda row: row[2]):  # stable, as lines of a file
        decided = date.fromisoformat(row[2])
        if decided <= day and (since is None or decided >= since):
            last = row
    if last is None:
        return "reassess" if since and not assessed else "never"
    if last[1] == "withdrawn":
        return "withdrawn"
    decided = date.fromisoformat(last[2])
    until = anniversary(decided, YEARS[last[3]])
    if day > until:
        return "expired"
    return "expiring" if until <= anniversary(day, 1) else "recognised"


def anniversary(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


DAYS = st.sampled_from(
    ["2022-02-28", "2023-02-27", "2024-02-29", "2025-02-28", "2025-06-30", "2025-07-01",
     "2026-02-28", "2026-06-30", "2027-02-28", "2027-07-01", "2028-02-29"]
)  # fmt: skip
EVENTS = st.tuples(
    st.sampled_from(["recognised", "recognised", "withdrawn"]),
    DAYS,
    st.sampled_from(["new", "old"]),
)
COMMUNES = st.tuples(st.lists(EVENTS, max_size=4), st.booleans(), st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMUNES, min_size=20, max_size=22), DAYS)
def test_the_standing_agrees_with_its_twin(communes, day):
    """At least 1,200 communes, twenty and more at once."""
    named = {f"C{n}": commune for n, commune in enumerate(communes)}
    rows = [(code, *event) for code, (told, _m, _a) in named.items() for event in told]
    since = {code: REFORM for code, (_told, merged, _a) in named.items() if merged}
    assessed = [code for code, (_told, _m, again) in named.items() if again]

    at = date.fromisoformat(day)
    found = status(events(*rows), list(named), at, YEARS, since, assessed)

    for code, (_told, _merged, again) in named.items():
        own = [row for row in rows if row[0] == code]
        assert found.loc[code, "status"] == twin(own, at, since.get(code), again)
