"""Make the sample's boundary files: invented outlines around the real centres of communes.

    python -m sample_data.make_boundaries                        # the sample's four provinces
    python -m sample_data.make_boundaries --country --out DIR    # all communes of today

No package registry ships polygons of communes. These have the right neighbourhood and
about the right area, and say in the file that they are illustrative. An old commune is a
part of the new one it went into, so the two vintages are coverages of each other. Every
run gives the same bytes.
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from geo.areas import Area, AreaRegister, load_register
from geo.crosswalk import Crosswalk, load_crosswalk
from geo.names import fold
from sample_data.borders import coverage, to_plane
from sample_data.cells import Floats, Shapes, divide, outline, smooth

PROVINCES = ("22", "24", "68", "92")
FOLDER = Path(__file__).parent / "boundaries"
NOTE = "Ranh giới minh hoạ"
TIMESTAMP = (2026, 1, 1, 0, 0, 0)  # of every member of a zip: a run does not change the bytes
STRAIT = 1.5  # km of water around an island district
GOLDEN = np.pi * (3 - np.sqrt(5))  # an angle that never comes back to itself

Cells = dict[str, shapely.Geometry]  # by code of the new commune; kilometres
Pieces = dict[tuple[str, str], shapely.Geometry]  # by old and new code


def new_cells(communes: Sequence[Area]) -> Cells:
    """A cell for each commune of today; special zones are islands."""
    islands = [area for area in communes if area.name.startswith("Đặc khu")]
    mainland = [area for area in communes if not area.name.startswith("Đặc khu")]
    provinces = sorted({area.province for area in mainland})
    within = [[area for area in mainland if area.province == code] for code in provinces]
    lands = [outline(_centres(areas), _areas(areas)) for areas in within]
    # What is smoothed away may be the only ground of a commune on a cape.
    land = smooth(shapely.union_all(lands)).union(shapely.union_all(_discs(mainland, 0.6)))
    sea = shapely.union_all(shapely.buffer(_discs(islands), STRAIT))
    cells = divide(land.difference(sea), _centres(mainland), _areas(mainland))
    codes = [area.code for area in (*islands, *mainland)]
    return dict(zip(codes, [*_discs(islands), *cells], strict=True))


def _discs(areas: Sequence[Area], part: float = 1.0) -> Shapes:
    radii = np.sqrt(_areas(areas) / np.pi)
    return np.asarray(shapely.buffer(shapely.points(_centres(areas)), part * radii))


def _centres(areas: Sequence[Area]) -> Floats:
    places = np.array([(area.longitude, area.latitude) for area in areas], dtype=float)
    return apart(to_plane(places[:, 0], places[:, 1])) if len(areas) else np.empty((0, 2))


def _areas(areas: Sequence[Area]) -> Floats:
    """Square kilometres; those of a few communes are not known and taken as middling."""
    known = [area.area_km2 for area in areas if area.area_km2]
    middling = float(np.median(known)) if known else 0.0
    return np.array([area.area_km2 or middling for area in areas], dtype=float)


def apart(places: Floats, step: float = 0.01) -> Floats:
    """Moved by some metres each, so that no two are in the same place."""
    turn = np.arange(len(places)) * GOLDEN
    return places + step * np.column_stack([np.cos(turn), np.sin(turn)])


def old_pieces(cells: Cells, register: AreaRegister, crosswalk: Crosswalk) -> Pieces:
    """Each new cell divided among the old communes that it was made of."""
    centres = distinct_centres(register.communes("2024"))
    pieces: Pieces = {}
    for new, cell in cells.items():
        parts = crosswalk.predecessors(new)
        places = np.array([_within(cell, centres.get(part.code)) for part in parts])
        shares = np.array([part.share for part in parts])
        step = np.sqrt(cell.area) / 10
        divided = divide(cell, apart(places, step), cell.area * shares / shares.sum())
        pieces |= {(part.code, new): piece for part, piece in zip(parts, divided, strict=True)}
    return pieces


def distinct_centres(communes: Iterable[Area]) -> dict[str, Floats]:
    """Centres of old communes; one that several share tells nothing and is left out."""
    known = [area for area in communes if area.latitude is not None]
    shared = Counter((area.latitude, area.longitude) for area in known)
    alone = [area for area in known if shared[area.latitude, area.longitude] == 1]
    return dict(zip([area.code for area in alone], _centres(alone), strict=True))


def _within(cell: shapely.Geometry, centre: Floats | None) -> Floats:
    """The centre, or the point nearest to it well within the cell; the middle if not known."""
    middle = shapely.point_on_surface(cell)
    if centre is None:
        return shapely.get_coordinates(middle)[0]
    inner = shapely.buffer(cell, -np.sqrt(cell.area) / 8)
    near = shapely.shortest_line(middle if inner.is_empty else inner, shapely.Point(centre))
    return shapely.get_coordinates(near)[0]


def frame(shapes: Mapping[str, shapely.Geometry], areas: Sequence[Area]) -> gpd.GeoDataFrame:
    columns = {
        "MAXA": [area.code for area in areas],
        "TEN": [area.name for area in areas],
        "GHICHU": NOTE,
    }
    return gpd.GeoDataFrame(columns, geometry=[shapes[c] for c in columns["MAXA"]], crs="EPSG:4326")


def write(path: Path, rows: gpd.GeoDataFrame) -> None:
    """A zipped shapefile that is the same in every run."""
    with tempfile.TemporaryDirectory() as folder:
        layer = Path(folder) / f"{path.stem}.shp"
        options = {"ENCODING": "UTF-8", "DBF_DATE_LAST_UPDATE": "2026-01-01"}
        pyogrio.write_dataframe(rows, layer, driver="ESRI Shapefile", layer_options=options)
        with zipfile.ZipFile(path, "w") as archive:
            for member in sorted(Path(folder).iterdir()):
                entry = zipfile.ZipInfo(member.name, TIMESTAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, member.read_bytes(), compresslevel=9)
    print(f"{path.name}: {len(rows)} areas, {path.stat().st_size} bytes")


def file_name(vintage: str, province: Area) -> str:
    return f"{vintage}_{fold(province.name).replace(' ', '_')}.zip"


def make_sample(out: Path) -> None:
    """Both vintages of the four provinces, a file for each province that there was."""
    register = load_register()
    crosswalk = load_crosswalk(register)
    communes = [area for code in PROVINCES for area in register.communes("2025", province=code)]
    pieces = old_pieces(new_cells(communes), register, crosswalk)
    drawn = dict(zip(pieces, coverage(np.array(list(pieces.values()), dtype=object)), strict=True))
    for vintage, side in (("2024", 0), ("2025", 1)):
        shapes: dict[str, list[shapely.Geometry]] = {}
        for codes, piece in drawn.items():
            shapes.setdefault(codes[side], []).append(piece)
        united = {code: shapely.coverage_union_all(parts) for code, parts in shapes.items()}
        areas = [register[code, vintage] for code in sorted(united)]
        for province in sorted({area.province for area in areas}):
            within = [area for area in areas if area.province == province]
            write(out / file_name(vintage, register[province, vintage]), frame(united, within))


def make_country(out: Path) -> None:
    """All communes of today in one file, to measure with."""
    communes = load_register().communes("2025")
    cells = new_cells(communes)
    shapes = dict(zip(cells, coverage(np.array(list(cells.values()), dtype=object)), strict=True))
    write(out / "2025_country.zip", frame(shapes, communes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--country", action="store_true", help="all communes of today instead")
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    (make_country if arguments.country else make_sample)(arguments.out)


if __name__ == "__main__":
    main()
