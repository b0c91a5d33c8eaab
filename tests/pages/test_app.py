"""Tổng quan: four themes, each with a value, a target and what is still to go."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data.words import number

pytestmark = pytest.mark.usefixtures("sample")

BAC_NINH = {"vintage": "2024", "province": "27", "period": "2023"}


def overview(**query: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def bac_ninh(sample) -> AppTest:  # noqa: F811, ARG001 - the fixture above
    """Old Bắc Ninh in 2023, read only: its targets lead for good, for the old map is closed."""
    return overview(**BAC_NINH)


def captions(app: AppTest) -> list[str]:
    return [caption.value for caption in app.main.caption]


def test_there_is_a_card_for_each_theme(bac_ninh: AppTest):
    assert [title.value for title in bac_ninh.header] == [
        "Bác sĩ tại trạm y tế",
        "Bảo hiểm y tế",
        "Mô hình bác sĩ gia đình",
        "Tiêu chí quốc gia về y tế xã",
    ]
    alts = [image.proto.imgs[0].alt for image in bac_ninh.get("image")]
    assert len(alts) == 8  # beside each small map, its history
    assert alts[2].startswith("Bản đồ nhỏ, Bao phủ BHYT. Đạt: ")
    counted = sum(int(part.rpartition(" ")[2]) for part in alts[2].split("; "))
    assert any(f"/{counted} xã" in caption for caption in captions(bac_ninh))
    assert alts[3].startswith("Diễn biến theo kỳ: từ ")
    assert "(năm 2017) đến " in alts[3]


def test_the_coverage_is_the_share_of_the_sums_with_its_target_and_gap(bac_ninh: AppTest):
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    above = int(sum(insured[key] for key in insured if key in people))
    below = int(sum(people[key] for key in people if key in insured))
    missing = -(-9565 * below // 10000) - above  # the next whole person above 95,65 %

    assert bac_ninh.metric[1].label == "Bao phủ BHYT"
    assert bac_ninh.metric[1].value == f"{number(100 * above / below, 1)} %"
    assert f"{number(above)} người có thẻ bảo hiểm y tế / {number(below)} người dân" in captions(
        bac_ninh
    )
    assert "Mục tiêu: từ 95,65 % trở lên, hạn 31/12/2025 (546/QĐ-TTg)" in captions(bac_ninh)
    assert any(f"<b>Còn thiếu {number(missing)} người; " in text for text in verdicts(bac_ninh))


def test_communes_with_the_criteria_are_counted_against_all_of_then(bac_ninh: AppTest):
    told = reported("2024_bac_ninh", "meets_national_criteria", "2023")
    yes = sum(told.values())

    assert bac_ninh.metric[3].value == f"{number(100 * yes / len(told), 1)} %"
    assert f"{yes:.0f} đơn vị đạt tiêu chí quốc gia / {len(told)} đơn vị cấp xã" in captions(
        bac_ninh
    )


def test_each_card_leads_to_its_map_and_its_trend(bac_ninh: AppTest):
    links = [link.proto for link in bac_ninh.main if link.type == "page_link"]

    links = [link for link in links if link.page != "profile"]
    wholes = [links.pop(at).page for at in (12, 8, 4, 0)]
    assert wholes[::-1] == ["doctors", "insurance", "family_doctor", "criteria"]
    assert [(link.page, link.label) for link in links] == [
        ("map", "Bản đồ"),
        ("trends", "Xu hướng"),
        ("targets", "Mục tiêu"),
    ] * 4
    for indicator, link in zip(
        (
            *("chs_with_permanent_doctor_pct", "shi_coverage_pct"),
            *("communes_with_family_doctor_model_pct", "communes_meeting_national_criteria_pct"),
        ),
        links[::3],
        strict=True,
    ):
        assert f"indicator={indicator}" in link.query_string
        assert "province=27" in link.query_string


def test_a_district_has_its_own_figures():
    que_vo = overview(**BAC_NINH, district="259")

    assert que_vo.metric[3].value == "23,8 %"  # 5 of 21 communes, as its directive says
    assert "5 đơn vị đạt tiêu chí quốc gia / 21 đơn vị cấp xã" in captions(que_vo)
    assert "Mục tiêu: đạt 100 %, hạn 31/12/2027 (04/CT-UBND)" in captions(que_vo)


def test_those_furthest_behind_lead_to_their_profiles(bac_ninh: AppTest):
    insured = reported("2024_bac_ninh", "insured", "2023")
    people = reported("2024_bac_ninh", "population", "2023")
    shares = {key[0]: insured[key] / people[key] for key in insured if key in people}
    links = [link.proto for link in bac_ninh.main if link.type == "page_link"]
    profiles = [link.query_string for link in links if link.page == "profile"]

    of_bhyt = [query for query in profiles if "indicator=shi_coverage_pct" in query]
    lowest = sorted(shares, key=shares.__getitem__)[:5]
    assert [query.partition("area=")[2][:5] for query in of_bhyt] == lowest


def test_every_verdict_has_a_sign_and_nobody_is_judged_by_the_promise_of_somebody_else():
    bac_ninh_2025 = overview(vintage="2025", province="24", period="2026-10")
    signs = ("✓ Đã đạt", "▼ Chậm", "▲ Đúng tiến độ", "? Chưa đủ số liệu")
    shown = verdicts(bac_ninh_2025)

    judged = [any(sign in text for sign in signs) for text in shown]
    assert judged.count(False) == 1  # the family doctor, which only Hậu Giang promised
    assert any(caption.endswith("(89/KH-UBND), chỉ để tham khảo")
               for caption in captions(bac_ninh_2025))  # fmt: skip


def verdicts(app: AppTest) -> list[str]:
    """What each card says of its target."""
    return [one.proto.body for one in app.get("html") if "ytcs-to-go" in one.proto.body[:30]]


def test_the_figures_are_the_same_whatever_indicator_the_sidebar_shows(bac_ninh: AppTest):
    other = overview(**BAC_NINH, indicator="chs_doctors_per_10000")

    assert [m.value for m in other.metric] == [m.value for m in bac_ninh.metric]
