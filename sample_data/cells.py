"""Invented outlines: a plane divided among places so that each gets about the area it has.

Everything here is in kilometres. A cell is where the square of the distance to its place,
less the place's weight, is smallest (a power diagram); the weights are moved until the
areas fit. A country of such cells has straight borders, so `borders` bends them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[Any]  # of shapely geometries

REACH = 80.0  # km: no cell reaches further from its place
ROUNDS = 30
CLOSE_ENOUGH = 0.02  # of each area
STARVED = 0.9  # of its area is missing
INLET = 5.0  # km: narrower gaps between the surroundings of two places are land


def outline(places: Floats, areas: Floats) -> shapely.Geometry:
    """Land around the places, as large as their areas together: discs grown until it fits."""
    points, radii = shapely.points(places), np.sqrt(areas / np.pi)
    smallest, largest = 0.5, 4.0
    for _ in range(20):
        factor = (smallest + largest) / 2
        land = smooth(shapely.union_all(shapely.buffer(points, factor * radii)))
        if shapely.area(land) < areas.sum():
            smallest = factor
        else:
            largest = factor
    return land


def smooth(land: shapely.Geometry) -> shapely.Geometry:
    """The same land without narrow inlets, narrow capes and lakes."""
    filled = [shapely.Polygon(part.exterior) for part in shapely.get_parts(_closed(land))]
    return shapely.buffer(shapely.buffer(shapely.union_all(filled), -INLET / 4), INLET / 4)


def _closed(land: shapely.Geometry) -> shapely.Geometry:
    return shapely.buffer(shapely.buffer(land, INLET), -INLET)


def divide(land: shapely.Geometry, places: Floats, areas: Floats) -> Shapes:
    """The land divided among the places, in their order, each part near its share of it.

    Where places are near each other a weight moves their border far, so there it changes
    with care. A place that is left with nearly nothing gets a disc of its own in the end.
    """
    shapely.prepare(land)
    areas = areas * (shapely.area(land) / areas.sum())
    radii, nearest = np.sqrt(areas / np.pi), _nearest(places)
    weights = np.minimum(radii, nearest / 2) ** 2
    for _ in range(ROUNDS):
        cells = _within(land, _power_cells(places, weights))
        missing = areas - shapely.area(cells)
        if np.all(np.abs(missing) < CLOSE_ENOUGH * areas):
            break
        weights = weights + 0.4 * missing * np.minimum(1, nearest / radii)
    for index in np.flatnonzero(missing > STARVED * areas):
        disc = shapely.Point(places[index]).buffer(min(radii[index], nearest[index]) / 2)
        cells = shapely.difference(cells, disc)
        cells[index] = shapely.intersection(land, disc)
    return cells


def _nearest(places: Floats) -> Floats:
    """How far the nearest other place is."""
    x, y = places.T
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    np.fill_diagonal(distance, REACH)
    return distance.min(axis=1)


def _within(land: shapely.Geometry, cells: Shapes) -> Shapes:
    cut = ~shapely.contains_properly(land, cells)
    cells[cut] = shapely.intersection(cells[cut], land)
    return cells


def _power_cells(places: Floats, weights: Floats) -> Shapes:
    cells = [shapely.Polygon(_cell(index, places, weights)) for index in range(len(places))]
    return np.array(cells, dtype=object)


def _cell(index: int, places: Floats, weights: Floats) -> list[Any]:
    """A square around the place, cut by each neighbour's line until none can cut it any more."""
    x, y = places[index]
    ring = [(x + dx, y + dy) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    ring = [(x + (cx - x) * REACH, y + (cy - y) * REACH) for cx, cy in ring]
    radius = REACH * np.sqrt(2)
    for far, nx, ny in _lines(index, places, weights):
        if far > radius or not ring:
            break
        cut = _cut(ring, nx, ny, nx * x + ny * y + far)
        if len(cut) != len(ring) or cut != ring:
            ring = cut
            radius = max((np.hypot(cx - x, cy - y) for cx, cy in ring), default=0.0)
    return ring


def _lines(index: int, places: Floats, weights: Floats) -> Iterator[tuple[float, float, float]]:
    """Of each other place, nearest line first: how far the line is, and the way to it."""
    way = np.delete(places - places[index], index, axis=0)
    length = np.hypot(way[:, 0], way[:, 1])
    far = (length**2 + weights[index] - np.delete(weights, index)) / (2 * length)
    for other in np.argsort(far, kind="stable"):
        nx, ny = way[other] / length[other]
        yield float(far[other]), float(nx), float(ny)


def _cut(ring: list[Any], nx: float, ny: float, limit: float) -> list[Any]:
    """What is left of a convex ring on the near side of the line nx·x + ny·y = limit."""
    kept = []
    side = [nx * x + ny * y - limit for x, y in ring]
    for here, there, a, b in zip(ring, ring[1:] + ring[:1], side, side[1:] + side[:1], strict=True):
        if a <= 0:
            kept.append(here)
        if (a < 0 < b) or (b < 0 < a):
            part = a / (a - b)
            kept.append(
                (here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1]))
            )
    return kept
