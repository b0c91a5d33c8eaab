"""The path of a target, on plans made up with small numbers and on those of the catalogue."""

from __future__ import annotations

from datetime import date

from ytcs_data.analysis.target_steps import target_steps
from ytcs_data.catalogue import load_catalogue

CATALOGUE = load_catalogue()


def steps(target_id: str) -> list[tuple[date, date, float, str]]:
    target = CATALOGUE.targets[target_id]
    made = target_steps(target, CATALOGUE.plans[target.plan])
    return [(step.start, step.deadline, step.value, str(step.operator)) for step in made]


def test_a_yearly_path_has_a_step_a_year_from_the_day_of_issue():
    found = steps("QV-2027-00")

    assert [value for _start, _end, value, _word in found] == [23.8, 28.57, 57.14, 85.71, 100]
    assert found[0][:2] == (date(2023, 8, 8), date(2023, 12, 31))
    assert found[1][0] == date(2023, 12, 31)


def test_targets_of_one_plan_follow_each_other_each_with_its_own_sign():
    known = {t.id: t for t in CATALOGUE.targets.values()}
    first = next(t for t in known.values() if t.scope.area == "22" and t.value == 96)

    # the day of the plan is not known: it is one for the area of today
    assert steps(first.id) == [
        (date(2025, 7, 1), date(2026, 12, 31), 96, ">"),
        (date(2026, 12, 31), date(2030, 12, 31), 100, "="),
    ]


def test_a_target_for_another_place_is_not_on_the_path():
    assert {value for _start, _end, value, _word in steps("QD546-VN-2025")} == {
        *(92.6, 93.2, 94.1, 95.15)
    }


def test_a_single_promise_is_one_step():
    assert steps("HG-2030-06") == [(date(2024, 4, 16), date(2030, 12, 31), 30, ">=")]
