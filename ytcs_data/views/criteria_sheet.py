"""The matrix and the decisions as tables to take along."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ytcs_data import legend, load, provenance
from ytcs_data.analysis.recognition import RECOGNISED, Status
from ytcs_data.catalogue import CriteriaSet
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.criteria_lines import Line
from ytcs_data.views.criteria_rows import Assessed
from ytcs_data.views.recognitions import LABELS, day_of, events, statuses
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet
from ytcs_data.words import MISSING, _, day, number

ACT_WORDS = {True: _("Công nhận"), False: _("Thu hồi")}


def matrix_sheet(place: Selection, lines: Sequence[Line], told: Assessed) -> Sheet:
    """Scores as numbers; what stands in place of one is a remark."""
    criteria, year = told.criteria, told.year
    columns: dict[str, list[object]] = {
        _("Mã"): [line.code for line in lines],
        _("Xã, phường"): [line.name for line in lines],
    }
    for n, one in enumerate(criteria.criteria, 1):
        head = _("{n}. {title}").format(n=n, title=one.title)
        columns[head] = [line.scores[n - 1].value if line.scored else None for line in lines]
    columns[_("Tổng điểm")] = [line.total for line in lines]
    columns[_("Thiếu để đạt")] = [line.missing for line in lines]
    columns[_("Kết quả")] = [line.verdict for line in lines]
    columns[_("Lý do")] = [line.why for line in lines]
    columns[_("Công nhận")] = [line.recognition for line in lines]
    remarks = [_remark(line) for line in lines]
    if any(remarks):
        columns[_("Ghi chú")] = [*remarks]
    title = _("Bảng chấm điểm năm {year}").format(year=year)
    file = f"tieu_chi_{place.district or place.province}_{year}"
    table = pd.DataFrame(columns)
    scores = list(table.columns[2 : 2 + len(criteria.criteria)])
    table = table.astype(dict.fromkeys(scores, float))
    where, *others = notes(place, criteria)
    return Sheet(table, title, file, [where, how_many_scored(told, lines), *others])


def how_many_scored(told: Assessed, lines: Sequence[Line]) -> str:
    """How many of all communes have scores of the year, and who has some of a newer one."""
    text = _("Điểm năm {year}: {n}/{all} xã").format(
        year=told.year, n=number(sum(line.scored for line in lines)), all=number(len(lines))
    )
    begun = _("năm {newer} mới có {n} xã chấm điểm")
    newer = [begun.format(newer=year, n=number(count)) for year, count in told.newer.items()]
    return "; ".join([text, *newer]) + "."


def _remark(line: Line) -> str:
    """States of single scores, each with the number of its criterion."""
    return "; ".join(
        _("tiêu chí {n}: {state}").format(n=n, state=legend.state_label(score.state).lower())
        for n, score in enumerate(line.scores, 1)
        if not score.known
    )


def notes(place: Selection, criteria: CriteriaSet) -> list[str]:
    """Where and when, the rule, and where the numbers come from."""
    return [
        _where_and_when(place),
        rule_words(criteria),
        *provenance.caveats(place.vintage, with_borders=False),
        provenance.source_line(place.vintage),
    ]


def _where_and_when(place: Selection) -> str:
    where = scope_name(place.province, place.vintage)
    if place.district:
        where = f"{district_name(place.district, place.vintage)}, {where}"
    return f"{where}, {parse_period(place.period).label}"


def rule_words(criteria: CriteriaSet) -> str:
    """The rule of a set as a sentence."""
    text = _(
        "Đạt khi tổng điểm từ {total} % trở lên, mỗi tiêu chí từ {each} % điểm tối đa trở lên và "
        "không có điểm liệt; công nhận có hiệu lực {years} năm (Quyết định {number})."
    )
    return text.format(
        total=number(criteria.total_pct),
        each=number(criteria.each_pct),
        years=number(criteria.recognised_years),
        number=criteria.number,
    )


def status_table(place: Selection, only: Sequence[Status]) -> pd.DataFrame:
    """Communes of these statuses with their decision, the one that ends first before others."""
    table = statuses(place)
    table = table[table["status"].isin([str(one) for one in only])]
    table = table.sort_values("until", kind="stable", na_position="last")
    register = load.register()
    return pd.DataFrame(
        {
            _("Xã, phường"): [register[str(c), place.vintage].name for c in table.index],
            _("Tình trạng"): [LABELS[Status(one)] for one in table["status"]],
            _("Quyết định"): list(table["decision"]),
            _("Ngày ký"): [date_text(moment) for moment in table["decided_on"]],
            _("Có hiệu lực đến"): [date_text(moment) for moment in table["until"]],
        }
    )


def event_sheet(place: Selection) -> Sheet:
    """Every decision about the communes of a place until the end of the period."""
    codes = statuses(place).index
    rows = events(place.vintage)
    known = rows["decided_on"] <= pd.Timestamp(day_of(place))
    rows = rows[known & rows["area_code"].isin(codes)].sort_values("decided_on", ascending=False)
    register, sets = load.register(), load.catalogue().criteria
    table = pd.DataFrame(
        {
            _("Mã"): rows["area_code"],
            _("Xã, phường"): [register[c, place.vintage].name for c in rows["area_code"]],
            _("Loại"): [ACT_WORDS[act == RECOGNISED] for act in rows["act"]],
            _("Quyết định"): rows["decision"],
            _("Ngày ký"): [date_text(moment) for moment in rows["decided_on"]],
            _("Bộ tiêu chí"): [_set_name(sets[c].number if c in sets else c) for c in
                               rows["criteria"]],
            _("Ghi chú"): rows["note"],
            _("Nguồn"): rows["source"],
        }
    )  # fmt: skip
    title = _("Quyết định công nhận và thu hồi")
    file = f"cong_nhan_{place.district or place.province}"
    return Sheet(table, title, file, [_where_and_when(place)])


def _set_name(number_: str) -> str:
    return _("QĐ {number}").format(number=number_)


def date_text(moment: pd.Timestamp) -> str:
    """A date, or a dash where there is none."""
    return MISSING if pd.isna(moment) else day(moment.date())
