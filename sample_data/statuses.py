"""Which communes have the family-doctor model, and which meet the national criteria."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sample_data.facts import (
    DISTRICT_CRITERIA,
    NEW_PERIODS,
    OLD_PERIODS,
    QUE_VO,
    QUE_VO_YEARS,
    NewProvince,
    OldProvince,
)
from sample_data.places import NewPlaces, OldPlaces, on_path, time_of

FAMILY_FROM = 2019.0  # no commune has the model before 2019


def old_statuses(
    province: OldProvince, places: OldPlaces, rng: np.random.Generator
) -> dict[str, pd.DataFrame]:
    family_path = ((FAMILY_FROM, 0.0), (2025.5, province.family))
    urban = places.communes["urban"].to_numpy()
    turn = rng.permutation(len(urban)) / len(urban)
    family = {p: at_most(turn, places, on_path(family_path, p), p) for p in OLD_PERIODS}
    score = turn * 0.3 + rng.permutation(len(urban)) / len(urban)
    score += np.where(places.communes["remote"], 0.25, 0.0)
    met = {p: at_most(score, places, on_path(province.criteria, p), p) for p in OLD_PERIODS}
    statuses = {
        "family_doctor_model": pd.DataFrame(family, index=places.communes.index),
        "meets_national_criteria": published(
            pd.DataFrame(met, index=places.communes.index), score, places
        ),
    }
    there = existing(places)
    return {measure: values.where(there) for measure, values in statuses.items()}


def at_most(score: np.ndarray, places: OldPlaces, share: float, period: str) -> np.ndarray:
    """1 for the lowest scores, so that this share of the communes then existing has it."""
    codes = places.communes.index
    living = codes.isin(places.living(period))
    count = round(share * living.sum())
    limit = np.sort(score[living])[count - 1] if count else -np.inf
    return (score <= limit).astype(float)


def existing(places: OldPlaces) -> pd.DataFrame:
    return places.living_in.eq(pd.Series(places.living_in.index, places.living_in.index), axis=0)


def published(met: pd.DataFrame, score: np.ndarray, places: OldPlaces) -> pd.DataFrame:
    """Put in the plan of Quế Võ, and the districts with a published number."""
    met = met.copy()
    for (district, period), count in DISTRICT_CRITERIA.items():
        inside = np.flatnonzero(places.communes["district"] == district)
        if inside.size:
            best = inside[np.argsort(score[inside])]
            met.iloc[best, met.columns.get_loc(period)] = (np.arange(len(best)) < count) * 1.0
    for code in met.index[places.communes["district"] == QUE_VO]:
        planned = QUE_VO_YEARS[code]
        for period in OLD_PERIODS:
            met.loc[code, period] = float(time_of(period) >= planned + 1)
    return met


def new_statuses(
    province: NewProvince,
    places: NewPlaces,
    before: dict[str, pd.Series],
    rng: np.random.Generator,
) -> dict[str, pd.DataFrame]:
    """Each commune is assessed again once and reported from then on; the model or the criteria
    may come later. Those that the reform left unchanged keep what they had."""
    size = len(places.communes)
    unchanged = np.isin(places.communes, list(places.unchanged))
    goals = {"family_doctor_model": province.family, "meets_national_criteria": province.criteria}
    values = {}
    for measure, goal in goals.items():
        score = places.carried(before[measure]) / places.carried(before[measure] * 0 + 1)
        score = score.to_numpy() + rng.random(size) * 1.5
        had = places.carried(before[measure]).to_numpy() >= 1
        values[measure] = assessed(score, unchanged, had, (goal, province.waiting), rng)
    return {m: pd.DataFrame(v, index=places.communes) for m, v in values.items()}


def assessed(
    score: np.ndarray,
    unchanged: np.ndarray,
    had: np.ndarray,
    ends: tuple[int, int],
    rng: np.random.Generator,
) -> dict[str, np.ndarray]:
    """For each period 1, 0, or missing while a commune waits; `ends`: how many have it, and
    how many still wait, in the last period."""
    goal, waiting = ends
    size, last = len(score), len(NEW_PERIODS) - 1
    queue = np.where(unchanged, -1.0, rng.permutation(size) / size - 0.3 * score)
    order = np.argsort(np.argsort(queue, kind="stable"), kind="stable")
    first = unchanged.sum()
    step = np.ceil((order - first + 1) / (size - waiting - first) * last)
    month = np.where(unchanged, 0, np.maximum(step, 1))  # the period it is first reported in
    able = np.where(month <= last, score + 10 * (unchanged & had), -np.inf)
    winners = np.argsort(-able, kind="stable")[:goal]
    since = np.full(size, last + 1.0)
    since[winners] = np.minimum(month[winners] + rng.integers(0, 3, goal), last)
    since[unchanged & had] = 0
    return {
        period: np.where(month <= at, (since <= at) * 1.0, np.nan)
        for at, period in enumerate(NEW_PERIODS)
    }
