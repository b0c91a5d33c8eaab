"""Figures that pages and routes show: values by commune, sums, and the targets beside them.

Each is kept under the store's version, like everything in `load`; nobody changes what they
get from here.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from ytcs_data import carried, legend, load, reported
from ytcs_data.analysis import rates, rebuilding
from ytcs_data.analysis.grid import places
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.load import TODAY
from ytcs_data.periods import REFORM, in_order
from ytcs_data.states import State


def periods(basis: Basis = Basis.REPORTED) -> tuple[tuple[str, str], ...]:
    """Pairs of vintage and period that have values on a basis, newest first."""
    told = reported.periods()
    if not basis.is_rebuilt:
        return told
    codes = in_order(list({period for _vintage, period in told}))
    return tuple((TODAY, period) for period in reversed(codes))


def usual_basis(indicator: str) -> Basis:
    """Counts of people go along through a merger; a status stays with those who had it."""
    carried = load.catalogue().indicators[indicator].is_carried
    return Basis.REBUILT if carried else Basis.REPORTED


def values(indicator_id: str, vintage: str, basis: Basis = Basis.REPORTED) -> pd.DataFrame:
    """Values of an indicator in every commune and period; see `rates.indicator_values`.

    Rebuilt, the communes of today have the periods before the reform too, with `known` and
    `parts` (see `rebuilding`). A period that they have reported themselves is not rebuilt.
    """
    if vintage == TODAY and basis.is_rebuilt:
        return carried.rebuilt(indicator_id, partly=basis is Basis.PARTIAL)
    return reported.values(indicator_id, vintage)


@load.kept(512)
def totals(
    indicator_id: str, vintage: str, scope: str, basis: Basis = Basis.REPORTED
) -> pd.DataFrame:
    """Values of a whole scope and of each former district in it; see `rates.add_up`.

    `area_code` is the scope itself (`load.EVERYWHERE` too) or the code of a district. What is
    waiting to be assessed again has no total before the reform.
    """
    table = values(indicator_id, vintage, basis)
    inside = load.groups(vintage, scope)
    indicator = load.catalogue().indicators[indicator_id]
    whole = rates.add_up(table, dict.fromkeys(inside, scope), indicator.factor)
    own = {period for known, period in periods() if known == vintage}
    if basis.is_rebuilt and indicator.is_carried:
        before = old_totals(indicator_id, scope)
        known = own.union(before["period"])  # else an old province is missing altogether
        whole = rebuilding.only_in(whole, known, State.NOT_REPORTED)
        if basis is Basis.REBUILT:
            whole = rebuilding.exact_where_whole(whole, before)
    if basis is Basis.FORMER and vintage == TODAY:
        here = table[places(pd.Index(list(inside)), table["area_code"]) >= 0]
        districts = carried.on_former_districts(here, indicator)
    else:
        districts = rates.add_up(table, inside, indicator.factor)
    made = pd.concat([whole, districts], ignore_index=True)
    if basis.is_rebuilt and not indicator.is_carried:
        return rebuilding.only_in(made, own, State.REASSESS)
    return made


@load.kept(256)
def old_totals(indicator_id: str, scope: str) -> pd.DataFrame:
    """Values before the reform of the ground of a scope of today, as the old provinces told them.

    Provinces were merged whole, so their counts add up to those of the same ground; if one of
    them has no values there is no total.
    """
    known = {p.code for p in load.provinces("2024")}
    if scope == load.EVERYWHERE:
        old = known
    elif scope.startswith(load.OUTLINE):
        old = {scope.removeprefix(load.OUTLINE)}
    else:
        old = set(load.crosswalk().old_provinces(scope))
    old = old if old <= known else set()
    inside = [c.code for code in sorted(old) for c in load.communes("2024", code)]
    factor = load.catalogue().indicators[indicator_id].factor
    return rates.add_up(values(indicator_id, "2024"), dict.fromkeys(inside, scope), factor)


def as_reported(indicator_id: str, scope: str, district: str = "") -> pd.DataFrame:
    """Values before the reform of a scope of today, or of one former district, as it was then."""
    if not district:
        return old_totals(indicator_id, scope)
    table = totals(indicator_id, "2024", load.register()[district, "2024"].province)
    return table[table["area_code"] == district]


def leading_target(
    indicator: Indicator, vintage: str, scope: str, district: str = ""
) -> Target | None:
    """The target that classes and gaps follow, if there is one; see `Catalogue.targets_for`.

    The old map is closed, so there the day is that of the reform; but the past of a province of
    today is seen by the target of today, so that a colour means the same in every year, and
    today's communes on the outline of an old province by the target of that one.
    """
    if scope.startswith(load.TERRITORY):
        vintage, scope = TODAY, scope.removeprefix(load.TERRITORY)
    elif scope.startswith(load.OUTLINE):
        vintage, scope = "2024", scope.removeprefix(load.OUTLINE)
    on = date.today() if vintage == TODAY else REFORM
    province = "" if scope == load.EVERYWHERE else scope
    found = load.catalogue().targets_for(indicator.id, vintage, province, district, on=on)
    return next(iter(found), None)


@load.kept(256)
def classified(
    indicator_id: str,
    vintage: str,
    scope: str,
    district: str = "",
    basis: Basis = Basis.REPORTED,
) -> pd.DataFrame:
    """Values of the communes of a scope with their class, by `area_code` and `period`.

    The class follows the target that leads in the scope, or in a district of it.
    """
    table = values(indicator_id, vintage, basis)
    inside = [commune.code for commune in load.communes(vintage, scope)]
    indicator = load.catalogue().indicators[indicator_id]
    target = leading_target(indicator, vintage, scope, district)
    here = places(pd.Index(inside), table["area_code"]) >= 0
    classes = legend.classified(table[here], indicator, target)
    return classes.set_index(["area_code", "period"], drop=False).sort_index()
