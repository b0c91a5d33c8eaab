"""Measure, and write `results.json` and `README.md`: `python -m benchmarks`.

Starts servers and a Chromium of its own on free ports, in a temporary folder. Wants a machine
that does nothing else for about a quarter of an hour.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import costs, machine, measuring, opens, report, scenes
from benchmarks.baselines import baselines
from benchmarks.carrying import carrying
from benchmarks.results import Result, write
from benchmarks.roads import targets
from benchmarks.sessions import sessions
from tests.browser.chromium import FLAGS, OWN, on_this_machine

COMMAND = "python run.py bench"


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = os.environ.get("YTCS_CHROMIUM", next(iter(on_this_machine()), OWN))
        browser = playwright.chromium.launch(executable_path=path or None, args=FLAGS)
        results = measure(browser, Path(folder))
        facts = machine.describe(browser.version)
        browser.close()
    minutes = (time.monotonic() - began) / 60
    write(results)
    report.write(results, {"command": f"`{COMMAND}`, {minutes:.1f} minutes", **facts})


def measure(browser: Browser, folder: Path) -> list[Result]:
    """All figures, in the order of the report."""
    print("Lâm Đồng …", flush=True)
    province = scenes.sample(folder)
    results = opens.first_opens(browser, province)
    least = opens.floor(browser, province.var)
    others = baselines(browser, province, measuring.REPEATS)
    results += measuring.on_a_running_server(browser, province, others, 3, least)
    if shared := os.environ.get("YTCS_SHARED"):
        real = scenes.real(province, Path(shared), folder / "real")
        results += measuring.real_outlines(browser, real)
    print("Many readers …", flush=True)
    with province.serve() as server:
        results += sessions(server, province, (20, 50, 100))
    print("The country …", flush=True)
    country, import_seconds = scenes.whole_country(folder)
    others = baselines(browser, country, opens.FEW)
    results += measuring.on_a_running_server(browser, country, others, 40, least)
    print("Before the reform …", flush=True)
    old_province, old_country = scenes.before_the_reform(folder)
    for scene, times in ((old_province, opens.FEW), (old_country, 1)):
        others = baselines(browser, scene, times)
        results += measuring.only_indicators(browser, scene, others)
    results += [*carrying(), *targets()]
    return [*results, *costs.reading(country.var, import_seconds)]


if __name__ == "__main__":
    main()
