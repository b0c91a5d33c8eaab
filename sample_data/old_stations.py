"""Stations before the reform: one a commune, with their points, doctors and service model."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sample_data.facts import (
    ALWAYS_STAFFED,
    OLD_PERIODS,
    SECOND_STATION,
    TIEN_YEN,
    TIEN_YEN_MODELS,
    OldProvince,
)
from sample_data.places import OldPlaces, on_path

TURNOVER = 0.02  # how far a station moves towards or away from having a doctor in a period


def station_list(places: OldPlaces) -> pd.DataFrame:
    """Every station there ever was: index station code; the commune's columns, and `last`."""
    codes = [f"{code}-1" for code in places.communes.index]
    codes += [f"{code}-2" for code in SECOND_STATION if code in places.communes.index]
    stations = places.communes.loc[[code[:5] for code in codes]].set_index(pd.Index(codes))
    stations["commune"] = [code[:5] for code in codes]
    is_second = stations.index.str.endswith("-2")
    last = stations["commune"].map(SECOND_STATION).where(is_second, OLD_PERIODS[-1])
    return stations.assign(last=last).sort_index()


def serving(stations: pd.DataFrame, places: OldPlaces) -> pd.DataFrame:
    """Which station does the work in each period: itself, or after its end its successor."""
    work = {}
    for period in OLD_PERIODS:
        holder = stations["commune"].map(places.living_in[period])
        open_still = (holder == stations["commune"]) & (stations["last"] >= period)
        work[period] = stations.index.to_series().where(open_still, holder + "-1")
    return pd.DataFrame(work)


def old_station_values(
    province: OldProvince, places: OldPlaces, rng: np.random.Generator
) -> dict[str, pd.DataFrame]:
    stations = station_list(places)
    work = serving(stations, places)
    is_open = work.eq(pd.Series(work.index, index=work.index), axis=0)
    permanent, rotated = doctors(province, stations, rng)
    return {
        "stations": is_open.astype(float).where(is_open),
        "points": every_period(points(stations, rng)).where(is_open),
        "permanent_doctors": moved(permanent, work),
        "rotated_doctors": moved(rotated, work),
        "service_model": every_period(models(stations, rng)).where(is_open),
    }


def moved(counts: pd.DataFrame, work: pd.DataFrame) -> pd.DataFrame:
    """Doctors of a closed station work at the one that took over."""
    sums = {period: counts[period].groupby(work[period]).sum() for period in counts}
    return pd.DataFrame(sums).reindex(counts.index)


def every_period(values: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(dict.fromkeys(OLD_PERIODS, values))


def doctors(
    province: OldProvince, stations: pd.DataFrame, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Permanent ones come first; where there is none, a rotated one often helps out.

    Each station has a fixed place in the queue for a doctor, moved a little in each period, so
    that a station seldom loses the doctor it has.
    """
    size = len(stations)
    ease = np.where(stations["urban"], 0.10, 0.0) - np.where(stations["remote"], 0.12, 0.0)
    first, second, third = (rng.permutation(size) / size for _ in range(3))
    second_share = 0.12 + 0.25 * ease
    always = stations["district"].isin(ALWAYS_STAFFED).to_numpy()
    permanent, rotated = {}, {}
    for period in OLD_PERIODS:
        has, works = (on_path(path, period) for path in (province.permanent, province.working))
        queue = first - ease + ease.mean() + rng.normal(0, TURNOVER, size)
        one = queue < np.quantile(queue, has)
        two = one & (second < second_share)
        permanent[period] = one.astype(int) + two
        helped = third < (works - has) / (1 - has)
        rotated[period] = np.where(one, third > 1 - 0.07, helped | always).astype(int)
    return (
        pd.DataFrame(permanent, index=stations.index),
        pd.DataFrame(rotated, index=stations.index),
    )


def points(stations: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Few stations had an outpost before the reform, most of them in the mountains."""
    chance = np.where(stations["remote"], 0.12, 0.02)
    return pd.Series((rng.random(len(stations)) < chance).astype(float), index=stations.index)


def models(stations: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Stations in towns stand beside a hospital and do less (1 or 2), the others all (3)."""
    draw = rng.random(len(stations))
    town, country = np.array([0.45, 0.65]), np.array([0.06, 0.18])
    limits = np.where(stations["urban"].to_numpy()[:, None], town, country)
    model = pd.Series(1.0 + (draw[:, None] >= limits).sum(axis=1), index=stations.index)
    model[stations["district"] == TIEN_YEN] = 3.0
    known = {code: float(m) for code, m in TIEN_YEN_MODELS.items() if code in model.index}
    model.update(pd.Series(known, dtype=float))
    return model
