"""Across the reform: what a commune of today was made of, and what became of an old one.

A status is never inherited through a merger, so what the old communes had stands beside the
new one as “2/3 xã cũ”, and is not added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from geo.areas import Area, Level
from geo.crosswalk import AREA, EQUAL, PEOPLE, WHOLE, Part
from ytcs_data import figures, load
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator
from ytcs_data.load import TODAY
from ytcs_data.periods import in_order, parse_period
from ytcs_data.states import COUNTED
from ytcs_data.views.holdings import holding
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number


def old_status(indicator: Indicator, new_code: str) -> str:
    """How many of the old communes had a status when it was last reported: “2/3 xã cũ …”.

    Of a commune that took in another since the reform, these are the two, if they told anything.
    """
    measure = str(indicator.numerator.communes_with)
    parts = _merged_since(new_code)
    rows = _last_known(measure, parts, TODAY) if parts else pd.DataFrame()
    if rows.empty:
        parts = [part.code for part in load.crosswalk().predecessors(new_code)]
        rows = _last_known(measure, parts)
    if rows.empty:
        return _("Các xã cũ chưa có số liệu")
    text = _("{k}/{n} xã cũ đã đạt ({period})").format(
        k=number((rows["value"] >= 1).sum()),
        n=number(len(parts)),
        period=parse_period(rows["period"].iloc[0]).label,
    )
    unknown = len(parts) - len(rows)
    if unknown:
        text += _(", {m} xã cũ chưa có số liệu").format(m=number(unknown))
    return text


def _merged_since(code: str) -> list[str]:
    """A commune of today and those that were merged into it since the reform; [] if none were."""
    gone = [one for one, into in load.register().merged().items() if into == code]
    return [code, *gone] if gone else []


def _last_known(measure: str, codes: Sequence[str], vintage: str = "2024") -> pd.DataFrame:
    """Rows of communes in the last period that any has a value for, and none was gone in."""
    rows = holding(measure, vintage)
    rows = rows[rows["area_code"].isin(codes) & rows["state"].isin(COUNTED)]
    if vintage == TODAY:
        areas = [load.register()[code, vintage] for code in codes]
        ends = {period: parse_period(period).end for period in rows["period"].unique()}
        apart = [period for period, end in ends.items() if all(a.existed(end) for a in areas)]
        rows = rows[rows["period"].isin(apart)]
    return (
        rows[rows["period"] == in_order(list(rows["period"].unique()))[-1]] if len(rows) else rows
    )


@load.kept(256)
def old_parts(area: Area) -> pd.DataFrame:
    """The old communes that a new one is made of, with what was last known of each."""
    crosswalk, register = load.crosswalk(), load.register()
    parts = crosswalk.predecessors(area.code)
    old = [register[part.code, "2024"] for part in parts]
    table = pd.DataFrame(
        {
            _("Mã"): [one.code for one in old],
            _("Đơn vị cũ"): [one.name for one in old],
            _("Huyện (cũ)"): [_district(one) for one in old],
            _("Phần nhập vào"): [part_text(part) for part in parts],
        }
    )
    rests = [_rest(part.code, area.code) for part in parts]
    if any(rests):
        table[_("Phần còn lại nhập vào")] = rests
    for indicator in load.catalogue().indicators.values():
        if indicator.is_yes_no:
            rows = _last_known(str(indicator.numerator.communes_with), table[_("Mã")].tolist())
            if len(rows):
                label = parse_period(rows["period"].iloc[0]).label
                known = rows.set_index("area_code")["value"].map(_yes_no)
                table[f"{indicator.short_title} ({label})"] = (
                    table[_("Mã")].map(known).fillna(_("Chưa có số liệu"))
                )
    return table


def _rest(old_code: str, new_code: str) -> str:
    """The other communes that an old one went into."""
    others = [part.code for part in load.crosswalk().successors(old_code) if part.code != new_code]
    return ", ".join(load.register()[code, "2025"].name for code in others)


def part_text(part: Part) -> str:
    """Whether an area went over whole; a share is an estimate unless the law knows the people."""
    if part.relation == WHOLE:
        return _("Toàn bộ")
    if part.empty:
        return _("Một phần diện tích, không có dân")
    if part.exact:
        return _("Toàn bộ dân số, một phần diện tích")
    estimates = {
        EQUAL: _("Một phần (tạm tính {share} %, chia đều)"),
        AREA: _("Một phần (tạm tính {share} %, theo diện tích)"),
        PEOPLE: _("Một phần (tạm tính {share} %, theo dân số)"),
    }
    return estimates[part.share_source].format(share=number(100 * part.share))


def _yes_no(value: float) -> str:
    return _("Có") if value >= 1 else _("Không")


def _district(old: Area) -> str:
    inside = old.level is Level.COMMUNE and old.parent
    return load.register()[old.parent, "2024"].name if inside and old.parent else ""


def in_other_vintage(chosen: Selection, area: Area) -> Selection | None:
    """The profile of an area in the newest period of its vintage, if that can be opened."""
    periods = [period for vintage, period in figures.periods() if vintage == area.vintage]
    if not periods or area.level is not Level.COMMUNE:
        return None
    return replace(
        chosen,
        vintage=area.vintage,
        province=area.province,
        district="",
        area=area.code,
        period=periods[0],
        basis=Basis.REPORTED if area.vintage != TODAY else figures.usual_basis(chosen.indicator),
    )
