"""How classes and states look and what they are called: the same everywhere.

Map, tables, charts and exports take colour, pattern and label from here, so that a class
has one look in every year. Colours differ in brightness as well as in hue, and each state
that is no plain value has a pattern, so that nothing depends on seeing colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pandas as pd

from ytcs_data.analysis.progress import DOWNWARDS, classify
from ytcs_data.catalogue import Catalogue, Indicator, Polarity, Target
from ytcs_data.states import State
from ytcs_data.words import _, day, number

ESTIMATED_MARK = "~"  # follows a class id: the value of that class is estimated

SEQUENCE = ("#eff6f7", "#b9dbe0", "#74b4bf", "#33808f", "#0d4a55")


@dataclass(frozen=True)
class Entry:
    """One line of the legend."""

    id: str
    label: str
    colour: str
    pattern: str = ""  # diagonal, cross, vertical, dots; empty for a plain fill
    ink: str = "#47565c"
    always: bool = False  # shown even when no area has it


STATES = (
    Entry(State.REASSESS, _("Chờ đánh giá lại"), "#dfe6f5", "vertical", "#5b6fa8"),
    Entry(State.HELD, _("Đang kiểm tra số liệu"), "#f7e3ef", "cross", "#8a4f74"),
    Entry(State.NOT_APPLICABLE, _("Không áp dụng"), "#b9c0c3", "dots", "#454f54"),
    Entry(State.NOT_REPORTED, _("Chưa báo cáo"), "#ffffff", "diagonal", "#7c878c"),
)

LACKING = _("Thiếu số liệu của xã cũ")

MET, NEAR, NOT_MET = "#0f5c63", "#f6d55c", "#e2703a"
YES, NO = "#0f5c63", "#efd9a0"


def entries(indicator: Indicator, target: Target | None, *, rebuilt: bool = False) -> list[Entry]:
    """Lines of the legend of an indicator: its classes, then the states.

    In a period that was rebuilt what is missing is that of the old areas.
    """
    classes = [replace(entry, always=True) for entry in _classes(indicator, target)]
    estimated = [
        replace(
            entry,
            id=entry.id + ESTIMATED_MARK,
            label=_("{label} (ước tính)").format(label=entry.label),
            pattern="dots",
            ink="#ffffff" if entry.colour in (MET, *SEQUENCE[3:]) else "#1d2a2f",
            always=False,
        )
        for entry in classes
    ]
    states = [
        replace(entry, label=LACKING) if rebuilt and entry.id == State.NOT_REPORTED else entry
        for entry in STATES
    ]
    return [*classes, *estimated, *states]


def _classes(indicator: Indicator, target: Target | None) -> list[Entry]:
    if indicator.is_yes_no:
        return [Entry("yes", _("Có"), YES), Entry("no", _("Không"), NO)]
    if target is not None:
        return [
            Entry("met", _("Đạt"), MET),
            Entry("near", _nearly(target), NEAR),
            Entry("not_met", _("Chưa đạt"), NOT_MET),
        ]
    return _steps(indicator)


def _nearly(target: Target) -> str:
    if target.operator in DOWNWARDS:
        return _("Gần đạt (vượt không quá 5 điểm)")
    return _("Gần đạt (thiếu không quá 5 điểm)")


def _steps(indicator: Indicator) -> list[Entry]:
    limits = [number(limit, indicator.decimals) for limit in indicator.breaks or ()]
    labels = [
        _("Dưới {high}").format(high=limits[0]),
        *(
            _("Từ {low} đến dưới {high}").format(low=low, high=high)
            for low, high in pairwise(limits)
        ),
        _("Từ {low} trở lên").format(low=limits[-1]),
    ]
    colours = SEQUENCE[: len(labels)]
    if indicator.polarity is Polarity.LOW_IS_GOOD:
        colours = colours[::-1]  # dark is good in every map
    return [Entry(f"c{i}", *look) for i, look in enumerate(zip(labels, colours, strict=True))]


def wording(target: Target, indicator: Indicator) -> str:
    """Say what a target asks for, as its document words the comparison."""
    phrases = {
        ">": _("trên {value}"),
        ">=": _("từ {value} trở lên"),
        "=": _("đạt {value}"),
        "<": _("dưới {value}"),
        "<=": _("không quá {value}"),
    }
    decimals = 0 if float(target.value).is_integer() else 2
    return phrases[target.operator].format(value=quantity(target.value, indicator, decimals))


def quantity(value: float | None, indicator: Indicator, decimals: int | None = None) -> str:
    """Write a value of an indicator with its unit."""
    shown = number(value, indicator.decimals if decimals is None else decimals)
    return f"{shown} {indicator.unit}" if value is not None and value == value else shown


def rule(target: Target | None, indicator: Indicator, catalogue: Catalogue) -> str:
    """Say which target the classes follow and whose it is."""
    if target is None:
        return ""
    plan = catalogue.plans[target.plan]
    return _("Mục tiêu: {wording}, hạn {deadline} ({plan})").format(
        wording=wording(target, indicator),
        deadline=day(target.deadline),
        plan=plan.number or plan.title,
    )


def state_label(state: State) -> str:
    """What a state is called where a value would stand."""
    return look(STATES, state).label


def look(entries_: Sequence[Entry], class_id: str) -> Entry:
    """Find the line of a class or state."""
    return next(entry for entry in entries_ if entry.id == class_id)


def classified(values: pd.DataFrame, indicator: Indicator, target: Target | None) -> pd.DataFrame:
    """Values with a column `class_id`: the line of the legend that each belongs to."""
    classes = classify(values, indicator, target)
    estimated = values["state"].eq(State.ESTIMATED) & ~classes.isin(list(State))
    return values.assign(class_id=classes.where(~estimated, classes + ESTIMATED_MARK))
