"""What a chart over time says, in words: for those who cannot see it, and below it."""

from __future__ import annotations

import pandas as pd

from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity
from ytcs_data.states import State
from ytcs_data.views.changes import against, signed
from ytcs_data.views.trend_layout import shown_range
from ytcs_data.words import _

ALL_NAMED = 8  # with more lines the text would be longer than its use


def alt_text(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> str:
    """The main fact: the first line's value now, where it comes from, and the target."""
    known = series[series["value"].notna()]
    ends = known.groupby("place", sort=True).tail(1)
    first = known[known["place"] == known["place"].min()]
    parts = [f"{indicator.title}. {_main(first, indicator, target)}"]
    others = ends.iloc[1:ALL_NAMED].to_dict("records")
    parts += [f"{row['name']}: {row['text']}, {row['period']}." for row in others]
    return " ".join(parts)


def _main(line: pd.DataFrame, indicator: Indicator, target: Target | None) -> str:
    now = line.iloc[-1]
    side = line[line["joined"] == now["joined"]]
    said = f"{now['name']}: {now['text']}, {now['period']}"
    if len(side) > 1:
        change = signed(now["value"] - side["value"].iloc[0], indicator)
        said += ", " + _("{change} so với {period}").format(
            change=change[0].lower() + change[1:], period=side["period"].iloc[0]
        )
    aim = f" {against(now, indicator, target)}." if target else ""
    return f"{said}.{aim}"


def reading_notes(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> list[str]:
    """How to read the chart: only what is true of this one."""
    known = series[series["value"].notna()]
    lowest, _highest = shown_range(known, indicator, target)
    notes = []
    notes += basis_notes(series)
    if known["partial"].any():
        notes.append(_("Điểm rỗng: số liệu chưa trọn năm (tháng, quý, 6 tháng, 9 tháng)."))
    if lowest > 0:
        base = quantity(lowest, indicator, 0 if float(lowest).is_integer() else None)
        notes.append(_("Trục đứng bắt đầu từ {base}, không phải từ 0.").format(base=base))
    return notes


def basis_notes(series: pd.DataFrame) -> list[str]:
    """On which areas the lines stand, and what the reform did to them: what is true of these."""
    known = series[series["value"].notna()]
    how, notes = set(known["how"]), []
    broken = series[series["joined"].ne("")]
    if broken.groupby("place")["vintage"].nunique().gt(1).any():
        notes.append(_("Kỳ trước và sau 01/7/2025 không nối với nhau vì địa bàn đã thay đổi."))
    if Basis.REBUILT in how:
        notes.append(_("Nét đứt: dựng lại trên xã hiện nay bằng cách cộng số đếm của các xã cũ."))
    if Basis.FORMER in how:
        notes.append(_("Nét đứt: số của xã nằm trên hai huyện cũ được chia, nên là ước tính."))
    if known["estimated"].any():
        notes.append(_("Điểm vuông: ước tính, vì có đơn vị bị chia hoặc thiếu số liệu của xã cũ."))
    gaps = series[series["value"].isna() & series["how"].ne(Basis.REPORTED)]
    if gaps["state"].eq(State.NOT_REPORTED).any():
        notes.append(_("Chỗ trống: thiếu số liệu của ít nhất một xã cũ."))
    if gaps["state"].eq(State.REASSESS).any():
        notes.append(_("Trạng thái và trạm của xã cũ không cộng được nên không có đường."))
    return notes
