"""What is opened once per process, and how what follows from it is kept.

What follows from stored values goes under `kept`: its key has the store's version, so that a
commit or withdrawal needs no clearing and nobody is served an old figure. Nobody changes what
they get from here: all sessions share it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cache, lru_cache, wraps
from typing import ParamSpec, TypeVar

from geo.areas import Area, AreaRegister
from geo.boundaries import Boundaries, load_boundaries
from geo.crosswalk import Crosswalk, load_crosswalk
from ytcs_data.catalogue import Catalogue
from ytcs_data.own_changes import own_register
from ytcs_data.own_crosswalk import own_crosswalk
from ytcs_data.settings import settings
from ytcs_data.store import Store, open_store
from ytcs_data.taken_over import catalogue_in_use

VINTAGES = ("2025", "2024")
TODAY = VINTAGES[0]
P = ParamSpec("P")
R = TypeVar("R")
EVERYWHERE = "all"  # the scope that is no single province
TERRITORY = "2025-"  # before the code of a province of today: the old areas that became it
OUTLINE = "2024-"  # before the code of an old province: the communes of today that lie there


_caches: list[Callable[[], None]] = []


def _keeping(
    most: int, current_key: Callable[[], Hashable]
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the `most` last results of a function, each as long as the key stays as it was."""

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=most)
        def under(_key: Hashable, *args: P.args, **kwargs: P.kwargs) -> R:
            return make(*args, **kwargs)

        @wraps(make)
        def current(*args: P.args, **kwargs: P.kwargs) -> R:
            return under(current_key(), *args, **kwargs)  # type: ignore[arg-type]

        _caches.append(under.cache_clear)
        return current

    return decorate


def daily(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the `most` last results of a function for a day: on the next, areas may have changed."""
    return _keeping(most, lambda: date.today())


@daily(1)
def register() -> AreaRegister:
    return own_register(date.today())


@daily(1)
def crosswalk() -> Crosswalk:
    return own_crosswalk(register()) or _shipped_crosswalk(register())


_shipped_crosswalk = lru_cache(maxsize=2)(load_crosswalk)


@cache
def catalogue() -> Catalogue:
    return catalogue_in_use()


@cache
def store() -> Store:
    return open_store(settings().database_url)


@cache
def boundaries(vintage: str) -> Boundaries:
    return _boundaries_in(settings().boundaries, vintage, register())


_boundaries_in = lru_cache(maxsize=4)(load_boundaries)


def version() -> int:
    """Version of the stored values; see `Store.version`."""
    return store().version()


_caches += [catalogue.cache_clear, store.cache_clear, boundaries.cache_clear]


def kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the `most` last results of a function as long as the stored values stay as they are.

    A day later they are made anew: with the date another target may lead. Arguments must be
    hashable.
    """
    return _keeping(most, lambda: (version(), date.today()))


def forget() -> None:
    """Open everything anew: another store, other boundaries or other shares are in use."""
    for clear in _caches:
        clear()


def provinces(vintage: str) -> list[Area]:
    """Provinces that a reader may choose: those with values, or all while there are none."""
    known = _provinces_with_values(vintage)
    return [p for p in register().provinces(vintage) if not known or p.code in known]


@kept(8)
def _provinces_with_values(vintage: str) -> frozenset[str]:
    codes = store().areas(vintage)
    return frozenset(register()[code, vintage].province for code in codes)


def communes(vintage: str, scope: str, on: date = date.min) -> list[Area]:
    """Communes of a scope: of one province, or of every province that a reader may choose.

    Those dissolved before the reform, or merged since, are among them, unless they were gone on
    the day `on`.
    """
    inside = province_codes(vintage, scope)
    found = [c for code in inside for c in register().communes(vintage, code, on=on)]
    if scope.startswith(OUTLINE):
        old = scope.removeprefix(OUTLINE)
        return [c for c in found if crosswalk().former_province(c.code) == old]
    return found


def province_codes(vintage: str, scope: str) -> list[str]:
    """Provinces that a scope is made of."""
    if scope == EVERYWHERE:
        return [province.code for province in provinces(vintage)]
    if scope.startswith(TERRITORY):
        return crosswalk().old_provinces(scope.removeprefix(TERRITORY))
    if scope.startswith(OUTLINE):
        return [crosswalk().new_province(scope.removeprefix(OUTLINE))]
    return [scope]


def across(scope: str, vintage: str) -> str:
    """The scope of the same ground on the map of `vintage`, for one of the other map."""
    for prefix in (TERRITORY, OUTLINE):
        if scope.startswith(prefix):
            return scope.removeprefix(prefix)
    if scope == EVERYWHERE:
        return scope
    if vintage != TODAY:
        return TERRITORY + scope
    province = crosswalk().new_province(scope)
    return OUTLINE + scope if len(crosswalk().old_provinces(province)) > 1 else province


@daily(128)
def districts(vintage: str, scope: str) -> Mapping[str, list[str]]:
    """Commune codes by former district; in vintage 2025 by that of most of their old communes."""
    if vintage == "2025":
        (province,) = province_codes(vintage, scope)
        found = crosswalk().former_districts(province)
        if scope.startswith(OUTLINE):
            inside = {d.code for d in register().districts(scope.removeprefix(OUTLINE))}
            return {code: members for code, members in found.items() if code in inside}
        return found
    return {
        d.code: [c.code for c in register().communes(vintage, province, d.code, on=date.min)]
        for province in province_codes(vintage, scope)
        for d in register().districts(province)
    }


@daily(32)
def groups(vintage: str, scope: str) -> Mapping[str, str]:
    """Former district of each commune of a scope."""
    everywhere = [province.code for province in register().provinces(vintage)]
    return {
        commune: district
        for part in (everywhere if scope == EVERYWHERE else [scope])
        for district, members in districts(vintage, part).items()
        for commune in members
    }
