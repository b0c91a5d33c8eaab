"""The roadmaps of a place, and how each of their communes stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from geo.crosswalk import WHOLE, Part
from ytcs_data import figures, load
from ytcs_data.analysis import roadmap as engine
from ytcs_data.analysis.grid import places
from ytcs_data.analysis.network import last_day
from ytcs_data.catalogue import Plan
from ytcs_data.catalogue.roadmap import Goal, Roadmap
from ytcs_data.load import TODAY
from ytcs_data.own_roadmaps import in_use
from ytcs_data.periods import LAST_OLD_DAY, REFORM, parse_period
from ytcs_data.states import COUNTED, State
from ytcs_data.views.holdings import holding
from ytcs_data.views.network_rows import both_sides
from ytcs_data.views.selection import Selection

CRITERIA = "communes_meeting_national_criteria_pct"
ALWAYS = date.max.toordinal()


def roadmaps() -> dict[str, Roadmap]:
    """All roadmaps in use, by id."""
    return in_use(load.register())[0]


def faults() -> list[str]:
    """What is wrong with the files that cannot be used."""
    return in_use(load.register())[1]


def roadmaps_of(chosen: Selection) -> list[Roadmap]:
    """The roadmaps of a place, each with its communes there; those of few communes first."""
    found = roadmaps()
    inside = {vintage: {*codes} for vintage, codes in both_sides(chosen).items()} if found else {}
    parts = [
        replace(one, goals=tuple(g for g in one.goals if g.area_code in inside[one.vintage]))
        for one in found.values()
    ]
    return sorted((one for one in parts if one.goals), key=lambda one: (len(one.goals), one.id))


def plan_of(roadmap: Roadmap) -> Plan | None:
    """The document in the catalogue, if it is there."""
    return load.catalogue().plans.get(roadmap.plan)


def begin_of(roadmap: Roadmap, day: date) -> int:
    """The first year that counts: that of the document.

    Where its day is not known, that of the first goal, or the one looked from if that is earlier.
    """
    plan = plan_of(roadmap)
    years = [goal.planned for goal in roadmap.goals]
    return plan.issued.year if plan and plan.issued else min(*years, day.year)


def day_of(chosen: Selection) -> date:
    """The day that a selection looks back from: the last of its period."""
    return last_day(chosen.told_in, parse_period(chosen.period).end)


def units_today(code: str, vintage: str) -> list[Part]:
    """The communes of today that answer for a commune; of a divided one all of its parts."""
    if vintage != TODAY:
        return load.crosswalk().successors(code)
    return [Part(load.register().merged().get(code, code), WHOLE, 1, WHOLE)]


@load.daily(32)
def goals_by_unit(roadmap: Roadmap) -> Mapping[str, Sequence[tuple[Goal, Part]]]:
    """The goals that each commune of today was made of, in the order of the document."""
    found: dict[str, list[tuple[Goal, Part]]] = defaultdict(list)
    for goal in roadmap.goals:
        for part in units_today(goal.area_code, roadmap.vintage):
            found[part.code].append((goal, part))
    return dict(sorted(found.items()))


@load.kept(64)
def outcome(roadmap: Roadmap, day: date) -> pd.DataFrame:
    """Each commune with its years, state and slips on a day; see `analysis.roadmap.outcomes`.

    The index is that of the goals in the roadmap.
    """
    spans = pd.DataFrame(
        [row for code in roadmap.codes for row in _spans(code, roadmap.vintage)],
        columns=engine.SPANS,
    )
    found = engine.reached(spans, _reports(spans), begin_of(roadmap, day), day.toordinal())
    goals = pd.DataFrame(
        {
            "area_code": list(roadmap.codes),
            "planned": [goal.planned for goal in roadmap.goals],
            "revised": pd.Series([goal.revised for goal in roadmap.goals], dtype=float),
        }
    )
    return engine.outcomes(goals, found, day)


def _spans(code: str, vintage: str) -> list[tuple[str, int, str, str, int, int]]:
    """The time of a commune, then of those it became part of: rows of `analysis.roadmap.SPANS`."""
    rows: list[tuple[str, int, str, str, int, int]] = []

    def add(units: Sequence[str], unit_vintage: str, first: int) -> int:
        ends = [_end(unit, unit_vintage) for unit in units]
        step = rows[-1][1] + 1 if rows else 0
        rows.extend(
            (code, step, unit_vintage, unit, first, end)
            for unit, end in zip(units, ends, strict=True)
        )
        return min(ends) + 1

    register = load.register()
    after = add([code], vintage, 0)
    into = register[code, vintage].successor
    while vintage != TODAY and into:
        after = add([into], vintage, after)
        into = register[into, vintage].successor
    if vintage != TODAY:
        parts = load.crosswalk().in_reform(code)
        peopled = [part.code for part in parts if not part.empty]
        after = add(peopled or [part.code for part in parts], TODAY, REFORM.toordinal())
    if after <= date.today().toordinal():  # of those units, one was merged since
        add([part.code for part in units_today(code, vintage)], TODAY, after)
    return rows


def _end(code: str, vintage: str) -> int:
    """The last day of a commune."""
    area = load.register()[code, vintage]
    if area.dissolved and area.valid_to:
        return area.valid_to.toordinal()
    return ALWAYS if vintage == TODAY else LAST_OLD_DAY.toordinal()


def _reports(spans: pd.DataFrame) -> pd.DataFrame:
    """What these units told: rows of `analysis.roadmap.REPORTS`."""
    measure = str(load.catalogue().indicators[CRITERIA].numerator.communes_with)
    parts = []
    for vintage, units in spans.groupby("vintage")["unit_code"]:
        told = holding(measure, str(vintage))
        told = told[places(pd.Index(units.unique()), told["area_code"]) >= 0]
        told = told[told["state"].isin(COUNTED)]
        days = {p: last_day(str(vintage), parse_period(p).end) for p in told["period"].unique()}
        parts.append(
            pd.DataFrame(
                {
                    "vintage": vintage,
                    "unit_code": told["area_code"],
                    "day": told["period"].map({p: on.toordinal() for p, on in days.items()}),
                    "year": told["period"].map({p: on.year for p, on in days.items()}),
                    "value": told["value"],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


@load.kept(16)
def told(vintage: str, period: str) -> Mapping[str, tuple[float, State]]:
    """Value and state of the criteria in each commune that was expected to report a period."""
    table = figures.values(CRITERIA, vintage)
    table = table[table["period"] == period]
    pairs = zip(table["value"], map(State, table["state"]), strict=True)
    return dict(zip(table["area_code"], pairs, strict=True))
