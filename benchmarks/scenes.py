"""What is looked at: Lâm Đồng in the sample, and an invented country of today and of before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser

from benchmarks import country
from benchmarks.reader import Change, Reader
from benchmarks.servers import DASHBOARD, Server, serving, ytcs
from ytcs_data.catalogue import load_catalogue

INDICATOR_BOX = "Chỉ số"
INDICATORS = load_catalogue().indicators
FIRST_TWO = tuple(INDICATORS)[:2]
CARRIED = tuple(key for key, indicator in INDICATORS.items() if indicator.is_carried)[:2]
PAGES = {
    "/": "Tổng quan",
    "/map": "Bản đồ",
    "/trends": "Xu hướng",
    "/profile": "Hồ sơ xã",
    "/indicators": "Danh mục chỉ số",
}


@dataclass(frozen=True)
class Scene:
    var: Path
    province: str
    communes: int
    area: str  # one of them, for the page of a commune
    boundaries: Path | None = None  # None: those of the sample
    pages: Sequence[str] = tuple(PAGES)  # of which the server's work is measured
    vintage: str = "2025"

    @property
    def title(self) -> str:
        return f"{self.communes:,} communes"

    @property
    def periods(self) -> list[str]:
        """Oldest first."""
        return country.PERIODS[self.vintage]

    def link(self, page: str = "/map", **more: str) -> str:
        indicator = next(iter(INDICATORS))
        place = {"vintage": self.vintage, "province": self.province, "period": self.periods[-1]}
        return f"{page}?{urlencode({**place, 'indicator': indicator, **more})}"

    def serve(self, app: str = DASHBOARD) -> AbstractContextManager[Server]:
        return serving(self.var, self.boundaries, app)


def sample(folder: Path) -> Scene:
    """Lâm Đồng, as a new user has it."""
    var = folder / "sample"
    var.mkdir()
    ytcs(var, "prepare")
    return Scene(var, "68", 124, area="24781")


def real(sample_: Scene, shared: Path, folder: Path) -> Scene:
    """Lâm Đồng with the real outlines, which are no part of the project."""
    folder.mkdir()
    shutil.copy(shared / "boundaries" / "lamdong_2025.zip", folder / "2025_lamdong.zip")
    return replace(sample_, boundaries=folder)


def whole_country(folder: Path) -> tuple[Scene, float]:
    """All communes, and the seconds that the import of their values took."""
    var, boundaries = folder / "country", folder / "country_boundaries"
    var.mkdir()
    country.write_boundaries(boundaries, "2025")
    values = folder / "country.csv"
    country.write_values(values, "2025", country.ROWS)
    seconds = ytcs(var, "import", str(values))
    number = len(country.communes("2025"))
    return Scene(var, "all", number, "24781", boundaries, pages=("/", "/map")), seconds


def before_the_reform(folder: Path) -> tuple[Scene, Scene]:
    """Thanh Hóa, which had most communes of all provinces, and the whole country of then."""
    var, boundaries = folder / "old_country", folder / "old_country_boundaries"
    var.mkdir()
    country.write_boundaries(boundaries, "2024")
    values = folder / "old_country.csv"
    country.write_values(values, "2024")
    ytcs(var, "import", str(values))
    number = len(country.communes("2024"))
    everywhere = Scene(var, "all", number, "14752", boundaries, vintage="2024")
    province = len(country.communes("2024", "38"))
    return replace(everywhere, province="38", communes=province), everywhere


# --- what a reader does, again and again -------------------------------------------------------


def indicator_changes(reader: Reader, times: int) -> list[Change]:
    """From one indicator to the next, in the order of the box, from the second on."""
    return [
        reader.change(INDICATOR_BOX, INDICATORS[code].short_title, f"/{code}/")
        for code in islice(cycle(_others()), times)
    ]


def other_changes(reader: Reader, times: int) -> list[Change]:
    return [
        reader.change_other(INDICATOR_BOX, INDICATORS[code].short_title)
        for code in islice(cycle(_others()), times)
    ]


def _others() -> list[str]:
    """All indicators; the one that a page opens with comes last."""
    first, *others = INDICATORS
    return [*others, first]


def period_changes(reader: Reader, scene: Scene, times: int) -> list[Change]:
    """With the slider of the map, one period back after the other."""
    reader.both_sides()
    _, *earlier = reversed(scene.periods)
    return [reader.step(f" {period} ") for period in islice(earlier, times)]


def profiles(reader: Reader, scene: Scene, times: int) -> Iterator[Change]:
    """Clicks on communes of the map, each from a map just opened."""
    for which in range(times):
        reader.open_map(scene.link())
        yield reader.open_profile(which)


def opening(browser: Browser, server: Server, scene: Scene, times: int) -> list[float]:
    """Milliseconds to the map, each in a fresh browser profile."""
    found = []
    for _ in range(times):
        with Reader(browser, server.address) as reader:
            found.append(reader.open_map(scene.link()))
    return found


def reruns(
    reader: Reader, server: Server, link: str, times: int, pair: Sequence[str] = FIRST_TWO
) -> Sequence[tuple[float, float]]:
    """Milliseconds on the wall, and of CPU, that a change of indicator costs the server.

    The first two changes are left out: they fill the caches. What the page's own thread does
    and what the rest of the server does for it, sending and routes, both count as CPU.
    """
    reader.go(link)
    first, second = pair
    found = []
    for code in islice(cycle([second, first]), times + 2):
        before = server.runs()
        reader.choose(INDICATOR_BOX, INDICATORS[code].short_title)
        server.wait_for_more(len(before))
        reader.rest()
        after = server.runs()
        wall = sum(run.wall for run in after[len(before) :])
        found.append((wall, after[-1].process - before[-1].process))
    return found[2:]
