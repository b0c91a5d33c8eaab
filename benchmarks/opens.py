"""How long a reader waits for the first map: with everything new, and on a later day."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.reader import Reader
from benchmarks.results import Result, beside, median
from benchmarks.scenes import Scene, opening
from benchmarks.servers import EMPTY, Server, serving

OPEN = "Opening"
FLOOR = "a Streamlit page with a heading and nothing else"
FEW, SOME = 3, 5


def first_opens(browser: Browser, scene: Scene) -> list[Result]:
    """With a server just started: before the outlines were ever made, and after."""
    starts: list[float] = []
    opens: dict[bool, list[float]] = {False: [], True: []}
    for made, times in ((False, 1), (True, FEW)):
        for _ in range(times):
            if not made:
                shutil.rmtree(scene.var / "geometry", ignore_errors=True)
            with scene.serve() as server:
                opens[made] += opening(browser, server, scene, 1)
                starts.append(server.seconds_to_start)
    return [
        median(OPEN, f"open, cold: server just started, {scene.title}", opens[True], "ms", 3000),
        median(OPEN, "the same, and its outlines never made before", opens[False], "ms"),
        median(OPEN, "start of the server until it answers", starts, "s"),
    ]


def warm_opens(
    browser: Browser, server: Server, scene: Scene, floor: Sequence[float]
) -> list[Result]:
    """With a server in use: in a new browser, and in one that was here before."""
    new = opening(browser, server, scene, SOME)
    with Reader(browser, server.address) as reader:
        again = [reader.open_map(scene.link()) for _ in range(SOME + 1)][1:]
    return [
        beside(median(OPEN, f"open, warm, {scene.title}", new, "ms", 1200), FLOOR, floor),
        median(OPEN, f"the same in a browser that was here before, {scene.title}", again, "ms"),
    ]


def floor(browser: Browser, folder: Path) -> list[float]:
    """Milliseconds until a page that shows nothing but a heading shows it, in a new browser."""
    found = []
    with serving(folder, app=EMPTY) as server:
        for _ in range(SOME + 1):
            with Reader(browser, server.address) as reader:
                found.append(reader.open_heading())
    return found[1:]
