"""What is said of the road to a target: the same on pages, in lists and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ytcs_data.analysis.pace import HORIZON, Verdict
from ytcs_data.analysis.progress import DOWNWARDS
from ytcs_data.catalogue import Counted, Indicator, Target
from ytcs_data.legend import quantity, state_label
from ytcs_data.periods import parse_period
from ytcs_data.standing import Standing
from ytcs_data.states import State
from ytcs_data.words import _, day, number

COMMUNES = {"2025": _("xã, phường, đặc khu"), "2024": _("xã, phường, thị trấn")}

COUNTED_UNITS = {
    Counted.PEOPLE: _("người"),
    Counted.STATIONS: _("trạm y tế"),
    Counted.VILLAGES: _("thôn, ấp, khu phố"),
    Counted.SCHOOLS: _("trường học"),
}

VERDICTS = {
    Verdict.MET: _("Đã đạt"),
    Verdict.ON_TRACK: _("Đúng tiến độ"),
    Verdict.SLOW: _("Chậm"),
    Verdict.UNKNOWN: _("Chưa đủ số liệu"),
}

RULE = _(
    "Cách xếp loại: **đã đạt** khi số đếm thỏa đúng lời văn (“tối thiểu 30%” thì 30,0 % là đạt, "
    "“trên 95%” thì 95,0 % chưa đạt). Nếu kế hoạch có mốc từng năm thì so với mốc gần nhất đã "
    "qua. Nếu không, so đà mỗi năm (đường thẳng khớp nhất qua 3 đến 5 mốc năm gần đây, không nối "
    "qua 01/7/2025 trừ khi số liệu được dựng lại) với mức cần mỗi năm để kịp hạn: đủ là **đúng "
    "tiến độ**, thiếu hoặc quá hạn là **chậm**. Có ít hơn 3 mốc năm, hoặc chưa tới một nửa số đơn "
    "vị có số liệu, thì **chưa đủ số liệu**. Số cộng dồn từ đầu năm chỉ xét theo năm trọn; đạt hay "
    "chưa của xã chỉ lấy làm mốc khi ít nhất 90 % số xã đã được đánh giá."
)
NOT_MEASURABLE = _("Không đo được")


def verdict(one: Standing) -> str:
    """The verdict, or that the promise cannot be measured as it is written."""
    return VERDICTS[one.verdict] if one.indicator else NOT_MEASURABLE


def to_go(road: Mapping[str, Any], indicator: Indicator, target: Target, vintage: str) -> str:
    """What is missing in whole ones, and how many a year: “Còn 17 …; cần 5 mỗi năm”."""
    if road["points"] != road["points"]:
        return ""
    if road["met"]:
        return _("Đã đạt mục tiêu")
    text = missing(int(road["more"]), indicator, target, vintage)
    if road["years"] <= 0:
        return _("{missing}; đã quá hạn").format(missing=text)
    if road["years"] < 1:
        return _("{missing}; hạn {deadline}").format(missing=text, deadline=day(target.deadline))
    return _("{missing}; cần {n} mỗi năm").format(missing=text, n=number(road["required_more"]))


def missing(more: int, indicator: Indicator, target: Target, vintage: str) -> str:
    """What is missing in whole communes, stations, people or whatever is counted."""
    if target.operator in DOWNWARDS:
        return _("Còn phải giảm {n} {unit}").format(
            n=number(more), unit=counted_in(indicator, vintage)
        )
    pattern = (
        _("Còn thiếu {n} {unit}") if indicator.counted is Counted.PEOPLE else _("Còn {n} {unit}")
    )
    return pattern.format(n=number(more), unit=counted_in(indicator, vintage))


def counted_in(indicator: Indicator, vintage: str) -> str:
    """The noun of a gap: communes by the words of their time, stations, or what is reported."""
    if indicator.counted is Counted.COMMUNES:
        return COMMUNES[vintage]
    return COUNTED_UNITS[indicator.counted]


def points_unit(indicator: Indicator) -> str:
    return _("điểm %") if indicator.unit == "%" else indicator.unit


def moved(pace: float, indicator: Indicator) -> str:
    """A pace with its direction: “tăng 0,8 điểm % mỗi năm”."""
    decimals = max(indicator.decimals, 1)
    if not round(pace, decimals):
        return _("không đổi")
    word = _("tăng {n} {unit} mỗi năm") if pace > 0 else _("giảm {n} {unit} mỗi năm")
    return word.format(n=number(abs(pace), decimals), unit=points_unit(indicator))


def required(road: Mapping[str, Any], indicator: Indicator, target: Target) -> str:
    """The pace that would keep the promise."""
    if road["met"] or road["required"] != road["required"]:
        return ""
    sign = -1 if target.operator in DOWNWARDS else 1
    if road["years"] < 1:
        months = max(1, round(12 * road["years"]))
        word = _("giảm") if sign < 0 else _("tăng")
        return _("Đến hạn còn {months} tháng để {word} {n} {unit}").format(
            months=months,
            word=word,
            n=number(road["points"], max(indicator.decimals, 1)),
            unit=points_unit(indicator),
        )
    decimals = max(indicator.decimals, 1)
    if not round(road["required"], decimals):
        word = _("giảm dưới {n} {unit} mỗi năm") if sign < 0 else _("tăng dưới {n} {unit} mỗi năm")
        said = word.format(n=number(10**-decimals, decimals), unit=points_unit(indicator))
    else:
        said = moved(sign * road["required"], indicator)
    return _("Để kịp hạn cần {pace}").format(pace=said)


def pace(road: Mapping[str, Any], indicator: Indicator) -> str:
    """The pace of the last years, or why there is none."""
    if not road["known"]:
        return _("Chưa có mốc năm nào đủ để tính đà")
    if road["pace"] != road["pace"]:
        return _("Mới có {n} mốc năm, chưa tính được đà").format(n=number(road["known"]))
    return _("Từ {year} đến nay {pace}").format(
        year=int(road["since"]), pace=moved(road["pace"], indicator)
    )


def arrival(road: Mapping[str, Any]) -> str:
    """When the target is reached at that pace."""
    if road["met"] or road["pace"] != road["pace"]:
        return ""
    if road["reached"] != road["reached"]:
        return _("Với đà này không đạt trước {year}").format(year=HORIZON)
    return _("Với đà này đạt vào năm {year}").format(year=int(road["reached"]))


def now(one: Standing) -> str:
    """The value that counts, and of which period if it is another than the one looked at."""
    if one.indicator is None or not one.road:
        return ""
    value = quantity(one.road["value"], one.indicator)
    if one.road["state"] == State.ESTIMATED:
        value = _("{label} (ước tính)").format(label=value)
    if one.road["period"] == one.asked:
        return value
    return f"{value} ({parse_period(one.road['period']).label})"


def coverage(road: Mapping[str, Any]) -> str:
    """How many areas of a group have a number, where some have none."""
    if not road.get("expected") or road["reported"] >= road["expected"]:
        return ""
    return _("{n}/{all} đơn vị có số liệu").format(
        n=number(road["reported"]), all=number(road["expected"])
    )


def why(one: Standing) -> str:
    """Why the verdict is what it is, in one sentence."""
    if hindrance := _hindrance(one):
        return hindrance
    road, indicator = one.road, one.indicator
    if road is None or indicator is None:
        return ""
    if road["years"] <= 0:
        met, missed = _("Hạn {day} đã qua, hiện đạt."), _("Hạn {day} đã qua, hiện chưa đạt.")
        return (met if road["met"] else missed).format(day=day(one.target.deadline))
    if road["met"]:
        return _("Số đếm thỏa mục tiêu.")
    if one.due is not None:
        word = _("Theo kịp mốc {value} của kế hoạch cho {day}.")
        if one.verdict is not Verdict.ON_TRACK:
            word = _("Chưa tới mốc {value} của kế hoạch cho {day}.")
        return word.format(value=quantity(one.due.value, indicator), day=day(one.due.on))
    need = required(road, indicator, one.target)
    return "; ".join([pace(road, indicator), need[:1].lower() + need[1:]]) + "."


def _hindrance(one: Standing) -> str:
    """What keeps a promise from being judged, if anything but the number of years does."""
    if one.target.not_measurable:
        return one.target.not_measurable
    if one.road is None:
        return _("Chưa có số liệu của kỳ này.")
    if one.road["points"] != one.road["points"]:
        return state_label(State(one.road["state"])) + "."
    if one.is_early and one.plan.issued:
        return _("Kế hoạch ban hành ngày {day}, sau kỳ này.").format(day=day(one.plan.issued))
    if one.is_told_by_few:
        return _("Mới có {coverage}, chưa đủ để kết luận.").format(coverage=coverage(one.road))
    return ""
