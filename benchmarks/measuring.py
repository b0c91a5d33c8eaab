"""The figures that a browser shows: one function for each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from playwright.sync_api import Browser

from benchmarks.baselines import FOLIUM, PLOTLY, Baselines, changes_with
from benchmarks.opens import OPEN, SOME, warm_opens
from benchmarks.reader import Change, Reader
from benchmarks.results import Result, beside, median
from benchmarks.scenes import (
    CARRIED,
    PAGES,
    Scene,
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

REPEATS = 7  # as many other indicators as there are: each is new to the browser once


def changes(
    browser: Browser,
    server: Server,
    scene: Scene,
    others: Baselines,
    ratio_goal: float | None = None,
) -> list[Result]:
    """Of indicator, and what they send and fetch.

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
    what = f"change of indicator, {scene.title}"
    goal = 250 if scene.communes < 5_000 else 350
    first = median(CHANGE, what, _times(new), "ms", goal)
    socket = median(BYTES, f"over the socket, {what}", _bytes(new), "bytes", 3072)
    return [
        *compared(first, others, _times, ratio_goal),
        median(CHANGE, f"{what}, nobody asked for it before", _times(unasked), "ms"),
        median(CHANGE, f"{what}, seen before in this browser", _times(seen), "ms", goal),
        *compared(socket, others, _bytes),
        median(BYTES, f"heap of the page's scripts, {scene.title}", [heap], "MB"),
        *sizes,
    ]


def compared(
    ours: Result,
    others: Baselines,
    figures: Callable[[Sequence[Change]], Sequence[float]],
    ratio_goal: float | None = None,
) -> list[Result]:
    """Our figure beside that of folium, and once more beside that of plotly."""
    again = replace(ours, name=f"{ours.name}, beside plotly", goal=None)
    return [
        beside(ours, FOLIUM.name, figures(others.folium), ratio_goal),
        beside(again, PLOTLY.name, figures(others.plotly)),
    ]


def changes_of_period(browser: Browser, server: Server, scene: Scene) -> list[Result]:
    with Reader(browser, server.address) as reader:
        reader.open_map(scene.link())
        periods = period_changes(reader, scene, REPEATS)
    what = f"change of period, {scene.title}"
    return [
        median(CHANGE, what, _times(periods), "ms", 50 if scene.communes < 1000 else 150),
        median(BYTES, f"over the socket, {what}", _bytes(periods), "bytes"),
    ]


def documents(reader: Reader, scene: Scene) -> list[Result]:
    """What the map fetches once and keeps: compressed bytes, as they came."""
    fetched = reader.fetched()
    side = f"/{scene.vintage}/"
    outlines = [size for a, size in fetched.items() if a.startswith(f"/geometry{side}")]
    values = {a: size for a, size in fetched.items() if a.startswith(f"/values{side}")}
    cells = scene.communes * reader.periods_in(next(iter(values)))
    each = [size / cells for size in values.values()]
    one = f"the same for a commune and period, {scene.title}"
    return [
        median(BYTES, f"outlines, gzip, {scene.title}", outlines, "bytes"),
        median(BYTES, f"values of an indicator, gzip, {scene.title}", [*values.values()], "bytes"),
        median(BYTES, one, each, "bytes", 3),
        median(BYTES, f"{one}, of the largest", [max(each)], "bytes"),
    ]


def on_a_running_server(
    browser: Browser,
    scene: Scene,
    others: Baselines,
    ratio_goal: float,
    floor: Sequence[float],
) -> list[Result]:
    """Everything that one server can show on one scene."""
    with scene.serve() as server:
        opening(browser, server, scene, 1)  # now the outlines are made and the imports done
        opens = warm_opens(browser, server, scene, floor)
        results = changes(browser, server, scene, others, ratio_goal)
        results += changes_of_period(browser, server, scene)
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
    link = scene.link("/trends", indicator=CARRIED[0], basis="rebuilt")
    with Reader(browser, server.address) as reader:
        wall, _processor = zip(*reruns(reader, server, link, SOME, CARRIED), strict=True)
    what = f"Xu hướng, rebuilt on today's communes, {scene.title}: run of the page"
    return [*results, median(SERVER, what, wall, "ms", 40)]


def real_outlines(browser: Browser, scene: Scene) -> list[Result]:
    """Change of indicator with outlines that are no part of the project."""
    folium = changes_with(FOLIUM, browser, scene, SOME)
    with scene.serve() as server:
        for _ in range(2):  # only the second reader's are known to the server
            with Reader(browser, server.address) as reader:
                reader.open_map(scene.link())
                ours = indicator_changes(reader, REPEATS)
    what = f"change of indicator, {scene.title}, real outlines"
    return [beside(median(CHANGE, what, _times(ours), "ms", 250), FOLIUM.name, _times(folium), 3)]


def only_indicators(browser: Browser, scene: Scene, others: Baselines) -> list[Result]:
    """What a change of indicator takes on one more scene."""
    with scene.serve() as server:
        return changes(browser, server, scene, others)


def _times(made: Sequence[Change]) -> list[float]:
    return [change.milliseconds for change in made]


def _bytes(made: Sequence[Change]) -> list[int]:
    return [change.bytes for change in made]
