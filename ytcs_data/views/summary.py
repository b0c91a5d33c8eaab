"""One indicator in one place and period, in words: value, target, what is still to go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ytcs_data import carried, figures, load
from ytcs_data.analysis.progress import DOWNWARDS, Gap, gap
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Counted, Indicator, Target
from ytcs_data.legend import LACKING, quantity, rule, state_label
from ytcs_data.states import State
from ytcs_data.views.area_table import members
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number

COMMUNES = {"2025": _("xã, phường, đặc khu"), "2024": _("xã, phường, thị trấn")}
COUNTED_UNITS = {
    Counted.STATIONS: _("trạm y tế"),
    Counted.VILLAGES: _("thôn, ấp, khu phố"),
    Counted.SCHOOLS: _("trường học"),
}


@dataclass(frozen=True)
class Summary:
    """What is known of an indicator in the place and period of a selection."""

    indicator: Indicator
    target: Target | None
    bound: bool  # whether the target binds this place; else it is only a reference
    vintage: str
    rebuilt: bool  # from what the old communes reported
    total: pd.Series  # a row of `figures.totals`
    before: pd.Series | None  # the same as the old areas reported it, where it cannot be rebuilt
    areas: pd.DataFrame  # rows of `figures.values`
    gap: Gap | None

    @property
    def value(self) -> str:
        """The value with its unit, or what stands in its way."""
        if pd.isna(self.total["value"]):
            return state_label(State(self.total["state"]))
        return quantity(self.total["value"], self.indicator)

    @property
    def parts(self) -> str:
        """Numerator and denominator in words; of what waits, those of the old communes."""
        row = self.before if self.before is not None else self.total
        if pd.isna(row["value"]):
            return ""
        text = _("{top} {top_title} / {bottom} {bottom_title}").format(
            top=number(row["numerator"]),
            top_title=self.indicator.numerator_title,
            bottom=number(row["denominator"]),
            bottom_title=self.indicator.denominator_title,
        )
        if self.before is not None:
            return _("{counts}, trên địa bàn cũ").format(counts=text)
        if row["state"] == State.ESTIMATED:
            return _("{label} (ước tính)").format(label=text)
        return text

    @property
    def target_line(self) -> str:
        """The leading target and whose it is."""
        text = rule(self.target, self.indicator, load.catalogue())
        return (
            text if self.bound or not text else _("{target}, chỉ để tham khảo").format(target=text)
        )

    @property
    def to_go(self) -> str:
        """What is missing of the target, in whole communes, stations or people."""
        if self.gap is None or pd.isna(self.total["value"]):
            return ""
        if self.gap.met:
            return _("Đã đạt mục tiêu")
        communes = COMMUNES[self.vintage]
        if self.gap.people is not None:
            down = self.target is not None and self.target.operator in DOWNWARDS
            text = _("Còn phải giảm {n} người") if down else _("Còn thiếu {n} người")
            text = text.format(n=number(self.gap.people))
            below = _("{n} {communes} chưa đạt").format(n=number(self.gap.below), communes=communes)
            return f"{text}; {below}"
        unit = COUNTED_UNITS.get(self.indicator.counted, communes)
        return _("Còn {n} {unit}").format(n=number(self.gap.whole), unit=unit)

    @cached_property
    def coverage(self) -> str:
        """How many communes have a value, and why the others have none."""
        counts = self.areas["state"].value_counts()
        communes = COMMUNES[self.vintage]
        text = _("{n}/{all} {communes} có số liệu").format(
            n=number(self.total["reported"]),
            all=number(self.total["expected"]),
            communes=communes,
        )
        missing = [s for s in State if s not in (State.VALUE, State.ESTIMATED) and s in counts]
        labels = {state: state_label(state).lower() for state in missing}
        if self.rebuilt:
            labels[State.NOT_REPORTED] = LACKING.lower()
        if counts.get(State.ESTIMATED):
            text += "; " + _("trong đó {n} ước tính").format(n=number(counts[State.ESTIMATED]))
        return "; ".join([text, *(f"{number(counts[s])} {labels[s]}" for s in missing)])


def summarise(chosen: Selection, indicator: Indicator) -> Summary | None:
    """Sum an indicator up for a selection; None when nobody was expected to report."""
    place = chosen.district or chosen.province
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province, chosen.basis)
    here = totals[(totals["period"] == chosen.period) & (totals["area_code"] == place)]
    if here.empty:
        return None
    values = figures.values(indicator.id, chosen.vintage, chosen.basis)
    inside = members(chosen)
    if chosen.district and chosen.basis is Basis.FORMER and indicator.is_carried:
        inside = [*inside, *carried.crossing(chosen.district)]  # each counts for its part
    areas = values[(values["period"] == chosen.period) & values["area_code"].isin(inside)]
    total = here.iloc[0]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, chosen.district)
    return Summary(
        indicator=indicator,
        target=target,
        bound=target is not None
        and target.applies_to(chosen.vintage, chosen.province, chosen.district),
        vintage=chosen.vintage,
        rebuilt=chosen.is_past,
        total=total,
        before=_as_reported(chosen, indicator) if chosen.is_past else None,
        areas=areas,
        gap=gap(total, target, indicator, areas) if target else None,
    )


def _as_reported(chosen: Selection, indicator: Indicator) -> pd.Series | None:
    """The total of the same place on the old map, for what is not carried to that of today."""
    if indicator.is_carried:
        return None
    totals = figures.as_reported(indicator.id, chosen.province, chosen.district)
    rows = totals[totals["period"] == chosen.period]
    return None if rows.empty else rows.iloc[0]
