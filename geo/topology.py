"""Polygons made light for a map: simplified together, then as TopoJSON with shared borders.

Simplified one by one, neighbours would drift apart and leave white slivers; so they are
simplified as one coverage, and a border that two areas share is sent once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from topojson.core.topology import Topology

# Steps across the frame. The coarsest that loses no area is taken: on a province a step is
# about 10 m, on the country 80 m, and every digit less makes the file a tenth smaller.
GRIDS = (20_000, 100_000, 1_000_000)


def simplify(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Fewer vertices, borders still shared, every area kept.

    Old files are no coverage: neighbours overlap or leave slivers, because each polygon
    was once simplified alone. What is left of that after simplifying is cleaned: an overlap
    goes to one of the two, an enclosed gap narrower than the tolerance to the neighbour with
    the longest border.

    Parameters
    ----------
    tolerance
        In degrees: about the square root of the area of the corners cut off.
    """
    before = frame.geometry.to_numpy()
    after = shapely.coverage_simplify(before, tolerance)
    if not shapely.coverage_is_valid(after):
        clean = shapely.coverage_clean(after, gap_width=tolerance)
        after = shapely.coverage_simplify(clean, tolerance)
    # A polygon that lies wholly under others is cleaned away; an area must not be.
    after = np.where(shapely.is_empty(after), before, after)
    return frame.set_geometry(gpd.GeoSeries(after, index=frame.index, crs=frame.crs))


def topology(frame: gpd.GeoDataFrame, outlines: Mapping[str, str]) -> bytes:
    """TopoJSON of the areas and of the borders between groups of them, as UTF-8.

    Parameters
    ----------
    frame
        area_code, geometry.
    outlines
        Group of an area, such as its former district; areas without one are a group together.

    Returns
    -------
    bytes
        Object `areas`: a geometry an area, `id` its code. Object `outlines`: two
        MultiLineStrings of the same arcs, `id` "groups" (borders between two groups) and
        "edge" (borders with nothing beyond: coast, neighbouring province).
    """
    document = _document(frame)
    areas = document["objects"]["areas"]["geometries"]
    for area in areas:
        del area["properties"]
    document["objects"]["outlines"] = {
        "type": "GeometryCollection",
        "geometries": _outlines(areas, outlines, len(document["arcs"])),
    }
    return json.dumps(document, separators=(",", ":")).encode()


def _document(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    shapes = frame.set_index("area_code")[["geometry"]]
    for grid in GRIDS:
        document = Topology(shapes, prequantize=grid, object_name="areas").to_dict()
        if all(area["type"] for area in document["objects"]["areas"]["geometries"]):
            break
    return document


def _outlines(
    areas: list[dict[str, Any]], groups: Mapping[str, str], arcs: int
) -> list[dict[str, Any]]:
    """An arc is an edge if one area uses it, a border of groups if areas of two groups do."""
    users: list[list[str]] = [[] for _ in range(arcs)]
    for area in areas:
        for arc in _flat(area["arcs"]):
            users[arc if arc >= 0 else ~arc].append(groups.get(area["id"], ""))
    borders = [arc for arc, used in enumerate(users) if len(set(used)) > 1]
    edge = [arc for arc, used in enumerate(users) if len(used) == 1]
    return [
        {"type": "MultiLineString", "id": name, "arcs": [[arc] for arc in chosen]}
        for name, chosen in (("groups", borders), ("edge", edge))
    ]


def _flat(arcs: list[Any] | int) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs
    else:
        for inner in arcs:
            yield from _flat(inner)
