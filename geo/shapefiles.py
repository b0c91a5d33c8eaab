"""One zipped shapefile as flat polygons in degrees, whatever land office wrote it.

Puts right what can be put right without a guess; where the coordinates lie cannot be
guessed, so a file that does not say it is refused.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pyproj
import shapely

WGS84 = "EPSG:4326"
VIETNAM = (102.0, 6.0, 118.0, 24.0)  # degrees west, south, east, north; with both archipelagos


class BrokenBoundaries(ValueError):
    """A boundary file that cannot be used. Says which file, and what would be right."""


def read_shapefile(file: Path) -> gpd.GeoDataFrame:
    """Every row that has a shape, with its columns, valid, without heights, in EPSG:4326.

    Text is read by the .cpg; without one it may be unreadable, the codes are not.

    Raises
    ------
    BrokenBoundaries
        If the file is no zipped shapefile, or does not say where its coordinates lie.
    """
    layer = _layer(file)
    try:
        rows = pyogrio.read_dataframe(f"/vsizip/{file.resolve().as_posix()}/{layer}")
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise BrokenBoundaries(
            f"{file.name}: {layer} cannot be read; export the shapefile again,"
            " with its .shx and .dbf."
        ) from error
    if not isinstance(rows, gpd.GeoDataFrame):
        raise BrokenBoundaries(f"{file.name}: {layer} has no shapes; it should hold polygons.")
    rows = rows[~(rows.geometry.isna() | rows.geometry.is_empty)]
    rows = rows.set_geometry(shapely.force_2d(rows.geometry.values), crs=rows.crs)
    rows = _in_degrees(rows, file.name)
    return rows.set_geometry(_valid(rows), crs=WGS84).reset_index(drop=True)


def _layer(file: Path) -> str:
    """The .shp in the zip, which may lie in a folder there."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".shp")]
    except zipfile.BadZipFile as error:
        raise BrokenBoundaries(f"{file.name}: not a zip file; zip the shapefile again.") from error
    layers = [name for name in names if not name.startswith("__MACOSX")]  # what macOS adds
    if len(layers) != 1:
        raise BrokenBoundaries(
            f"{file.name}: holds {len(layers)} .shp files; it should hold one,"
            " with its .shx, .dbf, .prj and .cpg."
        )
    return layers[0]


def _in_degrees(rows: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Reprojected by the .prj. Without one, only what can be nothing else is taken as degrees."""
    if rows.crs is None:
        if not _in_vietnam(rows):
            raise BrokenBoundaries(
                f"{name}: the .prj file is missing, and the coordinates are not degrees in Vietnam."
                " Add the .prj of the coordinate system (for VN-2000, that of the province's zone)."
            )
        return rows.set_crs(WGS84)
    try:
        rows = rows.to_crs(WGS84)
    except pyproj.exceptions.ProjError as error:
        raise BrokenBoundaries(
            f"{name}: the .prj names a coordinate system without a way to degrees;"
            " export the shapefile in WGS 84 (EPSG:4326)."
        ) from error
    if not _in_vietnam(rows):
        raise BrokenBoundaries(
            f"{name}: by its .prj the shapes lie outside Vietnam. The .prj must name the"
            " system in which the coordinates were written."
        )
    return rows


def _in_vietnam(rows: gpd.GeoDataFrame) -> bool:
    if rows.empty:
        return True
    west, south, east, north = rows.total_bounds
    return bool(
        VIETNAM[0] <= west and VIETNAM[1] <= south and east <= VIETNAM[2] and north <= VIETNAM[3]
    )


def _valid(rows: gpd.GeoDataFrame) -> object:
    """Rings that cross themselves made to polygons; what collapses to a line is dropped."""
    shapes = rows.geometry.to_numpy().copy()
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    return shapes
