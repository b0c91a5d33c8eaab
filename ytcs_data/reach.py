"""Whom a target has reached: communes and the people who live there, and who is furthest behind."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ytcs_data import load
from ytcs_data.analysis.grid import places
from ytcs_data.ground import Ground
from ytcs_data.periods import in_order, parse_period
from ytcs_data.standing import area_roads
from ytcs_data.states import State

APART = 10  # points between the two shares from which a remark is due
POPULATION = "population"


@dataclass(frozen=True)
class Reach:
    """How many communes have met a target, and how many people live in these.

    Communes without a figure are left out, but those whose status waits have not met it.
    """

    period: str  # the one that counts; "" if nobody told anything
    communes: int
    met: int
    people: float  # in the communes of which the population is known; NaN if of none
    people_met: float
    behind: pd.DataFrame  # rows of `pace.roads` that have not met it, furthest first, and `people`

    @property
    def share(self) -> float:
        """Per cent of the communes."""
        return 100 * self.met / self.communes if self.communes else float("nan")

    @property
    def people_share(self) -> float:
        """Per cent of the people."""
        return 100 * self.people_met / self.people if self.people else float("nan")

    @property
    def apart(self) -> float:
        """Points between the shares if they tell different stories, else 0."""
        points = self.people_share - self.share
        return points if abs(points) >= APART else 0.0


@load.kept(256)
def reach(target_id: str, ground: Ground, period: str) -> Reach:
    """Whom a target has reached in a place.

    Behind are the communes that have not met it: those that lack most points first, of equal ones
    those with most people, since there it helps most.
    """
    target = load.catalogue().targets[target_id]
    roads = area_roads(target, ground, period)
    waits = load.catalogue().indicators[target.indicator or ""].is_yes_no
    waiting = roads["state"].eq(State.REASSESS) if waits else roads["points"].isna() & False
    roads = roads[roads["points"].notna() | waiting]
    people = population(ground.vintage, period).reindex(roads["area_code"]).to_numpy(dtype=float)
    roads = roads.assign(people=people)
    met = roads[roads["met"].astype(bool)]
    behind = roads[~roads["met"].astype(bool) & roads["points"].notna()]
    return Reach(
        period=str(roads["period"].iloc[0]) if len(roads) else "",
        communes=len(roads),
        met=len(met),
        people=float(roads["people"].sum(min_count=1)),
        people_met=float(met["people"].sum()),
        behind=behind.sort_values(["points", "people"], ascending=False, na_position="last"),
    )


@load.kept(16)
def population(vintage: str, period: str) -> pd.Series[float]:
    """People of each commune at the end of a period, or of the last one before that tells them."""
    table = load.store().holding(POPULATION, vintage)
    known = [str(code) for code in table["period"].unique()]
    end = parse_period(period).end
    told = [code for code in in_order(known) if parse_period(code).end <= end]
    now = table[places(pd.Index(told[-1:]), table["period"]) >= 0]
    return now.set_index("area_code")["value"]
