"""A long table on as many pages as it needs, its header on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.projection import Box
from ytcs_data.reports.lettering import GREY, LEADING, height, wrap, written
from ytcs_data.reports.paper import Heading, Paper, page, room
from ytcs_data.words import _

LETTERS = 9.0  # points: read at arm's length
PAD = 3.0
RULE = "#b8c4c4"
HEAD = "#e9efee"


@dataclass(frozen=True)
class Cell:
    """One cell; a wide one covers those after it."""

    text: str
    fill: str = ""
    bold: bool = False
    right: bool = False  # a number
    span: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells under their heads; widths are in proportion to each other."""

    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    key: str = ""  # what signs and colours mean, below the table


def table_pages(paper: Paper, heading: Heading, table: Table) -> list[str]:
    """Draw all pages; each says which one it is."""
    box = room(paper, _numbered(heading, 88, 88))
    widths = [width * box.width / sum(table.widths) for width in table.widths]
    foot = wrap(table.key, LETTERS, box.width)
    head = [Cell(text, HEAD, bold=True) for text in table.heads]
    free = box.height - _height(head, widths) - height(foot, LETTERS) - PAD
    parts = _parted(table.rows, widths, free)

    def draw(part: Sequence[Sequence[Cell]], area: Box) -> str:
        drawn, top = "", area.top
        for row in (head, *part):
            drawn += _row(row, widths, area.left, top)
            top += _height(row, widths)
        return drawn + written(foot, area.left, top + PAD, LETTERS, colour=GREY)

    return [
        page(paper, _numbered(heading, n, len(parts)), lambda area, part=part: draw(part, area))  # type: ignore[misc]
        for n, part in enumerate(parts, 1)
    ]


def _numbered(heading: Heading, n: int, pages: int) -> Heading:
    text = _("trang {n}/{pages}").format(n=n, pages=pages)
    return replace(heading, place=f"{heading.place} · {text}")


def _parted(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], free: float
) -> list[list[Sequence[Cell]]]:
    """Rows by page; a page has at least one."""
    parts: list[list[Sequence[Cell]]] = [[]]
    left = free
    for row in rows:
        needed = _height(row, widths)
        if needed > left and parts[-1]:
            parts.append([])
            left = free
        parts[-1].append(row)
        left -= needed
    return parts


def _placed(row: Sequence[Cell], widths: Sequence[float]) -> list[tuple[Cell, float, float]]:
    """Each cell with its left side and its width."""
    placed, at = [], 0
    for cell in row:
        placed.append((cell, sum(widths[:at]), sum(widths[at : at + cell.span])))
        at += cell.span
    return placed


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    lines = [len(_lines(cell, width)) for cell, _left, width in _placed(row, widths)]
    return max(lines, default=1) * LETTERS * LEADING + 2 * PAD


def _lines(cell: Cell, width: float) -> list[str]:
    return wrap(cell.text, LETTERS, width - 2 * PAD, cell.bold)


def _row(row: Sequence[Cell], widths: Sequence[float], left: float, top: float) -> str:
    high, drawn = _height(row, widths), ""
    for cell, across, width in _placed(row, widths):
        x = left + across
        drawn += (
            f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{high:.1f}"'
            f' fill="{cell.fill or "#ffffff"}" stroke="{RULE}" stroke-width="0.5"/>'
        )
        at = x + width - PAD if cell.right else x + PAD
        side = "end" if cell.right else "start"
        lines = _lines(cell, width)
        drawn += written(lines, at, top + PAD * 0.6, LETTERS, bold=cell.bold, anchor=side)
    return drawn
