"""The other ways to draw the same map, and what a change of indicator takes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.reader import Change, Reader
from benchmarks.scenes import Scene, other_changes


@dataclass(frozen=True)
class Way:
    name: str
    app: str
    watch: str  # what of `scripts.WATCH` notes when it has painted


FOLIUM = Way("folium.Choropleth in st_folium", "benchmarks/folium_app.py", "watchFrames")
PLOTLY = Way("plotly's choropleth in st.plotly_chart", "benchmarks/plotly_app.py", "watchChart")


@dataclass(frozen=True)
class Baselines:
    """Changes of indicator on one scene."""

    folium: Sequence[Change]
    plotly: Sequence[Change]


def baselines(browser: Browser, scene: Scene, times: int) -> Baselines:
    return Baselines(*(changes_with(way, browser, scene, times) for way in (FOLIUM, PLOTLY)))


def changes_with(way: Way, browser: Browser, scene: Scene, times: int) -> list[Change]:
    """In an app of its own."""
    with scene.serve(way.app) as server, Reader(browser, server.address) as reader:
        reader.open_other(scene.link("/", ready=str(times + 1)), f"{way.watch}({scene.communes})")
        return other_changes(reader, times)
