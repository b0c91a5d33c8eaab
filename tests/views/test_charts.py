"""Charts as Streamlit gets them: a description without data, and a table with all of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.views import charts
from ytcs_data.views.charts import COLOURS
from ytcs_data.views.selection import Selection
from ytcs_data.views.trends_view import MOST_LINES, trend_rows

pytestmark = pytest.mark.usefixtures("sample")


def draw(kind: str, vintage: str, target: bool) -> None:
    from ytcs_data import figures, load
    from ytcs_data.views.charts import draw_sparkline, draw_trend
    from ytcs_data.views.selection import Selection
    from ytcs_data.views.trends_view import trend_rows

    province = "24" if vintage == "2025" else "27"
    indicator = load.catalogue().indicators["shi_coverage_pct"]
    chosen = Selection(vintage, province, "", "", indicator.id, "")
    rows = trend_rows(chosen, indicator, [])
    wanted = figures.leading_target(indicator, vintage, province) if target else None
    draw_trend(rows, indicator, wanted) if kind == "trend" else draw_sparkline(rows, wanted)


def described(kind: str, vintage: str = "2025", target: bool = True) -> dict[str, Any]:
    """The Vega-Lite of one chart."""
    arguments = {"kind": kind, "vintage": vintage, "target": target}
    page = AppTest.from_function(draw, kwargs=arguments, default_timeout=60).run()
    assert not page.exception
    (chart,) = page.get("vega_lite_chart")
    return json.loads(chart.proto.spec)


def keys(part: Any) -> set[str]:
    if isinstance(part, dict):
        return set(part) | {key for value in part.values() for key in keys(value)}
    if isinstance(part, list):
        return {key for value in part for key in keys(value)}
    return set()


def fields(part: Any) -> set[str]:
    """Columns that a chart reads."""
    if isinstance(part, dict):
        own = {part["field"]} if isinstance(part.get("field"), str) else set()
        return own.union(*(fields(value) for value in part.values()))
    if isinstance(part, list):
        return set().union(*(fields(value) for value in part))
    return set()


@pytest.mark.parametrize("kind", ["trend", "sparkline"])
@pytest.mark.parametrize(("vintage", "target"), [("2025", True), ("2024", True), ("2025", False)])
def test_every_chart_can_be_drawn_on_both_sides_and_without_a_target(kind, vintage, target):
    assert described(kind, vintage, target)["layer"]


@pytest.mark.parametrize("kind", ["trend", "sparkline"])
def test_a_description_carries_no_data_and_asks_no_address(kind: str):
    chart = described(kind)

    assert not {"data", "datasets", "url", "href"} & keys(chart)


def test_what_the_chart_reads_is_in_the_table():
    indicator = load.catalogue().indicators["shi_coverage_pct"]
    table = trend_rows(Selection("2025", "24", "", "", indicator.id, ""), indicator, [])

    added = {"target", "target_label", "reform"}
    assert fields(described("trend")) - added <= set(table.columns)
    assert fields(described("sparkline")) - added <= set(table.columns)


def test_lines_are_parted_by_the_vintage_so_that_they_do_not_cross_the_reform():
    for kind in ("trend", "sparkline"):
        lines = [
            layer
            for part in described(kind)["layer"]
            for layer in part.get("layer", [part])
            if layer["mark"]["type"] == "line"
        ]
        assert len(lines) == 1
        assert lines[0]["encoding"]["detail"]["field"] == "vintage"


def test_numbers_and_months_are_vietnamese():
    locale = described("trend")["config"]["locale"]

    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", ".")
    assert locale["time"]["months"][11] == "Tháng 12"
    assert len(locale["time"]["months"]) == len(locale["time"]["shortMonths"]) == 12
    assert len(locale["time"]["days"]) == len(locale["time"]["shortDays"]) == 7
    assert locale["time"]["days"][0] == "Chủ nhật"


def test_there_are_colours_for_as_many_lines_as_may_be_drawn():
    assert len(set(COLOURS)) == len(COLOURS) >= MOST_LINES


def test_a_chart_is_described_once_and_the_description_is_not_changed():
    before = json.dumps(charts._trend("Bao phủ BHYT (%)"))
    described("trend")
    described("trend", "2024", False)

    assert json.dumps(charts._trend("Bao phủ BHYT (%)")) == before
