"""What is opened once per process, and the only caches.

Everything derived from stored values is keyed by the store's version, so that a commit or
withdrawal needs no clearing and nobody is served an old figure; every cache is bounded.
Nobody changes what they get from here: all sessions share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import pandas as pd

from geo.areas import Area, AreaRegister, load_register
from geo.boundaries import Boundaries, load_boundaries
from geo.crosswalk import Crosswalk, load_crosswalk
from ytcs_data.analysis import rates
from ytcs_data.catalogue import Catalogue, Indicator, Target, load_catalogue
from ytcs_data.periods import REFORM, in_order, parse_period
from ytcs_data.settings import settings
from ytcs_data.store import ILLUSTRATIVE, Store, open_store

VINTAGES = ("2025", "2024")
EVERYWHERE = "all"  # the scope that is no single province


@cache
def register() -> AreaRegister:
    return load_register()


@cache
def crosswalk() -> Crosswalk:
    return load_crosswalk(register())


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def store() -> Store:
    return open_store(settings().database_url)


@cache
def boundaries(vintage: str) -> Boundaries:
    return load_boundaries(settings().boundaries, vintage, register())


def version() -> int:
    """Version of the stored values; see `Store.version`."""
    return store().version()


# --- areas -----------------------------------------------------------------------------------


def provinces(vintage: str) -> list[Area]:
    """Provinces that a reader may choose: those with values, or all while there are none."""
    known = _provinces_with_values(vintage, version())
    return [p for p in register().provinces(vintage) if not known or p.code in known]


@lru_cache(maxsize=8)
def _provinces_with_values(vintage: str, version: int) -> frozenset[str]:  # noqa: ARG001 - key
    codes = store().areas(vintage)
    return frozenset(register()[code, vintage].province for code in codes)


def communes(vintage: str, scope: str, on: date = date.min) -> list[Area]:
    """Communes of a scope: of one province, or of every province that a reader may choose.

    Those dissolved before the reform are among them, unless they were gone on the day `on`.
    """
    if scope != EVERYWHERE:
        return register().communes(vintage, scope, on=on)
    return [c for p in provinces(vintage) for c in register().communes(vintage, p.code, on=on)]


@lru_cache(maxsize=128)
def districts(vintage: str, province: str) -> Mapping[str, list[str]]:
    """Commune codes by former district; in vintage 2025 by that of most of their old communes."""
    if vintage == "2025":
        return crosswalk().former_districts(province)
    return {
        d.code: [c.code for c in register().communes(vintage, province, d.code, on=date.min)]
        for d in register().districts(province)
    }


@lru_cache(maxsize=16)
def groups(vintage: str, scope: str) -> Mapping[str, str]:
    """Former district of each commune of a scope."""
    codes = [scope] if scope != EVERYWHERE else [p.code for p in register().provinces(vintage)]
    return {
        commune: district
        for province in codes
        for district, members in districts(vintage, province).items()
        for commune in members
    }


# --- periods and values ------------------------------------------------------------------------


def periods() -> list[tuple[str, str]]:
    """Pairs of vintage and period that have values, newest first."""
    return list(_periods(version()))


@lru_cache(maxsize=4)
def _periods(version: int) -> tuple[tuple[str, str], ...]:  # noqa: ARG001 - part of the key
    held = store().periods()
    by_vintage = ((v, in_order([p for w, p in held if w == v])) for v in VINTAGES)
    return tuple((vintage, p) for vintage, codes in by_vintage for p in reversed(codes))


def values(indicator_id: str, vintage: str) -> pd.DataFrame:
    """Values of an indicator in every commune and period; see `rates.indicator_values`."""
    return _values(indicator_id, vintage, version())


@lru_cache(maxsize=32)
def _values(indicator_id: str, vintage: str, version: int) -> pd.DataFrame:  # noqa: ARG001 - key
    indicator = catalogue().indicators[indicator_id]
    holdings = {m: store().holding(m, vintage) for m in indicator.measures}
    expected = {p: _expected(vintage, p) for v, p in periods() if v == vintage}
    return rates.indicator_values(
        indicator, holdings, expected, lambda code: vintage == "2025" and not _unchanged(code)
    )


def _expected(vintage: str, period: str) -> list[str]:
    return [c.code for c in communes(vintage, EVERYWHERE, on=parse_period(period).end)]


def _unchanged(code: str) -> bool:
    return crosswalk().unchanged(code)


def totals(indicator_id: str, vintage: str, scope: str) -> pd.DataFrame:
    """Values of a whole scope and of each former district in it; see `rates.add_up`.

    `area_code` is the scope itself (`EVERYWHERE` too) or the code of a district.
    """
    return _totals(indicator_id, vintage, scope, version())


@lru_cache(maxsize=256)
def _totals(indicator_id: str, vintage: str, scope: str, version: int) -> pd.DataFrame:  # noqa: ARG001
    table = values(indicator_id, vintage)
    inside = groups(vintage, scope)
    factor = catalogue().indicators[indicator_id].factor
    whole = rates.add_up(table, dict.fromkeys(inside, scope), factor)
    return pd.concat([whole, rates.add_up(table, inside, factor)], ignore_index=True)


def old_totals(indicator_id: str, province: str) -> pd.DataFrame:
    """Values before the reform of the old provinces that became `province`, taken together.

    Provinces were merged whole, so their counts add up to those of the same territory.
    """
    return _old_totals(indicator_id, province, version())


@lru_cache(maxsize=128)
def _old_totals(indicator_id: str, province: str, version: int) -> pd.DataFrame:  # noqa: ARG001
    old = {p.code for p in provinces("2024")}
    if province != EVERYWHERE:
        old &= set(crosswalk().old_provinces(province))
    inside = [c.code for code in sorted(old) for c in communes("2024", code)]
    factor = catalogue().indicators[indicator_id].factor
    return rates.add_up(values(indicator_id, "2024"), dict.fromkeys(inside, province), factor)


def leading_target(
    indicator: Indicator, vintage: str, scope: str, district: str = ""
) -> Target | None:
    """The target that classes and gaps follow, if there is one; see `Catalogue.targets_for`.

    The old map is closed, so there the day is that of the reform.
    """
    on = date.today() if vintage == "2025" else REFORM
    province = "" if scope == EVERYWHERE else scope
    found = catalogue().targets_for(indicator.id, vintage, province, district, on=on)
    return next(iter(found), None)


# --- where it comes from -----------------------------------------------------------------------


@lru_cache(maxsize=8)
def _sources(vintage: str, version: int) -> tuple[str, ...]:  # noqa: ARG001 - part of the key
    return tuple(store().sources(vintage))


def sources(vintage: str) -> tuple[str, ...]:
    """Sources of the values that hold now, the most used first."""
    return _sources(vintage, version())


def changed_on() -> date | None:
    """The day of the last commit or withdrawal."""
    moment = store().changed_at()
    return moment.date() if moment else None


def is_illustrative(vintage: str) -> bool:
    """Whether any value is invented, which every screen and export must say."""
    return ILLUSTRATIVE in sources(vintage)
