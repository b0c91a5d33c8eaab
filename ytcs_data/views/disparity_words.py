"""What is said of the gap between districts."""

from __future__ import annotations

import math

from ytcs_data.analysis.disparity import Change, Disparity
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity, wording
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.states import State
from ytcs_data.views.basis_words import crossing_words
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number

TOO_FEW = _("Chưa so sánh được: có ít hơn hai huyện có số liệu trong kỳ này.")


def gap_words(found: Disparity, indicator: Indicator, target: Target | None) -> str:
    """The highest, the lowest, what lies between, and how many have met the target."""
    if not round(found.spread, indicator.decimals):
        value = quantity(found.places["value"].iloc[0], indicator)
        text = _("Các huyện có số liệu **không chênh nhau**: {value}").format(value=value)
        return f"{text}.{_met(found, indicator, target)}"
    top, bottom = found.places.iloc[0], found.places.iloc[-1]
    text = _("Cao nhất {top} ({high}), thấp nhất {bottom} ({low}): **chênh {spread}**").format(
        top=top["name"],
        high=quantity(top["value"], indicator),
        bottom=bottom["name"],
        low=quantity(bottom["value"], indicator),
        spread=points(found.spread, indicator),
    )
    if not math.isnan(found.ratio):
        text += _(", cao gấp {ratio} lần").format(ratio=number(found.ratio, 2))
    return f"{text}.{_met(found, indicator, target)}"


def _met(found: Disparity, indicator: Indicator, target: Target | None) -> str:
    if target is None:
        return ""
    return " " + _("{n}/{all} huyện đạt mục tiêu ({wording}).").format(
        n=number(found.places["met"].sum()),
        all=number(len(found.places)),
        wording=wording(target, indicator),
    )


def change_words(moved: Change, period: str, indicator: Indicator) -> str:
    """Whether the gap has grown or shrunk since a period."""
    label = parse_period(period).label
    if not round(moved.by, indicator.decimals):
        text = _("So với {period}, khoảng cách không đổi ({now}, tính trên {n} huyện).")
    elif moved.by > 0:
        text = _(
            "So với {period}, khoảng cách **rộng thêm** {by} (từ {before} lên {now}, {n} huyện)."
        )
    else:
        text = _(
            "So với {period}, khoảng cách **thu hẹp** {by} (từ {before} còn {now}, {n} huyện)."
        )
    return text.format(
        period=label,
        by=points(abs(moved.by), indicator),
        before=points(moved.before, indicator),
        now=points(moved.now, indicator),
        n=number(moved.parts),
    )


def points(value: float, indicator: Indicator) -> str:
    """A difference with its unit: of shares, points."""
    unit = _("điểm %") if indicator.unit == "%" else indicator.unit
    return f"{number(value, indicator.decimals)} {unit}"


def ground_words(chosen: Selection, indicator: Indicator) -> list[str]:
    """What a district is on today's map, and what cannot be compared."""
    if chosen.vintage != TODAY:
        return []
    said = [_("Từ 01/7/2025 không còn cấp huyện; đây là các xã, phường, đặc khu theo huyện cũ.")]
    said.append(crossing_words("", chosen))
    if not indicator.is_carried:
        said.append(_("Trạng thái và trạm y tế không so được với trước 01/7/2025."))
    elif chosen.basis is Basis.REPORTED:
        said.append(_("Chỉ so với các kỳ từ 01/7/2025; muốn so xa hơn, chọn số liệu dựng lại."))
    return said


def reading_words(found: Disparity, target: Target | None, ago: str) -> str:
    """How to read the marks: only those that are drawn."""
    said = []
    if target:
        said.append(_("Điểm đặc: đạt mục tiêu; điểm rỗng: chưa đạt."))
    if found.places["state"].eq(State.ESTIMATED).any():
        said.append(_("Điểm vuông: ước tính."))
    if ago:
        said.append(_("Vạch xám: {period}.").format(period=parse_period(ago).label))
    said.append(_("Chênh lệch tính từ số chưa làm tròn."))
    return " ".join(said)
