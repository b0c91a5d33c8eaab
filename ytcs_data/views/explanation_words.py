"""How a figure came about, in sentences: its formula with numbers, what is missing, its target."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.crosswalk import AREA, EQUAL, LAW, PEOPLE
from ytcs_data import evidence, legend, load
from ytcs_data.catalogue import Indicator, Term
from ytcs_data.evidence import Figure
from ytcs_data.legend import quantity
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.states import State
from ytcs_data.views.dictionary import formula
from ytcs_data.words import _, day, number

WHY_NOT = {
    State.NOT_REPORTED: _("Chưa tính được vì chưa có báo cáo đủ các chỉ tiêu dưới đây."),
    State.HELD: _("Chưa tính vì có số đang được kiểm tra."),
    State.NOT_APPLICABLE: _("Không tính vì mẫu số bằng 0 hoặc chỉ số không áp dụng ở đây."),
    State.REASSESS: _(
        "Không tính từ số của đơn vị cũ: trạng thái và trạm y tế không cộng qua sáp nhập, "
        "phải báo cáo hoặc đánh giá lại."
    ),
}
LACKING = _("Chưa tính được vì thiếu số liệu của ít nhất một xã cũ.")
SHARED_BY = {
    LAW: _("theo văn bản sắp xếp"),
    PEOPLE: _("theo dân số"),
    AREA: _("theo diện tích"),
    EQUAL: _("chia đều"),
}
MOST_NAMES = 10


def place_name(figure: Figure) -> str:
    """The commune, district or scope that a figure is of."""
    if figure.area:
        return load.register()[figure.area, figure.vintage].name
    if figure.district:
        return district_name(figure.district, figure.vintage)
    return scope_name(figure.scope, figure.vintage)


def with_numbers(figure: Figure, row: pd.Series) -> str:
    """The formula with the numbers put in, or why there is none."""
    indicator = figure.indicator
    state = State(row["state"])
    if pd.isna(row["value"]):
        rebuilt = figure.is_past and state is State.NOT_REPORTED
        return f"**{legend.state_label(state)}.** {LACKING if rebuilt else WHY_NOT[state]}"
    if figure.area and indicator.is_yes_no:
        answer = legend.look(legend.entries(indicator, None), _answer(row)).label
        return _("**{answer}**, theo báo cáo của xã (1 là có, 0 là không).").format(answer=answer)
    text = _("**{value} = {factor}{above} {above_title} / {below} {below_title}**").format(
        value=quantity(row["value"], indicator),
        factor="" if indicator.factor == 1 else f"{number(indicator.factor)} × ",
        above=number(row["numerator"]),
        above_title=indicator.numerator_title,
        below=number(row["denominator"]),
        below_title=indicator.denominator_title,
    )
    if state is State.ESTIMATED:
        text += " " + _("(ước tính; số đếm được chia nên có thể lẻ, ở đây đã làm tròn)")
    return text


def _answer(row: pd.Series) -> str:
    return "yes" if row["numerator"] >= 1 else "no"


def meaning(figure: Figure) -> list[str]:
    """Formula in words, definition, point in time and rounding."""
    indicator = figure.indicator
    period = parse_period(figure.period)
    if indicator.is_cumulative:
        when = _("Tử số cộng dồn từ 01/01/{year} đến {end}.")
    elif indicator.is_flow:
        when = _("Tử số phát sinh trong kỳ, từ {start} đến {end}.")
    else:
        when = _("Số có tại ngày cuối kỳ, {end}; các kỳ không cộng với nhau.")
    return [
        _("Công thức: {formula}.").format(formula=formula(indicator)),
        indicator.definition,
        when.format(start=day(period.start), end=day(period.end), year=period.year),
        _(
            "Chỉ làm tròn kết quả cuối cùng, đến {n} chữ số thập phân; "
            "so với mục tiêu bằng số chưa làm tròn."
        ).format(n=indicator.decimals),
    ]


def sides(indicator: Indicator) -> list[str]:
    """What is counted above and below the line, and from which measures."""
    return [
        _("Tử số: {how}.").format(how=_counted(indicator.numerator)),
        _("Mẫu số: {how}.").format(how=_counted(indicator.denominator)),
    ]


def _counted(term: Term) -> str:
    titles = [f"“{load.catalogue().measures[m].title}”" for m in term.measures]
    joined = " + ".join(titles)
    if term.at_least is not None:
        return _("số trạm y tế có {measures} từ {least} trở lên").format(
            measures=joined, least=number(term.at_least)
        )
    if term.communes_with:
        return _("số đơn vị cấp xã báo cáo có {measure}").format(measure=joined)
    if term.communes:
        return _("số đơn vị cấp xã đã báo cáo, cùng các đơn vị chờ đánh giá lại")
    return _("cộng {measures}").format(measures=joined)


def rebuilding(figure: Figure) -> list[str]:
    """From which old communes, or which parts of communes, a figure was made."""
    ways = evidence.links(figure)
    if figure.is_past:
        said = [
            _("Kỳ này do đơn vị cũ báo cáo: số được cộng từ {n} xã, phường, thị trấn cũ.").format(
                n=number(ways["source"].nunique())
            )
        ]
    elif figure.is_shared:
        said = [_("Số của xã, phường, đặc khu hiện nay được tính về địa bàn huyện cũ.")]
    else:
        return []
    divided = ways[~ways["exact"]]
    if len(divided):
        said.append(
            _("Đơn vị bị chia, số ước tính theo tỷ lệ: {parts}.").format(
                parts=_parts(divided, figure)
            )
        )
    return said


def _parts(divided: pd.DataFrame, figure: Figure) -> str:
    """Divided areas with the share of each that the figure has."""
    known = divided[divided["counted"]] if divided["counted"].any() else divided
    shares = known.groupby("source", sort=True)["share"].sum()
    shares = shares[shares < 1 - 1e-9]
    if shares.empty:
        return _("mọi phần đều nằm trong địa bàn này, nên tổng không đổi")
    named = [
        _("{name} {share} % ({how})").format(
            name=_name(code, figure), share=number(100 * share, 1), how=_shared_by(code, figure)
        )
        for code, share in zip(shares.index.astype(str), shares, strict=True)
    ]
    return _listed(named)


def _shared_by(code: str, figure: Figure) -> str:
    """Where the share of a divided area came from."""
    if figure.is_shared:
        return _("theo diện tích, nếu không rõ thì theo số phần")
    return SHARED_BY[load.crosswalk().successors(code)[0].share_source]


def unreported(figure: Figure) -> list[str]:
    """Of each measure the areas without any line, by name."""
    measures = load.catalogue().measures
    found = evidence.missing(figure, figure.indicator.measures)
    return [
        _("Chưa có dòng nào về “{measure}”: {names}.").format(
            measure=measures[measure].title,
            names=_listed([_name(code, figure) for code in codes]),
        )
        for measure, codes in found.items()
        if codes
    ]


def _name(code: str, figure: Figure) -> str:
    return load.register()[code, figure.told_in].name


def _listed(names: Sequence[str]) -> str:
    text = ", ".join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return text
    return _("{names} và {n} đơn vị khác").format(names=text, n=number(len(names) - MOST_NAMES))
