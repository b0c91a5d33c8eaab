"""What a plan wants on the way: which value it asks for from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ytcs_data.catalogue import Operator, Plan, Target
from ytcs_data.periods import REFORM


@dataclass(frozen=True)
class Step:
    """From `start` on the plan heads for `value`, to be reached by `deadline`."""

    start: date
    deadline: date
    value: float
    operator: Operator
    whole: bool = True  # False where a chart ends before the deadline


def target_steps(target: Target, plan: Plan) -> tuple[Step, ...]:
    """Steps of a target and of its plan's other targets for the same indicator and place.

    Nothing is asked before a plan was issued. Where its day is not known, a plan for an area of
    today began with the reform, any other with the year of its first goal.
    """
    goals: dict[date, tuple[float, Operator]] = {}
    for promise in plan.targets:
        same = (promise.indicator, promise.scope) == (target.indicator, target.scope)
        if same and not promise.superseded_by:
            word = promise.operator
            goals |= {date(year, 12, 31): (value, word) for year, value in promise.path.items()}
            goals[promise.deadline] = promise.value, word
    goals[target.deadline] = target.value, target.operator
    start = _beginning(target, plan, min(goals))
    steps = []
    for deadline in sorted(goals):
        if deadline > start:
            steps.append(Step(start, deadline, *goals[deadline]))
            start = deadline
    return tuple(steps)


def _beginning(target: Target, plan: Plan, first_goal: date) -> date:
    if plan.issued:
        return plan.issued
    return REFORM if target.scope.vintage == "2025" else date(first_goal.year, 1, 1)
