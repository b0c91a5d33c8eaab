"""What the page tells the map, and what the map tells the page."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.choropleth import Choice
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data.routes import ROUTES
from ytcs_data.views.map_view import choice, clicked_area
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
CHOSEN = Selection("2025", "24", "259", "09292", BHYT, "2026-10")


def at(**changed: str) -> Choice:
    return choice(Selection.from_query({**CHOSEN.to_query(), **changed}))


def test_the_addresses_on_the_socket_are_those_that_the_routes_answer():
    client = TestClient(Starlette(routes=ROUTES))
    told = at()

    outlines, values = client.get(told.geometry), client.get(told.values)

    assert (outlines.status_code, values.status_code) == (200, 200)
    assert told.area in [area["code"] for area in outlines.json()["areas"]]
    assert told.period in values.json()["periods"]
    assert told.group in outlines.json()["groups"]


def test_only_what_changes_is_fetched_anew():
    """The browser keeps an address for ever, so the same address costs nothing."""
    first = at()
    period, indicator = at(period="2025"), at(indicator="chs_with_permanent_doctor_pct")
    area = at(area="09247")

    assert (period.geometry, period.values) == (first.geometry, first.values)
    assert (area.geometry, area.values) == (first.geometry, first.values)
    assert indicator.geometry == first.geometry
    assert indicator.values != first.values
    assert at(province="22", district="", area="").geometry != first.geometry


def test_a_choice_is_small():
    assert sum(map(len, vars(at()).values())) < 500


@pytest.mark.parametrize(
    ("event", "area"),
    [
        (None, ""),
        ({}, ""),
        ({"last_active_drawing": None}, ""),
        ({"last_active_drawing": {}}, ""),
        ({"last_active_drawing": {"area": "09292", "click": 3, "at": 1.5}}, "09292"),
        ({"last_active_drawing": {"type": "Feature", "properties": {}}}, ""),
    ],
)
def test_an_event_of_the_map_is_a_commune_or_nothing(event, area: str):
    assert clicked_area(event) == area
