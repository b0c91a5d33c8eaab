"""Values of the former districts of a scope, and of the periods that they can be compared with."""

from __future__ import annotations

import pandas as pd

from ytcs_data import figures, load
from ytcs_data.analysis.progress import lacking
from ytcs_data.analysis.trends import year_before
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.load import TODAY
from ytcs_data.periods import Kind, in_order, parse_period
from ytcs_data.place_names import district_name
from ytcs_data.views.selection import Selection


def whole(chosen: Selection) -> float:
    """The value of the whole scope; NaN if there is none."""
    totals = figures.totals(chosen.indicator, chosen.vintage, chosen.province, chosen.basis)
    here = (totals["area_code"] == chosen.province) & (totals["period"] == chosen.period)
    values = totals.loc[here, "value"]
    return float(values.iloc[0]) if len(values) else float("nan")


def district_rows(chosen: Selection, target: Target | None) -> pd.DataFrame:
    """Rows of `figures.totals` of each district in every period that is comparable, with `name`
    and whether it has `met` the target.

    Before the reform districts of today's map are comparable where their counts were carried.
    """
    codes = list(load.districts(chosen.vintage, chosen.province))
    totals = figures.totals(chosen.indicator, chosen.vintage, chosen.province, chosen.basis)
    rows = totals[totals["area_code"].isin(codes)]
    indicator = load.catalogue().indicators[chosen.indicator]
    if chosen.vintage == TODAY and chosen.basis is Basis.FORMER and indicator.is_carried:
        before = [figures.as_reported(indicator.id, chosen.province, code) for code in codes]
        rows = pd.concat([*before, rows], ignore_index=True)
    names = _names(codes, chosen.vintage)
    rows = rows.assign(name=rows["area_code"].map(names), met=False)
    if target:
        rows["met"] = lacking(rows["numerator"], rows["denominator"], indicator, target)[0]
    return rows


def _names(codes: list[str], vintage: str) -> dict[str, str]:
    """Names of districts, with the old province where two have the same one."""
    names = {code: district_name(code, vintage) for code in codes}
    said = list(names.values())
    register = load.register()
    return {
        code: f"{name}, {register[register[code, '2024'].province, '2024'].short_name}"
        if said.count(name) > 1
        else name
        for code, name in names.items()
    }


def compared_periods(rows: pd.DataFrame, chosen: Selection, indicator: Indicator) -> list[str]:
    """The same period of the year before, and the first one known; those that there are.

    Of a stock the end of a year can be compared with that of a month; a flow only with the same
    months.
    """
    told = rows[rows["value"].notna()]
    known = set(told["period"])
    now = parse_period(chosen.period)
    alike = [
        code
        for code in known
        if (then := parse_period(code)).end < now.end
        and (
            (then.kind, then.first_month) == (now.kind, now.first_month)
            or _ends_a_year(code, indicator)
        )
    ]
    ago = [year_before(chosen.period)] if year_before(chosen.period) in known else []
    return list(dict.fromkeys([*ago, *in_order(alike)[:1]]))


def _ends_a_year(code: str, indicator: Indicator) -> bool:
    return parse_period(code).kind is Kind.YEAR and not indicator.is_flow
