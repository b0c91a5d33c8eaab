"""From degrees to places in a picture: north up, true proportions at the middle latitude."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely

KM_PER_DEGREE = 111.32  # of latitude


@dataclass(frozen=True)
class Projection:
    """How a picture lies over the land; made by `fit`."""

    west: float
    north: float
    narrowing: float  # a degree east in degrees north
    scale: float  # units of the picture per degree north
    left: float  # where `west` and `north` lie in the picture
    top: float

    @property
    def km(self) -> float:
        """Units of the picture per kilometre."""
        return self.scale / KM_PER_DEGREE

    def path(self, shape: shapely.Geometry) -> str:
        """Polygons as the `d` of an SVG path, to a tenth of a unit; holes are rings too."""
        return "".join(self._ring(ring) for ring in _rings(shape))

    def bounds(self, width: float, height: float) -> tuple[float, float, float, float]:
        """West, south, east and north of all that a picture of this size shows."""
        west = self.west - self.left / self.scale / self.narrowing
        north = self.north + self.top / self.scale
        east = west + width / self.scale / self.narrowing
        return west, north - height / self.scale, east, north

    def _ring(self, ring: shapely.LinearRing) -> str:
        corners = shapely.get_coordinates(ring)[:-1]
        x = self.left + (corners[:, 0] - self.west) * self.narrowing * self.scale
        y = self.top + (self.north - corners[:, 1]) * self.scale
        points = np.column_stack([x, y]).tolist()
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def fit(bounds: Iterable[float], width: float, height: float) -> Projection:
    """Show west, south, east, north as large as the picture allows, in its middle."""
    west, south, east, north = bounds
    narrowing = cos(radians((south + north) / 2))
    scale = min(width / ((east - west) * narrowing), height / (north - south))
    left = (width - (east - west) * narrowing * scale) / 2
    return Projection(west, north, narrowing, scale, left, (height - (north - south) * scale) / 2)


def _rings(shape: shapely.Geometry) -> Iterable[shapely.LinearRing]:
    for polygon in shapely.get_parts(shape):
        yield from shapely.get_rings(polygon)
