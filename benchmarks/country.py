"""A country to measure with: all communes of today, with invented outlines and values.

The outlines are cells around the real centres, with borders so rough that, once simplified for
the screen, they weigh more than half of what the real ones do (1.5 MB of TopoJSON).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.areas import Area, load_register
from ytcs_data.store import ILLUSTRATIVE

SEED = 3321
PERIODS = [f"2026-{month:02}" for month in range(2, 11)]
ROWS = 200_000  # the size of file that an import is measured with

Floats = npt.NDArray[np.float64]


def communes() -> list[Area]:
    return load_register().communes("2025")


# --- outlines ----------------------------------------------------------------------------------

REACH = 0.15  # degrees from the outermost centres to the coast
STEP = 0.006  # degrees between the vertices of a border
SHAKE = 0.0028  # degrees: how far a vertex is moved; most survive simplification


def write_boundaries(folder: Path) -> None:
    """One zipped shapefile in the form that the product reads."""
    folder.mkdir(parents=True, exist_ok=True)
    areas = communes()
    rows = {"MAXA": [area.code for area in areas], "GHICHU": "Ranh giới minh hoạ"}
    frame = gpd.GeoDataFrame(rows, geometry=cells(places(areas)), crs="EPSG:4326")
    frame.to_file(folder / "2025_country.shp.zip", driver="ESRI Shapefile", encoding="UTF-8")


def places(areas: Sequence[Area]) -> Floats:
    """Centres, moved by some metres each so that no two are in the same place."""
    centres = np.array([(area.longitude, area.latitude) for area in areas], dtype=float)
    return centres + np.random.default_rng(SEED).uniform(-1e-3, 1e-3, centres.shape)


def cells(centres: Floats) -> npt.NDArray[np.object_]:
    """The land around each centre that is nearest to it, with rough borders."""
    points = shapely.points(centres)
    land = shapely.union_all(shapely.buffer(points, REACH, quad_segs=4))
    cut = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=land, ordered=True)
    whole = shapely.intersection(shapely.get_parts(cut), land)
    return shapely.transform(shapely.segmentize(whole, STEP), shake)


def shake(points: Floats) -> Floats:
    """Each point moved by an amount that only its place decides, so neighbours still touch."""
    grid = np.round(points, 5)
    mixed = np.sin(grid @ np.array([[129.898, 269.5], [782.33, 183.3]])) * 43758.5453
    return np.round(grid + SHAKE * (2 * (mixed % 1) - 1), 6)


# --- values ------------------------------------------------------------------------------------


def write_values(path: Path) -> None:
    """A file in the product's own format, with as many rows as `ROWS` says."""
    rng = np.random.default_rng(SEED)
    codes = [area.code for area in communes()]
    population = rng.integers(3_000, 60_000, len(codes))
    of_communes = {
        "population": population,
        "insured": np.floor(population * rng.uniform(0.8, 1, len(codes))),
        "family_doctor_model": rng.integers(0, 2, len(codes)),
        "meets_national_criteria": rng.integers(0, 2, len(codes)),
    }
    of_stations = {
        "stations": np.ones(len(codes)),
        "permanent_doctors": rng.integers(0, 6, len(codes)),
        "rotated_doctors": rng.integers(0, 3, len(codes)),
    }
    tables = [_rows(m, values, codes, [""] * len(codes)) for m, values in of_communes.items()]
    stations = [f"{code}-1" for code in codes]
    tables += [_rows(m, values, codes, stations) for m, values in of_stations.items()]
    pd.concat(tables).head(ROWS).to_csv(path, index=False, lineterminator="\n")


def _rows(
    measure: str, values: npt.NDArray[np.number], codes: list[str], stations: list[str]
) -> pd.DataFrame:
    """One measure in every commune and period, commune by commune."""
    one = pd.DataFrame(
        {
            "vintage": "2025",
            "area_code": codes,
            "station_code": stations,
            "measure": measure,
            "value": values.astype(int),
            "state": "",
            "source": ILLUSTRATIVE,
        }
    )
    every = pd.concat([one.assign(period=period) for period in PERIODS])
    return every[["period", *one.columns]].sort_values(["area_code", "period"])
