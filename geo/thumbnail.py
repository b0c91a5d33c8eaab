"""A small map as a picture: SVG of areas filled by class, without axes or script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import geopandas as gpd

from geo.projection import Box, fit

EDGE = "#5f6f75"
LETTERS = (
    'font-family="Segoe UI, Noto Sans, sans-serif" font-size="12" font-weight="600" fill="#17262b"'
    ' stroke="#ffffff" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
    ' text-anchor="middle" dominant-baseline="central"'
)
PATTERNS = {
    "diagonal": '<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" stroke="{ink}"/>',
    "cross": '<path d="M0 0L6 6M0 6L6 0" stroke="{ink}"/>',
    "vertical": '<path d="M3 0V6" stroke="{ink}"/>',
    "dots": '<circle cx="3" cy="3" r="1.1" fill="{ink}"/>',
}


@dataclass(frozen=True)
class Fill:
    """How a class looks; the same fields as a line of the legend."""

    colour: str
    pattern: str = ""
    ink: str = ""


@dataclass(frozen=True)
class Outline:
    """Paths of areas in a picture of `width` x `height`; made once, filled many times."""

    width: int
    height: int
    paths: Mapping[str, str]


@dataclass(frozen=True)
class Label:
    """A name on the map, its middle at `x`, `y`."""

    x: float
    y: float
    text: str


def outline(frame: gpd.GeoDataFrame, width: int, height: int) -> Outline:
    """Project areas into a picture: north up, true proportions at the middle latitude."""
    if frame.empty:
        return Outline(width, height, {})
    projection = fit(frame.total_bounds, Box(0, 0, width, height))
    paths = {
        code: projection.path(shape)
        for code, shape in zip(frame["area_code"], frame.geometry, strict=True)
    }
    return Outline(width, height, paths)


def svg(shape: Outline, fills: Mapping[str, Fill], title: str, labels: Iterable[Label] = ()) -> str:
    """Fill each area; one without a fill stays white. `title` is what a screen reader says."""
    looks = names(fills.values())
    areas = "".join(
        f'<path d="{path}" fill="{paint(fills.get(code), looks)}"/>'
        for code, path in shape.paths.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {shape.width} {shape.height}"'
        f' width="{shape.width}" height="{shape.height}" role="img"><title>{escape(title)}</title>'
        f'<defs>{definitions(looks)}</defs><g stroke="{EDGE}" stroke-width="0.4"'
        f' stroke-linejoin="round">{areas}</g>{_written(labels)}</svg>'
    )


def _written(labels: Iterable[Label]) -> str:
    """Names with a white rim, so that they are read on every fill."""
    texts = "".join(
        f'<text x="{label.x:.1f}" y="{label.y:.1f}">{escape(label.text)}</text>' for label in labels
    )
    return f"<g {LETTERS}>{texts}</g>" if texts else ""


def names(fills: Iterable[Fill]) -> dict[Fill, str]:
    """A name within the picture for each look, the same whenever the looks are the same."""
    return {look: f"f{i}" for i, look in enumerate(sorted(set(fills), key=repr))}


def definitions(looks: Mapping[Fill, str]) -> str:
    """The patterns of the looks, for the `defs` of a picture."""
    return "".join(_pattern(look, name) for look, name in looks.items() if look.pattern)


def paint(fill: Fill | None, looks: Mapping[Fill, str]) -> str:
    """Say what to fill an area with; one without a look stays white."""
    if fill is None:
        return "#ffffff"
    return f"url(#{looks[fill]})" if fill.pattern else fill.colour


def _pattern(fill: Fill, name: str) -> str:
    ink = PATTERNS[fill.pattern].format(ink=fill.ink)
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{fill.colour}"/>{ink}</pattern>'
    )
