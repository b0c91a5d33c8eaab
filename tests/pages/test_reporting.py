"""Ai chưa nộp: which datasets are due, who is missing, and the form for just those."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.sample_store import sample  # noqa: F401 - a fixture
from tests.store.rows import rows
from ytcs_data import load

PAGE = "pages/reporting.py"
BAC_NINH = {"vintage": "2025", "province": "24", "period": "2026-10"}


def opened(app: AppTest, **query: str) -> AppTest:
    app.switch_page(PAGE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def tables(app: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in app.get("html"))


def said(app: AppTest) -> str:
    parts = (*app.markdown, *app.success, *app.info, *app.warning)
    return "\n".join(part.value for part in parts)


def test_the_missing_are_named_with_a_form_for_them(filled: AppTest):
    opened(filled, **BAC_NINH, due="2026-10")
    filled.selectbox(key="reporting_dataset_stations_insurance").select("insurance").run()

    assert "**Chưa nộp: 98 trong 99 đơn vị. Nộp thiếu: 0.**" in said(filled)
    (missing,) = [t.value for t in filled.dataframe if "Còn thiếu" in t.value]
    assert len(missing) == 98
    assert "Phường Quế Võ" not in set(missing["Tên đơn vị"])
    assert set(missing["Còn thiếu"]) == {"Toàn bộ"}
    assert "Tải biểu nhập cho các đơn vị này" in [b.label for b in filled.get("download_button")]


def test_a_former_district_shows_its_own_communes(filled: AppTest):
    opened(filled, **BAC_NINH, district="259")
    (missing,) = [t.value for t in filled.dataframe if "Còn thiếu" in t.value]

    assert set(missing["Huyện, thị xã, thành phố"]) == {"Thị xã Quế Võ (cũ)"}


def test_a_dataset_is_asked_for_only_in_its_kind_of_period(filled: AppTest):
    opened(filled, **BAC_NINH)

    assert "Dân số và bảo hiểm y tế" in tables(filled)
    assert "Y tế thôn bản" not in tables(filled)
    filled.selectbox(key="pick_due").select("2026").run()
    assert "Y tế thôn bản" in tables(filled)
    assert "Dân số và bảo hiểm y tế" not in tables(filled)
    assert filled.query_params["due"] == "2026"


def test_a_link_opens_the_period_it_names_until_another_is_picked_beside(filled: AppTest):
    opened(filled, **BAC_NINH, due="2026")
    assert filled.selectbox(key="pick_due").value == "2026"

    filled.selectbox(key="pick_period").select("2024 2024").run()

    assert filled.selectbox(key="pick_due").value == "2024"


def test_when_nothing_is_due_the_page_says_so(filled: AppTest):
    told = {"vintage": "2025", "period": "2025-9M", "area_code": "09247"}
    load.store().commit(
        rows({**told, "measure": "population", "value": 1}), file_name="a.csv", sha256="a"
    )
    opened(filled, **{**BAC_NINH, "period": "2025-9M"})

    assert "Không bộ số liệu nào phải nộp theo kỳ “9 tháng đầu năm 2025”" in said(filled)


def test_a_wrong_setting_is_said(filled: AppTest, tmp_path):
    (tmp_path / "due_days.csv").write_text("dataset,days\n<b>insurance</b>,x\n", encoding="utf-8")

    opened(filled, **BAC_NINH)

    assert "dòng 2" in said(filled)
    assert "<b>" not in said(filled)


@pytest.mark.usefixtures("sample")
def test_the_sample_has_reported_and_is_counted_by_district():
    app = opened(AppTest.from_file(ROOT / "app.py", default_timeout=60), **BAC_NINH)

    assert "Thị xã Quế Võ (cũ)" in tables(app)
    assert "Trạm y tế và bác sĩ tại trạm" in tables(app)
