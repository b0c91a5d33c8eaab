"""Straight cells made to a coverage with bent borders, and kilometres made to degrees.

Every border between two areas is one line, made once, so neighbours share it exactly.
"""

from __future__ import annotations

import numpy as np
import shapely

from sample_data.cells import Floats, Shapes

STEP = 1.2  # km between the vertices of a border
SEED = 20250701
WAVES = ((40.0, 1.6), (15.0, 0.5), (6.0, 0.16))  # km: length of a wave, how far it moves a point
EAST = 106.0  # degrees: the middle of the country
KM = 111.2  # of a degree of latitude
DIGITS = 5  # of a coordinate in degrees: a metre


def to_plane(longitude: Floats, latitude: Floats) -> Floats:
    """Kilometres east and north, in the sinusoidal projection, which keeps areas."""
    east = (longitude - EAST) * KM * np.cos(np.radians(latitude))
    return np.column_stack([east, latitude * KM])


def to_degrees(plane: Floats) -> Floats:
    latitude = plane[:, 1] / KM
    longitude = EAST + plane[:, 0] / (KM * np.cos(np.radians(latitude)))
    return np.round(np.column_stack([longitude, latitude]), DIGITS)


def bend(plane: Floats) -> Floats:
    """Points moved by waves. No line crosses another by it, and areas stay nearly the same.

    The shift is the curl of a sum of waves, so that what it takes from one side it gives
    to the other; it changes over a wave's length by less than the length.
    """
    random = np.random.default_rng(SEED)
    moved = plane.copy()
    for length, shift in WAVES:
        for angle, phase in random.uniform(0, 2 * np.pi, size=(4, 2)):
            way = np.array([np.cos(angle), np.sin(angle)])
            wave = shift / 2 * np.sin(plane @ way * 2 * np.pi / length + phase)
            moved += wave[:, None] * np.array([-way[1], way[0]])
    return moved


def coverage(pieces: Shapes) -> Shapes:
    """The pieces in degrees, in their order, with bent borders; neighbours share vertices.

    Raises
    ------
    ValueError
        If a piece is empty, or so small that nothing of it is left.
    """
    clean = shapely.coverage_clean(pieces, gap_width=0.1, snapping_distance=0.02)
    lines = shapely.line_merge(shapely.union_all(shapely.boundary(clean)))
    lines = shapely.simplify(shapely.get_parts(lines), STEP / 20)
    faces = shapely.get_parts(shapely.polygonize(shapely.segmentize(lines, STEP)))
    face, piece = shapely.STRtree(clean).query(shapely.point_on_surface(faces), predicate="within")
    if lost := set(range(len(pieces))) - set(piece):
        raise ValueError(f"{len(lost)} pieces have no land, the first is number {min(lost)}.")
    bent = shapely.transform(faces, lambda points: to_degrees(bend(points)))
    united = [shapely.coverage_union_all(bent[face[piece == i]]) for i in range(len(pieces))]
    return np.array(united, dtype=object)
