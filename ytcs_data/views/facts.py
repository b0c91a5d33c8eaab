"""What is known of one commune in one period: a fact for each indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.areas import Area
from ytcs_data import figures, legend, load
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.part_words import parts_known
from ytcs_data.periods import in_order
from ytcs_data.states import COUNTED, State
from ytcs_data.views.former_communes import old_status
from ytcs_data.words import _, number


@dataclass(frozen=True)
class Fact:
    """One indicator in one commune and period."""

    indicator: Indicator
    target: Target | None
    bound: bool  # whether the target binds this place; else it is only a reference
    numerator: float
    denominator: float
    value: float
    class_id: str
    class_label: str
    beside: str  # what its old communes had, where a status is waiting to be assessed again

    @property
    def has_value(self) -> bool:
        return self.class_id not in set(State)

    @property
    def text(self) -> str:
        """The value with its unit; yes or no; or the state in words."""
        if self.indicator.is_yes_no or not self.has_value:
            return self.class_label
        return legend.quantity(self.value, self.indicator)

    @property
    def number(self) -> str:
        return number(self.value, self.indicator.decimals)

    @property
    def parts(self) -> str:
        """Numerator and denominator, each with what it counts."""
        if self.indicator.is_yes_no or not self.has_value:
            return ""
        return _("{n} {what} / {out_of} {base}").format(
            n=number(self.numerator),
            what=self.indicator.numerator_title,
            out_of=number(self.denominator),
            base=self.indicator.denominator_title,
        )

    @property
    def target_text(self) -> str:
        text = legend.rule(self.target, self.indicator, load.catalogue())
        return (
            text if self.bound or not text else _("{target}, chỉ để tham khảo").format(target=text)
        )


@load.kept(256)
def facts(area: Area, period: str, basis: Basis = Basis.REPORTED) -> tuple[Fact, ...]:
    """Every indicator of a commune; empty where the commune was gone in that period."""
    found = (_fact(area, period, one, basis) for one in load.catalogue().indicators.values())
    return tuple(fact for fact in found if fact is not None)


def _fact(area: Area, period: str, indicator: Indicator, basis: Basis) -> Fact | None:
    district = area.parent if area.vintage == "2024" and area.parent else ""
    values = figures.classified(indicator.id, area.vintage, area.province, district, basis)
    if (area.code, period) not in values.index:
        return None
    target = figures.leading_target(indicator, area.vintage, area.province, district)
    known = values.loc[[(area.code, period)]].iloc[0]
    class_id = str(known["class_id"])
    lines = legend.entries(indicator, target, rebuilt=known.get("parts", 0) > 0)
    return Fact(
        indicator,
        target,
        bound=target is not None and target.applies_to(area.vintage, area.province, district),
        numerator=float(known["numerator"]),
        denominator=float(known["denominator"]),
        value=float(known["value"]),
        class_id=class_id,
        class_label=legend.look(lines, class_id).label,
        beside=_of_parts(known, indicator),
    )


def _of_parts(known: pd.Series, indicator: Indicator) -> str:
    """What is known of the old communes behind a value, or of a status that waits today."""
    if known.get("parts", 0) > 0:
        return parts_known(known.to_dict(), indicator)
    waits = known["class_id"] == State.REASSESS
    return old_status(indicator, known["area_code"]) if waits else ""


def fact_table(known: Sequence[Fact]) -> pd.DataFrame:
    """The facts for a spreadsheet: numbers as numbers."""
    return pd.DataFrame(
        {
            _("Chỉ số"): [fact.indicator.title for fact in known],
            _("Giá trị"): [round(fact.value, fact.indicator.decimals) for fact in known],
            _("Đơn vị tính"): [fact.indicator.unit for fact in known],
            _("Xếp loại"): [fact.class_label for fact in known],
            _("Tử số"): [fact.numerator for fact in known],
            _("Mẫu số"): [fact.denominator for fact in known],
            _("Tử số là"): [fact.indicator.numerator_title for fact in known],
            _("Mẫu số là"): [fact.indicator.denominator_title for fact in known],
            _("Mục tiêu"): [fact.target_text for fact in known],
            _("Ghi chú"): [fact.beside for fact in known],
        }
    )


@load.kept(64)
def periods_with_values(area: Area) -> list[str]:
    """Periods in which anything is known of a commune, newest first."""
    found: set[str] = set()
    for indicator in load.catalogue().indicators:
        values = figures.values(indicator, area.vintage)
        here = values[(values["area_code"] == area.code) & values["state"].isin(COUNTED)]
        found |= set(here["period"])
    return in_order(list(found))[::-1]
