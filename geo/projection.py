"""From degrees to places in a picture: north up, true proportions at the middle latitude."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import numpy.typing as npt
import shapely

KM_PER_DEGREE = 111.32  # of latitude

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Box:
    """A part of a picture."""

    left: float
    top: float
    width: float
    height: float

    def within(self, border: float) -> Box:
        """Leave a border at every side, or with a negative one go beyond."""
        return Box(
            self.left + border,
            self.top + border,
            self.width - 2 * border,
            self.height - 2 * border,
        )


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

    def place(self, east: Floats, north: Floats) -> tuple[Floats, Floats]:
        """Longitudes and latitudes as x and y."""
        x = self.left + (east - self.west) * self.narrowing * self.scale
        return x, self.top + (self.north - north) * self.scale

    def bounds(self, box: Box) -> tuple[float, float, float, float]:
        """West, south, east and north of a part of the picture."""
        west = self.west + (box.left - self.left) / self.scale / self.narrowing
        north = self.north + (self.top - box.top) / self.scale
        east = west + box.width / self.scale / self.narrowing
        return west, north - box.height / self.scale, east, north

    def _ring(self, ring: shapely.LinearRing) -> str:
        corners = shapely.get_coordinates(ring)[:-1]
        points = np.column_stack(self.place(corners[:, 0], corners[:, 1])).tolist()
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def fit(
    bounds: Iterable[float], box: Box, share: float = 1, lean: tuple[float, float] = (0.5, 0.5)
) -> Projection:
    """Show west, south, east, north in a part of a picture.

    Parameters
    ----------
    share
        Of the largest size that has room.
    lean
        Where in that room: 0, 0 is at the top left, 1, 1 at the bottom right.
    """
    west, south, east, north = bounds
    narrowing = cos(radians((south + north) / 2))
    across, down = (east - west) * narrowing, north - south
    scale = share * min(box.width / across, box.height / down)
    left = box.left + (box.width - across * scale) * lean[0]
    return Projection(
        west, north, narrowing, scale, left, box.top + (box.height - down * scale) * lean[1]
    )


def _rings(shape: shapely.Geometry) -> Iterable[shapely.LinearRing]:
    for polygon in shapely.get_parts(shape):
        yield from shapely.get_rings(polygon)
