"""Another way without this product: plotly's choropleth in st.plotly_chart, and a selectbox.

Streamlit names a chart by its content, so each change mounts it anew. No tiles, no base map, no
scale of colours.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.plain_page import Outlines, show
from ytcs_data.routes import health


def no_base_map(_request: Request) -> JSONResponse:
    """plotly asks for the coasts of the world, from an outside host, even where it hides them."""
    return JSONResponse({})


app = st.App(__file__, routes=[Route("/health", health), Route("/base-map/{name}", no_base_map)])


def draw(outlines: Outlines, values: pd.DataFrame) -> None:
    layer = go.Choropleth(
        geojson=outlines.geo_data,
        featureidkey="id",
        locations=values["area_code"],
        z=values["value"],
        colorscale="YlGn",
        showscale=False,
    )
    figure = go.Figure(layer)
    figure.update_geos(
        visible=False,
        projection_type="mercator",
        lonaxis_range=[outlines.west, outlines.east],
        lataxis_range=[outlines.south, outlines.north],
    )
    figure.update_layout(height=660, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    st.plotly_chart(figure, config={"topojsonURL": "/base-map/"})


if __name__ == "__main__":
    show("plotly", draw)
