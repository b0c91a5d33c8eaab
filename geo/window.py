"""Hoàng Sa and Trường Sa on paper: a framed window in a corner where it covers no area of the map.

In their true place they would make the mainland too small to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo.projection import Box, Projection, fit
from geo.spots import Spot
from geo.topology import simplify

WIDTH, HEIGHT = 0.25, 0.38  # of the map
LINE = 0.0285  # of the map's height: a line of text
LINES_ABOVE, LINES_BELOW = 1.4, 2.2  # the heading; name and value under the southernmost area
SIDE = 0.2  # of the window, free at its left and right: names are wider than islands
LEAST = 4  # points: an islet is drawn at least so wide, or its colour could not be seen
GAP = 6  # points between the window and what is around it

CORNERS = ((1, 1), (1, 0), (0, 0), (0, 1))  # right, bottom: first where the sea mostly is
SHARES = tuple(1 - step / 40 for step in range(21))  # at a half nothing can be in the way


@dataclass(frozen=True)
class Window:
    """Paths and spots in the unit of the map that the window lies on."""

    box: Box
    line: float  # height of a line of text
    areas: Mapping[str, str]
    spots: Mapping[str, Spot]


def beside_window(land: gpd.GeoDataFrame, room: Box) -> tuple[Projection, Box]:
    """Fit land as large as it can be with one corner left free, and say where that is."""
    shapes = land.geometry.to_numpy()
    return next(
        (projection, box)
        for projection, box in _layouts(land.total_bounds, room)
        if not shapely.intersects(shapes, shapely.box(*projection.bounds(box.within(-GAP)))).any()
    )


def _layouts(bounds: npt.NDArray[np.float64], room: Box) -> Iterator[tuple[Projection, Box]]:
    """The best first: the land in the middle, then out of the way, then smaller too."""
    for corner in CORNERS:
        yield fit(bounds, room), _corner(room, corner)
    for share in SHARES:
        for right, bottom in CORNERS:
            away = (1 - right, 1 - bottom)
            yield fit(bounds, room, share, away), _corner(room, (right, bottom))


def _corner(room: Box, corner: tuple[int, int]) -> Box:
    width, height = room.width * WIDTH, room.height * HEIGHT
    left = room.left + (room.width - width) * corner[0]
    return Box(left, room.top + (room.height - height) * corner[1], width, height)


def window(islands: gpd.GeoDataFrame, box: Box, pixel: float) -> Window:
    """Draw islands as large as the window allows, with room for their names below each."""
    line = box.height / HEIGHT * LINE
    side, above, below = box.width * SIDE, line * LINES_ABOVE, line * LINES_BELOW
    inner = Box(box.left + side, box.top + above, box.width - 2 * side, box.height - above - below)
    projection = fit(islands.total_bounds, inner)
    light = simplify(islands, pixel / 2 / projection.scale).geometry
    shapes = dict(zip(islands["area_code"], light, strict=True))
    areas = {code: projection.path(_visible(s, projection)) for code, s in shapes.items()}
    return Window(box, line, areas, {c: _under(s, projection, box) for c, s in shapes.items()})


def _visible(shape: shapely.Geometry, projection: Projection) -> shapely.Geometry:
    """Islets that would be too small to see become discs."""
    parts = shapely.get_parts(shape)
    west, south, east, north = shapely.bounds(parts).T
    least = LEAST / projection.scale
    discs = shapely.buffer(shapely.centroid(parts), least / 2)
    return shapely.multipolygons(
        np.where(np.maximum(east - west, north - south) < least, discs, parts)
    )


def _under(shape: shapely.Geometry, projection: Projection, box: Box) -> Spot:
    west, south, east, _north = shapely.bounds(shape)
    x, y = projection.place(np.array([(west + east) / 2]), np.array([south]))
    middle, foot = float(x[0]), float(y[0]) + LEAST / 2
    width = 2 * min(middle - box.left, box.left + box.width - middle)
    return Spot(middle, foot, width, box.top + box.height - foot, below=True)
