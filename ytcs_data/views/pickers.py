"""The pickers of every page: period, province, former district, indicator."""

from __future__ import annotations

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.boxes import pick
from ytcs_data.views.selection import Selection, territories
from ytcs_data.words import _

VINTAGE_NAMES = {"2025": _("Từ 01/7/2025"), "2024": _("Trước 01/7/2025")}


def pick_all(chosen: Selection) -> Selection:
    """Draw the pickers; each shows only what the ones above it leave to choose."""
    chosen = _pick_period(chosen)
    provinces = [p.code for p in load.provinces(chosen.vintage)]
    province = pick(
        _("Tỉnh, thành phố"),
        [*territories(chosen.vintage), *provinces, load.EVERYWHERE],
        chosen.province,
        "pick_province",
        lambda code: scope_name(code, chosen.vintage),
    )
    chosen = chosen.in_province(province)
    chosen = _pick_district(chosen)
    indicators = load.catalogue().indicators
    indicator = pick(
        _("Chỉ số"),
        list(indicators),
        chosen.indicator,
        "pick_indicator",
        lambda code: indicators[code].short_title,
    )
    return Selection.from_query({**chosen.to_query(), "indicator": indicator})


def _pick_period(chosen: Selection) -> Selection:
    pairs = figures.periods()
    if not pairs:
        return chosen
    picked = pick(
        _("Kỳ số liệu"),
        [f"{vintage} {period}" for vintage, period in pairs],
        f"{chosen.vintage} {chosen.period}",
        "pick_period",
        _period_name,
    )
    vintage, period = picked.split(" ")
    return chosen.at(vintage, period)


def _period_name(pair: str) -> str:
    vintage, period = pair.split(" ")
    label = parse_period(period).label
    return f"{label[0].upper()}{label[1:]} · {VINTAGE_NAMES[vintage].lower()}"


def _pick_district(chosen: Selection) -> Selection:
    if chosen.province == load.EVERYWHERE:
        return chosen
    districts = load.districts(chosen.vintage, chosen.province)

    def name(code: str) -> str:
        return district_name(code, chosen.vintage) if code else _("Tất cả")

    today = chosen.vintage == "2025"
    district = pick(
        _("Huyện, thị xã, thành phố (cũ)") if today else _("Huyện, thị xã, thành phố"),
        ["", *districts],
        chosen.district,
        "pick_district",
        name,
    )
    if today:
        st.caption(_("Xếp theo huyện cũ của phần lớn xã cũ hợp thành."))
    return Selection.from_query({**chosen.to_query(), "district": district})
