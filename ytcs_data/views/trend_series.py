"""Values over time of the chosen scope, of former districts, and of communes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ytcs_data import carried, figures, load
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator
from ytcs_data.legend import quantity
from ytcs_data.load import TODAY
from ytcs_data.part_words import parts_known
from ytcs_data.periods import Kind, Period, parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.states import State
from ytcs_data.views.known import DISTRICT_DIGITS
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number

HOW = {Basis.REBUILT.value: _("dựng lại"), Basis.FORMER.value: _("chia về huyện cũ")}

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
        Columns `place` (0 for the scope), `name`, `short`, `vintage` (of the areas that told it),
        `how` (the basis of the figure), `joined` (only rows with the same may be joined by a
        line), `period`, `middle`, `partial` (not a whole year), `estimated`, `value`,
        `numerator`, `denominator`, `remark`, `text` and `divided`, oldest first; see
        `charts.prepared`.
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
    rows["remark"] = [_remark(row, indicator) for row in rows.to_dict("records")]
    periods = [parse_period(code) for code in rows["period"]]
    return rows.assign(
        middle=[pd.Timestamp(period.middle) for period in periods],
        period=[period.label for period in periods],
        partial=[is_partial(period) for period in periods],
        short=[short_name(name) for name in rows["name"]],
        estimated=rows["state"].eq(State.ESTIMATED),
        text=[_shown(row, indicator) for row in rows.to_dict("records")],
        divided=[
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


def _remark(row: Mapping[Hashable, Any], indicator: Indicator) -> str:
    """How a figure came about, where it is not plainly what was reported."""
    said = [_("ước tính")] if row["state"] == State.ESTIMATED else []
    said += [HOW[row["how"]]] if row["how"] in HOW and row["value"] == row["value"] else []
    lacking = parts_known(row, indicator)
    return ", ".join([*said, *([lacking.lower() if said else lacking] if lacking else [])])


def _shown(row: Mapping[Hashable, Any], indicator: Indicator) -> str:
    remark = row["remark"]
    if remark and row["value"] != row["value"]:
        return str(remark)
    text = quantity(row["value"], indicator)
    return f"{text} ({remark})" if remark else text


def _province_series(chosen: Selection, indicator: Indicator) -> pd.DataFrame:
    """The chosen scope on both sides of the reform: its ground stayed the same."""
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province, chosen.basis)
    rows = totals[totals["area_code"] == chosen.province]
    name = scope_name(chosen.province, chosen.vintage)
    if chosen.vintage != TODAY:
        return _line(rows, chosen).assign(name=name)
    rebuilt = chosen.basis.is_rebuilt and indicator.is_carried
    before = None if rebuilt else figures.old_totals(indicator.id, chosen.province)
    joined = rebuilt or (chosen.basis is Basis.FORMER and indicator.is_carried)
    return _line(rows, chosen, before, joined=joined).assign(name=name)


def _place_series(chosen: Selection, indicator: Indicator, code: str) -> pd.DataFrame:
    """A commune, or a district: before the reform its own ground, since then that of the
    communes that mostly came from it, or on any basis but the reported one the same ground.
    """
    basis = chosen.basis
    if len(code) > DISTRICT_DIGITS:
        rows = figures.values(indicator.id, chosen.vintage, basis)
        name = load.register()[code, chosen.vintage].name
        line = _line(_of(rows, code), chosen, joined=indicator.is_carried).assign(name=name)
        if basis.is_rebuilt or chosen.vintage != TODAY:
            return line
        return line.assign(joined=line["joined"] + _ground(line, code))
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province, basis)
    before = None
    if chosen.vintage == TODAY and not (basis.is_rebuilt and indicator.is_carried):
        before = figures.as_reported(indicator.id, chosen.province, code)
    joined = indicator.is_carried and basis is not Basis.REPORTED
    line = _line(_of(totals, code), chosen, before, joined=joined)
    if basis is Basis.FORMER and indicator.is_carried and carried.crossing(code):
        line["how"] = line["how"].mask(line["vintage"] == TODAY, Basis.FORMER.value)
    return line.assign(name=district_name(code, chosen.vintage))


def _ground(line: pd.DataFrame, code: str) -> pd.Series[str]:
    """The communes that were part of a commune in each period: a line does not join two grounds."""
    gone = [one for one, into in load.register().merged().items() if into == code]
    areas = [load.register()[one, TODAY] for one in gone]
    ends = (parse_period(period).end for period in line["period"])
    parts = [" ".join(area.code for area in areas if not area.existed(end)) for end in ends]
    return pd.Series(parts, line.index, dtype="str")


def _of(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    return rows[rows["area_code"] == code]


def _line(
    rows: pd.DataFrame,
    chosen: Selection,
    before: pd.DataFrame | None = None,
    *,
    joined: bool = False,
) -> pd.DataFrame:
    """Rows of one line with the vintage that told each, and what they can be joined with.

    What was reported before the reform stands in `before`; else `rows` have it, rebuilt.
    """
    told = {period for vintage, period in figures.periods() if vintage == chosen.vintage}
    past = ~rows["period"].isin(told)
    if before is not None:  # what cannot be rebuilt is shown as it was reported
        rows, past = rows[~past], past[~past]
    made = past | rows["parts"].gt(0) if "parts" in rows else past
    how = pd.Series(Basis.REPORTED.value, rows.index).mask(made, Basis.REBUILT.value)
    vintages = pd.Series(chosen.vintage, rows.index).mask(past, "2024")
    rows = rows.assign(vintage=vintages, how=how)
    if before is not None:
        rows = pd.concat([before.assign(vintage="2024", how=Basis.REPORTED.value), rows])
    return rows.assign(joined="" if joined else rows["vintage"])
