"""Mạng lưới trạm: numbers, chart, what became of the old; from the sample and from a few lines."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.test_profile import profile, table
from tests.sample_store import filled_folder, reading
from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data import load

PAGE = "pages/network.py"
QUANG_NINH = {"vintage": "2025", "province": "22", "period": "2026-10"}
QUE_VO = {"vintage": "2025", "province": "24", "period": "2026-10"}

OLD = {"vintage": "2024", "valid_to": "2025-06-30"}
NEW = {"vintage": "2025", "area_code": "09247", "valid_from": "2025-07-01"}
REGISTER = (
    {**OLD, "station_code": "09247-1", "area_code": "09247", "name": "Trạm Phố Mới"},
    {**NEW, "station_code": "09247-1", "name": "Trạm Quế Võ"},
    {**OLD, "station_code": "09262-1", "area_code": "09262", "name": "Trạm <b>Bằng An</b>"},
    {
        **NEW,
        "station_code": "09262-1",
        "kind": "point",
        "belongs_to": "09247-1",
        "name": "Điểm Bằng An",
    },
    {**OLD, "station_code": "09268-1", "area_code": "09268", "name": "Trạm Quế Tân"},
    {"vintage": "2024", "station_code": "09250-1", "area_code": "09250", "name": "Trạm Việt Hùng"},
)


def visit(app: AppTest, page: str = PAGE, **query: str) -> AppTest:
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def said(app: AppTest) -> str:
    parts = (*app.markdown, *app.caption, *app.header, *app.info, *app.warning)
    return "\n".join(part.value for part in parts)


def numbers(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def chart(app: AppTest):
    """The description of the chart and what it says to those who cannot see it."""
    (drawn,) = app.get("vega_lite_chart")
    return json.loads(drawn.proto.spec), drawn.proto.alt


@pytest.fixture
def sample_app(tmp_path_factory):
    with reading(filled_folder(tmp_path_factory.getbasetemp())):
        yield AppTest.from_file(ROOT / "app.py", default_timeout=60)


def commit(*given: dict[str, object], name: str = "danh_ba") -> int:
    return load.store().commit_stations(spells(*given), file_name=f"{name}.csv", sha256=name)


# --- the sample ----------------------------------------------------------------------------------


def test_quang_ninh_had_171_stations_and_has_55_and_92_points(sample_app):
    visit(sample_app, **QUANG_NINH)

    assert list(numbers(sample_app).items()) == [
        ("Trạm y tế", "55"),
        ("Điểm trạm", "92"),
        ("Thành trạm mới", "54"),
        ("Thành điểm trạm", "92"),
        ("Đóng cửa", "25"),
        ("Chưa rõ", "0"),
    ]
    text = said(sample_app)
    assert (
        "**171 trạm và 7 điểm trạm** trước 01/7/2025; **55 trạm và 92 điểm trạm** sau "
        "(31/10/2026): không cộng, không nối." in text
    )
    assert "171 trạm của ngày 30/6/2025 đã thành gì" in text
    assert "Mở mới từ 01/7/2025: 1 trạm." in text
    assert "Có từ hai trạm: Đặc khu Vân Đồn (2)." in text
    assert "không khớp" not in text


def test_no_line_of_the_chart_crosses_the_reform(sample_app):
    visit(sample_app, **QUANG_NINH)

    described, alt = chart(sample_app)

    lines = [layer for layer in described["layer"] if layer["mark"].get("type") == "line"]
    assert [{d["field"] for d in line["encoding"]["detail"]} for line in lines] == [
        {"name", "vintage"}
    ]
    assert alt == (
        "Số trạm y tế và điểm trạm theo thời gian. "
        "Trước 01/7/2025: 171 trạm và 7 điểm trạm (30/06/2025). "
        "Từ 01/7/2025: 55 trạm và 92 điểm trạm (31/10/2026). Hai bên không nối với nhau."
    )


@pytest.mark.parametrize(
    ("query", "stations", "points"),
    [
        ({"vintage": "2024", "province": "22", "period": "2019"}, "178", "7"),
        ({"vintage": "2024", "province": "22", "period": "2024"}, "171", "7"),
        ({"vintage": "2024", "province": "2025-24", "period": "2025-H1"}, "313", "5"),
        ({"vintage": "2024", "province": "24", "period": "2025-H1"}, "192", "4"),
        ({"vintage": "2024", "province": "24", "district": "213", "period": "2025-H1"}, None, None),
        ({**QUE_VO, "district": "259"}, "7", None),
        ({**QUE_VO, "province": "all"}, "154", "271"),
    ],
)
def test_it_works_for_old_and_new_provinces_districts_and_all(sample_app, query, stations, points):
    visit(sample_app, **query)

    shown = numbers(sample_app)
    assert shown["Trạm y tế"] == stations or stations is None
    assert shown["Điểm trạm"] == points or points is None
    old = [int(n.replace(".", "")) for n in list(shown.values())[2:]]
    heading = next(h.value for h in sample_app.header if "30/6/2025" in h.value)
    assert sum(old) == int(heading.split()[0].replace(".", ""))


def test_the_list_has_each_facility_with_what_became_of_it(sample_app):
    sample_app.session_state["table_of_facilities"] = True
    visit(sample_app, **QUANG_NINH)

    shown = table(sample_app, "Nay là").set_index("Mã")
    assert len(shown) == 178 + 7 + 1
    assert shown["Nay là"].value_counts().to_dict() == {
        "Điểm trạm": 92,
        "Trạm y tế": 54,
        "Đóng cửa": 7 + 7 + 25,
        "Mở mới": 1,
    }
    was = ["Tên", "Xã, phường khi đó", "Từ ngày", "Đến ngày"]
    now = ["Tên hiện nay", "Thuộc trạm", "Xã, phường hiện nay"]
    assert shown.loc["06997-1", was + now].tolist() == [
        *("Trạm y tế xã Đài Xuyên", "Xã Đài Xuyên", "–", "30/06/2025"),
        *("Điểm trạm xã Đài Xuyên (cũ)", "Trạm y tế đặc khu Vân Đồn 2", "Đặc khu Vân Đồn"),
    ]


# --- a few lines ---------------------------------------------------------------------------------


def test_without_a_register_the_reported_numbers_are_shown_and_said_to_be_that(filled):
    visit(filled, **QUE_VO)

    assert numbers(filled) == {"Trạm y tế": "1", "Điểm trạm": "2"}
    assert "Ngày 31/10/2026, theo báo cáo của xã" in said(filled)
    assert "ytcs import" in said(filled)
    assert not filled.get("expander")


def test_without_register_and_reports_it_says_what_to_do(app):
    people = {"vintage": "2025", "period": "2026-10", "area_code": "09247", "measure": "population"}
    load.store().commit(rows(people), file_name="a.csv", sha256="a")

    visit(app, **QUE_VO)

    assert "Chưa có danh bạ trạm và chưa có báo cáo số trạm của nơi này." in said(app)
    assert "python run.py ytcs import" in said(app)
    assert not app.metric


def test_register_and_reports_that_disagree_are_both_said(filled):
    commit(*REGISTER)

    visit(filled, **QUE_VO)

    assert numbers(filled) == {
        **{"Trạm y tế": "1", "Điểm trạm": "1"},
        **{"Thành trạm mới": "1", "Thành điểm trạm": "1", "Đóng cửa": "1", "Chưa rõ": "1"},
    }
    assert (
        "Danh bạ trạm và báo cáo của xã không khớp: danh bạ có 1 trạm và 1 điểm trạm, "
        "báo cáo có 1 trạm và 2 điểm trạm." in said(filled)
    )


def test_a_withdrawn_register_is_gone_from_the_page(filled):
    snapshot = commit(*REGISTER)
    visit(filled, **QUE_VO)
    assert "theo danh bạ trạm" in said(filled)

    load.store().withdraw(snapshot, "nhầm")
    filled.run()

    assert "theo báo cáo của xã" in said(filled)
    assert "Thành trạm mới" not in numbers(filled)


def test_the_page_names_where_the_register_comes_from(filled):
    """As plain text: it comes from a file, and could be a link or a picture in Markdown."""
    commit({**NEW, "source": "Số liệu minh hoạ"}, {**NEW, "station_code": "B"})

    visit(filled, **QUE_VO)

    assert [text.value for text in filled.text] == ["Nguồn: Số liệu minh hoạ, Danh bạ"]


def test_communes_that_share_a_station_or_have_none_are_named(filled):
    commit({**NEW, "serves": "09253"})

    visit(filled, **QUE_VO, district="259")

    assert "Dùng chung trạm của xã khác: Phường Nhân Hòa (trạm ở Phường Quế Võ)." in said(filled)
    assert "Không có trạm trong danh bạ: " in said(filled)


# --- the profile of a commune --------------------------------------------------------------------


def test_a_commune_of_today_tells_what_its_stations_and_points_were(filled):
    commit(*REGISTER)

    profile(filled, **QUE_VO, area="09247")

    shown = table(filled, "Trước 01/7/2025").set_index("Mã")
    assert shown["Loại"].to_dict() == {"09247-1": "Trạm y tế", "09262-1": "Điểm trạm"}
    assert shown["Từ ngày"].tolist() == ["01/07/2025"] * 2
    assert shown.loc["09262-1", "Thuộc trạm"] == "Trạm Quế Võ"
    assert shown.loc["09247-1", "Trước 01/7/2025"] == "Trạm Phố Mới, Phường Phố Mới"
    assert "1 trạm cũ của các xã nhập toàn bộ vào đây đã đóng cửa" in said(filled)


def test_text_of_a_register_never_becomes_html(filled):
    commit(*REGISTER)

    profile(filled, **QUE_VO, area="09247")

    bodies = [part.proto.body for part in filled.get("html")]
    assert any("Trạm &lt;b&gt;Bằng An&lt;/b&gt;" in body for body in bodies)
    assert not any("<b>" in body for body in bodies)


@pytest.mark.parametrize(
    ("area", "fate"),
    [
        ("09247", "Từ 01/07/2025 là Trạm Quế Võ"),
        ("09262", "Từ 01/07/2025 là điểm trạm của Trạm Quế Võ"),
        ("09268", "Đóng cửa, ngày cuối 30/06/2025"),
        ("09250", "Chưa rõ"),
    ],
)
def test_a_commune_of_before_tells_what_became_of_its_station(filled, area, fate):
    commit(*REGISTER)

    profile(filled, vintage="2024", province="27", area=area, period="2024")

    assert table(filled, "Từ 01/7/2025")["Từ 01/7/2025"].tolist() == [fate]


def test_a_commune_without_a_station_shows_the_one_it_shares(filled):
    commit({**NEW, "station_code": "X", "serves": "09253"})

    profile(filled, **QUE_VO, area="09253")

    shown = table(filled, "Trước 01/7/2025")
    assert shown["Loại"].tolist() == ["Trạm y tế, dùng chung, đặt tại Phường Quế Võ"]
    assert shown["Trước 01/7/2025"].tolist() == ["Chưa có"]
