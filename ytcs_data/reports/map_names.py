"""Names and values on a map: as many as have room, the widest areas first, none over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from geo.projection import Box
from geo.spots import Spot
from geo.window import Window
from ytcs_data.reports.lettering import LEADING, width, written

HALO = 0.26  # of the size of letters: white around and between them
APART = (3.5, 0.5)  # points between two names, across and down: side by side they read as one
SPARE = LEADING - 1  # of a line's height, above its letters: may lie on a border
STEP = 0.5  # points by which letters shrink


@dataclass(frozen=True)
class Label:
    """What is written in an area; without a value the name stands alone."""

    name: str
    value: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a label."""

    text: str
    bold: bool = True

    @cached_property
    def width(self) -> float:
        """Of letters of size 1."""
        return width(self.text, 1, self.bold)


@dataclass(frozen=True)
class Name:
    """A label in its place."""

    lines: Sequence[Row]
    size: float
    box: Box

    def overlaps(self, other: Box) -> bool:
        (across, down), box = APART, self.box
        return (
            box.left < other.left + other.width + across
            and other.left < box.left + box.width + across
            and box.top < other.top + other.height + down
            and other.top < box.top + box.height + down
        )


def place_names(
    spots: Mapping[str, Spot],
    labels: Mapping[str, Label],
    sizes: tuple[float, float],
    taken: Sequence[Box] = (),
) -> dict[str, Name]:
    """Give each area the largest letters for the fullest label that has room in it.

    Parameters
    ----------
    labels
        Of the areas to be named; those without a spot get none.
    sizes
        The largest and the smallest size of letters.
    taken
        Where nothing may be written.
    """
    used, found = list(taken), {}
    steps = _steps(*sizes)
    for code in sorted(labels.keys() & spots.keys(), key=lambda c: (-spots[c].width, c)):
        if spots[code].height < (LEADING - SPARE) * sizes[1]:
            continue  # not even one line has room
        tries = _tries(spots[code], labels[code], steps)
        name = next((n for n in tries if not any(map(n.overlaps, used))), None)
        if name:
            found[code] = name
            used.append(name.box)
    return found


def _steps(largest: float, smallest: float) -> list[float]:
    """Sizes to try.

    >>> _steps(10.2, 9)
    [10.2, 9.7, 9.2, 9]
    """
    count = ceil((largest - smallest) / STEP)
    return [*(largest - STEP * i for i in range(count)), smallest]


def _tries(spot: Spot, label: Label, sizes: Sequence[float]) -> Iterator[Name]:
    """What has room in an area, the best first."""
    for lines in _ways(label):
        wide, high = max(line.width for line in lines), len(lines) * LEADING
        for size in sizes:
            if wide * size <= spot.width and (high - SPARE) * size <= spot.height:
                top = spot.y - (0 if spot.below else high * size / 2)
                box = Box(spot.x - wide * size / 2, top, wide * size, high * size)
                yield Name(lines, size, box)


def _ways(label: Label) -> Iterator[Sequence[Row]]:
    """The fullest first; a name in two lines where one is too wide."""
    names = [[Row(label.name)], *_halves(label.name)]
    if label.value:
        yield from ([*name, Row(label.value, bold=False)] for name in names)
    yield from names


def _halves(name: str) -> Iterator[list[Row]]:
    """A name in the two lines that are the least wide, if it has more than one word."""
    words = name.split()
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    if breaks:
        yield [Row(half) for half in min(breaks, key=lambda halves: max(map(len, halves)))]


def draw_names(names: Iterable[Name]) -> str:
    """Letters with a halo, so that they can be read on every colour and pattern."""
    return (
        '<g stroke="#ffffff" stroke-linejoin="round" paint-order="stroke">'
        + "".join(map(_drawn, names))
        + "</g>"
    )


def _drawn(name: Name) -> str:
    middle = name.box.left + name.box.width / 2
    texts = "".join(
        written(
            [line.text],
            middle,
            name.box.top + i * LEADING * name.size,
            name.size,
            bold=line.bold,
            anchor="middle",
        )
        for i, line in enumerate(name.lines)
    )
    return f'<g stroke-width="{HALO * name.size:.3g}">{texts}</g>'


def draw_window_names(
    window: Window, labels: Mapping[str, Label], heading: str, smallest: float
) -> str:
    """What a window is called, and under each area in it what the heading does not say yet."""
    line = max(smallest, window.line / LEADING)
    wide = window.box.width - line / 2
    size = max(smallest, min(line, wide / width(heading, 1, bold=True)))
    middle = window.box.left + window.box.width / 2
    own = {
        code: Label(label.value) if label.name == heading else label
        for code, label in labels.items()
    }
    placed = place_names(window.spots, own, (line, smallest))
    return written([heading], middle, window.box.top, size, bold=True, anchor="middle") + (
        draw_names(placed.values())
    )
