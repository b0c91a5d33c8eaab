"""How many people live in each commune, and how many of them are insured."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from sample_data.facts import (
    DISTRICT_COVERAGE,
    DISTRICT_PEOPLE,
    NEW_PERIODS,
    OLD_PERIODS,
    REFORM,
    NewProvince,
    OldProvince,
)
from sample_data.places import NewPlaces, OldPlaces, on_path, share_out, time_of

HIGHEST = 0.997  # of a commune's people, insured
ROUNDS = 6


def old_population(
    province: OldProvince, places: OldPlaces, rng: np.random.Generator
) -> pd.DataFrame:
    """Whole people; the province, and the districts with a published number, add up exactly."""
    communes = places.communes
    size = len(communes)
    weight = rng.lognormal(0, 0.28, size) * np.where(communes["urban"], 1.45, 1.0)
    weight *= np.where(communes["remote"], 0.6, 1.0)
    drift = rng.normal(0, 0.003, size) + np.where(communes["urban"], 0.004, 0.0)
    counts = {}
    for period in OLD_PERIODS:
        years = time_of(period) - REFORM
        counts[period] = np.zeros(size, dtype=int)
        left = round(province.population * math.exp(province.growth * years))
        pinned = np.zeros(size, dtype=bool)
        for district, (people, growth) in DISTRICT_PEOPLE.items():
            inside = (communes["district"] == district).to_numpy()
            if inside.any():
                total = round(people * math.exp(growth * years))
                grown = weight[inside] * np.exp(drift[inside] * years)
                counts[period][inside] = share_out(total, grown)
                left -= total
                pinned |= inside
        grown = weight[~pinned] * np.exp(drift[~pinned] * years)
        counts[period][~pinned] = share_out(left, grown)
    return pd.DataFrame(counts, index=communes.index)


def new_population(places: NewPlaces, before: pd.DataFrame) -> pd.DataFrame:
    """From the last old counts on, each commune grows as its old ones did over the last years."""
    start = places.carried(before["2025-H1"])
    growth = np.log(start / places.carried(before["2022"])) / (REFORM - time_of("2022"))
    counts = {p: start * np.exp(growth * (time_of(p) - REFORM)) for p in NEW_PERIODS}
    return pd.DataFrame(counts).round().astype(int)


def old_insured(
    province: OldProvince,
    places: OldPlaces,
    population: pd.DataFrame,
    rng: np.random.Generator,
) -> pd.DataFrame:
    communes = places.communes
    effect = rng.normal(0, 0.22, len(communes))
    effect += np.where(communes["urban"], 0.22, 0.0) - np.where(communes["remote"], 0.30, 0.0)
    for district in sorted(set(communes["district"])):
        effect[communes["district"] == district] += rng.normal(0, 0.28)
    wobble = {p: rng.normal(0, 0.04, len(communes)) for p in OLD_PERIODS}
    effect = pin_districts(province, places, population, effect, wobble)
    return pd.DataFrame(
        {
            p: cards(effect + wobble[p], population[p].to_numpy(), on_path(province.coverage, p))
            for p in OLD_PERIODS
        },
        index=communes.index,
    )


def pin_districts(
    province: OldProvince,
    places: OldPlaces,
    population: pd.DataFrame,
    effect: np.ndarray,
    wobble: dict[str, np.ndarray],
) -> np.ndarray:
    """Move the districts with a published coverage so that they have it in that period.

    Moving one district changes what is left for the others in all periods, hence the rounds.
    """
    effect = effect.copy()
    district = places.communes["district"].to_numpy()
    here = {key: c for key, c in DISTRICT_COVERAGE.items() if key[0] in district}
    for period in sorted({period for _, period in here}) * ROUNDS:
        people = population[period].to_numpy()
        left = on_path(province.coverage, period) * people.sum()
        own = {d: c for (d, p), c in here.items() if p == period}
        for name, coverage in own.items():
            left -= coverage * people[district == name].sum()
        rest = ~np.isin(district, list(own))
        moved = effect + wobble[period]
        others = shift(moved[rest], people[rest], left / people[rest].sum())
        for name, coverage in own.items():
            inside = district == name
            effect[inside] += shift(moved[inside], people[inside], coverage) - others
    return effect


def new_insured(
    province: NewProvince,
    places: NewPlaces,
    population: pd.DataFrame,
    before: tuple[pd.Series, pd.Series],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """From the coverage on the same land before the reform on, month by month."""
    people, insured = (places.carried(counts) for counts in before)
    coverage = (insured / people).clip(0.5, HIGHEST).to_numpy()
    effect = np.log(coverage / (1 - coverage))
    counts = {}
    for period in NEW_PERIODS:
        effect = effect + rng.normal(0, 0.012, len(effect))
        target = on_path(province.coverage, period)
        counts[period] = cards(effect, population[period].to_numpy(), target)
    return pd.DataFrame(counts, index=places.communes)


def cards(effect: np.ndarray, people: np.ndarray, coverage: float) -> np.ndarray:
    """Insured people in each commune, so that together they are the coverage given."""
    level = shift(effect, people, coverage)
    insured = share_out(round(coverage * people.sum()), share(effect + level) * people)
    return np.minimum(insured, people)


def share(logit: np.ndarray) -> np.ndarray:
    return HIGHEST / (1 + np.exp(-logit))


def shift(effect: np.ndarray, people: np.ndarray, coverage: float) -> float:
    """What must be added to all effects for the mean over all people to be the coverage."""
    low, high = -10.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = float((share(effect + middle) * people).sum() / people.sum())
        low, high = (middle, high) if mean < coverage else (low, middle)
    return middle
