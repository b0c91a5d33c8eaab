"""Boxes to choose from that follow the selection, whoever changed it last.

With `selection`, the only module that touches the session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from ytcs_data.words import _

PAGE_KEY = "page"
SHOWN = "_shown"  # ends the key under which a box keeps what it showed last


def forget_boxes(page: str) -> None:
    """Forget what the boxes of another page showed: under the same key they are other boxes."""
    if st.session_state.get(PAGE_KEY) != page:
        for key in [str(key) for key in st.session_state if str(key).endswith(SHOWN)]:
            del st.session_state[key]
        st.session_state[PAGE_KEY] = page


def _follow(key: str, current: str | list[str]) -> None:
    """Show `current`, unless the box itself was changed since it showed just that."""
    if key not in st.session_state or st.session_state.get(key + SHOWN) != current:
        st.session_state[key] = current


def pick(
    label: str,
    options: Sequence[str],
    current: str,
    key: str,
    name: Callable[[str], str],
) -> str:
    """Draw a selectbox that shows `current`, whoever chose it last.

    The reader's own choice in the box counts until something else (a link, the back button,
    another box) makes `current` differ from what the box showed.
    """
    _follow(key, current)
    chosen: str = st.selectbox(label, options, key=key, format_func=name)
    st.session_state[key + SHOWN] = chosen
    return chosen


def pick_many(
    label: str,
    options: Sequence[str],
    current: list[str],
    key: str,
    name: Callable[[str], str],
    most: int,
) -> list[str]:
    """Draw a box for at most so many choices; otherwise like `pick`."""
    current = [code for code in current if code in options][:most]
    _follow(key, current)
    chosen: list[str] = st.multiselect(
        label,
        options,
        key=key,
        format_func=name,
        max_selections=most,
        placeholder=_("Chọn để thêm đường"),
    )
    st.session_state[key + SHOWN] = chosen
    return chosen


def switch(
    label: str, options: Sequence[str], current: str, key: str, name: Callable[[str], str]
) -> str:
    """Draw options side by side, exactly one of them chosen; otherwise like `pick`."""
    _follow(key, current)
    chosen = st.segmented_control(
        label,
        options,
        key=key,
        format_func=name,
        required=True,
        label_visibility="collapsed",
    )
    st.session_state[key + SHOWN] = chosen
    return chosen or options[0]
