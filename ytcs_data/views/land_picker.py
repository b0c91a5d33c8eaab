"""Choose the areas of an account: provinces of today, former districts, communes of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from ytcs_data import load
from ytcs_data.accounts.lands import land_name
from ytcs_data.load import TODAY
from ytcs_data.words import _


def pick_lands(given: Iterable[str], key: str) -> list[str]:
    """Draw the box; the codes that are chosen, at first those of `given`."""
    here, named = list(given), _lands()
    chosen: list[str] = st.multiselect(
        _("Địa bàn (chỉ của người nộp số liệu)"),
        [*(code for code in here if code not in named), *named],
        here,
        format_func=lambda code: named.get(code) or land_words(code),
        key=key,
        placeholder=_("Tỉnh, huyện cũ, xã, phường hoặc đặc khu"),
    )
    return chosen


def land_words(code: str) -> str:
    """The name of an area of an account, with its code: names repeat."""
    return f"{land_name(code) or '?'} ({code})"


@load.kept(1)
def _lands() -> Mapping[str, str]:
    """All provinces; of those with values also the districts and communes."""
    register = load.register()
    codes = [province.code for province in register.provinces(TODAY)]
    for province in load.provinces(TODAY):
        codes += load.districts(TODAY, province.code)
        codes += [commune.code for commune in load.communes(TODAY, province.code, on=date.today())]
    return {code: land_words(code) for code in codes}
