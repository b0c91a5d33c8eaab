"""Where a name stands in an area: in the middle of the widest part that a level line cuts out."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo.projection import Projection

LEVELS = (0.5, 0.4, 0.6, 0.3, 0.7)  # of an area's height, the most central first
LEAST = 12  # units of the picture: an area less wide has no room for any name
CLEARLY = 1.2  # times wider must be a cut that is less central

Shapes = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Spot:
    """A place for a name, and how much room the area gives it, in units of the picture."""

    x: float
    y: float
    width: float
    height: float
    below: bool = False  # `y` is the top of what is written, not its middle


def spots(frame: gpd.GeoDataFrame, projection: Projection) -> dict[str, Spot]:
    """Find a spot in each area that is wide enough; by area_code, from geometry in degrees."""
    west, _south, east, _north = frame.bounds.to_numpy().T
    wide = frame[(east - west) * projection.narrowing * projection.scale >= LEAST]
    if wide.empty:
        return {}
    lands = _largest_parts(wide.geometry.to_numpy())
    best = np.zeros((len(lands), 3))  # west, east, latitude
    for level in LEVELS:
        cut = _widest_cuts(lands, level)
        wider = cut[:, 1] - cut[:, 0] > CLEARLY * (best[:, 1] - best[:, 0])
        best[wider] = cut[wider]
    middle, latitude = (best[:, 0] + best[:, 1]) / 2, best[:, 2]
    x, y = projection.place(middle, latitude)
    widths = (best[:, 1] - best[:, 0]) * projection.narrowing * projection.scale
    heights = _heights(lands, middle, latitude) * projection.scale
    numbers = np.column_stack([x, y, widths, heights]).tolist()
    return {code: Spot(*four) for code, four in zip(wide["area_code"], numbers, strict=True)}


def _largest_parts(shapes: Shapes) -> Shapes:
    """Of each area its largest polygon: a name stands on the island, not on a rock before it."""
    parts, owners = shapely.get_parts(shapely.make_valid(shapes), return_index=True)
    order = np.lexsort((shapely.area(parts), owners))
    largest: Shapes = parts[order][np.append(np.diff(owners[order]) > 0, True)]
    return largest


def _widest_cuts(lands: Shapes, level: float) -> Floats:
    """West and east end of the widest part of each area at a level of its height, and where."""
    west, south, east, north = shapely.bounds(lands).T
    latitude = south + (north - south) * level
    pieces, owners = _cut(lands, (west, latitude), (east, latitude))
    left, _bottom, right, _top = shapely.bounds(pieces).T
    order = np.argsort(right - left, kind="stable")  # the widest is written last, and stays
    cut = np.column_stack([west, west, latitude])
    cut[owners[order], 0], cut[owners[order], 1] = left[order], right[order]
    return cut


def _heights(lands: Shapes, longitude: Floats, latitude: Floats) -> Floats:
    """How high something in the middle of each place may be and still lie on the land."""
    _west, south, _east, north = shapely.bounds(lands).T
    pieces, owners = _cut(lands, (longitude, south), (longitude, north))
    _left, bottom, _right, top = shapely.bounds(pieces).T
    free = np.minimum(latitude[owners] - bottom, top - latitude[owners])
    most = np.zeros(len(lands))
    np.maximum.at(most, owners, free)  # below zero where a piece is beside the place
    return 2 * most


def _cut(
    lands: Shapes, start: tuple[Floats, Floats], end: tuple[Floats, Floats]
) -> tuple[Shapes, npt.NDArray[np.int64]]:
    """The pieces of a line across each of the areas, and whose each is."""
    lines = shapely.linestrings(np.stack([np.column_stack(start), np.column_stack(end)], axis=1))
    pieces: tuple[Shapes, npt.NDArray[np.int64]] = shapely.get_parts(
        shapely.intersection(lands, lines), return_index=True
    )
    return pieces
