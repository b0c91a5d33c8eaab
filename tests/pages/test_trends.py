"""Xu hướng: lines of the place that a link names, and of those that a reader adds."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import sample  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("sample")

QUE_VO = {
    "vintage": "2025",
    "province": "24",
    "district": "259",
    "area": "09292",
    "indicator": "shi_coverage_pct",
    "period": "2026-10",
}


def open_trends(**query: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(query)
    app.session_state["table_of_trend"] = True
    app.switch_page("pages/trends.py").run()
    assert not app.exception
    return app


def places(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Nơi"].unique())


def test_a_link_names_the_lines():
    app = open_trends(**QUE_VO)

    assert places(app) == ["Tỉnh Bắc Ninh", "Thị xã Quế Võ (cũ)", "Xã Phù Lãng"]
    assert len(app.get("vega_lite_chart")) == 2  # the lines, and the gap between districts


def test_the_gap_between_districts_is_told_with_what_a_district_is_today():
    app = open_trends(**QUE_VO)

    said = "\n".join(part.value for part in (*app.markdown, *app.caption))
    assert "Chênh lệch giữa các huyện cũ" in [part.value for part in app.subheader]
    assert "huyện đạt mục tiêu (từ 95 % trở lên)" in said
    assert "Từ 01/7/2025 không còn cấp huyện" in said


def test_where_fewer_than_two_districts_have_values_it_says_so():
    app = open_trends(
        vintage="2025",
        province="24",
        indicator="communes_meeting_national_criteria_pct",
        period="2022",
        basis="rebuilt",
    )

    assert "có ít hơn hai huyện có số liệu" in "\n".join(part.value for part in app.info)


def test_another_indicator_and_another_side_of_the_reform_redraw_the_lines():
    app = open_trends(**QUE_VO)

    app.selectbox(key="pick_indicator").select("chs_doctors_per_station").run()
    assert app.header[0].value == "Số bác sĩ bình quân mỗi trạm y tế"

    app.selectbox(key="pick_period").select("2024 2023").run()
    assert not app.exception
    assert places(app) == ["Tỉnh Bắc Ninh (địa bàn hiện nay)", "Thị xã Quế Võ"]
    assert "năm 2017" in set(app.dataframe[0].value["Kỳ"])


def test_a_line_that_is_added_stays_when_the_indicator_changes():
    app = open_trends(**{**QUE_VO, "district": "", "area": ""})

    app.multiselect[0].select("217").run()
    app.selectbox(key="pick_indicator").select("chs_with_permanent_doctor_pct").run()

    assert places(app) == ["Tỉnh Bắc Ninh", "Huyện Lạng Giang (cũ)"]
