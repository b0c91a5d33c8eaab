"""A map on a page: the areas on the left, on the right what they say and what colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.map_picture import MapPicture, draw_map, north_arrow, round_km, scale_bar
from geo.projection import Box
from geo.thumbnail import Fill, definitions, names, paint
from ytcs_data.reports.lettering import GREY, LEADING, height, width, wrap, written
from ytcs_data.reports.map_names import Label, draw_names, draw_window_names, place_names
from ytcs_data.reports.paper import MARGIN, Heading, Paper, page
from ytcs_data.words import _, number

COLUMN = 0.31  # of the page's width: the words beside the map
GAP = 1.6  # between map and words, in sizes of the text
STRIP = 2.2  # below the map, for the scale and the arrow
STEP = 0.5  # points by which the letters of a long legend shrink
SWATCH = (2.4, 1.2)  # width and height
FIGURE = 2.4  # the size of the value that the page is about
FEW, LARGER = 15, 1.5  # names of so few areas, as of a district, may be larger than the text
EDGE = "#47565c"


@dataclass(frozen=True)
class Line:
    """A line of the legend, with how many areas have that look."""

    label: str
    fill: Fill
    count: int


@dataclass(frozen=True)
class MapWords:
    """What stands on a map and beside it."""

    figure: str  # the value of the whole, with its unit; "" if there is none
    facts: Sequence[str]  # what it is made of, what is still to go
    legend_title: str
    lines: Sequence[Line]
    notes: Sequence[str]  # the target's rule, how much is drawn
    empty: str  # stands in place of a map without areas
    labels: Mapping[str, Label]  # of areas that have a fill
    window: str  # what the window of far islands is called


def map_size(paper: Paper) -> tuple[float, float]:
    """Width and height of the map on a page; how many lines a title has changes nothing."""
    room = paper.width * (1 - 2 * MARGIN - COLUMN) - GAP * paper.text
    return round(room, 1), round(paper.height * 0.98 - paper.text * 14, 1)


def map_page(
    paper: Paper,
    heading: Heading,
    words: MapWords,
    picture: MapPicture,
    fills: Mapping[str, Fill],
) -> str:
    """Draw a page; areas of `picture` without a fill are surroundings."""
    looks = names([*fills.values(), *(line.fill for line in words.lines)])
    clip = f'<rect width="{picture.width}" height="{picture.height}"/>'

    def draw(box: Box) -> str:
        return (
            f'<defs>{definitions(looks)}<clipPath id="map">{clip}</clipPath></defs>'
            + _map(box, paper, picture, draw_map(picture, fills, looks, "map"), words)
            + _beside(box, paper, words, looks)
        )

    return page(paper, heading, draw)


def _map(box: Box, paper: Paper, picture: MapPicture, drawn: str, words: MapWords) -> str:
    """The map shrunk into its part of the page, and below it the scale."""
    text = paper.text
    share = min(1, (box.height - STRIP * text) / picture.height)
    left = box.left + (map_size(paper)[0] - picture.width * share) / 2
    largest = text * (LARGER if len(words.labels) <= FEW else 1)
    drawn += _names(picture, words, (largest / share, paper.smallest / share))
    placed = f'<g transform="translate({left:.1f} {box.top:.1f}) scale({share:.4f})">{drawn}</g>'
    if not picture.areas:
        lines = wrap(words.empty, text * 1.2, picture.width * share * 0.8)
        top = box.top + (picture.height * share - height(lines, text * 1.2)) / 2
        middle = left + picture.width * share / 2
        return placed + written(lines, middle, top, text * 1.2, anchor="middle")
    return placed + _scale(
        left, box.top + picture.height * share, text, picture.km * share, picture.width * share
    )


def _names(picture: MapPicture, words: MapWords, sizes: tuple[float, float]) -> str:
    """Names on the map and in its window, in letters between two sizes, the largest first."""
    if not picture.window:
        return draw_names(place_names(picture.spots, words.labels, sizes).values())
    placed = place_names(picture.spots, words.labels, sizes, [picture.window.box])
    return draw_names(placed.values()) + draw_window_names(
        picture.window, words.labels, words.window, sizes[1]
    )


def _scale(left: float, top: float, text: float, km: float, room: float) -> str:
    """An arrow to the north and a bar about a fifth of the map long."""
    far = round_km(room / 5 / km)
    bar = text * 2.6
    label = _("{n} km").format(n=number(far, 0 if far >= 1 else 1))
    foot = top + text * 1.9
    return (
        f'<g transform="translate({left + text * 0.6:.1f} {foot:.1f})">'
        f"{north_arrow(text * 1.4)}</g>"
        + written([_("B")], left + text * 1.2, top + text * 0.7, text, bold=True)
        + f'<g transform="translate({left + bar:.1f} {foot - text * 0.5:.1f})">'
        + scale_bar(far * km, text * 0.4)
        + "</g>"
        + written([label], left + bar + far * km + text * 0.5, top + text * 0.82, text)
    )


def _beside(box: Box, paper: Paper, words: MapWords, looks: Mapping[Fill, str]) -> str:
    """The words in the largest letters with which all of them have room."""
    room = paper.width * COLUMN
    column = Box(box.left + box.width - room, box.top, room, box.height)
    text = paper.text
    drawn, bottom = _column(column, text, words, looks)
    while bottom > box.top + box.height and text > paper.smallest:
        text = max(paper.smallest, text - STEP)
        drawn, bottom = _column(column, text, words, looks)
    return drawn


def _column(box: Box, text: float, words: MapWords, looks: Mapping[Fill, str]) -> tuple[str, float]:
    drawn, top = "", box.top
    if words.figure:
        size = FIGURE * text
        size *= min(1, box.width / width(words.figure, size, True))
        drawn += written([words.figure], box.left, top, size, bold=True)
        top += size * LEADING
    for fact in words.facts:
        lines = wrap(fact, text, box.width)
        drawn += written(lines, box.left, top, text)
        top += height(lines, text) + text * 0.3
    top += text * 0.8
    lines = wrap(words.legend_title, text, box.width, True)
    drawn += written(lines, box.left, top, text, bold=True)
    top += height(lines, text) + text * 0.4
    for line in words.lines:
        row, top = _row(Box(box.left, top, box.width, 0), text, line, looks)
        drawn += row
    top += text * 0.8
    for note in words.notes:
        lines = wrap(note, text, box.width)
        drawn += written(lines, box.left, top, text, colour=GREY)
        top += height(lines, text) + text * 0.4
    return drawn, top


def _row(box: Box, text: float, line: Line, looks: Mapping[Fill, str]) -> tuple[str, float]:
    """One line of the legend: look, label, count; and where the next one begins."""
    across, down = (side * text for side in SWATCH)
    count = number(line.count)
    indent = across + text * 0.7
    lines = wrap(line.label, text, box.width - indent - width(count, text, True) - text)
    swatch = (
        f'<rect x="{box.left:.1f}" y="{box.top + text * 0.06:.1f}" width="{across:.1f}"'
        f' height="{down:.1f}" fill="{paint(line.fill, looks)}" stroke="{EDGE}"'
        ' stroke-width="0.6"/>'
    )
    words = written(lines, box.left + indent, box.top, text)
    words += written([count], box.left + box.width, box.top, text, bold=True, anchor="end")
    return swatch + words, box.top + height(lines, text) + text * 0.38
