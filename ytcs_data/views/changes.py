"""How a value has changed, in words: since the last period, and since the same one last year."""

from __future__ import annotations

import pandas as pd

from ytcs_data import figures, load
from ytcs_data.analysis.progress import gap
from ytcs_data.analysis.trends import change, year_before
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity, state_label, wording
from ytcs_data.load import TODAY
from ytcs_data.periods import REFORM, in_order, parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.states import State
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number


def since(chosen: Selection, indicator: Indicator) -> str:
    """What is known of the change, in short; "" if nothing can be compared."""
    row = _row(chosen, indicator)
    return "" if row is None else "; ".join(_known(row, indicator).values())


def sentences(chosen: Selection, indicator: Indicator, target: Target | None) -> str:
    """The value now, whether it meets the target, and the change or why there is none."""
    row = _row(chosen, indicator)
    if row is None:
        return ""
    label = parse_period(chosen.period).label
    place = (
        district_name(chosen.district, chosen.vintage)
        if chosen.district
        else scope_name(chosen.province, chosen.vintage)
    )
    if pd.isna(row["value"]):
        value = state_label(State(row["state"])).lower()
        return _("{place}, {period}: {value}.").format(place=place, period=label, value=value)
    value = f"**{quantity(row['value'], indicator)}**"
    if row["state"] == State.ESTIMATED:
        value = _("{label} (ước tính)").format(label=value)
    first = _("{place}, {period}: {value}.").format(place=place, period=label, value=value)
    known = _known(row, indicator)
    more = [against(row, indicator, target)] if target else []
    return " ".join(
        [first, *(f"{said}." for said in [*known.values(), *_unknown(chosen, known), *more])]
    )


def against(row: pd.Series, indicator: Indicator, target: Target) -> str:
    """Whether a row of counts meets a target, and what it lacks."""
    missing = gap(row, target, indicator)
    asked = wording(target, indicator)
    if missing.met:
        return _("Mục tiêu {wording}: đã đạt").format(wording=asked)
    if not round(missing.points, indicator.decimals):
        return _("Mục tiêu {wording}: chưa đạt").format(wording=asked)
    return _("Mục tiêu {wording}: chưa đạt, còn cách {points} {unit}").format(
        wording=asked, points=number(missing.points, indicator.decimals), unit=_unit(indicator)
    )


def signed(delta: float, indicator: Indicator) -> str:
    """A change with its direction: “Tăng 1,2 điểm %”."""
    if not round(delta, indicator.decimals):
        return _("Không đổi")
    word = _("Tăng") if delta > 0 else _("Giảm")
    return f"{word} {number(abs(delta), indicator.decimals)} {_unit(indicator)}"


def _unit(indicator: Indicator) -> str:
    return _("điểm %") if indicator.unit == "%" else indicator.unit


def _row(chosen: Selection, indicator: Indicator) -> pd.Series | None:
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province, chosen.basis)
    here = totals[totals["area_code"] == (chosen.district or chosen.province)]
    if _goes_on(chosen) and chosen.basis is Basis.FORMER:  # the same ground before the reform
        before = figures.as_reported(indicator.id, chosen.province, chosen.district)
        here = pd.concat([before, here])
    rows = change(here, chosen.period)
    if rows.empty:
        return None
    now = here[here["period"] == chosen.period].iloc[0]
    row: pd.Series = pd.concat([now, rows.iloc[0].drop(["area_code", "value"])])
    return row


def _goes_on(chosen: Selection) -> bool:
    """Whether the figures of a selection stand on the same ground before and after the reform."""
    carried = load.catalogue().indicators[chosen.indicator].is_carried
    return chosen.vintage == TODAY and carried and chosen.basis is not Basis.REPORTED


def _known(row: pd.Series, indicator: Indicator) -> dict[str, str]:
    """What is said of the change, by the period that is compared with."""
    pairs = [(row["last_period"], row["since_last"]), (row["year_ago"], row["since_year_ago"])]
    return {
        period: _("{change} so với {period}").format(
            change=signed(delta, indicator), period=parse_period(period).label
        )
        for period, delta in pairs
        if period and pd.notna(delta)
    }


def _unknown(chosen: Selection, known: dict[str, str]) -> list[str]:
    """Why there is no comparison with the last period, or with the same one of last year."""
    before = year_before(chosen.period)
    today = chosen.vintage == TODAY and not _goes_on(chosen)
    wanted = [before] if known or not today else [_last_before_reform(chosen), before]
    return [_reason(code, today) for code in dict.fromkeys(wanted) if code and code not in known]


def _last_before_reform(chosen: Selection) -> str:
    """The last period of the same kind, if the reform lies between."""
    now = parse_period(chosen.period)
    earlier = [
        code
        for vintage, code in figures.periods()
        if vintage != chosen.vintage == TODAY and parse_period(code).kind is now.kind
    ]
    return in_order(earlier)[-1] if earlier else ""


def _reason(code: str, today: bool) -> str:
    period = parse_period(code)
    if today and period.start < REFORM and ("2024", code) in figures.periods():
        text = _("Không so sánh được với {period} vì địa bàn đã thay đổi từ 01/7/2025")
    elif today and period.end < REFORM:
        text = _("Không so sánh được với {period}, trước khi sắp xếp địa bàn 01/7/2025")
    else:
        text = _("Chưa có số liệu {period} để so sánh cùng kỳ")
    return text.format(period=period.label)
