"""What the two baselines share: one box and one map, as one would make it without this product.

All doubts in their favour: the outlines are those of our own map, kept in memory, the values
stand ready in the same cache as ours, and nothing else is loaded.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from ytcs_data import figures, load, map_documents


@dataclass(frozen=True)
class Outlines:
    """GeoJSON of the communes of a scope, each with its code as `id`, and how far they reach."""

    codes: frozenset[str]
    geo_data: dict[str, Any]
    west: float
    south: float
    east: float
    north: float


def show(title: str, draw: Callable[[Outlines, pd.DataFrame], None]) -> None:
    """A page with a heading, a box of indicators and what `draw` makes of the chosen one.

    `draw` is given a row a commune, with `area_code` and `value`. The address says of how many
    indicators the values should be ready, so that no change has to wait for them.
    """
    st.set_page_config(layout="wide")
    st.title(title)
    indicators = load.catalogue().indicators
    indicator = st.selectbox(
        "Chỉ số", list(indicators), format_func=lambda code: indicators[code].short_title
    )
    asked = st.query_params
    shapes = outlines(asked["vintage"], asked["province"])
    for soon in islice(indicators, int(asked["ready"])):
        figures.values(soon, asked["vintage"])
    rows = figures.values(indicator, asked["vintage"])
    rows = rows[rows["period"] == asked["period"]]
    draw(shapes, rows[rows["area_code"].isin(shapes.codes)])


@st.cache_resource(max_entries=2)
def outlines(vintage: str, scope: str) -> Outlines:
    frame = drawn_by_us(vintage, scope)
    geo_data = frame.set_index("id").to_geo_dict()
    return Outlines(frozenset(frame["id"]), geo_data, *frame.total_bounds.tolist())


def drawn_by_us(vintage: str, scope: str) -> gpd.GeoDataFrame:
    """The very outlines that our own map fetches, with the six decimals of a usual shapefile.

    Rings are wound clockwise, as plotly wants them; Leaflet takes either.
    """
    document = json.loads(gzip.decompress(map_documents.geometry(vintage, scope).gzipped))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outlines.topojson"
        file.write_text(json.dumps(document["topology"]), encoding="utf-8")
        frame = gpd.read_file(file, layer="areas")[["id", "geometry"]]
    shapes = shapely.transform(frame.geometry.to_numpy(), lambda points: points.round(6))
    return frame.set_geometry(gpd.GeoSeries(shapely.orient_polygons(shapes, exterior_cw=True)))
