"""One indicator in one place and period, in words: value, target, what is still to go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ytcs_data import carried, figures, load, road_words
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.ground import Ground, grounds_of
from ytcs_data.legend import LACKING, quantity, rule, state_label
from ytcs_data.reach import Reach, reach
from ytcs_data.road_words import COMMUNES
from ytcs_data.standing import Standing, standing
from ytcs_data.states import State
from ytcs_data.views.area_table import members
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number


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
    standing: Standing | None  # on the way to the target
    reach: Reach | None  # whom the target has reached

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
        """What is missing of the target, in whole communes, stations or people, and a year."""
        if self.standing is None or not self.standing.road or pd.isna(self.total["value"]):
            return ""
        road, target = self.standing.road, self.standing.target
        return road_words.to_go(road, self.indicator, target, self.vintage)

    @property
    def shares(self) -> str:
        """How many communes have met the target, and how many people live in these."""
        if self.reach is None or not self.reach.communes:
            return ""
        return _shares(self.reach, self.vintage)

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
        bound=target is not None and _binds(target, chosen.ground),
        vintage=chosen.vintage,
        rebuilt=chosen.is_past,
        total=total,
        before=_as_reported(chosen, indicator) if chosen.is_past else None,
        areas=areas,
        standing=standing(target, chosen.ground, chosen.period) if target else None,
        reach=_reached(target, chosen) if target else None,
    )


def _binds(target: Target, place: Ground) -> bool:
    """Whether it was made for the place, or for the same ground on the old map."""
    return any(ground.code == place.code for ground in grounds_of(target, place))


def _reached(target: Target, chosen: Selection) -> Reach | None:
    """Nothing where only an earlier period has told something: it would stand beside no figure."""
    found = reach(target.id, chosen.ground, chosen.period)
    return found if found.period == chosen.period else None


def _as_reported(chosen: Selection, indicator: Indicator) -> pd.Series | None:
    """The total of the same place on the old map, for what is not carried to that of today."""
    if indicator.is_carried:
        return None
    totals = figures.as_reported(indicator.id, chosen.province, chosen.district)
    rows = totals[totals["period"] == chosen.period]
    return None if rows.empty else rows.iloc[0]


def _shares(reached: Reach, vintage: str) -> str:
    """Share of communes and share of people, and a remark where they tell different stories."""
    text = _("{met}/{all} {communes} đạt ({share} %)").format(
        met=number(reached.met),
        all=number(reached.communes),
        communes=COMMUNES[vintage],
        share=number(reached.share, 1),
    )
    if reached.people_share != reached.people_share:
        return text
    text += ", " + _("nơi {share} % dân số đang sống").format(share=number(reached.people_share, 1))
    if not reached.apart:
        return text
    which = _("nơi chưa đạt đông dân hơn") if reached.apart < 0 else _("nơi đạt đông dân hơn")
    points = number(abs(reached.apart))
    return text + "; " + _("hai tỷ lệ chênh nhau {n} điểm: {which}").format(n=points, which=which)
