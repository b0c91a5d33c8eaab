"""Charts as Streamlit gets them: a description without data, and a table with all of it."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import figures, load
from ytcs_data.views.charts import described, trend_description
from ytcs_data.views.selection import Selection
from ytcs_data.views.trend_layout import LABEL_GAP, chart_rows
from ytcs_data.views.trend_marks import COLOURS
from ytcs_data.views.trend_series import trend_rows
from ytcs_data.views.trends_view import MOST_LINES

pytestmark = pytest.mark.usefixtures("sample")

BHYT = "shi_coverage_pct"
DOCTORS = "chs_doctors_per_station"


def series(indicator: str = BHYT, vintage: str = "2025", places: tuple[str, ...] = ()) -> Any:
    province = "24" if vintage == "2025" else "27"
    chosen = Selection(vintage, province, "", "", indicator, "")
    return trend_rows(chosen, load.catalogue().indicators[indicator], places)


def parts(indicator: str = BHYT, vintage: str = "2025", target: bool = True) -> tuple[Any, ...]:
    entry = load.catalogue().indicators[indicator]
    province = "24" if vintage == "2025" else "27"
    wanted = figures.leading_target(entry, vintage, province) if target else None
    return series(indicator, vintage), entry, wanted


def draw(vintage: str) -> None:
    from tests.views.test_charts import parts
    from ytcs_data.views.charts import prepared, show

    show(prepared(*parts(vintage=vintage)))


def keys(part: Any) -> set[str]:
    if isinstance(part, dict):
        return set(part) | {key for value in part.values() for key in keys(value)}
    if isinstance(part, list | tuple):
        return {key for value in part for key in keys(value)}
    return set()


def fields(part: Any) -> set[str]:
    """Columns that a chart reads."""
    if isinstance(part, dict):
        own = {part["field"]} if isinstance(part.get("field"), str) else set()
        return own.union(*(fields(value) for value in part.values()))
    if isinstance(part, list | tuple):
        return set().union(*(fields(value) for value in part))
    return set()


@pytest.mark.parametrize("vintage", ["2025", "2024"])
def test_the_chart_is_drawn_with_words_that_say_the_main_fact(vintage):
    page = AppTest.from_function(draw, kwargs={"vintage": vintage}, default_timeout=60).run()

    assert not page.exception
    (chart,) = page.get("vega_lite_chart")
    now, aim = {
        "2025": ("Tỉnh Bắc Ninh: 96,0 %, tháng 10/2026, tăng 0,8 điểm %", "từ 95 % trở lên"),
        "2024": ("Tỉnh Bắc Ninh: 95,7 %, 6 tháng đầu năm 2025, tăng", "từ 95,65 % trở lên"),
    }[vintage]
    assert now in chart.proto.alt
    assert f"Mục tiêu {aim}: đã đạt" in chart.proto.alt


@pytest.mark.parametrize("unit", ["%", "bác sĩ/trạm"])
def test_a_description_has_no_data_and_no_second_axis_and_is_shared(unit: str):
    assert not {"data", "datasets", "url", "href", "resolve"} & keys(described(unit))
    assert described(unit) is described(unit)


@pytest.mark.parametrize(("indicator", "target"), [(BHYT, True), (BHYT, False), (DOCTORS, False)])
def test_the_complete_description_is_vega_lite_with_all_that_it_reads(indicator, target):
    made = trend_description(*parts(indicator, target=target))

    alt.Chart.from_dict(json.loads(json.dumps(made)), validate=True)
    rows = made["data"]["values"]
    assert fields(made) - {"kind"} <= set(rows[0]) | {"label_x", "label_y", "label"}
    assert rows[0]["middle"].startswith("2017-07-02")


def test_lines_are_parted_by_the_vintage_so_that_they_do_not_cross_the_reform():
    drawn = [
        layer
        for layer in described("%")["layer"]
        if layer["mark"]["type"] == "line" and "color" in layer.get("encoding", {})
    ]
    assert len(drawn) == 3  # as reported, carried, and a broad one to hit
    assert all({"joined", "name"} <= fields(layer) for layer in drawn)
    assert set(series()["joined"]) == {"2024", "2025"}


def test_a_period_that_is_no_whole_year_has_a_hollow_point():
    rows = series().set_index("period")["partial"]

    assert not rows["năm 2019"]
    assert rows["6 tháng đầu năm 2025"]
    assert rows["tháng 10/2026"]
    hollow = [m["mark"] for m in described("%")["layer"] if m["mark"].get("fill") == "white"]
    assert [mark["filled"] for mark in hollow] == [False]


def test_each_line_has_its_name_and_value_at_its_end_and_none_covers_another():
    entry = load.catalogue().indicators[BHYT]
    table = chart_rows(series(places=("259", "217", "09247")), entry, parts()[2])
    ends = table[table["kind"].isin(["end", "goal_end"])]
    frame = table[table["kind"] == "frame"]["value"]

    assert {"Tỉnh Bắc Ninh 96,0 %", "Mục tiêu từ 95 % trở lên (2026)"} <= set(ends["label"])
    gaps = ends["label_y"].sort_values().diff().dropna()
    assert (gaps >= LABEL_GAP * (frame.max() - frame.min()) - 1e-9).all()
    assert list(ends.sort_values("value")["label"]) == list(ends.sort_values("label_y")["label"])


def test_the_reform_is_drawn_only_where_both_sides_are():
    assert "reform" in set(chart_rows(*parts())["kind"])
    assert "reform" not in set(chart_rows(*parts(vintage="2024"))["kind"])


def test_a_target_is_a_path_from_the_day_of_its_plan_and_never_earlier():
    table = chart_rows(*parts(vintage="2024"))

    path = table[table["kind"] == "target"]
    assert path["middle"].min() == pd.Timestamp("2022-04-29")
    goals = table[table["kind"] == "goal"]
    assert list(goals["value"]) == [95.45, 95.55, 95.6, 95.65]
    assert list(goals["middle"]) == [pd.Timestamp(year, 12, 31) for year in range(2022, 2026)]
    assert goals["period"].iloc[0] == "hạn 31/12/2022"


def test_numbers_and_months_are_vietnamese():
    locale = described("%")["config"]["locale"]

    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", ".")
    assert locale["time"]["months"][11] == "Tháng 12"
    assert len(locale["time"]["months"]) == len(locale["time"]["shortMonths"]) == 12
    assert len(locale["time"]["days"]) == len(locale["time"]["shortDays"]) == 7
    assert locale["time"]["days"][0] == "Chủ nhật"


def test_there_are_colours_for_as_many_lines_as_may_be_drawn():
    assert len(set(COLOURS)) == len(COLOURS) >= MOST_LINES
