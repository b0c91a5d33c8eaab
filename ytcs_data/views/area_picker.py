"""Choose a commune on the page itself, and say how else to come to one."""

from __future__ import annotations

import streamlit as st

from ytcs_data import load
from ytcs_data.views.area_table import members
from ytcs_data.views.boxes import pick
from ytcs_data.views.selection import Selection
from ytcs_data.words import _

WIDTH = 520  # pixels; a name needs no more


def pick_area(chosen: Selection) -> str:
    """Draw the picker of communes; return the one that is chosen now, or ""."""
    inside = members(chosen)
    here = [chosen.area] if chosen.area and chosen.area not in inside else []
    with st.container(width=WIDTH):
        return pick(
            _("Chọn xã, phường, đặc khu"),
            ["", *here, *inside],
            chosen.area,
            f"pick_area_{chosen.vintage}",
            lambda code: _name(code, chosen) if code else _("(chưa chọn)"),
        )


def _name(code: str, chosen: Selection) -> str:
    area = load.register()[code, chosen.vintage]
    if chosen.province == area.province:
        return area.name
    return f"{area.name}, {load.register()[area.province, chosen.vintage].short_name}"


def show_choices() -> None:
    """Say how to come to a commune."""
    st.info(
        _(
            "Chưa chọn xã. Chọn trong danh sách trên, gõ tên vào ô tìm ở thanh bên "
            "(không cần dấu, tên cũ cũng được), hoặc bấm vào một xã trên bản đồ."
        ),
        icon=":material/info:",
    )
