"""A page of fixed size with a picture on it: heading, caveats, what is drawn, and its source.

Lengths are points (1/72 inch). A page is drawn as SVG without a browser; PNG and PDF are made
from the SVG. What stands in the middle of a page is in `map_paper` and `chart_paper`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import vl_convert
from pypdf import PdfWriter

from geo.projection import Box
from ytcs_data.reports.lettering import (
    FAMILY,
    GREY,
    LEADING,
    clipped,
    height,
    register_fonts,
    visible,
    wrap,
    written,
)

MARGIN = 0.034  # of the width
TITLE, PLACE = 1.8, 1.2  # sizes of letters, in sizes of the text
TITLE_LINES, NOTE_LINES = 2, 2
WARNING = "#a33b12"


@dataclass(frozen=True)
class Paper:
    """A size of page. `printed` is its width and height where a printer asks for it."""

    id: str
    width: float
    height: float
    pixels: tuple[int, int]  # of a PNG
    text: float  # size of its letters
    printed: tuple[str, str]
    smallest: float = 9  # size to which the letters of a full page may shrink

    @property
    def pixel(self) -> float:
        """Points in a pixel."""
        return self.width / self.pixels[0]


PAPERS = {
    paper.id: paper
    for paper in (
        Paper("a4", 841.89, 595.276, (2339, 1654), 11, ("297mm", "210mm")),  # 200 dpi
        Paper("a3", 1190.551, 841.89, (3307, 2339), 14.5, ("420mm", "297mm")),
        Paper("16x9", 960, 540, (1920, 1080), 13, ("1920", "1080"), 7.5),
    )
}

KINDS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


@dataclass(frozen=True)
class Heading:
    """What a page says around its picture."""

    title: str
    place: str  # and period
    caveats: Sequence[str] = ()  # that values or borders are invented
    sources: str = ""


def page(paper: Paper, heading: Heading, draw: Callable[[Box], str]) -> str:
    """One page as SVG without a size of its own; `draw` fills what the words leave free."""
    head, foot, box = _frame(paper, heading)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:g} {paper.height:g}"'
        f' font-family="{FAMILY}" role="img"><title>{escape(visible(heading.title))}</title>'
        f'<rect width="{paper.width:g}" height="{paper.height:g}" fill="#ffffff"/>'
        f"{head}{draw(box)}{foot}</svg>"
    )


def room(paper: Paper, heading: Heading) -> Box:
    """What the words around it leave free of a page."""
    return _frame(paper, heading)[2]


def _frame(paper: Paper, heading: Heading) -> tuple[str, str, Box]:
    margin = paper.width * MARGIN
    head, top = _head(paper, heading, margin)
    foot, bottom = _foot(paper, heading, margin)
    return head, foot, Box(margin, top, paper.width - 2 * margin, bottom - top)


def _head(paper: Paper, heading: Heading, margin: float) -> tuple[str, float]:
    """The title and below it place and caveats; and where they end."""
    room, text = paper.width - 2 * margin, paper.text
    parts = (
        (clipped(wrap(heading.title, TITLE * text, room, True), TITLE_LINES), TITLE, None),
        (wrap(heading.place, PLACE * text, room), PLACE, GREY),
        (wrap(" · ".join(heading.caveats), text, room, True), 1, WARNING),
    )
    drawn, top = "", margin
    for lines, size, colour in parts:
        look = {"colour": colour} if colour else {}
        drawn += written(lines, margin, top, size * text, bold=colour != GREY, **look)
        top += height(lines, size * text)
    return drawn, top + text * 0.6


def _foot(paper: Paper, heading: Heading, margin: float) -> tuple[str, float]:
    """The source in the last lines of the page; and where they begin."""
    size = max(paper.smallest, paper.text * 0.8)
    lines = clipped(wrap(heading.sources, size, paper.width - 2 * margin), NOTE_LINES)
    top = paper.height - margin * 0.8 - height(lines, size)
    line = (
        f'<path d="M{margin:.1f} {top - size * 0.35:.1f}H{paper.width - margin:.1f}"'
        f' stroke="{GREY}" stroke-width="0.5"/>'
    )
    return line + written(lines, margin, top, size, colour=GREY), top - size * LEADING * 0.6


def exported(picture: str, paper: Paper, kind: str) -> bytes:
    """A page as a file of one of `KINDS`."""
    register_fonts()
    if kind == "svg":
        return _sized(picture, *paper.printed).encode()
    if kind == "pdf":
        return bytes(vl_convert.svg_to_pdf(_sized(picture, f"{paper.width}", f"{paper.height}")))
    width, height = (f"{pixels}" for pixels in paper.pixels)
    return bytes(vl_convert.svg_to_png(_sized(picture, width, height), scale=1, ppi=72))


def bound(pictures: Sequence[str], paper: Paper) -> bytes:
    """Pages as one PDF, in their order."""
    book = PdfWriter()
    for picture in pictures:
        book.append(io.BytesIO(exported(picture, paper, "pdf")))
    file = io.BytesIO()
    book.write(file)
    return file.getvalue()


def _sized(picture: str, width: str, height: str) -> str:
    return picture.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
