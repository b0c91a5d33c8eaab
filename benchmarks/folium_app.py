"""What one would do without this product: folium.Choropleth in st_folium, and a selectbox.

All doubts in its favour: the outlines are those of our own map, kept in memory, values come
from the same cache, Leaflet comes from this server and is kept by the browser, and nothing else
is loaded: no tiles, no jQuery, no Bootstrap, no scale of colours (which needs d3).
"""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import shapely
import streamlit as st
from branca.colormap import ColorMap
from starlette.routing import Route

from geo.choropleth import assets
from ytcs_data import figures, load, map_documents
from ytcs_data.routes import asset, health

VINTAGE = "2025"

app = st.App(__file__, routes=[Route("/health", health), Route("/assets/{name}", asset)])


@st.cache_resource(max_entries=2)
def outlines(scope: str) -> tuple[dict[str, Any], list[list[float]]]:
    """GeoJSON of the communes of a scope, each with its code as `id`, and its corners."""
    frame = drawn_by_us(scope)
    west, south, east, north = frame.total_bounds.tolist()
    return frame.set_index("id").to_geo_dict(), [[south, west], [north, east]]


def drawn_by_us(scope: str) -> gpd.GeoDataFrame:
    """The very outlines that our own map fetches, with the six decimals of a usual shapefile."""
    document = json.loads(gzip.decompress(map_documents.geometry(VINTAGE, scope).gzipped))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outlines.topojson"
        file.write_text(json.dumps(document["topology"]), encoding="utf-8")
        frame = gpd.read_file(file, layer="areas")[["id", "geometry"]]
    shapes = shapely.transform(frame.geometry.to_numpy(), lambda points: points.round(6))
    return frame.set_geometry(gpd.GeoSeries(shapes))


def canvas(corners: list[list[float]]) -> folium.Map:
    map_ = folium.Map(tiles=None)
    leaflet = [name for name in assets() if name.startswith("leaflet-")]
    map_.default_js = [(name, f"/assets/{name}") for name in leaflet if name.endswith(".js")]
    map_.default_css = [(name, f"/assets/{name}") for name in leaflet if name.endswith(".css")]
    map_.fit_bounds(corners)
    return map_


def choropleth(geo_data: dict[str, Any], indicator: str, period: str) -> folium.Choropleth:
    rows = figures.values(indicator, VINTAGE)
    layer = folium.Choropleth(
        geo_data=geo_data,
        data=rows[rows["period"] == period],
        columns=["area_code", "value"],
        key_on="feature.id",
        fill_color="YlGn",
    )
    layer.color_scale = None
    for name, child in list(layer._children.items()):
        if isinstance(child, ColorMap):
            del layer._children[name]
    return layer


def main() -> None:
    # here, because its files can only be registered once the server runs
    from streamlit_folium import st_folium

    st.set_page_config(layout="wide")
    st.title("folium.Choropleth")
    indicators = load.catalogue().indicators
    indicator = st.selectbox(
        "Chỉ số", list(indicators), format_func=lambda code: indicators[code].short_title
    )
    geo_data, corners = outlines(st.query_params["province"])
    map_ = canvas(corners)
    choropleth(geo_data, indicator, st.query_params["period"]).add_to(map_)
    st_folium(map_, height=660, use_container_width=True)


if __name__ == "__main__":
    main()
