"""Start here: `streamlit run app.py`. The first page, and the routes that are not pages."""

import streamlit as st

from ytcs_data.routes import MIDDLEWARE, ROUTES
from ytcs_data.startup import lifespan
from ytcs_data.views.frame import begin_page
from ytcs_data.views.notices import show_failure, stop_without_values
from ytcs_data.views.overview_view import show_overview
from ytcs_data.words import _

app = st.App(
    "app.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=show_failure,
)

if __name__ == "__main__":
    chosen = begin_page(_("Tổng quan"))
    stop_without_values()
    show_overview(chosen)
