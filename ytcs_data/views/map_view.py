"""The map on a page: which addresses it fetches, and what a click on it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.choropleth import Choice, build_choice, build_map
from ytcs_data import load, map_documents
from ytcs_data.accounts.signing import sign
from ytcs_data.views.area_table import members
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

HEIGHT = 660


def show_map(chosen: Selection) -> str:
    """Draw the map of a selection; return the code of the area just clicked, or ""."""
    if load.boundaries(chosen.vintage).of(members(chosen)).empty:
        st.info(
            _(
                "Chưa có ranh giới của nơi này nên không vẽ được bản đồ. Đặt tệp shapefile nén "
                "{vintage}_….zip vào thư mục ranh giới (biến YTCS_BOUNDARIES) rồi khởi động lại."
            ).format(vintage=chosen.vintage),
            icon=":material/map:",
        )
        return ""
    clicked = st_folium(
        build_map(lambda name: f"/assets/{name}"),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=build_choice(choice(chosen)),
    )
    return clicked_area(clicked)


def choice(chosen: Selection) -> Choice:
    """Addresses and codes of what the map shows."""
    place = f"{chosen.vintage}/{chosen.province}"
    outlines = map_documents.geometry(chosen.vintage, chosen.province)
    values = map_documents.values(chosen.vintage, chosen.province, chosen.indicator)
    return Choice(
        geometry=sign(f"/geometry/{place}/{outlines.content}.json"),
        values=sign(f"/values/{place}/{chosen.indicator}/{values.content}.json"),
        period=chosen.period,
        area=chosen.area,
        group=chosen.district,
        failure=_("Không tải được bản đồ. Tải lại trang để thử lần nữa."),
    )


def clicked_area(event: Mapping[str, Any] | None) -> str:
    """Code of the area in the map's last event.

    >>> clicked_area({"last_active_drawing": {"area": "09247", "click": 1}})
    '09247'
    >>> clicked_area({"last_active_drawing": None}), clicked_area(None)
    ('', '')
    """
    drawing = (event or {}).get("last_active_drawing") or {}
    return str(drawing.get("area", ""))
