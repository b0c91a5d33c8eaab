"""The path of a target in a chart: a step for each deadline, from the day the plan was issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis.target_steps import Step, target_steps
from ytcs_data.catalogue import Indicator, Operator, Target
from ytcs_data.legend import quantity, wording
from ytcs_data.words import _, day

SIGNS = {
    Operator.ABOVE: ">",
    Operator.AT_LEAST: "≥",
    Operator.REACHES: "",
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
}
YEARS_AHEAD = 5  # a deadline later than this is not waited for


def visible_steps(target: Target, known: pd.DataFrame) -> list[Step]:
    """The steps that a chart of these values shows; the one that leads beyond it is cut.

    The old map ends with its last year: nobody counts there what was promised for later.
    """
    last = known["middle"].max()
    today = "2025" in set(known["vintage"])
    end = date(last.year + (YEARS_AHEAD if today else 0), 12, 31)
    steps = target_steps(target, load.catalogue().plans[target.plan])
    within = [step for step in steps if step.deadline <= end]
    if any(step.deadline >= target.deadline for step in within):
        return within
    beyond = [step for step in steps if step.start < end < step.deadline]
    return within + [replace(step, deadline=end, whole=False) for step in beyond]


def path_rows(steps: list[Step], indicator: Indicator, target: Target) -> pd.DataFrame:
    """Corners of the path (`target`), and a point for each deadline on it (`goal`)."""
    corners = [
        {"kind": "target", "middle": pd.Timestamp(at), "value": step.value}
        for step in steps
        for at in (step.start, step.deadline)
    ]
    goals = [
        {
            "kind": "goal",
            "middle": pd.Timestamp(step.deadline),
            "value": step.value,
            "name": _("Mục tiêu"),
            "period": _("hạn {deadline}").format(deadline=day(step.deadline)),
            "text": _asked(step, indicator, target),
        }
        for step in steps
        if step.whole
    ]
    return pd.DataFrame(corners + goals)


def path_label(steps: list[Step], indicator: Indicator, target: Target) -> pd.DataFrame:
    """The label at the end of the path; it names the leading target too."""
    last = steps[-1]
    named = [step for step in steps[:-1] if step.deadline == target.deadline] + [last]
    alone = len(named) == 1
    goals = [
        _("{wording} ({year})").format(
            wording=_asked(step, indicator, target) if alone else _short(step, indicator),
            year=_deadline(step, target).year,
        )
        for step in named
    ]
    label = _("Mục tiêu {goals}").format(goals=", ".join(goals))
    row = {
        "kind": "goal_end",
        "middle": pd.Timestamp(last.deadline),
        "value": last.value,
        "label": label,
        "short": _short(last, indicator),
    }
    return pd.DataFrame([row])


def _deadline(step: Step, target: Target) -> date:
    """When a step really ends, also one that the chart cuts off."""
    steps = target_steps(target, load.catalogue().plans[target.plan])
    return next(other.deadline for other in steps if other.start == step.start)


def _short(step: Step, indicator: Indicator) -> str:
    """As “≥ 95 %”; where a value is to be reached, without a sign."""
    decimals = 0 if float(step.value).is_integer() else 2
    return f"{SIGNS[step.operator]} {quantity(step.value, indicator, decimals)}".strip()


def _asked(step: Step, indicator: Indicator, target: Target) -> str:
    return wording(
        target.model_copy(update={"value": step.value, "operator": step.operator}), indicator
    )
