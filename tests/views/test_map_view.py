"""What the page tells the map, and what the map tells the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.choropleth import Choice
from tests.map_reading import unpacked
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.basis import Basis
from ytcs_data.routes import ROUTES
from ytcs_data.views.map_view import choice, eras, event, followed
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
CHOSEN = Selection("2025", "24", "259", "09292", BHYT, "2026-10")


def at(**changed: str) -> Choice:
    return choice(Selection.from_query({**CHOSEN.to_query(), **changed}))


def test_the_addresses_on_the_socket_are_those_that_the_routes_answer():
    client = TestClient(Starlette(routes=ROUTES))
    told = at()

    for era in told.eras:
        outlines, values = client.get(era.geometry), client.get(era.values)

        assert (outlines.status_code, values.status_code) == (200, 200)
        periods = unpacked(values.content)["periods"]
        assert (told.period in periods) == (era.vintage == told.vintage)
        assert told.group in outlines.json()["groups"]
    assert told.area in [area["code"] for area in outlines.json()["areas"]]


def test_only_what_changes_is_fetched_anew():
    """The browser keeps an address for ever, so the same address costs nothing."""
    first = at()
    period, indicator = at(period="2025"), at(indicator="chs_with_permanent_doctor_pct")
    area = at(area="09247")

    assert period.eras == area.eras == first.eras
    for before, after in zip(first.eras, indicator.eras, strict=True):
        assert before.geometry == after.geometry
        assert before.values != after.values
    assert {era.geometry for era in at(province="22", district="", area="").eras}.isdisjoint(
        era.geometry for era in first.eras
    )


def test_a_choice_is_small():
    assert sum(len(part) for era in at().eras for part in era) < 700


def test_time_passes_over_the_same_territory():
    assert eras(CHOSEN) == [("2024", "2025-24"), ("2025", "24")]
    assert eras(replace(CHOSEN, vintage="2024", province="2025-24")) == eras(CHOSEN)
    assert eras(replace(CHOSEN, province="all")) == [("2024", "all"), ("2025", "all")]
    # old Bắc Ninh is half of what is called so today
    old = replace(CHOSEN, vintage="2024", province="27", basis=Basis.REPORTED)
    assert eras(old) == [("2024", "27"), ("2025", "2024-27")]
    # Quảng Ninh was not merged with another
    assert eras(replace(old, province="22")) == [("2024", "22"), ("2025", "22")]


def test_rebuilt_all_time_passes_over_the_communes_of_today():
    assert eras(replace(CHOSEN, basis=Basis.REBUILT)) == [("2025", "24")]
    values = TestClient(Starlette(routes=ROUTES)).get(at(basis="rebuilt").eras[0].values)

    periods = unpacked(values.content)["periods"]
    assert periods["2023"]["label"] == "năm 2023, dựng lại"
    assert periods["2026-10"]["label"] == "tháng 10/2026"


def test_a_period_at_rest_becomes_the_selection_with_its_side_of_the_reform():
    same = followed(CHOSEN, {"vintage": "2025", "period": "2026-03", "at": 1})
    across = followed(CHOSEN, {"vintage": "2024", "period": "2023", "at": 1})

    assert same == replace(CHOSEN, period="2026-03")
    assert (across.vintage, across.period, across.province) == ("2024", "2023", "2025-24")
    assert across.district == "259"  # Quế Võ was a district of then
    assert followed(across, {"vintage": "2025", "period": "2026-03", "at": 1}).province == "24"


def test_the_next_indicator_comes_round_again():
    codes = list(load.catalogue().indicators)
    seen = [replace(CHOSEN, basis=Basis.REBUILT)]  # the usual one of counts
    for _ in codes:
        seen.append(followed(seen[-1], {"indicator": 1, "at": 1}))

    assert seen[-1] == seen[0]
    assert {one.indicator for one in seen} == set(codes)
    assert {one.basis for one in seen} == {Basis.REBUILT, Basis.REPORTED}
    assert followed(seen[1], {"indicator": -1, "at": 1}) == seen[0]


@pytest.mark.parametrize(
    "told",
    [{"vintage": "2031", "period": "x"}, {"period": "2026-03", "vintage": "<b>"}, {"indicator": 7}],
)
def test_nonsense_from_the_browser_is_some_selection_that_exists(told):
    found = followed(CHOSEN, told)

    assert Selection.from_query(found.to_query()) == found


@pytest.mark.parametrize(
    ("value", "area"),
    [
        (None, None),
        ({}, None),
        ({"last_active_drawing": None}, None),
        ({"last_active_drawing": {}}, None),
        ({"last_active_drawing": {"area": "09292", "at": 1.5}}, "09292"),
        ({"last_active_drawing": {"type": "Feature", "properties": {}}}, None),
    ],
)
def test_an_event_of_the_map_names_an_area_or_nothing(value, area):
    assert event(value).get("area") == area
