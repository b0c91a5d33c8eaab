"""Hồ sơ xã: what a reader finds about one commune, before and after the reform."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from tests.store.rows import rows
from ytcs_data import load

QUE_VO = {"vintage": "2025", "province": "24", "area": "09247", "period": "2026-10"}
PHO_MOI = {"vintage": "2024", "province": "27", "area": "09247", "period": "2024"}


def profile(app, **query):
    """Open the page by a link, with its table open."""
    app.session_state["table_of_facts"] = True
    app.switch_page("pages/profile.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def said(app):
    """All sentences of the page."""
    parts = (*app.markdown, *app.caption, *app.subheader, *app.info)
    return "\n".join(part.value for part in parts)


def table(app, column):
    """The table that has a column."""
    shown = [t.value for t in app.dataframe] + [plain(part.proto.body) for part in app.get("html")]
    return next(t for t in shown if column in t.columns)


def plain(html):
    """A small table as it is read: every cell a text, numbers as Vietnamese write them."""
    head, *rows = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)
    ] or [[]]
    return pd.DataFrame(rows, columns=head)


def test_without_any_values_it_says_how_to_store_some(app):
    profile(app)

    assert "Chưa có số liệu nào trong kho" in said(app)


def test_without_a_commune_it_says_how_to_choose_one(filled):
    profile(filled, vintage="2025", province="24", period="2026-10")

    assert "Chưa chọn xã" in said(filled)
    assert not filled.header


def test_a_commune_can_be_chosen_on_the_page_itself(filled):
    profile(filled, vintage="2025", province="24", period="2026-10")

    filled.selectbox(key="pick_area_2025").select("09247").run()

    assert filled.header[0].value == "Phường Quế Võ"
    assert filled.query_params["area"] == "09247"


def test_every_indicator_stands_with_its_value_or_with_why_there_is_none(filled):
    profile(filled, **QUE_VO)

    shown = table(filled, "Chỉ số").set_index("Chỉ số")
    assert len(shown) == len(load.catalogue().indicators)
    insured = shown.loc["Tỷ lệ dân số tham gia bảo hiểm y tế"]
    assert insured[["Giá trị", "Tử số", "Mẫu số"]].tolist() == [95, 950, 1000]
    assert insured["Xếp loại"] == "Đạt"
    assert shown.loc["Tỷ lệ trạm y tế có ít nhất 4 bác sĩ", "Xếp loại"] == "Đang kiểm tra số liệu"
    assert "950 người có thẻ bảo hiểm y tế / 1.000 người dân" in said(filled)


def test_a_status_waits_for_assessment_with_what_the_old_communes_had_beside_it(filled):
    profile(filled, **QUE_VO)

    assert "Chờ đánh giá lại" in said(filled)
    assert "2/4 xã cũ đã đạt (năm 2024), 1 xã cũ chưa có số liệu" in said(filled)


def test_a_new_commune_does_not_take_the_planned_year_of_the_old_one_with_its_code(filled):
    profile(filled, **QUE_VO)

    assert "Kế hoạch đề ra" not in said(filled)
    years = table(filled, "Đơn vị cũ").set_index("Đơn vị cũ")["Năm dự kiến đạt tiêu chí"]
    assert years.to_dict() == {
        "Phường Phố Mới": "2023",
        "Phường Bằng An": "2026",
        "Phường Quế Tân": "2027",
        "Phường Việt Hùng": "2025",
    }


def test_a_held_number_of_a_station_is_said_and_not_shown(filled):
    profile(filled, **QUE_VO)

    stations = table(filled, "Mã trạm")
    assert stations["Mã trạm"].tolist() == ["09247-1"]
    assert stations["Bác sĩ cơ hữu"].tolist() == ["3"]
    assert stations["Bác sĩ luân phiên, tăng cường"].tolist() == ["–"]
    assert "đang kiểm tra số liệu" in stations["Ghi chú"][0]


def test_an_old_commune_says_what_became_of_it_and_its_planned_year(filled):
    profile(filled, **PHO_MOI)

    assert filled.header[0].value == "Phường Phố Mới"
    assert (
        "hoàn thành Bộ tiêu chí quốc gia về y tế xã năm **2023**; đạt năm **2024**; "
        "▽ Đạt, chậm hơn kế hoạch (chậm 1 năm)." in said(filled)
    )
    assert "Phường Phố Mới: toàn bộ nhập vào **Phường Quế Võ**, Tỉnh Bắc Ninh" in said(filled)


@pytest.mark.parametrize("code", ["09316", "09256"])
def test_a_commune_without_values_says_so(filled, code):
    """One was dissolved before the reform, the other was not."""
    profile(filled, vintage="2024", area=code, period="2024")

    assert "Chưa có số liệu nào của đơn vị này" in said(filled)


def test_a_commune_dissolved_before_the_reform_says_into_which_and_when(filled):
    profile(filled, vintage="2024", area="09316", period="2024")

    assert "Đã nhập vào **Xã Chi Lăng** trước ngày 01/7/2025" in said(filled)
    assert "Xã Chi Lăng: toàn bộ nhập vào **Xã Chi Lăng**, Tỉnh Bắc Ninh" in said(filled)


def test_a_period_without_values_leads_to_one_that_has_some(filled):
    later = {"vintage": "2025", "period": "2026-11", "area_code": "09319", "value": 1}
    load.store().commit(rows(later), file_name="later.csv", sha256="later")

    profile(filled, **{**QUE_VO, "period": "2026-11"})

    assert "Kỳ này đơn vị chưa có số liệu" in said(filled)
    assert any(link.label.endswith("tháng 10/2026") for link in filled.get("page_link"))


def test_a_divided_commune_went_into_several_and_the_shares_are_only_assumed(filled):
    dai_duc = {"period": "2024", "area_code": "06868", "measure": "population", "value": 50}
    load.store().commit(rows(dai_duc), file_name="more.csv", sha256="more")

    profile(filled, vintage="2024", area="06868", period="2024")

    assert "Xã Đại Dực: một phần (tạm tính 50 %, chia đều) nhập vào **Xã Tiên Yên**" in said(filled)
    assert "Xã Đại Dực: một phần (tạm tính 50 %, chia đều) nhập vào **Xã Đông Ngũ**" in said(filled)


# --- since the reform ----------------------------------------------------------------------------


@pytest.fixture
def changed(filled, tmp_path):
    """Invented: Quế Võ took in Phù Lãng, and is called a commune since."""
    lines = (
        "valid_from,kind,code,name,into,source",
        "2026-04-01,merge,09292,,09247,NQ 1",
        "2026-05-01,rename,09247,Xã Quế Võ Mới,,NQ 2",
    )
    (tmp_path / "changes.csv").write_text("\n".join(lines), encoding="utf-8")
    load.forget()
    return filled


def test_a_link_to_a_merged_commune_opens_it_and_leads_to_its_successor(changed):
    profile(changed, **{**QUE_VO, "area": "09292"})

    assert changed.header[0].value == "Xã Phù Lãng"
    assert "**Xã Phù Lãng** đã nhập vào **Xã Quế Võ Mới** từ 01/04/2026." in said(changed)
    (link,) = (one for one in changed.get("page_link") if one.label == "Hồ sơ Xã Quế Võ Mới")
    assert "area=09247" in link.proto.query_string
    assert "Hợp thành từ 3 đơn vị cũ" in said(changed)


def test_a_renamed_commune_says_its_former_name_and_what_it_took_in(changed):
    profile(changed, **QUE_VO)

    assert changed.header[0].value == "Xã Quế Võ Mới"
    assert "Trước 01/05/2026: Phường Quế Võ." in said(changed)
    assert "**Xã Phù Lãng** đã nhập vào **Xã Quế Võ Mới** từ 01/04/2026." in said(changed)
    assert "Hợp thành từ 7 đơn vị cũ" in said(changed)


def test_an_old_commune_of_the_merged_one_leads_to_what_is_there_today(changed):
    profile(changed, vintage="2024", area="09310", period="2024")

    assert "toàn bộ nhập vào **Xã Phù Lãng**" in said(changed)
    assert "**Xã Phù Lãng** đã nhập vào **Xã Quế Võ Mới** từ 01/04/2026." in said(changed)
    assert any(one.label == "Hồ sơ Xã Quế Võ Mới" for one in changed.get("page_link"))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("phu lang", "Xã Quế Võ Mới, Bắc Ninh (gồm Xã Phù Lãng cũ)"),
        ("phuong que vo", "Xã Quế Võ Mới, Bắc Ninh (trước là Phường Quế Võ)"),
    ],
)
def test_a_search_for_a_name_of_before_finds_the_commune_of_today(changed, typed, label):
    profile(changed, **QUE_VO)
    changed.text_input(key="search").input(typed).run()

    assert label in [link.label for link in changed.get("page_link")]


def test_what_a_station_has_or_has_not_is_a_word(filled):
    station = {**QUE_VO, "area_code": "09247", "station_code": "09247-1"}
    line = {key: station[key] for key in ("vintage", "period", "area_code", "station_code")}
    invested = {**line, "measure": "stations_invested", "value": 1}
    load.store().commit(rows(invested), file_name="c.csv", sha256="c")

    stations = table(profile(filled, **QUE_VO), "Trạm được đầu tư đạt yêu cầu")

    assert stations["Trạm được đầu tư đạt yêu cầu"].tolist() == ["Có"]
    assert "Trạm quản lý bệnh không lây nhiễm" not in stations.columns  # nobody reported it
