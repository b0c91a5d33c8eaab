"""The map on a page: which addresses it fetches, and what a click on it means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.areas import ARCHIPELAGOS
from geo.choropleth import Choice, Era, build_choice, build_map
from ytcs_data import load, map_documents, map_values
from ytcs_data.accounts.signing import sign
from ytcs_data.basis import Basis
from ytcs_data.load import TODAY
from ytcs_data.views.area_table import has_borders
from ytcs_data.views.selection import Selection, open_page, write_selection
from ytcs_data.words import _

HEIGHT = 700
KEY, GO = "map", "page_from_map"
COMMUNE_DIGITS = 5


def show_map(chosen: Selection) -> None:
    """Draw the map of a selection, and go where the reader went on it."""
    if not has_borders(chosen):
        st.info(
            _(
                "Chưa có ranh giới của nơi này nên không vẽ được bản đồ. Đặt tệp shapefile nén "
                "{vintage}_….zip vào thư mục ranh giới (biến YTCS_BOUNDARIES) rồi khởi động lại."
            ).format(vintage=chosen.vintage),
            icon=":material/map:",
        )
        return
    st_folium(
        build_map(lambda name: f"/assets/{name}"),
        key=KEY,
        render=False,  # it renders the map once more by itself
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=build_choice(choice(chosen)),
        on_change=partial(_follow, chosen),
    )
    if page := st.session_state.pop(GO, ""):
        open_page(page, chosen)


def _follow(chosen: Selection) -> None:
    """Do what the reader did on the map, before the page runs: the boxes show it at once."""
    told = event(st.session_state[KEY])
    write_selection(followed(chosen, told))
    if "area" in told:
        st.session_state[GO] = "pages/profile.py"
    if told.get("page") == "trends":
        st.session_state[GO] = "pages/trends.py"


def followed(chosen: Selection, told: Mapping[str, Any]) -> Selection:
    """The selection after what the map told: a period, an indicator, a commune, a group.

    What the browser says is checked like any link.
    """
    query = chosen.to_query()
    if "period" in told:
        query = chosen.at(str(told["vintage"]), str(told["period"])).to_query()
    if "indicator" in told:
        codes = list(load.catalogue().indicators)
        step = 1 if told["indicator"] == 1 else -1
        code = codes[(codes.index(chosen.indicator) + step) % len(codes)]
        query = chosen.of_indicator(code).to_query()
    if "area" in told:
        query["area"] = str(told["area"])
    if "picked" in told:
        others = [code for code in chosen.lines.split(",") if len(code) < COMMUNE_DIGITS]
        query["lines"] = ",".join([*filter(None, others), str(told["picked"])])
    return Selection.from_query(query)


def choice(chosen: Selection) -> Choice:
    """Addresses and codes of what the map shows."""
    return Choice(
        eras=tuple(_era(chosen, *side) for side in eras(chosen)),
        vintage=chosen.vintage,
        period=chosen.period,
        place=eras(chosen)[-1][1],
        area=chosen.area,
        group=chosen.district,
        picked=",".join(c for c in chosen.lines.split(",") if len(c) == COMMUNE_DIGITS),
        inset=ARCHIPELAGOS,
        failure=_("Không tải được bản đồ. Tải lại trang để thử lần nữa."),
    )


def eras(chosen: Selection) -> list[tuple[str, str]]:
    """Pairs of vintage and scope with the same territory, the older first.

    Rebuilt, all periods have the areas of today.
    """
    if chosen.basis.is_rebuilt:
        return [(TODAY, chosen.province)]
    other = "2024" if chosen.vintage == TODAY else TODAY
    across = load.across(chosen.province, other)
    return sorted([(other, across), (chosen.vintage, chosen.province)])


def _era(chosen: Selection, vintage: str, scope: str) -> Era:
    outlines = map_documents.geometry(vintage, scope)
    basis = chosen.basis if chosen.basis.is_rebuilt else Basis.REPORTED  # communes know no other
    return Era(
        vintage,
        sign(f"/geometry/{vintage}/{scope}/{outlines.content}.json"),
        map_values.address(vintage, scope, chosen.indicator, basis),
        sign(f"/values/{vintage}/{scope}/{basis}/{load.version()}.json"),
        _stations(vintage, scope),
    )


def _stations(vintage: str, scope: str) -> str:
    if not map_documents.has_stations(vintage, scope):
        return ""
    content = map_documents.stations(vintage, scope).content
    return sign(f"/stations/{vintage}/{scope}/{content}.json")


def event(told: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What the map told last.

    >>> event({"last_active_drawing": {"area": "09247", "at": 1}})["area"]
    '09247'
    >>> event({"last_active_drawing": None}), event(None)
    ({}, {})
    """
    return (told or {}).get("last_active_drawing") or {}
