"""Find a Chromium for the tests, or get one: `python -m tests.browser.chromium` prints its path.

In this order: `YTCS_CHROMIUM`, one of this machine, Playwright's own, Debian's package. An empty
line means Playwright's own, which Playwright finds by itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")

# Where Windows and macOS keep theirs; environment variables are filled in.
PLACES = (
    r"$ProgramFiles\Google\Chrome\Application\chrome.exe",
    r"$LocalAppData\Google\Chrome\Application\chrome.exe",
    r"$ProgramFiles\Microsoft\Edge\Application\msedge.exe",
    r"${ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

FLAGS = [
    "--headless",
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # a browser that asks its maker for something would spoil the count of outside requests
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OWN = ""  # Playwright's own: it needs no path


def on_this_machine() -> list[str]:
    named = os.environ.get("YTCS_CHROMIUM", "")
    found = [named, *(shutil.which(c) for c in COMMANDS), *map(os.path.expandvars, PLACES)]
    return [path for path in found if path and Path(path).is_file()]


def starts(path: str) -> bool:
    """Whether a browser really opens: Ubuntu's command may be a hint to install something."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path or None, args=FLAGS).close()
    except Error:
        return False
    return True


def of_playwright() -> str | None:
    """Playwright's own Chromium, downloaded if need be; None where that is not possible."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    wait = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000", **os.environ}
    if subprocess.run(command, stdout=sys.stderr, env=wait, check=False).returncode == 0:
        return OWN
    return None


def of_debian() -> str | None:
    """Debian's package, with a font that has Vietnamese letters."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    packages = ["chromium", "fonts-dejavu-core"]
    for command in (["update", "-q"], ["install", "-y", "-q", *packages]):
        subprocess.run(["apt-get", *command], stdout=sys.stderr, check=False)
    return shutil.which("chromium")


def find_chromium() -> str | None:
    """A browser that starts: its path, `OWN`, or None if there is none and none can be got."""
    for path in on_this_machine():
        if starts(path):
            return path
    print("Máy này chưa có Chromium dùng được; đang tải một bản…", file=sys.stderr, flush=True)
    for get in (of_playwright, of_debian):
        path = get()
        if path is not None and starts(path):
            return path
    return None


if __name__ == "__main__":
    chromium = find_chromium()
    if chromium is None:
        sys.exit("Không tìm thấy Chromium. Cài Chrome, Edge hoặc Chromium rồi chạy lại.")
    print(chromium)
