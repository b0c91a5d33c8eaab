"""The pages of the themes: one indicator from the whole down to the communes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import reported, sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.words import number

pytestmark = pytest.mark.usefixtures("sample")

QUANG_NINH = {"vintage": "2025", "province": "22", "period": "2026-10"}


def theme(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(query)
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def insurance(sample) -> AppTest:  # noqa: F811, ARG001 - the fixture above
    return theme("insurance", **QUANG_NINH)


def test_the_page_of_a_theme_offers_only_its_indicators(insurance: AppTest):
    codes = [one.id for one in load.catalogue().indicators.values() if one.theme == "insurance"]

    (box,) = [box for box in insurance.sidebar.selectbox if box.label == "Chỉ số"]

    assert len(box.options) == len(codes)
    assert box.value == codes[0]


def test_an_indicator_of_another_theme_gives_way():
    app = theme("doctors", **QUANG_NINH, indicator="shi_coverage_pct")

    assert app.header[0].value == "Tỷ lệ trạm y tế có bác sĩ cơ hữu"
    assert "chs_with_permanent_doctor_pct" in str(app.query_params["indicator"])


def test_the_headline_says_the_value_and_what_is_to_go(insurance: AppTest):
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")
    both = insured.keys() & people.keys()
    share = 100 * sum(insured[k] for k in both) / sum(people[k] for k in both)

    assert insurance.metric[0].value == f"{number(share, 1)} %"


def test_the_ranking_names_those_furthest_from_the_target(insurance: AppTest):
    insured = reported("2025_quang_ninh", "insured", "2026-10")
    people = reported("2025_quang_ninh", "population", "2026-10")
    shares = {key[0]: insured[key] / people[key] for key in insured if key in people}
    lowest = min(shares, key=shares.__getitem__)

    tables = [one.proto.body for one in insurance.get("html") if "<table>" in one.proto.body]
    (far,) = [table for table in tables if "Xa mục tiêu nhất" in table]

    first = far.partition("<tbody><tr><td>")[2].partition("</td>")[0]
    assert first == load.register()[lowest, "2025"].name


def test_the_targets_of_the_indicator_stand_below(insurance: AppTest):
    shown = [x.proto.body for x in insurance.get("html") if "ytcs-target" in x.proto.body[:30]]

    assert any("trên 96 %" in card for card in shown)
    assert not any("bác sĩ cơ hữu" in card for card in shown)
