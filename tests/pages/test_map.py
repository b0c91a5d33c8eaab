"""Bản đồ: the map with its list; a click opens the commune."""

from __future__ import annotations

import json

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import load
from ytcs_data.views import map_view

pytestmark = pytest.mark.usefixtures("sample")

QUE_VO = {
    "vintage": "2025",
    "province": "24",
    "district": "259",
    "indicator": "shi_coverage_pct",
    "period": "2026-10",
}


def open_map(**query: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(query)
    app.session_state["table_of_areas"] = True
    app.switch_page("pages/map.py").run()
    assert not app.exception
    return app


def sent(app: AppTest) -> dict:
    """What the page sends to the map in the browser."""
    (component,) = (part for part in app.main if part.type == "component_instance")
    return json.loads(component.proto.json_args)


def test_the_map_gets_the_choice_and_the_list_has_the_same_communes():
    app = open_map(**QUE_VO)

    told = sent(app)["feature_group"]
    assert "/geometry/2025/24/" in told
    assert "/values/2025/24/shi_coverage_pct/" in told
    assert '"period": "2026-10"' in told
    assert '"group": "259"' in told
    assert [fold.label for fold in app.main.expander] == [
        "Bảng số liệu và tải về",
        "Giải thích con số này: Bao phủ BHYT",
    ]
    assert set(app.dataframe[0].value["Mã"]) == set(load.districts("2025", "24")["259"])


def test_a_change_of_choice_leaves_the_map_as_it_is_mounted():
    """All but the line of the choice is the same, so the browser keeps its map."""
    app = open_map(**QUE_VO)
    before = sent(app)

    app.selectbox(key="pick_indicator").select("chs_with_permanent_doctor_pct").run()
    app.selectbox(key="pick_period").select("2025 2025").run()
    app.selectbox(key="pick_province").select("22").run()

    after = sent(app)
    changing = {"feature_group"}
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }
    assert "/values/2025/22/chs_with_permanent_doctor_pct/" in after["feature_group"]


def test_what_goes_over_the_socket_does_not_grow_with_the_data():
    one = len(json.dumps(sent(open_map(**QUE_VO))))
    all_of_them = len(json.dumps(sent(open_map(**{**QUE_VO, "province": load.EVERYWHERE}))))

    assert abs(one - all_of_them) < 50
    assert one < 8000


def test_a_click_on_a_commune_opens_its_profile(monkeypatch: pytest.MonkeyPatch):
    """The browser's part is played here; see the browser tests for a real click."""
    clicks = [{"last_active_drawing": {"area": "09292", "at": 1.0}}]

    def st_folium(*_map, on_change, **_options) -> None:
        if clicks:
            st.session_state[map_view.KEY] = clicks.pop()
            on_change()
            st.rerun()

    monkeypatch.setattr(map_view, "st_folium", st_folium)

    app = open_map(**QUE_VO)

    assert app.title[0].value == "Hồ sơ xã"
    assert [header.value for header in app.header] == ["Xã Phù Lãng"]
    assert app.query_params == {**QUE_VO, "area": "09292", "basis": "rebuilt"}


def test_a_link_to_a_commune_marks_it_on_the_map_and_stays_there():
    app = open_map(**QUE_VO, area="09292")

    assert app.title[0].value == "Bản đồ"
    assert '"area": "09292"' in sent(app)["feature_group"]


def test_without_boundaries_the_list_is_still_there(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("YTCS_BOUNDARIES", str(tmp_path))
    load.forget()
    try:
        app = open_map(**QUE_VO)
    finally:
        load.forget()

    assert "YTCS_BOUNDARIES" in app.info[0].value
    assert len(app.dataframe[0].value) == 7
    assert app.main.caption[0].value.startswith("Vẽ 0/7 đơn vị;")
