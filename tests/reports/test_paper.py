"""Pages: their sizes, that all of the words are there as text, and how they look."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
import vl_convert
from PIL import Image

from geo.thumbnail import Fill, definitions, names, paint
from tests.reports.pictures import (
    HEADING,
    PAGES,
    RULE,
    TOLERANCE,
    chart_of,
    difference,
    fill,
    golden,
    looks,
    map_of,
    small,
)
from ytcs_data import legend
from ytcs_data.catalogue import load_catalogue
from ytcs_data.reports.chart_paper import DASHES, for_paper
from ytcs_data.reports.paper import PAPERS, exported

SVG = "{http://www.w3.org/2000/svg}"
MM = {"a4": (297, 210), "a3": (420, 297), "16x9": None}
HOSTILE = """<script>alert(1)</script> & "x" 'y' <image href="http://a.b/c"/> ]]> \x00"""

every_page = pytest.mark.parametrize("kind", PAGES)
every_paper = pytest.mark.parametrize("paper", PAPERS)


def texts(picture: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(picture).iter(f"{SVG}text"))


def said(picture: str) -> str:
    return " ".join("".join(text.itertext()) for text in texts(picture))


# --- sizes ---------------------------------------------------------------------------------------


@every_page
@every_paper
def test_a_png_has_the_pixels_of_its_paper(kind, paper):
    file = exported(PAGES[kind](paper), PAPERS[paper], "png")

    assert Image.open(io.BytesIO(file)).size == PAPERS[paper].pixels
    assert paper != "16x9" or PAPERS[paper].pixels == (1920, 1080)


@every_paper
def test_an_svg_is_printed_in_the_size_of_its_paper(paper):
    root = ElementTree.fromstring(exported(map_of(paper), PAPERS[paper], "svg"))
    _left, _top, width, height = (float(x) for x in root.attrib["viewBox"].split())

    if MM[paper]:
        wide, high = MM[paper]
        assert (root.get("width"), root.get("height")) == (f"{wide}mm", f"{high}mm")
        assert width == pytest.approx(wide / 25.4 * 72, abs=0.1)
        assert height == pytest.approx(high / 25.4 * 72, abs=0.1)


@every_paper
def test_a_pdf_has_the_points_of_its_paper(paper):
    file = exported(chart_of(paper), PAPERS[paper], "pdf")

    box = re.search(rb"/MediaBox\s*\[([^\]]*)\]", file)
    assert box
    right, top = (float(x) for x in box[1].split()[2:])
    assert (right, top) == pytest.approx((PAPERS[paper].width, PAPERS[paper].height), abs=1)


# --- words ---------------------------------------------------------------------------------------


@every_page
@every_paper
def test_heading_caveats_rule_and_source_are_text(kind, paper):
    words = said(PAGES[kind](paper))

    assert HEADING.title in words
    assert HEADING.place in words
    assert "Số liệu minh hoạ · Ranh giới minh hoạ" in words
    assert HEADING.sources in words
    assert RULE.split()[1] in words


@every_paper
def test_every_line_of_the_legend_is_there_with_its_count(paper):
    words = said(map_of(paper))

    for i, entry in enumerate(looks()):
        assert entry.label in words
        assert f"1.{i:03}" in words


@every_paper
def test_no_letter_on_paper_is_smaller_than_nine_points(paper):
    sizes = {float(text.attrib["font-size"]) for text in texts(map_of(paper))}

    assert min(sizes) >= PAPERS[paper].smallest
    assert PAPERS["a4"].smallest == PAPERS["a3"].smallest == 9


@every_paper
def test_no_text_of_a_full_page_leaves_it_or_lies_upon_another(paper):
    heading = replace(HEADING, title="Tỷ lệ xã đạt chuẩn " * 20, sources="Nguồn, " * 90)
    places = [
        (float(text.attrib["x"]), float(text.attrib["y"]), float(text.attrib["font-size"]))
        for text in texts(map_of(paper, heading))
    ]

    assert all(size < y < PAPERS[paper].height for _x, y, size in places)
    source = max(y for _x, y, _size in places)
    columns = {x for x, _y, _size in places if x > PAPERS[paper].width / 2}
    for column in columns:
        feet = sorted((y, size) for x, y, size in places if x == column)
        assert all(below - y >= 1.1 * size for (y, _s), (below, size) in pairwise(feet))
        assert feet[-1][0] < source


@every_page
def test_a_hostile_name_is_only_a_text(kind):
    heading = replace(HEADING, title=HOSTILE, place=HOSTILE, sources=HOSTILE, caveats=(HOSTILE,))
    picture = PAGES[kind]("a4", heading)

    root = ElementTree.fromstring(picture)
    assert '<script>alert(1)</script> & "x"' in said(picture)
    assert not [e for e in root.iter() if e.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}a")]


@every_page
def test_a_picture_names_no_address_and_runs_nothing(kind):
    picture = PAGES[kind]("a4")
    attributes = [name for e in ElementTree.fromstring(picture).iter() for name in e.attrib]

    addresses = set(re.findall(r"\w+://[^\"'\s)]+", picture))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not [name for name in attributes if "href" in name or name.startswith("on")]
    assert set(re.findall(r"url\((.)", picture)) <= {"#"}


def test_a_place_without_borders_gets_a_sentence_and_no_scale():
    words = said(map_of("a4", province=""))

    assert "Trống" in words
    assert " km" not in words


# --- looks ---------------------------------------------------------------------------------------


@every_page
@every_paper
def test_a_page_looks_as_it_did(kind, paper):
    """`tests/reports/pictures.py` says how to accept a new look."""
    apart = difference(small(kind, paper), Image.open(golden(kind, paper)))

    assert apart < TOLERANCE, f"{kind} on {paper} differs by {apart:.1f} from its golden picture"


def test_a_golden_picture_is_small_and_would_notice_a_lost_line():
    kept = small("map", "a4")
    lost = kept.copy()
    lost.paste((255, 255, 255), (310, 200, 480, 212))

    assert difference(kept, lost) > 2 * TOLERANCE
    assert all(golden(k, p).stat().st_size < 60_000 for k in PAGES for p in PAPERS)


def grey(look: Fill) -> np.ndarray:
    """How an area of a look is printed without colours."""
    found = names([look])
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48">'
        f'<defs>{definitions(found)}</defs><rect width="48" height="48"'
        f' fill="{paint(look, found)}"/></svg>'
    )
    image = Image.open(io.BytesIO(vl_convert.svg_to_png(picture, scale=2))).convert("L")
    return np.asarray(image, dtype=float)


def texture(look: Fill) -> tuple[float, ...]:
    """Brightness, and how much it changes from left to right and from top to bottom."""
    area = grey(look)
    across, down = np.abs(np.diff(area, axis=1)).mean(), np.abs(np.diff(area, axis=0)).mean()
    return float(area.mean()), float(across), float(down)


def legends() -> Iterator[list[legend.Entry]]:
    indicators = load_catalogue().indicators
    targets = [target for plan in load_catalogue().plans.values() for target in plan.targets]
    for indicator in indicators.values():
        own = [target for target in targets if target.indicator == indicator.id]
        yield legend.entries(indicator, next(iter(own), None))


def test_classes_and_states_differ_without_colours():
    for lines in legends():
        plain = [line for line in lines if not line.id.endswith(legend.ESTIMATED_MARK)]
        for one, other in combinations(plain, 2):
            apart = np.abs(np.subtract(texture(fill(one)), texture(fill(other)))).max()
            least = 25 if not (one.pattern or other.pattern) else 6
            assert apart >= least, f"{one.label} and {other.label} look alike in grey: {apart:.1f}"


def test_lines_of_a_chart_differ_in_dashes_and_points_as_well():
    picture = chart_of("a4")

    assert f'stroke-dasharray="{DASHES[1][0]},{DASHES[1][1]}"' in picture
    assert "Tỉnh Bắc Ninh" in said(picture)


def test_a_description_is_not_changed():
    description = {"title": "x", "mark": "line", "encoding": {"color": {"field": "name"}}}

    for_paper(description)

    assert description == {"title": "x", "mark": "line", "encoding": {"color": {"field": "name"}}}
