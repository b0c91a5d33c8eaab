"""The gap between former districts: beside sums over the sample's own lines, and as it is said."""

from __future__ import annotations

from dataclasses import replace

import altair as alt
import pandas as pd
import pytest

from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.basis import Basis
from ytcs_data.views.disparity import content, sheet
from ytcs_data.views.disparity_chart import described, dot_rows
from ytcs_data.views.disparity_rows import compared_periods, district_rows
from ytcs_data.views.selection import Selection

pytestmark = pytest.mark.usefixtures("sample")

BHYT, CRITERIA = "shi_coverage_pct", "communes_meeting_national_criteria_pct"
NOW = Selection("2025", "24", "", "", BHYT, "2026-10", "", Basis.REBUILT)
OLD = Selection("2024", "27", "", "", BHYT, "2024")


def test_each_district_has_the_sum_of_its_communes():
    made = content(NOW)
    insured = reported("2025_bac_ninh", "insured", "2026-10")
    people = reported("2025_bac_ninh", "population", "2026-10")

    shown = made.rows.set_index("area_code")["value"]
    for district, communes in load.districts("2025", "24").items():
        both = [(code, "") for code in communes if (code, "") in insured and (code, "") in people]
        rate = 100 * sum(insured[key] for key in both) / sum(people[key] for key in both)
        assert shown[district] == pytest.approx(rate)
    assert shown.is_monotonic_decreasing
    assert made.found is not None
    assert made.found.spread == pytest.approx(shown.max() - shown.min())


def test_what_is_rebuilt_is_compared_across_the_reform_and_what_is_reported_is_not():
    indicator = load.catalogue().indicators[BHYT]
    rebuilt = compared_periods(district_rows(NOW, None), NOW, indicator)
    plain = replace(NOW, basis=Basis.REPORTED)

    assert rebuilt[-1] < "2025"
    periods = compared_periods(district_rows(plain, None), plain, indicator)
    assert periods
    assert all(period >= "2025" for period in periods)


def test_a_status_is_never_compared_across_the_reform():
    chosen = replace(NOW, indicator=CRITERIA)
    periods = compared_periods(
        district_rows(chosen, None), chosen, load.catalogue().indicators[CRITERIA]
    )

    assert all(period >= "2025" for period in periods)


def test_on_the_old_map_a_year_is_compared_with_the_year_before_and_the_first():
    made = content(OLD)

    assert made.ago == "2023"
    assert any(said.startswith("So với năm 2023") for said in made.said)
    assert made.rows["before"].notna().all()
    assert len(made.rows) == 8  # districts of the old Bắc Ninh


def test_a_period_without_values_has_no_gap():
    assert content(replace(NOW, indicator=CRITERIA, period="2022")).found is None


def test_the_table_has_every_district_and_says_which_met_the_target():
    made = content(OLD)
    table = sheet(OLD, made).table

    assert table["Huyện"].tolist() == made.rows["name"].tolist()
    assert set(table["Mục tiêu"]) <= {"Đạt", "Chưa đạt"}
    assert (table["Mục tiêu"] == "Đạt").sum() == made.rows["met"].sum()


def test_the_chart_is_right_by_its_grammar_and_states_stand_in_words():
    rows = pd.DataFrame(
        {
            "name": ["Huyện A (cũ)", "Huyện B (cũ)"],
            "value": [50.0, None],
            "state": ["estimated", "reassess"],
            "met": [True, False],
            "before": [40.0, None],
            "period": "năm 2026",
        }
    )
    table = dot_rows(rows, 45.0, load.catalogue().indicators[BHYT], None)

    alt.LayerChart.from_dict({**described("%"), "data": {"values": []}})
    shown = table.set_index("kind")
    assert shown.loc["dot", ["short", "estimated", "text"]].tolist() == ["H. A", True, "50,0 %"]
    assert shown.loc["none", "text"] == "Chờ đánh giá lại"
    assert (shown.loc["ago", "value"], shown.loc["whole", "text"]) == (40, "Chung: 45,0 %")
