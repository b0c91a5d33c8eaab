"""Mục tiêu: all promises of a place with their verdicts and very words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.ground import Ground
from ytcs_data.standing import standings
from ytcs_data.views import target_cards

pytestmark = pytest.mark.usefixtures("sample")


def targets(**query: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(query)
    app.switch_page("pages/targets.py").run()
    assert not app.exception
    return app


def cards(app: AppTest) -> list[str]:
    return [one.proto.body for one in app.get("html") if "ytcs-target" in one.proto.body[:30]]


@pytest.fixture(scope="module")
def bac_ninh(sample) -> AppTest:  # noqa: F811, ARG001 - the fixture above
    return targets(vintage="2025", province="24", period="2026-10")


def test_every_target_of_the_place_has_a_card_with_its_very_words(bac_ninh: AppTest):
    expected = [one.target for one in standings(Ground("2025", "24"), "2026-10")]

    shown = cards(bac_ninh)

    assert len(shown) == len(expected) > 5
    for target in expected:
        assert any(target.wording in card for card in shown), target.id


def test_what_is_slow_comes_first_and_is_counted(bac_ninh: AppTest):
    heads = [head.value for head in bac_ninh.header]
    slow = sum(
        one.verdict == "slow" and one.indicator is not None
        for one in standings(Ground("2025", "24"), "2026-10")
    )

    assert heads[0] == f"Chậm ({slow})"
    assert any(f"{slow} ▼ chậm" in text.value for text in bac_ninh.main.markdown)


def test_a_plan_of_a_former_district_says_where_it_is_measured(bac_ninh: AppTest):
    (card,) = [card for card in cards(bac_ninh) if "04/CT-UBND" in card]

    assert "đo trên Thị xã Quế Võ (cũ)" in card
    assert "kế hoạch của địa bàn trước 01/7/2025" in card


def test_a_link_keeps_to_one_plan():
    app = targets(vintage="2025", province="24", period="2026-10", plan="vn_262_2025")

    shown = cards(app)
    assert len(shown) == len(
        [t for t in load.catalogue().plans["vn_262_2025"].targets if not t.superseded_by]
    )
    assert all("262/2025/QH15" in card for card in shown)
    assert app.query_params["plan"] in ("vn_262_2025", ["vn_262_2025"])


def test_texts_of_a_plan_are_never_html():
    one = standings(Ground("2025", "24"), "2026-10")[0]
    evil = one.target.model_copy(update={"wording": "<img src=x onerror=alert(1)>"})

    made = target_cards.card_html(replace(one, target=evil), one.ground)

    assert "<img" not in made
    assert "&lt;img" in made
