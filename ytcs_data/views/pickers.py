"""The pickers of every page: period, province, former district, indicator."""

from __future__ import annotations

from collections.abc import Container

import streamlit as st

from ytcs_data import figures, load
from ytcs_data.basis import BASES
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.views.basis_words import BASIS_NAMES, basis_meaning, crossing_words
from ytcs_data.views.boxes import pick
from ytcs_data.views.known import territories
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

VINTAGE_NAMES = {"2025": _("Từ 01/7/2025"), "2024": _("Trước 01/7/2025")}


def pick_all(chosen: Selection, theme: str = "") -> Selection:
    """Draw the pickers; each shows only what the ones asked before it leave to choose.

    They stand in the order in which a reader thinks, and are asked in the order in which one
    decides about the other. On the page of a theme only its indicators can be chosen.
    """
    when, where, what, how = (st.container() for _place in range(4))
    with what:
        chosen = _pick_indicator(chosen, theme)
    with how:
        chosen = _pick_basis(chosen)
    with when:
        chosen = _pick_period(chosen)
    with where:
        return _pick_district(_pick_province(chosen))


def _pick_indicator(chosen: Selection, theme: str) -> Selection:
    indicators = load.catalogue().indicators
    codes = [one.id for one in indicators.values() if theme in ("", one.theme)]
    indicator = pick(
        _("Chỉ số"),
        codes,
        chosen.indicator if chosen.indicator in codes else codes[0],
        "pick_indicator",
        lambda code: indicators[code].short_title,
    )
    return chosen.of_indicator(indicator).settled()


def _pick_province(chosen: Selection) -> Selection:
    provinces = [p.code for p in load.provinces(chosen.vintage)]
    others = territories(chosen.vintage)
    today = chosen.vintage == TODAY
    province = pick(
        _("Tỉnh, thành phố"),
        [*provinces, load.EVERYWHERE, *others] if today else [*others, *provinces, load.EVERYWHERE],
        chosen.province,
        "pick_province",
        lambda code: scope_name(code, chosen.vintage),
    )
    return chosen.in_province(province)


def _pick_basis(chosen: Selection) -> Selection:
    """On which areas the other side of the reform is shown, where there is another side."""
    if len({vintage for vintage, _period in figures.periods()}) < 2:
        return chosen
    basis = pick(
        _("Số liệu qua mốc 01/7/2025"),
        list(BASIS_NAMES),
        chosen.basis,
        "pick_basis",
        lambda basis: BASIS_NAMES[BASES[basis]],
    )
    st.caption(
        basis_meaning(BASES[basis], load.catalogue().indicators[chosen.indicator].is_carried)
    )
    return chosen.on_basis(BASES[basis])


def _pick_period(chosen: Selection) -> Selection:
    pairs = figures.periods(chosen.basis)
    if not pairs:
        return chosen
    told = figures.periods()
    picked = pick(
        _("Kỳ số liệu"),
        [f"{vintage} {period}" for vintage, period in pairs],
        f"{chosen.vintage} {chosen.period}",
        "pick_period",
        lambda pair: _period_name(pair, told),
    )
    vintage, period = picked.split(" ")
    return chosen.at(vintage, period)


def _period_name(pair: str, told: Container[tuple[str, str]]) -> str:
    """The period, and whose areas it is shown on or that it was rebuilt."""
    vintage, period = pair.split(" ")
    label = parse_period(period).label
    how = VINTAGE_NAMES[vintage].lower() if (vintage, period) in told else _("dựng lại")
    return f"{label[0].upper()}{label[1:]} · {how}"


def _pick_district(chosen: Selection) -> Selection:
    if chosen.province == load.EVERYWHERE:
        return chosen
    districts = load.districts(chosen.vintage, chosen.province)

    def name(code: str) -> str:
        return district_name(code, chosen.vintage) if code else _("Tất cả")

    today = chosen.vintage == TODAY
    district = pick(
        _("Huyện, thị xã, thành phố (cũ)") if today else _("Huyện, thị xã, thành phố"),
        ["", *districts],
        chosen.district,
        "pick_district",
        name,
    )
    if today:
        st.caption(crossing_words(district, chosen))
    return Selection.from_query({**chosen.to_query(), "district": district})
