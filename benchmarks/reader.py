"""A person with a browser: opens a page, chooses in a box, clicks on a commune.

Times are taken inside the page, in milliseconds of the same clock: from the press of the mouse
to the end of the frame in which the last polygon was painted.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Frame, Page, ViewportSize, WebSocket

from benchmarks.scripts import COMMUNE, OURS, PROFILE, THEIRS, WATCH

SIZE: ViewportSize = {"width": 1920, "height": 1080}
PATIENCE = 120_000  # milliseconds: the baseline draws the country in many seconds
POLL = 25  # milliseconds between two looks whether it is done; the times do not depend on it


@dataclass(frozen=True)
class Change:
    milliseconds: float
    bytes: int  # over the socket, both ways, until the page was at rest again


class Reader:
    """One page in a fresh browser profile."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._context = browser.new_context(viewport=SIZE, locale="vi-VN")
        self._context.set_default_timeout(PATIENCE)
        self._context.add_init_script(WATCH)
        self._address = address
        self._bytes = 0
        self.page: Page = self._context.new_page()
        self.page.on("websocket", self._count)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        self._context.close()

    def _count(self, socket: WebSocket) -> None:
        def add(frame: str | bytes) -> None:
            self._bytes += len(frame)

        socket.on("framereceived", add)
        socket.on("framesent", add)

    def go(self, link: str) -> None:
        """Open a link and wait until the page is at rest."""
        self.page.goto(self._address + link)
        self.page.locator("h1").first.wait_for()
        self.rest()

    def open_map(self, link: str) -> float:
        """Milliseconds from the request for the page to the map."""
        self.page.goto(self._address + link)
        painted = self._painted(OURS, "")
        began = float(self.page.evaluate("performance.timeOrigin"))
        self.rest()
        return painted - began

    def open_heading(self) -> float:
        """Milliseconds from the request for a page to its heading."""
        self.page.goto(self._address)
        self.page.locator("h1").wait_for()
        return float(self.page.evaluate("performance.now()"))

    def open_other(self, link: str, watch: str) -> None:
        """Open a map that is not ours; `watch` is a call that notes when it has painted."""
        self._context.add_init_script(f"if (window === top) {watch}")
        self.page.goto(self._address + link)
        self._painted(THEIRS)
        self.rest()

    def change(self, label: str, option: str, shown: str, exact: bool = True) -> Change:
        """Choose in a box of our map; `shown` is part of what the map then says it shows."""
        before = self.choose(label, option, exact)
        painted = self._painted(OURS, shown)
        return self._done(painted, before)

    def step(self, shown: str) -> Change:
        """Move the slider of the map one period back; the bytes are those until it was painted."""
        slider = self._map_frame().get_by_role("slider")
        slider.focus()
        before = self._bytes
        slider.press("ArrowLeft")
        painted = self._painted(OURS, shown)
        said = self._bytes - before
        self.page.wait_for_timeout(600)  # at rest it tells the server
        self.rest()
        return Change(painted - self.page.evaluate("window.pressed"), said)

    def both_sides(self) -> None:
        """Wait until the map has what it needs to let all time pass without the server."""
        self._map_frame().wait_for_function("ytcs.viewOf(map).eras.size === 2")

    def heap(self) -> float:
        """Megabytes that the scripts of the page hold after a collection."""
        session = self._context.new_cdp_session(self.page)
        session.send("HeapProfiler.collectGarbage")
        used = float(session.send("Runtime.getHeapUsage")["usedSize"])
        session.detach()
        return used / 1e6

    def change_other(self, label: str, option: str) -> Change:
        before = self.choose(label, option)
        return self._done(self._painted(THEIRS), before)

    def open_profile(self, which: int) -> Change:
        """Click on one of the widest communes and wait for the heading of its profile."""
        place = self._map_frame().evaluate(COMMUNE, which)
        corner = self.page.locator("iframe[title*=folium]").bounding_box()
        if corner is None:
            raise RuntimeError("The map is not on the screen.")
        self.page.mouse.move(corner["x"] + place["x"], corner["y"] + place["y"])
        self.page.evaluate("window.profileShown = 0")
        self.page.evaluate(PROFILE)
        before = self._bytes
        self.page.mouse.click(corner["x"] + place["x"], corner["y"] + place["y"])
        shown = self._painted("() => window.profileShown > window.pressed && window.profileShown")
        return self._done(shown, before)

    def choose(self, label: str, option: str, exact: bool = True) -> int:
        """Open a box and press an option; the bytes counted before the press."""
        self.page.get_by_label(label, exact=True).click()
        entry = self.page.get_by_role("option", name=option, exact=exact)
        entry.wait_for()
        before = self._bytes
        entry.click()
        return before

    def rest(self) -> None:
        """Wait until no script runs and nothing more is on its way."""
        self.page.locator("[data-test-script-state=notRunning]").wait_for()
        self.page.wait_for_timeout(200)
        self.page.locator("[data-test-script-state=notRunning]").wait_for()

    def fetched(self) -> dict[str, int]:
        """Compressed bytes of what the map has fetched, by address."""
        entries = self._map_frame().evaluate(
            "() => performance.getEntriesByType('resource').map(e => [e.name, e.encodedBodySize])"
        )
        return {name.removeprefix(self._address): size for name, size in entries}

    def periods_in(self, address: str) -> int:
        """How many periods a document of values holds."""
        script = "async a => (await ytcs.values(a)).periods.length"
        return int(self._map_frame().evaluate(script, address))

    def _map_frame(self) -> Frame:
        return next(f for f in self.page.frames if "streamlit_folium" in f.url)

    def _painted(self, done: str, argument: object = None) -> float:
        handle = self.page.wait_for_function(done, arg=argument, polling=POLL)
        return float(handle.json_value())

    def _done(self, painted: float, before: int) -> Change:
        pressed = self.page.evaluate("window.pressed")
        self.rest()
        return Change(painted - pressed, self._bytes - before)
