"""Planned years against what happened: small tables by hand, and a slow twin of the engine."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ytcs_data.analysis.roadmap import (
    REPORTS,
    SPANS,
    Outcome,
    cumulative,
    in_order_of_attention,
    outcomes,
    reached,
)

REFORM = date(2025, 7, 1).toordinal()
FAR = date(2099, 1, 1).toordinal()


def end(year: int) -> int:
    return date(year, 12, 31).toordinal()


def span(code="A", step=0, vintage="2024", unit="", first=0, last=FAR):
    return (code, step, vintage, unit or code, first, last)


def told(unit: str, values: dict[int, float], vintage: str = "2024"):
    return [(vintage, unit, end(year), year, float(value)) for year, value in values.items()]


def found(spans, reports, since=2023, year=2026):
    return reached(
        pd.DataFrame(spans, columns=SPANS),
        pd.DataFrame(reports, columns=REPORTS),
        since,
        end(year),
    )


def years(spans, reports, since=2023, year=2026):
    table = found(spans, reports, since, year)
    return {code: None if np.isnan(y) else int(y) for code, y in table["actual"].items()}


def judged(planned: dict[str, int], actual: dict[str, int | None], year: int, *, revised=None):
    revised = revised or {}
    goals = pd.DataFrame(
        {
            "area_code": list(planned),
            "planned": list(planned.values()),
            "revised": [float(revised.get(code, np.nan)) for code in planned],
        }
    )
    result = pd.DataFrame(
        {
            "actual": [np.nan if actual.get(c) is None else float(actual[c]) for c in planned],
            "step": 0.0,
            "told": [code in actual for code in planned],
        },
        index=pd.Index(list(planned), name="area_code"),
    )
    return outcomes(goals, result, date(year, 6, 30))


def test_a_year_that_is_over_is_late_and_no_longer_due():
    goals = pd.DataFrame({"area_code": ["A"], "planned": [2025], "revised": [np.nan]})
    told = pd.DataFrame({"actual": [np.nan], "step": [0.0], "told": [True]}, index=["A"])

    running = outcomes(goals, told, date(2025, 12, 30))
    over = outcomes(goals, told, date(2025, 12, 31))

    assert (running["state"].item(), over["state"].item()) == (Outcome.DUE, Outcome.LATE)


# --- when it was reached -------------------------------------------------------------------------


def test_the_first_year_that_ends_with_the_criteria_met_counts():
    assert years([span()], told("A", {2023: 0, 2024: 1, 2025: 0, 2026: 1})) == {"A": 2024}


def test_the_last_report_of_a_year_decides_about_it():
    june = ("2024", "A", date(2024, 6, 30).toordinal(), 2024, 1.0)

    assert years([span()], [june, *told("A", {2024: 0, 2025: 1})]) == {"A": 2025}
    assert years([span()], [*told("A", {2025: 0}), june], year=2024) == {"A": 2024}


def test_what_was_met_before_the_plan_counts_from_its_year_on():
    assert years([span()], told("A", {2020: 1, 2021: 1, 2024: 1})) == {"A": 2024}
    assert years([span()], told("A", {2020: 1})) == {"A": None}


def test_nothing_is_known_of_a_day_to_come():
    assert years([span()], told("A", {2024: 1}), year=2023) == {"A": None}


def joined(unit="B", code="A", vintage="2024", step=1):
    """A commune that is part of another from the beginning of 2025 on."""
    begin = end(2024) + 1
    return [span(code, last=end(2024)), span(code, step, vintage, unit, begin)]


def test_a_merged_commune_takes_over_nothing_that_its_successor_had_before():
    assert years(joined(), told("B", {2023: 1, 2024: 1, 2025: 1, 2026: 1})) == {"A": None}


def test_a_merged_commune_follows_what_its_successor_wins_afterwards():
    assert years(joined(), told("B", {2023: 0, 2025: 0, 2026: 1})) == {"A": 2026}
    assert years(joined(), told("B", {2024: 1, 2025: 0, 2026: 1})) == {"A": 2026}
    assert years(joined(), [*told("A", {2023: 1}), *told("B", {2026: 1})]) == {"A": 2023}


def test_a_code_means_another_place_in_the_other_vintage():
    spans = [span("A", last=REFORM - 1), span("A", 1, "2025", "B", REFORM)]

    assert years(spans, told("A", {2026: 1}, "2025")) == {"A": None}
    assert years(spans, told("B", {2026: 1}, "2025")) == {"A": 2026}


def test_a_divided_commune_is_through_when_all_of_its_parts_are():
    spans = [span(last=REFORM - 1), *(span("A", 1, "2025", u, REFORM) for u in ("P", "Q"))]

    assert years(spans, told("P", {2025: 1}, "2025")) == {"A": None}
    both = [*told("P", {2025: 1}, "2025"), *told("Q", {2026: 1}, "2025")]
    assert years(spans, both) == {"A": 2026}


def test_it_says_of_whom_nothing_was_told_since_the_plan():
    spans = [*joined(), span("C"), span("D")]
    table = found(spans, [*told("B", {2025: 0}), *told("C", {2023: 0}), *told("D", {2019: 1})])

    assert table["told"].to_dict() == {"A": True, "C": True, "D": False}


# --- how it stands -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "actual", "state", "slip"),
    [
        (2025, 2023, "early", -2),
        (2025, 2025, "on_time", 0),
        (2024, 2026, "late", 2),
        (2025, None, "late", 1),
        (2026, None, "due", 0),
        (2027, None, "planned", None),
    ],
)
def test_a_commune_is_early_on_time_late_due_or_planned(planned, actual, state, slip):
    row = judged({"A": planned}, {"A": actual}, 2026).iloc[0]

    assert row["state"] == state
    assert (None if np.isnan(row["slip"]) else row["slip"]) == slip


def test_a_commune_of_which_nobody_told_is_not_called_late():
    rows = judged({"A": 2025, "B": 2026, "C": 2027}, {}, 2026)

    assert rows["state"].tolist() == ["unknown", "due", "planned"]
    assert rows["slip"].isna().all()


def test_the_slip_is_against_the_first_plan_and_the_revised_one_has_its_own():
    rows = judged({"A": 2024, "B": 2024}, {"A": 2026, "B": None}, 2026, revised={"A": 2025})

    assert rows["slip"].tolist() == [2, 2]
    assert rows["revised_slip"].iloc[0] == 1
    assert np.isnan(rows["revised_slip"].iloc[1])


def test_plan_and_fact_are_counted_up_to_the_end_of_each_year():
    plan = {"A": 2023, "B": 2024, "C": 2026, "D": 2026}
    rows = judged(plan, {"A": 2023, "B": 2025, "C": 2024}, 2025, revised={"D": 2028})

    line = cumulative(rows, 2022, 2025).set_index("year")
    assert line["planned"].tolist() == [0, 1, 2, 2, 4, 4, 4]
    assert line["revised"].tolist() == [0, 1, 2, 2, 3, 3, 4]
    assert line["actual"].dropna().to_dict() == {2022: 0, 2023: 1, 2024: 2, 2025: 3}


def test_those_who_are_late_and_not_through_come_first():
    plan = {"A": 2023, "B": 2025, "C": 2024, "D": 2026, "E": 2027, "F": 2023, "G": 2024}
    actual = {"A": 2023, "B": None, "C": None, "D": None, "E": 2024, "F": 2025}

    rows = in_order_of_attention(judged(plan, actual, 2026))

    assert "".join(rows["area_code"]) == "CBGDFAE"
    assert rows["state"].tolist()[:3] == ["late", "late", "unknown"]


# --- the slow twin -------------------------------------------------------------------------------


def slow_reached(spans, reports, since, until):
    """Commune by commune and year by year, as one would with a pencil: code -> (year, step)."""
    answer = {}
    for code in {one[0] for one in spans}:
        mine = [one for one in spans if one[0] == code and one[4] <= until]
        hits = []
        for step in {one[1] for one in mine}:
            wins = [slow_win(one, reports, since, until) for one in mine if one[1] == step]
            if all(wins):
                hits.append((max(wins), step))
        answer[code] = min(hits, default=None)
    return answer


def slow_win(one, reports, since, until):
    _code, _step, vintage, unit, first, last = one
    own = [r for r in reports if r[:2] == (vintage, unit) and r[2] <= min(last, until)]
    before = [r for r in own if r[2] < first]
    had = bool(before) and max(before, key=lambda r: r[2])[4] >= 1
    for year in range(since, 2031):
        inside = [r for r in own if r[3] == year and r[2] >= first]
        if inside:
            has = max(inside, key=lambda r: r[2])[4] >= 1
            if has and not had:
                return year
            had = has
    return None


YEARS = range(2021, 2029)
FLAGS = st.dictionaries(st.sampled_from(YEARS), st.sampled_from([0, 1]), max_size=6)


@st.composite
def histories(draw):
    """Three communes; each may join one or two units of tomorrow, or another before that."""
    reports, spans = [], []
    for code in "ABC":
        reports += told(code, draw(FLAGS))
        last = draw(st.sampled_from([end(2023), REFORM - 1]))
        spans.append(span(code, last=last))
        if last < REFORM - 1:
            spans.append(span(code, 1, "2024", draw(st.sampled_from("ABC")), last + 1, REFORM - 1))
        units = draw(st.lists(st.sampled_from("PQA"), unique=True, max_size=2))
        spans += [span(code, 2, "2025", unit, REFORM) for unit in units]
    for unit in "PQA":
        reports += told(unit, {y: v for y, v in draw(FLAGS).items() if y > 2024}, "2025")
    return spans, reports, draw(st.integers(2021, 2025)), end(draw(st.integers(2022, 2028)))


@settings(max_examples=40, deadline=None)
@given(histories())
def test_the_engine_agrees_with_a_slow_twin(history):
    spans, reports, since, until = history

    table = found(spans, reports, since, date.fromordinal(until).year)

    fast = {
        code: None if np.isnan(row.actual) else (int(row.actual), int(row.step))
        for code, row in table.iterrows()
    }
    assert fast == slow_reached(spans, reports, since, until)


def test_every_state_has_its_place_in_the_order():
    assert list(Outcome) == ["late", "unknown", "due", "planned", "on_time", "early"]
