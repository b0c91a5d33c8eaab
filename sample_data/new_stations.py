"""Stations since the reform: one a commune, most former ones its points, doctors together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sample_data.facts import (
    NEW_PERIODS,
    QUANG_NINH,
    QUANG_NINH_PERMANENT,
    QUANG_NINH_POINTS,
    QUANG_NINH_ROTATED,
    VAN_DON,
    NewProvince,
)
from sample_data.places import NewPlaces, share_out

FEWEST_IN_QUANG_NINH = 2


def new_station_values(
    province: NewProvince,
    places: NewPlaces,
    before: dict[str, pd.Series],
    rng: np.random.Generator,
) -> dict[str, pd.DataFrame]:
    """`before`: stations and doctors in each old commune at the last old period."""
    codes = [f"{code}-1" for code in places.communes]
    if province.code == QUANG_NINH:
        codes.append(f"{VAN_DON}-2")
    codes.sort()
    former = spread(places.carried(before["stations"]), codes)
    if province.code == QUANG_NINH:
        points = share_out(QUANG_NINH_POINTS, np.maximum(former - 1, 0.05))
        permanent, rotated = quang_ninh_doctors(former, rng)
    else:
        points = np.floor(np.maximum(former - 1, 0) * 0.9 + rng.random(len(codes)) * 0.5)
        permanent, rotated = (
            np.floor(spread(places.carried(before[measure]), codes) + 0.5)
            for measure in ("permanent_doctors", "rotated_doctors")
        )
    return {
        "stations": steady(np.ones(len(codes)), codes),
        "points": steady(points, codes),
        "permanent_doctors": growing(permanent, province.hired, codes, rng),
        "rotated_doctors": growing(rotated, province.rotated, codes, rng),
    }


def spread(counts: pd.Series, codes: list[str]) -> np.ndarray:
    """Counts of communes on their stations, in equal parts where a commune has two."""
    communes = pd.Series([code[:5] for code in codes])
    each = communes.map(counts) / communes.groupby(communes).transform("size")
    return each.to_numpy(dtype=float)


def quang_ninh_doctors(former: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """The published totals, larger stations with more, none with fewer than two."""
    total = QUANG_NINH_PERMANENT + QUANG_NINH_ROTATED
    size = len(former)
    weight = (1.5 + former) * rng.lognormal(0, 0.15, size)
    doctors = FEWEST_IN_QUANG_NINH + share_out(total - FEWEST_IN_QUANG_NINH * size, weight)
    permanent = share_out(QUANG_NINH_PERMANENT, doctors * rng.lognormal(0, 0.08, size))
    permanent = np.minimum(permanent, doctors)
    return permanent.astype(float), (doctors - permanent).astype(float)


def steady(values: np.ndarray, codes: list[str]) -> pd.DataFrame:
    return pd.DataFrame(dict.fromkeys(NEW_PERIODS, pd.Series(values, index=codes)))


def growing(
    start: np.ndarray, gain: float, codes: list[str], rng: np.random.Generator
) -> pd.DataFrame:
    """From the end of 2025 on doctors come one by one, to some stations sooner than to others."""
    pace = gain * rng.gamma(2.5, 1 / 2.5, len(codes))
    luck = rng.random(len(codes))
    way = np.linspace(0, 1, len(NEW_PERIODS))
    counts = {p: start + np.floor(pace * w + luck) for p, w in zip(NEW_PERIODS, way, strict=True)}
    return pd.DataFrame(counts, index=codes)
