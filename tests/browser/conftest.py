"""The real program in a real browser: a server of its own, and Chromium without a network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from run import answers
from tests.browser.chromium import FLAGS, OWN, on_this_machine
from tests.conftest import ROOT

# No name can be resolved: what works here works in an office without a line to the outside.
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
PATIENCE = 60_000  # milliseconds; long, for a busy machine: only a failure waits for it

expect.set_options(timeout=PATIENCE)


@contextmanager
def serving(var: Path, **settings: str) -> Iterator[str]:
    """Run the dashboard on a free port with `var` as its folder; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    log = var / f"server-{port}.log"
    with log.open("wb") as lines:
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**surroundings(var), **settings},
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
        try:
            assert answers(f"http://127.0.0.1:{port}/health", server), log.read_text("utf-8")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)


def surroundings(var: Path) -> dict[str, str]:
    return {**os.environ, "YTCS_VAR": str(var), "PYTHONUTF8": "1"}


@pytest.fixture(scope="session")
def sample_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds the sample data."""
    var = tmp_path_factory.mktemp("sample")
    command = [sys.executable, "-m", "ytcs_data.cli", "prepare"]
    subprocess.run(command, cwd=ROOT, env=surroundings(var), check=True)
    return var


@pytest.fixture(scope="session")
def server(sample_var: Path) -> Iterator[str]:
    """Address of the dashboard with the sample data."""
    with serving(sample_var) as address:
        yield address


@pytest.fixture
def fresh_server(sample_var: Path) -> Iterator[str]:
    """The same, started for this test alone: nobody has opened a page yet."""
    with serving(sample_var) as address:
        yield address


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the dashboard when nothing has been reported yet."""
    with serving(tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("YTCS_CHROMIUM", next(iter(on_this_machine()), OWN))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path or None, args=[*FLAGS, NO_NETWORK]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def outside() -> list[str]:
    """Addresses of other hosts that a page asked for. `new_page` checks that there are none."""
    return []


@pytest.fixture
def console_errors() -> list[str]:
    """What the browser complained about, scripts that failed among it."""
    return []


@pytest.fixture
def new_page(
    browser: Browser, outside: list[str], console_errors: list[str]
) -> Iterator[Callable[[int, int], Page]]:
    """Make a page of a size, in a fresh browser profile; watches what it asks for."""
    contexts = []

    def watch(url: str) -> None:
        address = urlsplit(url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            outside.append(url)

    def complain(message: ConsoleMessage) -> None:
        # on /map Streamlit first tries /map/_stcore/…, then /_stcore/…: the first is not there
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            console_errors.append(f"{message.text} {message.location['url']}".strip())

    def make(width: int, height: int) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, locale="vi-VN")
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("request", lambda request: watch(request.url))
        page.on("websocket", lambda websocket: watch(websocket.url))
        page.on("console", complain)
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert outside == [], "the page asked other hosts"


@pytest.fixture
def page(new_page: Callable[[int, int], Page]) -> Page:
    """The screen of an office or a meeting room."""
    return new_page(1920, 1080)


@pytest.fixture
def phone(new_page: Callable[[int, int], Page]) -> Page:
    return new_page(390, 844)
