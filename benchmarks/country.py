"""A country to measure with: all communes of a vintage, with invented outlines and values.

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
PERIODS = {  # nine months each, of the old map the last
    "2024": [*(f"2024-{month}" for month in (10, 11, 12)), *(f"2025-0{n}" for n in range(1, 7))],
    "2025": [f"2026-{month:02}" for month in range(2, 11)],  # known in the sample too
}
ROWS = 200_000  # the size of file that an import is measured with
OF_STATIONS = ("stations", "permanent_doctors", "rotated_doctors")

Floats = npt.NDArray[np.float64]


def communes(vintage: str, province: str = "") -> list[Area]:
    return load_register().communes(vintage, province)


# --- outlines ----------------------------------------------------------------------------------

REACH = 0.15  # degrees from the outermost centres to the coast
STEP = 0.006  # degrees between the vertices of a border
SHAKE = 0.0028  # degrees: how far a vertex is moved; most survive simplification


def write_boundaries(folder: Path, vintage: str) -> None:
    """One zipped shapefile in the form that the product reads."""
    folder.mkdir(parents=True, exist_ok=True)
    areas = communes(vintage)
    rows = {"MAXA": [area.code for area in areas], "GHICHU": "Ranh giới minh hoạ"}
    frame = gpd.GeoDataFrame(rows, geometry=cells(places(areas)), crs="EPSG:4326")
    frame.to_file(folder / f"{vintage}_country.shp.zip", driver="ESRI Shapefile", encoding="UTF-8")


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


def write_values(path: Path, vintage: str, most: int | None = None) -> None:
    """A file in the product's own format: the measures of all indicators, at most so many rows."""
    codes = [area.code for area in communes(vintage)]
    tables = [_rows(measure, grid, codes, vintage) for measure, grid in _values(len(codes)).items()]
    rows = pd.concat(tables)
    rows[:most].to_csv(path, index=False, lineterminator="\n")


def _values(areas: int) -> dict[str, Floats]:
    """Periods x areas of each measure; from month to month they move as real ones do."""
    rng = np.random.default_rng(SEED)
    months = (len(PERIODS["2025"]), areas)
    population = rng.integers(3_000, 60_000, areas) + rng.integers(-10, 40, months).cumsum(0)
    insured = rng.uniform(0.8, 0.95, areas) + rng.uniform(-0.002, 0.004, months).cumsum(0)
    more_and_more = np.linspace(0.4, 0.6, len(PERIODS["2025"]))[:, np.newaxis]
    return {
        "population": population.astype(float),
        "insured": np.floor(population * insured),
        "family_doctor_model": (rng.random(areas) < more_and_more).astype(float),
        "meets_national_criteria": (rng.random(areas) < more_and_more).astype(float),
        "stations": np.ones(months),
        "permanent_doctors": rng.integers(0, 6, areas) + (rng.random(months) < 0.1),
        "rotated_doctors": rng.integers(0, 2, areas) + (rng.random(months) < 0.1),
    }


def _rows(measure: str, grid: Floats, codes: list[str], vintage: str) -> pd.DataFrame:
    """One measure in every commune and period, commune by commune."""
    periods = PERIODS[vintage]
    areas = np.repeat(codes, len(periods))
    return pd.DataFrame(
        {
            "period": np.tile(periods, len(codes)),
            "vintage": vintage,
            "area_code": areas,
            "station_code": [f"{code}-1" for code in areas] if measure in OF_STATIONS else "",
            "measure": measure,
            "value": grid.T.ravel().astype(int),
            "state": "",
            "source": ILLUSTRATIVE,
        }
    )
