"""“Giải thích con số này”: closed it costs nothing, open it names formula, file, line and law."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_profile import plain
from tests.store.rows import rows
from ytcs_data import evidence, load

BHYT = "shi_coverage_pct"
QUE_VO = {"vintage": "2025", "province": "24", "period": "2026-10", "indicator": BHYT}


def opened(app: AppTest, page: str, fold: str, **query: str) -> AppTest:
    """Open a page by a link, with the explanation open."""
    app.session_state[fold] = True
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.caption, *app.info))


def tables(app: AppTest):
    return [plain(part.proto.body) for part in app.get("html") if "<table" in part.proto.body]


def test_a_commune_names_the_very_line_of_the_file(filled):
    opened(filled, "pages/profile.py", f"explain_{BHYT}_area", **QUE_VO, area="09247")

    text = said(filled)
    assert "Phường Quế Võ, tháng 10/2026: **95,0 % = 100 × 950 người có thẻ" in text
    assert "/ 1.000 người dân**" in text
    assert "Số có tại ngày cuối kỳ, 31/10/2026" in text
    assert "Nguyên văn: “" in text
    (lines,) = (table for table in tables(filled) if "Dòng" in table.columns)
    assert lines["Chỉ tiêu"].tolist() == ["Số người tham gia bảo hiểm y tế", "Dân số"]
    assert lines[["Giá trị", "Lần nộp", "Tệp", "Dòng", "Nguồn"]].to_numpy().tolist() == [
        ["950", "1", "few.csv", "8", "Báo cáo năm"],
        ["1.000", "1", "few.csv", "7", "Báo cáo năm"],
    ]


def test_a_scope_names_its_snapshots_and_who_has_not_reported(filled):
    opened(filled, "pages/map.py", f"explain_{BHYT}_scope", **QUE_VO, district="259")

    assert "1/7 xã, phường, đặc khu có số liệu" in said(filled)
    assert "Chưa có dòng nào về “Dân số”: " in said(filled)
    (files,) = (table for table in tables(filled) if "Từ dòng" in table.columns)
    assert files[["Lần nộp", "Tệp", "Số dòng", "Từ dòng", "Đến dòng"]].to_numpy().tolist() == [
        ["1", "few.csv", "2", "7", "8"]
    ]


def test_a_held_number_is_said_and_not_shown(filled):
    four = "chs_with_four_doctors_pct"
    query = {**QUE_VO, "indicator": four, "area": "09247"}
    opened(filled, "pages/profile.py", f"explain_{four}_area", **query)

    assert "**Đang kiểm tra số liệu.** Chưa tính vì có số đang được kiểm tra." in said(filled)
    (lines,) = (table for table in tables(filled) if "Dòng" in table.columns)
    held = lines[lines["Trạng thái"] == "Đang kiểm tra số liệu"]
    assert held[["Giá trị", "Được tính"]].to_numpy().tolist() == [["–", "không"]]


def test_a_file_name_is_text_and_nothing_else(filled):
    hostile = {**QUE_VO, "area_code": "09247", "measure": "insured", "value": 940}
    del hostile["province"], hostile["indicator"]
    load.store().commit(
        rows({**hostile, "source": "<script>alert(1)</script>"}),
        file_name="<img src=x onerror=alert(1)>.csv",
        sha256="hostile",
    )
    opened(filled, "pages/profile.py", f"explain_{BHYT}_area", **QUE_VO, area="09247")

    bodies = "".join(part.proto.body for part in filled.get("html"))
    assert "&lt;img src=x" in bodies
    assert "&lt;script&gt;alert" in bodies
    assert "<img" not in bodies + said(filled)
    assert "alert" not in said(filled)


@pytest.mark.parametrize("page", ["pages/map.py", "pages/trends.py", "pages/profile.py"])
def test_closed_it_looks_nothing_up(filled, monkeypatch, page):
    def never(_figure: object) -> None:
        raise AssertionError("looked up while closed")

    monkeypatch.setattr(evidence, "lines", never)
    monkeypatch.setattr(evidence, "links", never)
    filled.switch_page(page)
    for name, value in {**QUE_VO, "area": "09247"}.items():
        filled.query_params[name] = value
    filled.run()

    assert not filled.exception
    labels = [fold.label for fold in filled.expander]
    wanted = "Giải thích con số này ở đơn vị cấp xã đã chọn: Bao phủ BHYT"
    assert wanted in labels
