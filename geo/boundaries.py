"""The polygons of a vintage, joined to the register by (code, vintage), with a report.

Files lie in one folder, `<vintage>_<anything>.zip`, usually one a province. Every office
names its columns in its own way, so the column with the codes is found by its content.
How a file is read is in `geo.shapefiles`, how areas are made light for a map in
`geo.topology`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geo.shapefiles import WGS84, BrokenBoundaries, read_shapefile
from geo.topology import simplify, topology

__all__ = [
    "Boundaries",
    "BrokenBoundaries",
    "JoinReport",
    "boundary_files",
    "join_report",
    "load_boundaries",
    "read_boundaries",
    "simplify",
    "topology",
]

ENOUGH_CODES = 0.8  # of a column's values: a few areas may be too new or too old
ILLUSTRATIVE = re.compile("minh h(?:oạ|ọa)", re.IGNORECASE)  # both spellings are in use

Register = Container[tuple[str, str]]  # an AreaRegister; only membership is asked


@dataclass(frozen=True)
class Boundaries:
    """The polygons of one vintage, one row an area of the register."""

    vintage: str
    frame: gpd.GeoDataFrame  # area_code, geometry; in code order; EPSG:4326
    content_hash: str  # of the files' bytes: names the geometry in addresses
    illustrative: bool  # a file says that its outlines are invented
    unknown: tuple[str, ...]  # codes in the files that the register does not have

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of the areas that have a polygon."""
        return frozenset(self.frame["area_code"])

    def of(self, codes: Iterable[str]) -> gpd.GeoDataFrame:
        """The areas among `codes` that have a polygon."""
        return self.frame[self.frame["area_code"].isin(list(codes))].reset_index(drop=True)


@dataclass(frozen=True)
class JoinReport:
    """What came of joining areas to polygons and to data. The two are independent facts."""

    drawn: tuple[str, ...]
    without_polygon: tuple[str, ...]
    without_data: tuple[str, ...]


def join_report(
    boundaries: Boundaries, area_codes: Iterable[str], with_data: Iterable[str]
) -> JoinReport:
    """Which of the areas are drawn, and which lack a polygon or data, in the given order."""
    areas, outlined, reported = list(area_codes), boundaries.codes, set(with_data)
    return JoinReport(
        drawn=tuple(code for code in areas if code in outlined),
        without_polygon=tuple(code for code in areas if code not in outlined),
        without_data=tuple(code for code in areas if code not in reported),
    )


def boundary_files(folder: Path, vintage: str) -> list[Path]:
    """The zipped shapefiles of a vintage: `2025_can_tho.zip`, ..."""
    return sorted(folder.glob(f"{vintage}_*.zip"))


def load_boundaries(folder: Path, vintage: str, register: Register) -> Boundaries:
    """Read every file of a vintage in a folder; see `read_boundaries`."""
    return read_boundaries(boundary_files(folder, vintage), vintage, register)


def read_boundaries(files: Iterable[Path], vintage: str, register: Register) -> Boundaries:
    """Read files of a vintage. No file is no fault: then nothing can be drawn.

    Raises
    ------
    BrokenBoundaries
        If a file cannot be read, or has no column with commune codes of this vintage.
    """
    digest, frames, illustrative = hashlib.sha256(), [_nothing()], False
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
        rows = read_shapefile(file)
        illustrative |= _says_illustrative(rows)
        codes = _codes(rows, vintage, register, file.name)
        frames.append(rows[["geometry"]].assign(area_code=codes)[codes != ""])
    frame = _one_row_each(pd.concat(frames))
    known = frame["area_code"].map(lambda code: (code, vintage) in register).astype(bool)
    return Boundaries(
        vintage=vintage,
        frame=frame[known].reset_index(drop=True),
        content_hash=digest.hexdigest(),
        illustrative=illustrative,
        unknown=tuple(frame.loc[~known, "area_code"]),
    )


def _nothing() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"area_code": pd.Series(dtype=str)}, geometry=[], crs=WGS84)


def _one_row_each(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """In code order; the rows of an area that came in several become one (multi)polygon."""
    again = rows["area_code"].duplicated(keep=False)
    united = (
        rows[again].groupby("area_code")["geometry"].agg(lambda parts: shapely.union_all(parts))
    )
    joined = gpd.GeoDataFrame({"area_code": united.index}, geometry=list(united), crs=WGS84)
    frame = pd.concat([rows.loc[~again, ["area_code", "geometry"]], joined])
    return frame.sort_values("area_code", ignore_index=True)


def _says_illustrative(rows: gpd.GeoDataFrame) -> bool:
    texts = rows.drop(columns="geometry").select_dtypes("str")
    return any(texts[column].str.contains(ILLUSTRATIVE, na=False).any() for column in texts)


def _codes(rows: gpd.GeoDataFrame, vintage: str, register: Register, name: str) -> pd.Series[str]:
    """The column most of whose values are codes of communes of this vintage; "" for none.

    Padded with zeros, the number of the province may be the code of a ward in Hà Nội, in
    every row: so of several columns it is the one with most different codes.
    """
    columns = {column: _padded(rows[column]) for column in rows.columns.drop("geometry")}

    def share(column: str) -> float:
        codes = columns[column][columns[column] != ""]
        return sum((code, vintage) in register for code in codes) / max(len(codes), 1)

    shares = {column: share(column) for column in columns}
    enough = [column for column in columns if shares[column] >= ENOUGH_CODES]
    if not enough:
        closest = max(shares, key=lambda column: shares[column], default="")
        hint = f" Closest is {closest} with {shares[closest]:.0%}." if closest else ""
        raise BrokenBoundaries(
            f"{name}: no column holds the commune codes of vintage {vintage}: of its values,"
            f" at least {ENOUGH_CODES:.0%} should be codes of five digits.{hint}"
        )
    best = columns[max(enough, key=lambda column: columns[column].nunique())]
    return best.map(lambda code: _island_district(code, vintage, register) or code)


def _padded(column: pd.Series[Any]) -> pd.Series[str]:
    """Codes of five digits, also where a spreadsheet has eaten the leading zeros."""
    texts = column.astype("str").fillna("").str.strip().str.removesuffix(".0")
    return texts.where(texts == "", texts.str.zfill(5))


def _island_district(code: str, vintage: str, register: Register) -> str:
    """Five districts of 2024 had no communes: there `00318` means the district 318."""
    district = code.removeprefix("00")
    padded = len(district) == 3 and (code, vintage) not in register
    return district if padded and (district, vintage) in register else ""
