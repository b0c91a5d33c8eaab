"""The figures that a browser shows: one function for each question."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Browser

from benchmarks.opens import OPEN, SOME, warm_opens
from benchmarks.reader import Change, Reader
from benchmarks.results import Result, beside, median
from benchmarks.scenes import (
    PAGES,
    Scene,
    folium_changes,
    indicator_changes,
    opening,
    period_changes,
    profiles,
    reruns,
)
from benchmarks.servers import Server

CHANGE = "Changing what the map shows"
BYTES = "Bytes"
SERVER = "Work of the server for one change"
FOLIUM = "folium.Choropleth in st_folium"

REPEATS = 7  # as many other indicators as there are: each is new to the browser once


def baseline(browser: Browser, scene: Scene, times: int) -> list[Change]:
    """The same changes in an app that draws with folium.Choropleth."""
    with scene.serve_folium() as server, Reader(browser, server.address) as reader:
        reader.open_folium(scene.link("/"), scene.communes)
        return folium_changes(reader, times)


def changes(
    browser: Browser, server: Server, scene: Scene, folium: Sequence[Change], ratio_goal: float
) -> list[Result]:
    """Of indicator and of period, and what they send.

    The first reader's indicators are new to the server too; the second's only to the browser.
    """
    with Reader(browser, server.address) as reader:
        reader.open_map(scene.link())
        unasked = indicator_changes(reader, REPEATS)
    with Reader(browser, server.address) as reader:
        reader.open_map(scene.link())
        new = indicator_changes(reader, REPEATS)
        seen = indicator_changes(reader, REPEATS)
        sizes = documents(reader, scene)
        heap = reader.heap()
    with Reader(browser, server.address) as reader:
        reader.open_map(scene.link())
        periods = period_changes(reader, REPEATS)
    what = f"change of indicator, {scene.title}"
    first = median(CHANGE, what, _times(new), "ms", 250)
    socket = median(BYTES, f"over the socket, {what}", _bytes(new), "bytes")
    of_period = f"change of period, {scene.title}"
    return [
        beside(first, FOLIUM, _times(folium), ratio_goal),
        median(CHANGE, f"{what}, nobody asked for it before", _times(unasked), "ms"),
        median(CHANGE, f"{what}, seen before in this browser", _times(seen), "ms", 250),
        median(CHANGE, of_period, _times(periods), "ms", 50 if scene.communes < 1000 else 150),
        beside(socket, FOLIUM, _bytes(folium)),
        median(
            BYTES, f"over the socket, change of period, {scene.title}", _bytes(periods), "bytes"
        ),
        median(BYTES, f"heap of the page's scripts, {scene.title}", [heap], "MB"),
        *sizes,
    ]


def documents(reader: Reader, scene: Scene) -> list[Result]:
    """What the map fetches once and keeps: compressed bytes, as they came."""
    fetched = reader.fetched()
    outlines = [size for address, size in fetched.items() if address.startswith("/geometry/2025/")]
    values = {a: size for a, size in fetched.items() if a.startswith("/values/2025/")}
    cells = scene.communes * reader.periods_in(next(iter(values)))
    each = [size / cells for size in values.values()]
    return [
        median(BYTES, f"outlines, gzip, {scene.title}", outlines, "bytes"),
        median(BYTES, f"values of an indicator, gzip, {scene.title}", [*values.values()], "bytes"),
        median(BYTES, f"the same for a commune and period, {scene.title}", each, "bytes", 6),
    ]


def on_a_running_server(
    browser: Browser,
    scene: Scene,
    folium: Sequence[Change],
    ratio_goal: float,
    floor: Sequence[float],
) -> list[Result]:
    """Everything that one server can show on one scene."""
    with scene.serve() as server:
        opening(browser, server, scene, 1)  # now the outlines are made and the imports done
        opens = warm_opens(browser, server, scene, floor)
        results = changes(browser, server, scene, folium, ratio_goal)
        with Reader(browser, server.address) as reader:
            clicks = [click.milliseconds for click in profiles(reader, scene, SOME)]
        costs = work(browser, server, scene)
    return [
        *results,
        *opens,
        median(OPEN, f"click on a commune to its profile, {scene.title}", clicks, "ms", 500),
        *costs,
    ]


def work(browser: Browser, server: Server, scene: Scene) -> list[Result]:
    """Time and CPU of a rerun of each page, by a change of indicator."""
    results = []
    for page in scene.pages:
        more = {"area": scene.area} if page == "/profile" else {}
        with Reader(browser, server.address) as reader:
            runs = reruns(reader, server, scene.link(page, **more), SOME)
        what = f"{PAGES[page]}, {scene.title}"
        wall, processor = zip(*runs, strict=True)
        results.append(median(SERVER, f"{what}: run of the page", wall, "ms", 40))
        results.append(median(SERVER, f"{what}: CPU of the server", processor, "ms"))
    return results


def real_outlines(browser: Browser, scene: Scene) -> list[Result]:
    """Change of indicator with outlines that are no part of the project."""
    folium = baseline(browser, scene, SOME)
    with scene.serve() as server, Reader(browser, server.address) as reader:
        reader.open_map(scene.link())
        ours = indicator_changes(reader, REPEATS)
    what = f"change of indicator, {scene.title}, real outlines"
    return [beside(median(CHANGE, what, _times(ours), "ms", 250), FOLIUM, _times(folium), 3)]


def _times(made: Sequence[Change]) -> list[float]:
    return [change.milliseconds for change in made]


def _bytes(made: Sequence[Change]) -> list[int]:
    return [change.bytes for change in made]
