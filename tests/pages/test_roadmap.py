"""Lộ trình: Quế Võ on both sides of the reform, from the sample and from a few lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.catalogue.test_roadmap import GOOD, QUE_VO, written
from tests.conftest import ROOT
from tests.pages.test_network import said, visit
from tests.pages.test_profile import table
from tests.sample_store import (
    reading,
    sample,  # noqa: F401 - a fixture
)
from tests.store.rows import rows
from ytcs_data import load
from ytcs_data.own_roadmaps import own_folder
from ytcs_data.views import roadmap_rows
from ytcs_data.views.roadmap_chart import share
from ytcs_data.views.roadmap_table import made_of
from ytcs_data.views.roadmap_words import responsible

PAGE = "pages/roadmap.py"
TODAY = {"vintage": "2025", "province": "24", "period": "2026-10"}
MEASURE = {"measure": "meets_national_criteria"}


@pytest.fixture
def sample_app(sample):  # noqa: F811, ARG001 - the fixture above
    return AppTest.from_file(ROOT / "app.py", default_timeout=60)


def report(vintage: str, **periods_of_codes: dict[str, float]) -> None:
    """Store what communes told: `c09247={"2024": 1}`."""
    told = [
        {**MEASURE, "vintage": vintage, "area_code": code[1:], "period": period, "value": value}
        for code, periods in periods_of_codes.items()
        for period, value in periods.items()
    ]
    name = f"{vintage}{sorted(periods_of_codes)}"
    load.store().commit(rows(*told), file_name=f"{name}.csv", sha256=name)


def outcome(day: date):
    """What the engine says of Quế Võ, by commune."""
    roadmap = roadmap_rows.roadmaps()["que_vo_04_2023"]
    return roadmap_rows.outcome(roadmap, day).set_index("area_code")


# --- the sample ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"district": "259"},
        {"province": "2024-27"},
        {"province": "all"},
    ],
)
def test_in_2026_the_plan_says_18_of_21(sample_app, place):
    visit(sample_app, PAGE, **{**TODAY, **place})

    assert "Kế hoạch đến năm 2026: **18/21** xã, phường (85,7 %); đã đạt: **9/21**" in said(
        sample_app
    )


@pytest.mark.parametrize("province", ["27", "2025-24"])
def test_the_year_is_that_of_the_period_and_old_places_have_the_same_roadmap(sample_app, province):
    visit(sample_app, PAGE, vintage="2024", province=province, period="2024")

    assert "Kế hoạch đến năm 2024: **6/21** xã, phường (28,6 %); đã đạt: **6/21**" in said(
        sample_app
    )


def test_the_late_ones_come_first_with_who_answers_for_them(sample_app):
    visit(sample_app, PAGE, **TODAY)

    shown = table(sample_app, "Năm kế hoạch")
    assert shown["Tình trạng"].tolist()[:6] == ["▼ Chậm, chưa đạt"] * 6
    by_name = shown.set_index("Xã, phường trong kế hoạch")
    assert by_name.loc["Xã Yên Giả"].tolist() == [
        "▼ Chậm, chưa đạt",
        *("2025", "–", "chậm 1 năm", "đơn vị mới chưa đạt", "UBND xã Chi Lăng", "09304"),
    ]
    assert by_name.loc["Phường Việt Hùng", "Ghi chú"] == "chờ đánh giá lại"
    assert by_name.loc["Xã Đào Viên"].tolist()[:5] == [
        *("★ Đạt sớm", "2027", "2026", "sớm 1 năm", "theo đơn vị mới: Phường Đào Viên"),
    ]


def test_the_chart_says_plan_and_fact_of_each_year(sample_app):
    visit(sample_app, PAGE, **TODAY)

    (chart,) = sample_app.get("vega_lite_chart")
    assert "revised" not in chart.proto.spec  # an empty line would have no name to be read
    assert chart.proto.alt == (
        "Số xã lũy kế đến hết từng năm. "
        "2023: kế hoạch 5/21 (23,8 %), đã đạt 5/21 (23,8 %). "
        "2024: kế hoạch 6/21 (28,6 %), đã đạt 6/21 (28,6 %). "
        "2025: kế hoạch 12/21 (57,1 %), đã đạt 6/21 (28,6 %). "
        "2026: kế hoạch 18/21 (85,7 %), đã đạt 9/21 (42,9 %). "
        "2027: kế hoạch 21/21 (100,0 %)."
    )


def test_two_maps_stand_side_by_side_with_their_classes_in_words(sample_app):
    visit(sample_app, PAGE, **TODAY)

    words = [image.proto.imgs[0].alt for image in sample_app.get("image")]
    assert "Bản đồ, Năm kế hoạch. 2023: 5; 2024: 1; 2025: 6; 2026: 6; 2027: 3" in words
    assert any("▼ Chậm, chưa đạt: 6; ● Đến hạn năm nay: 4" in text for text in words)
    assert "Không có ranh giới: Xã Hán Quảng." in said(sample_app)


def test_the_profile_of_a_new_commune_names_the_years_of_the_old_ones(sample_app):
    visit(sample_app, "pages/profile.py", **TODAY, area="09301")

    assert (
        "Năm kế hoạch đạt Bộ tiêu chí quốc gia về y tế xã: "
        "Phường Đào Viên = Ngọc Xá 2023 + Phù Lương 2024 + Đào Viên 2027." in said(sample_app)
    )
    assert "Kế hoạch đề ra" not in said(sample_app)
    old = table(sample_app, "Đơn vị cũ").set_index("Đơn vị cũ")
    assert old["Năm dự kiến đạt tiêu chí"].tolist() == ["2024", "2023", "2027"]
    assert old["Tiến độ theo lộ trình"].tolist() == [
        *("✔ Đạt đúng năm", "✔ Đạt đúng năm", "★ Đạt sớm (sớm 1 năm)"),
    ]


# --- the communes of today, by hand --------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "made"),
    [
        ("09301", "Ngọc Xá 2023 + Phù Lương 2024 + Đào Viên 2027"),
        ("09247", "Phố Mới 2023 + Việt Hùng 2025 + Bằng An 2026 + Quế Tân 2027"),
        ("09295", "Mộ Đạo 2023 + Bồng Lai 2025 + Cách Bi 2026"),
        ("09313", "Chi Lăng 2023 + Yên Giả 2025 + Hán Quảng 2026"),
        ("09292", "Châu Phong 2023 + Phù Lãng 2026 + Đức Long 2026"),
        ("09265", "Phương Liễu 2025 + Phượng Mao 2025"),
        ("09253", "Nhân Hòa 2025 + Đại Xuân 2026 + Việt Thống 2027"),
    ],
)
def test_each_of_the_seven_is_made_of_these_goals(unit, made):
    assert made_of(unit, roadmap_rows.roadmaps()["que_vo_04_2023"]) == made


def test_a_divided_commune_is_told_under_each_part(tmp_path):
    """Đại Dực went to Tiên Yên and Đông Ngũ, a part each."""
    row = {**GOOD, "vintage": "2024", "area_code": "06868", "name_in_document": "Đại Dực"}
    with reading(tmp_path):
        own_folder().mkdir()
        written(own_folder(), row)
        roadmap = roadmap_rows.roadmaps()["own"]

        assert made_of("06862", roadmap) == "Đại Dực (một phần) 2027"
        assert "UBND xã Tiên Yên (một phần)" in responsible("06868", "2024")


# --- a few lines ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("app")
def test_before_the_reform_each_commune_counts_by_itself():
    report("2024", c09289={"2023": 1}, c09274={"2023": 1, "2024": 1}, c09247={"2023": 0, "2024": 1})

    rows_ = outcome(date(2025, 6, 30)).loc[["09289", "09274", "09247", "09307", "09283"]]

    assert rows_["actual"].fillna(0).tolist() == [2023, 2023, 2024, 0, 0]
    assert rows_["state"].tolist() == ["on_time", "early", "late", "unknown", "due"]
    assert rows_["slip"].fillna(99).tolist() == [0, -1, 1, 99, 99]


@pytest.mark.usefixtures("app")
def test_after_the_reform_the_new_commune_counts_for_those_that_were_not_through():
    report("2024", c09289={"2023": 1}, c09301={"2024": 0}, c09292={"2023": 1}, c09277={"2024": 0})
    report("2025", c09301={"2025": 0, "2026-05": 1}, c09292={"2026-05": 0})

    rows_ = outcome(date(2026, 10, 31)).loc[["09289", "09301", "09292", "09277"]]

    assert rows_["actual"].fillna(0).tolist() == [2023, 2026, 2023, 0]
    assert rows_["step"].fillna(9).tolist() == [0, 1, 0, 9]


@pytest.mark.usefixtures("app")
def test_han_quang_follows_chi_lang_but_not_what_chi_lang_had_before():
    """It was merged into Chi Lăng on 1 December 2024, and that into Xã Chi Lăng in the reform."""
    report("2024", c09316={"2023": 0}, c09313={"2023": 1, "2024": 1, "2025-H1": 1})
    assert outcome(date(2025, 6, 30)).loc["09316", "state"] == "planned"

    report("2025", c09313={"2026-02": 1})
    assert outcome(date(2026, 2, 28)).loc["09316", ["actual", "step"]].tolist() == [2026, 2]


@pytest.mark.usefixtures("app")
def test_han_quang_is_through_when_chi_lang_is_recognised_after_the_merger():
    report("2024", c09313={"2023": 0, "2024": 0, "2025-H1": 1})

    assert outcome(date(2025, 6, 30)).loc["09316", ["actual", "step"]].tolist() == [2025, 1]


@pytest.mark.usefixtures("app")
def test_a_commune_of_today_that_was_merged_hands_on_to_its_successor(tmp_path):
    change = "valid_from,kind,code,name,into,source\n2026-04-01,merge,09292,,09313,NQ 1\n"
    (tmp_path / "changes.csv").write_text(change, encoding="utf-8")
    load.forget()
    report("2024", c09277={"2024": 0})
    report("2025", c09292={"2026-02": 0}, c09313={"2026-02": 0, "2026-08": 1})

    assert outcome(date(2026, 7, 31)).loc["09277", "state"] == "due"
    assert outcome(date(2026, 8, 31)).loc["09277", ["actual", "step"]].tolist() == [2026, 2]
    assert responsible("09277", "2024") == "UBND xã Chi Lăng"


def test_a_place_without_a_roadmap_says_how_to_bring_one(filled):
    visit(filled, PAGE, vintage="2025", province="24", period="2026-10", district="213")

    text = said(filled)
    assert "Chưa có lộ trình nào của nơi này." in text
    assert "ytcs roadmap check" in text
    (link,) = [one for one in filled.main if one.type == "page_link"]
    assert link.proto.label == "Đã có: Thị xã Quế Võ, 04/CT-UBND"
    assert "province=24" in link.proto.query_string
    assert "district" not in link.proto.query_string


def test_own_roadmaps_are_chosen_kept_by_the_link_and_never_read_as_markdown(filled):
    own_folder().mkdir()
    written(own_folder(), {**GOOD, "plan": "**12** <b>KH</b>", "source": "=1+1"})
    (own_folder() / "sai.csv").write_text("x", encoding="utf-8")

    visit(filled, PAGE, vintage="2025", province="24", period="2026-10")

    assert "Có tệp lộ trình không dùng được." in said(filled)
    assert "Kế hoạch đến năm 2026: **0/1** phường" in said(filled)
    assert "**12**" not in said(filled)
    filled.selectbox(key="pick_roadmap").select("que_vo_04_2023").run()
    assert filled.query_params["roadmap"] == "que_vo_04_2023"
    assert "**18/21**" in said(filled)
    visit(filled, PAGE, vintage="2025", province="24", period="2026-10", district="213")
    labels = [one.proto.label for one in filled.main if one.type == "page_link"]
    assert labels == [
        "Đã có: Thị xã Quế Võ, 04/CT-UBND",
        "Đã có: Tỉnh Bắc Ninh",
    ]


def test_a_revised_year_has_its_reason_and_a_slip_of_its_own(filled):
    own_folder().mkdir()
    text = QUE_VO.read_text(encoding="utf-8").replace(
        "Phố Mới,2023,,,", "Phố Mới,2023,2025,2024-03-05,thiếu <b>bác sĩ</b>"
    )
    Path(own_folder() / QUE_VO.name).write_text(text, encoding="utf-8")

    visit(filled, PAGE, vintage="2025", province="24", period="2026-10")

    row = table(filled, "Năm kế hoạch").set_index("Xã, phường trong kế hoạch").loc["Phường Phố Mới"]
    assert row["Lý do điều chỉnh"] == "thiếu &lt;b&gt;bác sĩ&lt;/b&gt; (05/03/2024)"
    assert row[["Điều chỉnh sang", "Năm đạt"]].tolist() == ["2025", "2024"]
    assert row["Lệch so với kế hoạch"] == "chậm 1 năm"
    assert row["Lệch so với điều chỉnh"] == "sớm 1 năm"
    assert "Theo kế hoạch đã điều chỉnh: 18/21." in said(filled)


def test_a_part_of_a_roadmap_says_that_it_is_one(filled):
    own_folder().mkdir()
    other = {**GOOD, "area_code": "09319", "name_in_document": ""}
    assert load.crosswalk().former_district("09319") != "259"
    written(own_folder(), GOOD, other)

    visit(
        filled, PAGE, vintage="2025", province="24", period="2026-10", district="259", roadmap="own"
    )

    assert "Chỉ tính 1 trong 2 xã của lộ trình" in said(filled)


def test_a_share_has_one_decimal():
    assert [share(n, 21) for n in (5, 6, 12, 18, 21)] == [
        *("5/21 (23,8 %)", "6/21 (28,6 %)", "12/21 (57,1 %)", "18/21 (85,7 %)"),
        "21/21 (100,0 %)",
    ]
