"""What one would do without this product: folium.Choropleth in st_folium, and a selectbox.

Leaflet comes from this server and is kept by the browser, and nothing else is loaded: no tiles,
no jQuery, no Bootstrap, no scale of colours (which needs d3).
"""

from __future__ import annotations

import folium
import pandas as pd
import streamlit as st
from branca.colormap import ColorMap
from starlette.routing import Route

from benchmarks.plain_page import Outlines, show
from geo.choropleth import assets
from ytcs_data.routes import asset, health

app = st.App(__file__, routes=[Route("/health", health), Route("/assets/{name}", asset)])


def draw(outlines: Outlines, values: pd.DataFrame) -> None:
    # here, because its files can only be registered once the server runs
    from streamlit_folium import st_folium

    map_ = canvas(outlines)
    choropleth(outlines, values).add_to(map_)
    st_folium(map_, height=660, use_container_width=True)


def canvas(outlines: Outlines) -> folium.Map:
    map_ = folium.Map(tiles=None)
    leaflet = [name for name in assets() if name.startswith("leaflet-")]
    map_.default_js = [(name, f"/assets/{name}") for name in leaflet if name.endswith(".js")]
    map_.default_css = [(name, f"/assets/{name}") for name in leaflet if name.endswith(".css")]
    map_.fit_bounds([[outlines.south, outlines.west], [outlines.north, outlines.east]])
    return map_


def choropleth(outlines: Outlines, values: pd.DataFrame) -> folium.Choropleth:
    layer = folium.Choropleth(
        geo_data=outlines.geo_data,
        data=values,
        columns=["area_code", "value"],
        key_on="feature.id",
        fill_color="YlGn",
    )
    layer.color_scale = None
    for name, child in list(layer._children.items()):
        if isinstance(child, ColorMap):
            del layer._children[name]
    return layer


if __name__ == "__main__":
    show("folium.Choropleth", draw)
