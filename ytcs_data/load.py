"""What is opened once per process, and the only caches.

Everything derived from stored values is keyed by the store's version, so that a commit or
withdrawal needs no clearing and nobody is served an old figure; every cache is bounded.
Nobody changes what they get from here: all sessions share it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

from geo.areas import Area, AreaRegister, load_register
from geo.boundaries import Boundaries, load_boundaries
from geo.crosswalk import Crosswalk, load_crosswalk
from ytcs_data.catalogue import Catalogue, load_catalogue
from ytcs_data.settings import settings
from ytcs_data.store import Store, open_store

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
