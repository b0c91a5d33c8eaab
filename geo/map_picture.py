"""A map for paper: areas, the borders above them, a scale bar and an arrow to the north.

Everything is a piece of SVG in one unit, a point (1/72 inch); who draws the page puts the
pieces into it. What is drawn once for a place and a size is filled many times.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import floor, log10

import geopandas as gpd
import shapely

from geo.areas import ARCHIPELAGOS
from geo.projection import Box, Projection, fit
from geo.spots import Spot, spots
from geo.thumbnail import EDGE, Fill, paint
from geo.topology import simplify
from geo.window import Window, beside_window, window

INK = "#1d2a2f"
BACKGROUND = "#eef2f4"
FADED = 0.25  # how strongly the surroundings of what the map is about are drawn
THIN, MIDDLE, THICK = 0.5, 1.2, 2.4  # points: borders of communes, districts, provinces
BORDER, AROUND = 4, 24  # points left at the sides; where there are surroundings


@dataclass(frozen=True)
class MapPicture:
    """Paths of a map of `width` x `height` points."""

    width: float
    height: float
    areas: Mapping[str, str]
    districts: str
    provinces: str
    km: float  # points per kilometre
    several: bool = False  # provinces: then their borders are thinner, for all is smaller
    spots: Mapping[str, Spot] = field(default_factory=dict)  # where names of areas stand
    window: Window | None = None  # with areas that are not among `areas`


def map_picture(
    frame: gpd.GeoDataFrame,
    focus: Collection[str],
    districts: Mapping[str, str],
    provinces: Mapping[str, str],
    size: tuple[float, float],
    pixel: float,
) -> MapPicture:
    """Draw the areas that can be seen when those of `focus` fill the map.

    Hoàng Sa and Trường Sa, when they are not all that the map is about, stand in a window.

    Parameters
    ----------
    frame
        area_code, geometry: the areas of the map and those around them, in degrees.
    focus
        Codes of the areas that the map is about.
    districts, provinces
        District and province of each area, as far as it has one.
    size
        Width and height in points.
    pixel
        Points that one pixel of the printed picture covers: nothing below half of that
        is drawn.
    """
    sheet = Box(0, 0, *size)
    inside = frame[frame["area_code"].isin(list(focus))]
    if inside.empty:
        return MapPicture(*size, {}, "", "", 0)
    room = sheet.within(BORDER if len(inside) == len(frame) else AROUND)
    far = inside[inside["area_code"].isin(ARCHIPELAGOS)]
    apart = None
    if 0 < len(far) < len(inside):
        frame, inside = frame.drop(far.index), inside.drop(far.index)
        projection, corner = beside_window(inside, room)
        apart = window(far, corner, pixel)
    else:
        projection = fit(inside.total_bounds, room)
    west, south, east, north = projection.bounds(sheet)
    seen = simplify(frame.cx[west:east, south:north], pixel / 2 / projection.scale)
    codes, shapes = seen["area_code"], seen.geometry
    return MapPicture(
        *size,
        {c: projection.path(shape) for c, shape in zip(codes, shapes, strict=True)},
        _borders(seen, [districts.get(code, "") for code in codes], projection),
        _borders(seen, [provinces.get(code, "") for code in codes], projection),
        projection.km,
        several=len(set(provinces.values())) > 1,
        spots=spots(seen, projection),
        window=apart,
    )


def _borders(frame: gpd.GeoDataFrame, groups: list[str], projection: Projection) -> str:
    together = frame.geometry.groupby(groups).agg(_union)
    return "".join(projection.path(shape) for shape in together)


def _union(shapes: gpd.GeoSeries) -> shapely.Geometry:
    parts = shapes.to_numpy()
    if shapely.coverage_is_valid(parts):
        return shapely.coverage_union_all(parts)
    return shapely.union_all(shapely.make_valid(parts))


def draw_map(
    picture: MapPicture, fills: Mapping[str, Fill], looks: Mapping[Fill, str], inside: str
) -> str:
    """Fill the areas; those without a fill are surroundings and stay empty.

    `inside` names a clip path of the page: what lies beyond the map is cut off.
    """
    thin, middle, thick = (line * (0.4 if picture.several else 1) for line in (THIN, MIDDLE, THICK))
    own = [code for code in picture.areas if code in fills]
    around = "".join(f'<path d="{picture.areas[c]}"/>' for c in picture.areas if c not in fills)
    filled = "".join(f'<path d="{picture.areas[c]}" fill="{paint(fills[c], looks)}"/>' for c in own)
    apart = _draw_window(picture.window, fills, looks) if picture.window else ""
    return (
        f'<g clip-path="url(#{inside})" stroke-linejoin="round">'
        f'<rect width="{picture.width:.1f}" height="{picture.height:.1f}" fill="{BACKGROUND}"/>'
        f'<g stroke="{EDGE}" stroke-width="{thin:g}">'
        f'<g fill="#ffffff" opacity="{FADED}">{around}</g>{filled}</g>'
        f'<g fill="none" stroke="{INK}"><path d="{picture.districts}" stroke-width="{middle:g}"/>'
        f'<path d="{picture.provinces}" stroke-width="{thick:g}"/></g>{apart}</g>'
    )


def _draw_window(seen: Window, fills: Mapping[str, Fill], looks: Mapping[Fill, str]) -> str:
    areas = "".join(
        f'<path d="{path}" fill="{paint(fills.get(code), looks)}"/>'
        for code, path in seen.areas.items()
    )
    box = seen.box
    return (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}"'
        f' height="{box.height:.1f}" fill="{BACKGROUND}" stroke="{INK}" stroke-width="{THIN}"/>'
        f'<g stroke="{EDGE}" stroke-width="{THIN}">{areas}</g>'
    )


def round_km(longest: float) -> float:
    """The longest round distance that is not above `longest`.

    >>> round_km(37), round_km(5.2), round_km(0.9), round_km(213)
    (20, 5, 0.5, 200)
    """
    power = 10.0 ** floor(log10(longest))
    km = next(step for step in (5, 2, 1) if step * power <= longest) * power
    return int(km) if km >= 1 else km


def scale_bar(points: float, height: float) -> str:
    """A bar of `points` in two halves, dark and light."""
    half = points / 2
    return (
        f'<g stroke="{INK}" stroke-width="0.6"><rect width="{half:.1f}" height="{height:.1f}"'
        f' fill="{INK}"/><rect x="{half:.1f}" width="{half:.1f}" height="{height:.1f}"'
        f' fill="#ffffff"/></g>'
    )


def north_arrow(size: float) -> str:
    """An arrow that points up, its foot at 0, 0, `size` points high."""
    side = size * 0.32
    return (
        f'<g stroke="{INK}" stroke-width="0.6"><path d="M0 {-size:.1f}L{side:.1f} 0L0'
        f' {-size / 4:.1f}Z" fill="#ffffff"/><path d="M0 {-size:.1f}L{-side:.1f} 0L0'
        f' {-size / 4:.1f}Z" fill="{INK}"/></g>'
    )
