"""Values over time of the chosen scope, of former districts, and of communes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from ytcs_data import figures, load
from ytcs_data.catalogue import Indicator
from ytcs_data.legend import quantity
from ytcs_data.periods import Kind, Period, parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.states import State
from ytcs_data.views.lines import DISTRICT_DIGITS
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number

# As they are written where there is little room.
SHORT = (
    (_("Thành phố"), _("TP")),
    (_("Thị xã"), _("TX")),
    (_("Thị trấn"), _("TT")),
    (_("Huyện"), _("H.")),
    (_("Quận"), _("Q.")),
    (_("Phường"), _("P.")),
    (_("Xã"), _("X.")),
    (_("Đặc khu"), _("ĐK")),
    (_("Tỉnh"), _("T.")),
)


def trend_rows(chosen: Selection, indicator: Indicator, places: Sequence[str]) -> pd.DataFrame:
    """Series of the scope and of more places, on both sides of the reform where they exist.

    Returns
    -------
    DataFrame
        Columns `place` (0 for the scope), `name`, `short`, `vintage`, `period`, `middle`,
        `partial` (not a whole year), `value`, `numerator`, `denominator`, `text` and `parts`,
        oldest first; see `charts.prepared`.
    """
    place = replace(chosen, district="", area="", indicator=indicator.id, period="", lines="")
    return _trend_rows(place, tuple(places))


@load.kept(64)
def _trend_rows(chosen: Selection, places: tuple[str, ...]) -> pd.DataFrame:
    indicator = load.catalogue().indicators[chosen.indicator]
    lines = [_province_series(chosen, indicator)]
    lines += [_place_series(chosen, indicator, code) for code in places]
    names = [line["name"].iloc[0] if len(line) else "" for line in lines]
    for i, code in enumerate(places, 1):
        if names.count(names[i]) > 1:  # as two former districts of Cần Thơ
            lines[i] = lines[i].assign(name=f"{names[i]}, {_around(code, chosen.vintage)}")
    lines = [line.assign(place=i) for i, line in enumerate(lines)]
    rows = pd.concat(lines, ignore_index=True)
    periods = [parse_period(code) for code in rows["period"]]
    return rows.assign(
        middle=[pd.Timestamp(period.middle) for period in periods],
        period=[period.label for period in periods],
        partial=[is_partial(period) for period in periods],
        short=[short_name(name) for name in rows["name"]],
        text=[
            _shown(value, state, indicator)
            for value, state in zip(rows["value"], rows["state"], strict=True)
        ],
        parts=[
            f"{number(top)} / {number(bottom)}"
            for top, bottom in zip(rows["numerator"], rows["denominator"], strict=True)
        ],
    ).sort_values(["place", "middle"], kind="stable")


def _around(code: str, vintage: str) -> str:
    """The place that tells apart two of the same name: the old province, or the district."""
    if len(code) <= DISTRICT_DIGITS:
        province = load.register()[code, "2024"].province
        return load.register()[province, "2024"].short_name
    area = load.register()[code, vintage]
    district = load.groups(vintage, area.province).get(code, "")
    return load.register()[district, "2024"].name if district else area.code


def is_partial(period: Period) -> bool:
    """Whether a period is not a whole year, or a year that is not over yet."""
    return period.kind is not Kind.YEAR or period.end >= date.today()


def short_name(name: str) -> str:
    """A name with its kind abbreviated.

    >>> short_name("Thị xã Quế Võ (cũ)"), short_name("Xã Phù Lãng")
    ('TX Quế Võ', 'X. Phù Lãng')
    """
    name, _bracket, around = name.partition(" (")
    name += around.partition(")")[2]
    for kind, letters in SHORT:
        if name.startswith(f"{kind} "):
            return letters + name.removeprefix(kind)
    return name


def _shown(value: float, state: str, indicator: Indicator) -> str:
    text = quantity(value, indicator)
    return _("{label} (ước tính)").format(label=text) if state == State.ESTIMATED else text


def _province_series(chosen: Selection, indicator: Indicator) -> pd.DataFrame:
    """The chosen scope; before the reform, the provinces that it was made of, taken together."""
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
    rows = totals[totals["area_code"] == chosen.province].assign(vintage=chosen.vintage)
    if chosen.vintage == "2025":
        before = figures.old_totals(indicator.id, chosen.province).assign(vintage="2024")
        rows = pd.concat([before, rows])
    return rows.assign(name=scope_name(chosen.province, chosen.vintage))


def _place_series(chosen: Selection, indicator: Indicator, code: str) -> pd.DataFrame:
    """A commune, or a district: before the reform its own territory, since then that of the
    communes that mostly came from it.
    """
    if len(code) > DISTRICT_DIGITS:
        rows = figures.values(indicator.id, chosen.vintage).assign(vintage=chosen.vintage)
        name = load.register()[code, chosen.vintage].name
    else:
        totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
        rows = totals.assign(vintage=chosen.vintage)
        name = district_name(code, chosen.vintage)
        if chosen.vintage == "2025":
            province = load.register()[code, "2024"].province
            before = figures.totals(indicator.id, "2024", province).assign(vintage="2024")
            rows = pd.concat([before, rows])
    return rows[rows["area_code"] == code].assign(name=name)
