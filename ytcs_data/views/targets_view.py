"""All targets of a place with their verdicts, what is slow first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from ytcs_data import provenance, road_words
from ytcs_data.analysis.pace import Verdict
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator
from ytcs_data.ground import Ground
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.standing import Standing, standings
from ytcs_data.views import target_cards
from ytcs_data.views.boxes import pick
from ytcs_data.views.selection import Selection, write_selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _, day, number

ORDER = (Verdict.SLOW, Verdict.UNKNOWN, Verdict.ON_TRACK, Verdict.MET)


def show_targets(chosen: Selection) -> None:
    """Draw the filter, how many stand how, and a card for each."""
    place = chosen.ground
    every = standings(place, chosen.period)
    if not every:
        st.info(_("Chưa có kế hoạch nào đặt mục tiêu cho nơi này trong danh mục."))
        return
    chosen = _pick_plan(chosen, every)
    found = [one for one in every if chosen.plan in ("", one.plan.id)]
    st.html(target_cards.STYLE)
    _counts(found)
    for verdict in ORDER:
        _group(road_words.VERDICTS[verdict], [o for o in found if _is(o, verdict)], chosen, place)
    _group(road_words.NOT_MEASURABLE, [o for o in found if o.indicator is None], chosen, place)
    st.caption(road_words.RULE)
    fold_table(
        _("Bảng mục tiêu và tải về"),
        "table_of_standings",
        lambda: Sheet(
            _table(found, place),
            _("Mục tiêu"),
            f"muc_tieu_{place.code}_{chosen.period}",
            (
                f"{target_cards.ground_name(place)}, {parse_period(chosen.period).label}",
                provenance.source_line(chosen.told_in),
            ),
        ),
    )


def show_targets_of(chosen: Selection, indicator: Indicator) -> None:
    """Draw the targets of one indicator that hold in the place."""
    found = [one for one in standings(chosen.ground, chosen.period) if one.indicator == indicator]
    if not found:
        st.caption(_("Chưa có kế hoạch nào đặt mục tiêu cho chỉ số này ở đây."))
    for one in found:
        with st.container(border=True):
            st.html(target_cards.card_html(one, chosen.ground))


def _is(one: Standing, verdict: Verdict) -> bool:
    return one.indicator is not None and one.verdict is verdict


def _pick_plan(chosen: Selection, found: Sequence[Standing]) -> Selection:
    plans = {one.plan.id: one.plan for one in found}
    current = chosen.plan if chosen.plan in plans else ""
    plan = pick(
        _("Kế hoạch, văn bản"),
        ["", *plans],
        current,
        "pick_plan",
        lambda code: (plans[code].number or plans[code].title) if code else _("Tất cả"),
    )
    chosen = replace(chosen, plan=plan)
    write_selection(chosen)
    return chosen


def _counts(found: Sequence[Standing]) -> None:
    """How many targets stand how: the first thing a reader wants to know."""
    said = [_("**{n} mục tiêu**").format(n=number(len(found)))]
    for verdict in ORDER:
        if count := sum(_is(one, verdict) for one in found):
            name = f"{target_cards.SIGNS[verdict]} {road_words.VERDICTS[verdict].lower()}"
            said.append(f"{number(count)} {name}")
    if count := sum(one.indicator is None for one in found):
        said.append(f"{number(count)} {road_words.NOT_MEASURABLE.lower()}")
    st.markdown(" · ".join(said))


def _group(name: str, found: Sequence[Standing], chosen: Selection, place: Ground) -> None:
    if not found:
        return
    st.header(f"{name} ({number(len(found))})", anchor=False)
    for one in found:
        with st.container(border=True, gap="xsmall"):
            st.html(target_cards.card_html(one, place))
            if one.indicator:
                _links(selection_of(one, chosen))


def selection_of(one: Standing, chosen: Selection) -> Selection:
    """What other pages show of the indicator where the target is measured."""
    there = chosen.in_province(one.ground.scope).of_indicator(one.target.indicator or "")
    district = one.ground.district
    if district and one.ground.former and chosen.vintage == TODAY:
        there = replace(there, basis=Basis.FORMER)
    return replace(there, district=district, area=one.ground.area, plan="").settled()


def _links(there: Selection) -> None:
    with st.container(horizontal=True):
        for page, label, icon in (
            ("pages/map.py", _("Bản đồ"), ":material/map:"),
            ("pages/trends.py", _("Xu hướng"), ":material/show_chart:"),
        ):
            st.page_link(page, label=label, icon=icon, query_params=there.to_query())


def _table(found: Sequence[Standing], place: Ground) -> pd.DataFrame:
    return pd.DataFrame([_row(one, place) for one in found])


def _row(one: Standing, place: Ground) -> dict[str, object]:
    road, indicator, target = one.road or {}, one.indicator, one.target
    left = ""
    if one.road and indicator:
        left = road_words.to_go(one.road, indicator, target, one.ground.vintage)
    return {
        _("Mã"): target.id,
        _("Chỉ số"): indicator.title if indicator else "",
        _("So sánh"): target.operator.value,
        _("Mức"): target.value,
        _("Đơn vị tính"): target.unit,
        _("Hạn"): day(target.deadline),
        _("Đo trên"): target_cards.ground_name(one.ground) if one.ground != place else "",
        _("Kỳ số liệu"): parse_period(road["period"]).label if road else "",
        _("Hiện nay"): round(road["value"], indicator.decimals) if road and indicator else None,
        _("Có số liệu"): road_words.coverage(road),
        _("Còn lại"): left,
        _("Đà mỗi năm"): round(road["pace"], 2) if road else None,
        _("Cần mỗi năm"): round(road["required"], 2) if road else None,
        _("Năm đạt theo đà"): str(int(road["reached"])) if road.get("reached", 0) > 0 else "",
        _("Kết luận"): road_words.verdict(one),
        _("Vì sao"): road_words.why(one),
        _("Nguyên văn"): target.wording,
        _("Văn bản"): one.plan.number or one.plan.title,
    }
