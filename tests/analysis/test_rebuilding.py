"""Values carried across the reform: by hand, beside a slow twin, and what must not be carried."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.analysis.holdings import values
from ytcs_data.analysis import rebuilding

# A and B became X whole; half of C went into X, the other half into Y; D is Z, unchanged.
LINKS = pd.DataFrame(
    [
        ("A", "X", 1.0, True),
        ("B", "X", 1.0, True),
        ("C", "X", 0.5, False),
        ("C", "Y", 0.5, False),
        ("D", "Z", 1.0, True),
    ],
    columns=["source", "target", "share", "exact"],
).assign(whole=lambda links: links["exact"])


def carried(*rows: tuple[object, ...], partly: bool = False) -> pd.DataFrame:
    made = rebuilding.carried_values(values(*rows), LINKS, 100, partly=partly)
    return made.set_index("area_code")


def waiting(*rows: tuple[object, ...]) -> pd.DataFrame:
    return rebuilding.waiting_values(values(*rows), LINKS).set_index("area_code")


A, B, C, D = (
    ("A", 90, 100, "value"),
    ("B", 150, 200, "value"),
    ("C", 30, 60, "value"),
    ("D", 7, 10, "value"),
)


def test_counts_add_up_by_their_shares_and_the_rate_comes_last():
    made = carried(A, B, C, D)

    assert (made.loc["X", "numerator"], made.loc["X", "denominator"]) == (255, 330)
    assert made.loc["X", "value"] == pytest.approx(100 * 255 / 330)
    assert made.loc["Z", "value"] == 70
    assert made["numerator"].sum() == 90 + 150 + 30 + 7


def test_what_was_divided_is_an_estimate_and_what_was_not_is_none():
    made = carried(A, B, C, D)

    assert made["state"].to_dict() == {"X": "estimated", "Y": "estimated", "Z": "value"}


def test_an_estimate_of_before_stays_one():
    made = carried(A, B, C, ("D", 7, 10, "estimated"))
    assert made.loc["Z", "state"] == "estimated"


def test_a_part_that_is_missing_makes_the_whole_missing_unless_one_asks_for_the_rest():
    rows = (A, ("B", math.nan, 200, "not_reported"), C, D)
    made, rest = carried(*rows), carried(*rows, partly=True)

    assert made.loc["X", "state"] == "not_reported"
    assert math.isnan(made.loc["X", "value"])
    assert (made.loc["X", "known"], made.loc["X", "parts"]) == (2, 3)
    assert made.loc["Y", "state"] == "estimated"
    assert (rest.loc["X", "numerator"], rest.loc["X", "denominator"]) == (105, 130)  # never 330
    assert rest.loc["X", "known"] == 2
    assert rest.loc["X", "state"] == "estimated"  # of the whole


def test_a_part_that_is_held_back_is_missing_too():
    made = carried(A, ("B", math.nan, math.nan, "held"), C, D)
    assert made.loc["X", "state"] == "not_reported"


def test_a_part_without_people_counts_as_nobody_and_one_that_does_not_apply_stays_out():
    nobody = carried(A, ("B", 0, 0, "not_applicable"), C, D)
    apart = carried(A, ("B", math.nan, math.nan, "not_applicable"), C, D)

    assert nobody.loc["X", "numerator"] == apart.loc["X", "numerator"] == 105
    assert (nobody.loc["X", "parts"], apart.loc["X", "parts"]) == (3, 2)
    assert carried(("D", 0, 0, "not_applicable")).loc["Z", "state"] == "not_applicable"


def test_counts_of_an_area_that_leads_nowhere_stay_out():
    assert carried(D, ("E", 5, 5, "value"))["numerator"].to_dict() == {"Z": 7}


def test_a_status_is_not_inherited_but_told_as_k_of_n():
    made = waiting(
        *[("A", 1, 1, "value"), ("B", 0, 1, "value"), ("C", 1, 1, "value"), ("D", 1, 1, "value")]
    )

    assert made["state"].to_dict() == {"X": "reassess", "Y": "reassess", "Z": "value"}
    assert (made.loc["X", "numerator"], made.loc["X", "denominator"]) == (2, 3)
    assert math.isnan(made.loc["X", "value"])
    assert (made.loc["Y", "numerator"], made.loc["Y", "parts"]) == (1, 1)
    assert made.loc["Z", "value"] == 100


def test_of_a_status_nobody_told_there_is_no_k():
    made = waiting(("A", math.nan, 1, "not_reported"), ("B", math.nan, 1, "not_reported"))

    assert made.loc["X", "state"] == "reassess"
    assert math.isnan(made.loc["X", "numerator"])
    assert (made.loc["X", "known"], made.loc["X", "parts"]) == (0, 2)


def test_every_area_has_a_row_in_every_period():
    made = rebuilding.completed(carried(D).reset_index(), ["X", "Z"]).set_index("area_code")

    assert made["state"].to_dict() == {"X": "not_reported", "Z": "value"}
    assert made.loc["X", "parts"] == 0


def test_a_sum_over_all_parts_is_no_estimate():
    totals = pd.DataFrame(
        {"period": ["1", "2", "3"], "state": "estimated", "reported": [2, 1, 2], "expected": 2}
    )
    before = pd.DataFrame({"period": ["1", "2", "3"], "state": ["value", "value", "estimated"]})
    made = rebuilding.exact_where_whole(totals, before)

    assert made["state"].tolist() == ["value", "estimated", "estimated"]


# --- a slow twin ---------------------------------------------------------------------------------

STATES = st.sampled_from(["value", "estimated", "not_reported", "held", "not_applicable"])
COUNT = st.integers(0, 1000)


@limits(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCD"), st.tuples(COUNT, COUNT, STATES), min_size=1))
def test_the_slow_twin_agrees(told: dict[str, tuple[int, int, str]]):
    rows = []
    for code, (top, bottom, state) in told.items():
        unknown = state in ("not_reported", "held", "not_applicable")
        rows.append((code, math.nan, math.nan, state) if unknown else (code, top, bottom, state))
    if all(state == "not_applicable" for *_numbers, state in rows):
        return
    made = carried(*rows, partly=True)
    whole = carried(*rows)

    wanted: dict[str, list[tuple[float, float, bool] | None]] = {}
    for source, target, share, exact, _whole in LINKS.itertuples(index=False):
        if source not in told or told[source][2] == "not_applicable":
            continue
        top, bottom, state = told[source]
        known = state in ("value", "estimated")
        part = (top * share, bottom * share, state == "estimated" or not exact) if known else None
        wanted.setdefault(target, []).append(part)

    assert set(made.index) == set(wanted)
    for target, parts in wanted.items():
        known = [part for part in parts if part is not None]
        assert (made.loc[target, "known"], made.loc[target, "parts"]) == (len(known), len(parts))
        if len(known) < len(parts):
            assert whole.loc[target, "state"] == "not_reported"
        if known:
            assert made.loc[target, "numerator"] == pytest.approx(sum(part[0] for part in known))
            bottom = sum(part[1] for part in known)
            assert made.loc[target, "denominator"] == pytest.approx(bottom)
            lacking = len(known) < len(parts)
            guessed = "estimated" if lacking or any(part[2] for part in known) else "value"
            assert made.loc[target, "state"] == (guessed if bottom else "not_applicable")
