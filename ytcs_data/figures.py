"""Figures that pages and routes show: values by commune, sums, and the targets beside them.

Each is kept under the store's version, like everything in `load`; nobody changes what they
get from here.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from ytcs_data import legend, load
from ytcs_data.analysis import rates
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import REFORM, in_order, parse_period
from ytcs_data.store import ILLUSTRATIVE
from ytcs_data.words import _


@load.kept(4)
def periods() -> tuple[tuple[str, str], ...]:
    """Pairs of vintage and period that have values, newest first."""
    held = load.store().periods()
    by_vintage = ((v, in_order([p for w, p in held if w == v])) for v in load.VINTAGES)
    return tuple((vintage, p) for vintage, codes in by_vintage for p in reversed(codes))


@load.kept(32)
def values(indicator_id: str, vintage: str) -> pd.DataFrame:
    """Values of an indicator in every commune and period; see `rates.indicator_values`."""
    indicator = load.catalogue().indicators[indicator_id]
    holdings = {m: load.store().holding(m, vintage) for m in indicator.measures}
    expected = {p: _expected(vintage, p) for v, p in periods() if v == vintage}
    return rates.indicator_values(
        indicator, holdings, expected, lambda code: vintage == "2025" and not _unchanged(code)
    )


def _expected(vintage: str, period: str) -> list[str]:
    return [c.code for c in load.communes(vintage, load.EVERYWHERE, on=parse_period(period).end)]


def _unchanged(code: str) -> bool:
    return load.crosswalk().unchanged(code)


@load.kept(256)
def totals(indicator_id: str, vintage: str, scope: str) -> pd.DataFrame:
    """Values of a whole scope and of each former district in it; see `rates.add_up`.

    `area_code` is the scope itself (`load.EVERYWHERE` too) or the code of a district.
    """
    table = values(indicator_id, vintage)
    inside = load.groups(vintage, scope)
    factor = load.catalogue().indicators[indicator_id].factor
    whole = rates.add_up(table, dict.fromkeys(inside, scope), factor)
    return pd.concat([whole, rates.add_up(table, inside, factor)], ignore_index=True)


@load.kept(128)
def old_totals(indicator_id: str, province: str) -> pd.DataFrame:
    """Values before the reform of the old provinces that became `province`, taken together.

    Provinces were merged whole, so their counts add up to those of the same territory; if
    one of them has no values there is no total.
    """
    known = {p.code for p in load.provinces("2024")}
    everywhere = province == load.EVERYWHERE
    old = known if everywhere else set(load.crosswalk().old_provinces(province))
    old = old if old <= known else set()
    inside = [c.code for code in sorted(old) for c in load.communes("2024", code)]
    factor = load.catalogue().indicators[indicator_id].factor
    return rates.add_up(values(indicator_id, "2024"), dict.fromkeys(inside, province), factor)


def leading_target(
    indicator: Indicator, vintage: str, scope: str, district: str = ""
) -> Target | None:
    """The target that classes and gaps follow, if there is one; see `Catalogue.targets_for`.

    The old map is closed, so there the day is that of the reform; but the past of a province of
    today is seen by the target of today, so that a colour means the same in every year.
    """
    if scope.startswith(load.TERRITORY):
        vintage, scope = "2025", scope.removeprefix(load.TERRITORY)
    on = date.today() if vintage == "2025" else REFORM
    province = "" if scope == load.EVERYWHERE else scope
    found = load.catalogue().targets_for(indicator.id, vintage, province, district, on=on)
    return next(iter(found), None)


@load.kept(128)
def classified(indicator_id: str, vintage: str, scope: str, district: str = "") -> pd.DataFrame:
    """Values of the communes of a scope with their class, by `area_code` and `period`.

    The class follows the target that leads in the scope, or in a district of it.
    """
    table = values(indicator_id, vintage)
    inside = [commune.code for commune in load.communes(vintage, scope)]
    indicator = load.catalogue().indicators[indicator_id]
    target = leading_target(indicator, vintage, scope, district)
    classes = legend.classified(table[table["area_code"].isin(inside)], indicator, target)
    return classes.set_index(["area_code", "period"], drop=False).sort_index()


@load.kept(8)
def sources(vintage: str) -> tuple[str, ...]:
    """Sources of the values that hold now, the most used first."""
    return tuple(load.store().sources(vintage))


def source_line(vintage: str) -> str:
    """Where the values come from, as every map, table and page of paper says it."""
    named = ", ".join(sources(vintage)) or _("chưa có số liệu")
    return _("Nguồn: {sources}").format(sources=named)


def caveats(vintage: str, *, with_borders: bool = True) -> list[str]:
    """What every screen and page of paper must say of values, and of borders where it draws any."""
    said = [
        (_("Số liệu minh hoạ"), is_illustrative(vintage)),
        (_("Ranh giới minh hoạ"), with_borders and load.boundaries(vintage).illustrative),
    ]
    return [words for words, holds in said if holds]


@load.kept(1)
def changed_on() -> date | None:
    """The day of the last commit or withdrawal."""
    moment = load.store().changed_at()
    return moment.astimezone().date() if moment else None


def is_illustrative(vintage: str) -> bool:
    """Whether any value is invented, which every screen and export must say."""
    return ILLUSTRATIVE in sources(vintage)
