"""Services and conditions that plans promise beside doctors, cards and criteria: all invented.

Each share goes along a path for the whole country; provinces and communes lie above or below it.
New communes start from what their old ones had together. What is a flow is counted from the
start of the year, so in June it is about half of the year's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.facts import TIEN_YEN, TIEN_YEN_VILLAGES, Path
from sample_data.places import NewPlaces, OldPlaces, on_path, share_out
from ytcs_data.periods import parse_period

OLD_YEARS = ("2021", "2022", "2023", "2024")
NEW_PERIODS = ("2025", "2026-06", "2026-10")
LAST = OLD_YEARS[-1]
FEWEST, MOST = 0.02, 0.995  # of a commune

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Share:
    """A measure that is a share of another one."""

    of: str
    path: Path
    first: str  # year it was first reported
    spread: float  # of communes around the path
    flow: bool = False  # goes up through the year, while what it is a share of does not

    @property
    def old_years(self) -> tuple[str, ...]:
        return tuple(year for year in OLD_YEARS if year >= self.first)


# Ends of the years 2021, 2024 and 2025, and of October 2026.
def path(*values: float) -> Path:
    return tuple(zip((2022, 2025, 2026, 2026.83), values, strict=True))


SHARES = {
    "villages_with_trained_vhw": Share("villages", path(0.87, 0.93, 0.93, 0.945), "2021", 0.8),
    "villages_with_active_vhw": Share("villages", path(0.95, 0.97, 0.97, 0.975), "2023", 0.6),
    "phc_users_insured": Share("phc_users", path(0.86, 0.92, 0.93, 0.945), "2021", 0.45),
    "health_managed": Share("population", path(0.68, 0.85, 0.87, 0.91), "2021", 0.6),
    "ehr_created": Share("population", path(0.62, 0.84, 0.88, 0.93), "2023", 0.7),
    "high_risk_checked": Share(
        "high_risk_people", path(0.52, 0.72, 0.76, 0.88), "2021", 0.6, flow=True
    ),
    "health_checked": Share("population", path(0.20, 0.31, 0.36, 0.82), LAST, 0.5, flow=True),
    "schools_with_health_staff": Share("schools", path(0.80, 0.90, 0.91, 0.94), "2023", 0.8),
    "children_u5_stunted": Share(
        "children_u5_measured", path(0.205, 0.185, 0.178, 0.172), "2022", 0.45
    ),
}
STATION_SHARES = {
    "stations_invested": Share("stations", path(0.58, 0.76, 0.80, 0.87), "2021", 0),
    "stations_managing_ncd": Share("stations", path(0.66, 0.80, 0.82, 0.90), "2023", 0),
}
LOW_IS_GOOD = frozenset({"children_u5_stunted"})

# Of the people of a commune in a whole year; each differs from commune to commune.
BASES = {"phc_users": 0.42, "high_risk_people": 0.13, "children_u5_measured": 0.068}
FLOWS = frozenset({"phc_users", "children_u5_measured"})
VILLAGE_PEOPLE, SCHOOL_PEOPLE = 1_600, 3_400  # people for each of them


def old_services(places: OldPlaces, known: Tables, rng: np.random.Generator) -> Tables:
    """`known`: people and stations of the communes, made before."""
    people = known["population"]
    made = _old_bases(people, places, rng)
    level = rng.normal(0, 0.15)
    remote = places.communes["remote"].reindex(people.index).to_numpy()
    for measure, share in SHARES.items():
        effect = level + rng.normal(0, share.spread, len(people)) - np.where(remote, 0.35, 0)
        effect = -effect if measure in LOW_IS_GOOD else effect
        base = made.get(share.of, people)
        aims = {year: _logit(on_path(share.path, year)) for year in share.old_years}
        counts = {year: part_of(base[year], aim + effect) for year, aim in aims.items()}
        made[measure] = pd.DataFrame(counts)
    if "2019" in made["villages"]:  # the plan of Tiên Yên: a worker in each village
        covered = made["villages"][["2019"]]
        made["villages_with_active_vhw"] = covered.join(made["villages_with_active_vhw"])
    for measure, share in STATION_SHARES.items():
        luck = rng.random(len(known["stations"]))
        years = list(share.old_years)
        has = {year: (luck < on_path(share.path, year)) * 1.0 for year in years}
        there = known["stations"][years] == 1
        made[measure] = pd.DataFrame(has, index=there.index).where(there)
    return made


def _old_bases(people: pd.DataFrame, places: OldPlaces, rng: np.random.Generator) -> Tables:
    size, years = len(people), list(OLD_YEARS)
    made = {}
    for measure, rate in BASES.items():
        first = years[1] if measure == "children_u5_measured" else years[0]
        rates = rate * rng.lognormal(0, 0.12, size)
        made[measure] = people.loc[:, first:LAST].mul(rates, axis=0).round()
    for measure, each in (("villages", VILLAGE_PEOPLE), ("schools", SCHOOL_PEOPLE)):
        first = SHARES["schools_with_health_staff"].first if measure == "schools" else years[0]
        last = people[LAST].fillna(people[first])  # communes dissolved before
        counts = np.maximum(1, np.round(last / each * rng.lognormal(0, 0.2, size)))
        there = people.loc[:, first:LAST].notna()
        made[measure] = there.mul(counts, axis=0).where(there)
    tien_yen = places.communes.index[places.communes["district"] == TIEN_YEN]
    if len(tien_yen):
        villages = made["villages"]
        whole = share_out(TIEN_YEN_VILLAGES, villages.loc[tien_yen, LAST].to_numpy()).astype(float)
        for year in ("2019", *years):
            villages.loc[tien_yen, year] = whole
        made["villages"] = villages[sorted(villages)]
    return made


def new_services(
    places: NewPlaces,
    known: Tables,
    before: dict[str, pd.Series],
    rng: np.random.Generator,
) -> Tables:
    """`known`: people and stations of today; `before`: the last year of every measure, old."""
    people = known["population"]
    made: Tables = {}
    for measure in BASES:
        rates = (places.carried(before[measure]) / places.carried(before["population"])).to_numpy()
        parts = {p: _part_of_year(p) if measure in FLOWS else 1.0 for p in NEW_PERIODS}
        made[measure] = pd.DataFrame({p: (people[p] * rates * parts[p]).round() for p in parts})
    for measure in ("villages", "schools"):
        count = places.carried(before[measure]).round().clip(lower=1)
        made[measure] = pd.DataFrame(dict.fromkeys(NEW_PERIODS, count))
    for measure, share in SHARES.items():
        base = made.get(share.of, people)
        start = places.carried(before[measure]) / places.carried(before[share.of])
        effect = _logit(start.clip(FEWEST, MOST)) - _logit(on_path(share.path, LAST))
        counts = {}
        for period in NEW_PERIODS:
            effect = effect + rng.normal(0, 0.05, len(effect))
            aim = on_path(share.path, period[:4] if share.flow else period)
            so_far = _part_of_year(period) if share.flow else 1.0
            counts[period] = part_of(base[period] * so_far, _logit(aim) + effect)
        made[measure] = pd.DataFrame(counts)
    return made | _new_stations(places, known["stations"], before, rng)


def _new_stations(
    places: NewPlaces,
    stations: pd.DataFrame,
    before: dict[str, pd.Series],
    rng: np.random.Generator,
) -> Tables:
    """Stations whose old ones had it come first."""
    made = {}
    for measure, share in STATION_SHARES.items():
        had = places.carried(before[measure]) / places.carried(before["stations"])
        of_station = pd.Series(stations.index.str[:5]).map(had).fillna(0).to_numpy()
        turn = np.argsort(np.argsort(rng.random(len(stations)) - 0.6 * of_station, kind="stable"))
        made[measure] = pd.DataFrame(
            {p: (turn < on_path(share.path, p) * len(stations)) * 1.0 for p in NEW_PERIODS},
            index=stations.index,
        )
    return made


def part_of(base: pd.Series, logit: np.ndarray | pd.Series) -> pd.Series:
    """Whole numbers, each the share of its base that the logit stands for."""
    share = np.clip(1 / (1 + np.exp(-np.asarray(logit))), FEWEST, MOST)
    return np.minimum((base * share).round(), base.round())


def _logit(share: float | pd.Series) -> float | pd.Series:
    return np.log(share / (1 - share))


def _part_of_year(period: str) -> float:
    return parse_period(period).last_month / 12
