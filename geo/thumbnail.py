"""A small map as a picture: SVG of areas filled by class, without axes, names or script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from math import cos, radians

import geopandas as gpd
import shapely

EDGE = "#5f6f75"
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


def outline(frame: gpd.GeoDataFrame, width: int, height: int) -> Outline:
    """Project areas into a picture: north up, true proportions at the middle latitude."""
    if frame.empty:
        return Outline(width, height, {})
    west, south, east, north = frame.total_bounds
    narrowing = cos(radians((south + north) / 2))
    scale = min(width / ((east - west) * narrowing), height / (north - south))

    def project(x: float, y: float) -> tuple[float, float]:
        left = (width - (east - west) * narrowing * scale) / 2
        return left + (x - west) * narrowing * scale, (north - y) * scale

    paths = {
        code: "".join(_ring(ring, project) for ring in _rings(shape))
        for code, shape in zip(frame["area_code"], frame.geometry, strict=True)
    }
    return Outline(width, height, paths)


def _rings(shape: shapely.Geometry) -> Iterable[shapely.LinearRing]:
    for polygon in shapely.get_parts(shape):
        yield from shapely.get_rings(polygon)


def _ring(ring: shapely.LinearRing, project) -> str:  # type: ignore[no-untyped-def]
    points = [project(x, y) for x, y in shapely.get_coordinates(ring)[:-1]]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def svg(shape: Outline, fills: Mapping[str, Fill], title: str) -> str:
    """Fill each area; one without a fill stays white. `title` is what a screen reader says."""
    looks = {look: f"f{i}" for i, look in enumerate(sorted(set(fills.values()), key=repr))}
    definitions = "".join(_pattern(look, name) for look, name in looks.items() if look.pattern)
    areas = "".join(
        f'<path d="{path}" fill="{_paint(fills.get(code), looks)}"/>'
        for code, path in shape.paths.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {shape.width} {shape.height}"'
        f' width="{shape.width}" height="{shape.height}" role="img"><title>{escape(title)}</title>'
        f'<defs>{definitions}</defs><g stroke="{EDGE}" stroke-width="0.4"'
        f' stroke-linejoin="round">{areas}</g></svg>'
    )


def _paint(fill: Fill | None, looks: Mapping[Fill, str]) -> str:
    if fill is None:
        return "#ffffff"
    return f"url(#{looks[fill]})" if fill.pattern else fill.colour


def _pattern(fill: Fill, name: str) -> str:
    ink = PATTERNS[fill.pattern].format(ink=fill.ink)
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{fill.colour}"/>{ink}</pattern>'
    )
