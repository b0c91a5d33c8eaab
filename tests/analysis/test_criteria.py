"""The rule of the criteria beside a slow twin in fractions, and what a year's assessment is."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ytcs_data.analysis.criteria import (
    Rule,
    Verdict,
    assessments,
    judged,
    scored_by_year,
    shortfalls,
    year_to_show,
)

MOST = (14, 10, 12, 9, 19, 12, 6, 11, 3, 4)
RULE = Rule(MOST, 80, 50)
# 80 points in all, each criterion well above half.
EIGHTY = (11, 8, 9, 7.5, 15.5, 9.5, 5, 9, 2.5, 3)


def judge(*scores, failing=0.0, rule=RULE):
    """The verdict of one commune."""
    table = pd.DataFrame([scores], dtype=float)
    return judged(table, pd.Series([failing], dtype=float), rule).iloc[0]


def test_exactly_80_points_pass_and_half_a_point_less_does_not():
    assert sum(EIGHTY) == 80
    assert judge(*EIGHTY)["verdict"] == Verdict.PASSES

    short = judge(*EIGHTY[:-1], 2.5)

    assert (short["verdict"], short["total"], short["missing"]) == (Verdict.FAILS, 79.5, 0.5)


def test_exactly_half_of_a_criterion_passes_and_less_does_not():
    half = judge(14, 10, 12, 4.5, 19, 12, 6, 11, 3, 4)
    assert (half["verdict"], half["under"], half["missing"]) == (Verdict.PASSES, 0, 0)

    less = judge(14, 10, 12, 4, 19, 12, 6, 11, 3, 4)

    assert (less["verdict"], less["under"]) == (Verdict.FAILS, 1)
    assert (less["total"], less["missing"]) == (95, 0.5)


def test_points_that_lift_a_criterion_count_for_the_total_too():
    """77 points; two criteria lack 3 and 2: five points, not eight."""
    row = judge(14, 2, 12, 2.5, 19, 12, 5, 7, 1.5, 2)

    assert (row["total"], row["under"], row["missing"]) == (77, 2, 5)


def test_a_failing_point_fails_with_all_points():
    row = judge(*MOST, failing=1)

    assert (row["verdict"], row["total"], row["missing"]) == (Verdict.FAILS, 100, 0)
    assert judge(*MOST, failing=1, rule=Rule(MOST, 80, 50, False))["verdict"] == Verdict.PASSES


@pytest.mark.parametrize("failing", [0.0, 1.0])
def test_a_missing_criterion_leaves_it_open_but_shows_what_is_under(failing):
    row = judge(14, 10, 12, 4, 19, 12, 6, 11, 3, None, failing=failing)

    assert (row["verdict"], row["scored"], row["under"]) == (Verdict.INCOMPLETE, 9, 1)
    assert row[["total", "missing"]].isna().all()


def test_who_has_not_told_of_failing_points_has_no_verdict():
    row = judge(*MOST, failing=None)

    assert (row["verdict"], row["total"]) == (Verdict.INCOMPLETE, 100)


def test_tenths_add_up_as_people_add_them():
    row = judge(0.1, 0.2, 0.1, rule=Rule((0.2, 0.2, 0.1), 80, 50))

    assert (row["total"], row["verdict"]) == (0.4, Verdict.PASSES)


def test_nobody_is_judged_in_an_empty_table():
    table = pd.DataFrame(columns=range(10), dtype=float)

    assert judged(table, pd.Series(dtype=float), RULE).empty


# --- a slow twin -------------------------------------------------------------------------------


def twin(scores, failing, most, total_pct, each_pct):
    """Verdict, total, missing and number under the line, in whole numbers of half points."""
    told = [Fraction(s) for s in scores if s is not None]
    lines = [Fraction(m) * each_pct / 100 for m in most]
    lacks = [
        max(line - Fraction(s), Fraction(0)) if s is not None else Fraction(0)
        for s, line in zip(scores, lines, strict=True)
    ]
    under = sum(lack > 0 for lack in lacks)
    if len(told) < len(most):
        return "incomplete", None, None, under
    total = sum(told)
    short = max(Fraction(sum(most)) * total_pct / 100 - total, Fraction(0))
    missing = short if short > sum(lacks) else sum(lacks)
    if failing is None:
        return "incomplete", total, missing, under
    passes = total >= Fraction(sum(most)) * total_pct / 100 and under == 0 and failing == 0
    return "passes" if passes else "fails", total, missing, under


def around(most):
    """Scores around the line of a criterion, where mistakes would show; high ones most of all."""
    near = [most / 2 - 0.5, most / 2, most / 2 + 0.5]
    high = [halves / 2 for halves in range(round(1.4 * most), 2 * most + 1)]
    return st.sampled_from([None, 0, *near, *high, *high, *high, *high])


COMMUNES = st.tuples(
    st.tuples(*map(around, MOST)), st.sampled_from([0, 0, 0, 0, 1, None]), st.booleans()
)


def on_the_line(scores):
    """The same commune with 80 points in all, where another score of one criterion can do that."""
    wanted = (scores[4] or 0) + 80 - sum(s or 0 for s in scores)
    return [*scores[:4], wanted, *scores[5:]] if 0 <= wanted <= MOST[4] else scores


def test_the_rule_agrees_with_its_twin():
    """At least 1,200 communes, ten and more at once, with every verdict, also on the line."""
    seen: set[tuple[str, bool]] = set()

    @settings(max_examples=120, deadline=None)
    @given(st.lists(COMMUNES, min_size=10, max_size=12))
    def agrees(drawn):
        rows = [(on_the_line(scores) if line else scores, flag) for scores, flag, line in drawn]
        table = pd.DataFrame([scores for scores, _failing in rows], dtype=float)
        failing = pd.Series([flag for _scores, flag in rows], dtype=float)

        told = judged(table, failing, RULE).to_dict("records")

        for row, (scores, flag) in zip(told, rows, strict=True):
            verdict, total, missing, under = twin(scores, flag, MOST, 80, 50)
            assert (row["verdict"], row["under"]) == (verdict, under)
            for found, expected in ((row["total"], total), (row["missing"], missing)):
                assert (found != found) == (expected is None)
                assert expected is None or Fraction(found) == expected
            seen.add((verdict, total == 80))

    agrees()

    assert {verdict for verdict, _line in seen} == {"passes", "fails", "incomplete"}
    assert ("passes", True) in seen


def test_each_criterion_says_how_many_points_it_lacks():
    table = pd.DataFrame([[6.5, 5, None, *MOST[3:]]], dtype=float)

    lacks = shortfalls(table, RULE).iloc[0].tolist()

    assert lacks[:2] == [0.5, 0]
    assert pd.isna(lacks[2])
    assert lacks[3:] == [0] * 7


# --- which assessment ----------------------------------------------------------------------------


def told(*given):
    names = ["period", "area_code", "value"]
    return pd.DataFrame(given, columns=names).assign(measure="m", state="value")


def test_of_a_year_the_newest_assessment_of_each_commune_counts():
    rows = told(
        ("2025", "A", 1.0), ("2026-06", "A", 2.0), ("2026-10", "A", 3.0), ("2026-06", "B", 4.0)
    )  # fmt: skip

    found = assessments(rows, "2026-10")

    kept = zip(found["area_code"], found["year"], found["value"], strict=True)
    assert set(kept) == {("A", 2025, 1.0), ("A", 2026, 3.0), ("B", 2026, 4.0)}
    assert set(assessments(rows, "2026-09")["value"]) == {1.0, 2.0, 4.0}
    assert assessments(rows, "2024").empty


def test_a_later_flag_leaves_the_scores_of_its_year_as_they_are():
    rows = told(("2026-03", "A", 9.0), ("2026-03", "A", 0.0), ("2026-09", "A", 1.0))
    rows["measure"] = ["m", "flag", "flag"]

    found = assessments(rows, "2026-10", ["flag"])

    kept = zip(found["measure"], found["period"], found["value"], strict=True)
    assert set(kept) == {("m", "2026-03", 9.0), ("flag", "2026-09", 1.0)}


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ({"2024": "ABCD", "2025": "A"}, 2024),
        ({"2024": "ABCD", "2025": "AB"}, 2025),  # half of them
        ({"2024": "A", "2025": "ABCD"}, 2025),
        ({"2023": "ABC", "2024": "ABC", "2025": "D"}, 2024),
        ({"2023": "AB", "2024": "CD", "2025": "E"}, 2024),  # no year has half of them
        ({"2025": "A"}, 2025),
    ],
)
def test_a_year_that_has_only_begun_is_not_shown(years, shown):
    rows = told(*((year, code, 1.0) for year, codes in years.items() for code in codes))
    found = assessments(rows, "2026-01")

    assert year_to_show(found) == shown
    assert scored_by_year(found).to_dict() == {int(y): len(codes) for y, codes in years.items()}


def test_a_flag_alone_is_no_year_of_scores():
    found = assessments(told(("2026", "A", 1.0)).assign(measure="flag"), "2026", ["flag"])

    assert year_to_show(found) is None


def test_of_december_and_the_year_the_year_counts():
    found = assessments(told(("2025", "A", 1.0), ("2025-12", "A", 2.0)), "2026-01")

    assert found["value"].tolist() == [1.0]
