"""An open page shows a change of the figures by itself, a few seconds after anybody made it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from ytcs_data import load

EVERY = 3500  # milliseconds between two questions of a browser


def watch() -> None:
    """Let the browser ask for the version of the figures; a newer one draws the page anew.

    The question goes to an address of its own, not to the page, so it runs none of it. After a
    commit of its own a page is drawn once more too: what it tells then must not hang on a button
    that was pressed.
    """
    data = {"version": load.version(), "every": EVERY}
    _watcher()(key="watch", data=data, on_newer_change=lambda: None)


@cache
def _watcher() -> ComponentRenderer:
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    return st.components.v2.component("ytcs_watch", js=script)
