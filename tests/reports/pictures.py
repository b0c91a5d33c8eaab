"""One page of each kind, of contents that never change, and how pictures are compared.

Golden pictures are made anew, after looking at the new ones, with

    python -m tests.reports.pictures
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.country import cells, places
from geo.areas import Area, load_register
from geo.boundaries import load_boundaries
from geo.map_picture import map_picture
from geo.thumbnail import Fill
from tests.conftest import ROOT
from ytcs_data import legend
from ytcs_data.catalogue import load_catalogue
from ytcs_data.reports.chart_paper import chart_page
from ytcs_data.reports.map_names import Label
from ytcs_data.reports.map_paper import Line, MapWords, map_page, map_size
from ytcs_data.reports.paper import PAPERS, Heading, exported

GOLDEN = Path(__file__).with_name("golden")
WIDTH = 480  # pixels of a golden picture
TILES = 12  # a picture is compared in so many by so many parts
TOLERANCE = 5  # the mean difference of the worst part, of 255

HEADING = Heading(
    "Tỷ lệ dân số tham gia bảo hiểm y tế (%)",
    "Huyện Quế Võ (cũ), Tỉnh Bắc Ninh · tháng 10/2026",
    ("Số liệu minh hoạ", "Ranh giới minh hoạ"),
    "Nguồn: Số liệu minh hoạ · Phiên bản số liệu 7 · Cập nhật 05/11/2026",
)
RULE = "Mục tiêu: từ 95 % trở lên, hạn 31/12/2026 (72-NQ/TW)"


def looks() -> list[legend.Entry]:
    """All classes and states of an indicator without a target: the longest legend there is."""
    return legend.entries(load_catalogue().indicators["chs_doctors_per_10000"], None)


def fill(entry: legend.Entry) -> Fill:
    return Fill(entry.colour, entry.pattern, entry.ink)


def outlines(communes: Sequence[Area]) -> gpd.GeoDataFrame:
    """Those of the sample, or for a province without any, cells around the real centres."""
    codes = [commune.code for commune in communes]
    sample = load_boundaries(ROOT / "sample_data" / "boundaries", "2025", load_register())
    if not communes or not sample.codes.isdisjoint(codes):
        return sample.of(codes)
    shapes = cells(places(communes))
    return gpd.GeoDataFrame({"area_code": codes}, geometry=shapes, crs="EPSG:4326")


def map_of(paper: str, heading: Heading = HEADING, province: str = "24") -> str:
    """A province whose communes have every look in turn; "" for none."""
    register = load_register()
    communes = register.communes("2025", province) if province else []
    codes = [commune.code for commune in communes]
    frame = outlines(communes)
    size, pixel = map_size(PAPERS[paper]), PAPERS[paper].pixel
    districts = {code: str(i // 10) for i, code in enumerate(codes)}
    picture = map_picture(frame, codes, districts, dict.fromkeys(codes, province), size, pixel)
    entries = looks()
    fills = {code: fill(entries[i % len(entries)]) for i, code in enumerate(codes)}
    lines = [Line(entry.label, fill(entry), 1000 + i) for i, entry in enumerate(entries)]
    labels = {commune.code: Label(commune.short_name, "94,5 %") for commune in communes}
    words = MapWords(
        "94,5 %",
        ["Còn 17 xã"],
        "Số xã",
        lines,
        [RULE, "Vẽ 99/99 đơn vị."],
        "Trống",
        labels,
        "Trường Sa" if picture.window else "",
    )
    return map_page(PAPERS[paper], heading, words, picture, fills)


def chart_of(paper: str, heading: Heading = HEADING) -> str:
    """Two lines, of which one has a gap."""
    places = {"Tỉnh Bắc Ninh": [88.0, 90.5, 93.0], "Huyện Quế Võ (cũ)": [70.0, None, 85.5]}
    rows = [
        {"middle": f"{2024 + i}-07-01T00:00:00", "value": value, "name": name}
        for name, values in places.items()
        for i, value in enumerate(values)
    ]
    channels = {
        "x": {"field": "middle", "type": "temporal"},
        "y": {"field": "value", "type": "quantitative"},
        "color": {"field": "name", "type": "nominal", "scale": {"range": ["#0f5c63", "#d55e00"]}},
    }
    layers = [{"mark": "line", "encoding": channels}, {"mark": "point", "encoding": channels}]
    return chart_page(PAPERS[paper], heading, {"data": {"values": rows}, "layer": layers}, [RULE])


def window_of(paper: str, heading: Heading = HEADING) -> str:
    """A province with islands far out: Khánh Hòa with Trường Sa."""
    return map_of(paper, heading, "56")


PAGES = {"map": map_of, "window": window_of, "chart": chart_of}


def small(kind: str, paper: str) -> Image.Image:
    """The PNG of a page, made small."""
    file = exported(PAGES[kind](paper), PAPERS[paper], "png")
    picture = Image.open(io.BytesIO(file)).convert("RGB")
    return picture.resize(
        (WIDTH, round(WIDTH * picture.height / picture.width)), Image.Resampling.BOX
    )


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference in the part of two pictures where they differ most, of 255."""
    apart = np.abs(_array(one) - _array(other)).mean(axis=2)
    rows = np.array_split(apart, TILES)
    return max(float(part.mean()) for row in rows for part in np.array_split(row, TILES, axis=1))


def _array(picture: Image.Image) -> npt.NDArray[np.float64]:
    return np.asarray(picture.convert("RGB"), dtype=float)


def golden(kind: str, paper: str) -> Path:
    return GOLDEN / f"{kind}_{paper}.png"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for kind in PAGES:
        for paper in PAPERS:
            made = small(kind, paper).quantize(128, dither=Image.Dither.NONE)
            made.save(golden(kind, paper), optimize=True)
            print(golden(kind, paper), golden(kind, paper).stat().st_size)
