"""Invented scores of the ten criteria: passing ones where a commune is recognised, others not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ytcs_data.catalogue import load_catalogue
from ytcs_data.store import ILLUSTRATIVE

CRITERIA = load_catalogue().criteria["qd_1300_2023"]
MOST = np.array([criterion.most for criterion in CRITERIA.criteria])
MEASURES = [*CRITERIA.measures, str(CRITERIA.failing_point)]

# How weak communes are in each criterion: staff, buildings, equipment and computers most.
WEAK = np.array([0.3, 1.0, 0.9, 0.8, 0.4, 0.6, 0.2, 0.5, 0.3, 0.9])
PASSES, HALF = 0.8, 0.5
FAILING, UNTOLD, HELD = 0.08, 0.05, 0.02  # shares of communes that do not pass

Scores = NDArray[np.float64]


def score_rows(flags: pd.DataFrame, vintage: str, rng: np.random.Generator) -> pd.DataFrame:
    """Rows of the product's own format for the communes and periods that have a flag."""
    told = flags.stack().dropna().rename("flag").rename_axis(["area_code", "period"]).reset_index()
    told["period"] = told["period"].astype(str)
    met = told["flag"].eq(1).to_numpy()
    scores = np.where(met[:, None], passing(len(told), rng), lacking(len(told), rng))
    failing = ~met & (rng.random(len(told)) < FAILING)
    scores[failing] = passing(int(failing.sum()), rng)  # enough points, and yet it fails
    table = pd.DataFrame(np.column_stack([scores, failing * 1.0]), columns=MEASURES)
    rows = pd.concat([told, table], axis=1).melt(["area_code", "period", "flag"], MEASURES)
    rows = rows.rename(columns={"variable": "measure"})
    open_ = rows["flag"].ne(1) & (rows["measure"] != CRITERIA.failing_point)
    luck = rng.random(len(rows))
    rows = rows[~(open_ & (luck < UNTOLD / len(MOST)))]
    held = open_ & (luck > 1 - HELD / len(MOST))
    rows = rows.assign(
        vintage=vintage,
        station_code="",
        value=[f"{value:g}" for value in rows["value"]],
        state=np.where(held.reindex(rows.index), "held", ""),
        source=ILLUSTRATIVE,
    )
    return rows.sort_values(["measure", "area_code", "period"], kind="stable")


def passing(size: int, rng: np.random.Generator) -> Scores:
    """Each criterion at half of its points or more, 80 points and more in all."""
    share = 1 - WEAK * rng.beta(1.6, 4.5, (size, len(MOST)))
    scores = np.maximum(halves(share), np.ceil(MOST) / 2)
    while (few := np.flatnonzero(scores.sum(axis=1) < PASSES * MOST.sum())).size:
        scores[few, np.argmin(scores[few] / MOST, axis=1)] += 0.5  # the lowest is lifted
    return scores


def lacking(size: int, rng: np.random.Generator) -> Scores:
    """Less than 80 points, or a criterion below half, mostly both."""
    share = 0.93 - WEAK * rng.beta(2.2, 2.6, (size, len(MOST))) * 0.75
    scores = halves(share)
    enough = scores.sum(axis=1) >= PASSES * MOST.sum()
    enough &= (scores >= HALF * MOST).all(axis=1)
    weakest = np.argmin(scores / MOST, axis=1)
    rows = np.flatnonzero(enough)
    scores[rows, weakest[rows]] = np.floor(MOST[weakest[rows]] * HALF) - 1
    return scores


def halves(share: Scores) -> Scores:
    """Scores in half points, as they are given."""
    return np.clip(np.round(share * MOST * 2) / 2, 0, MOST)
