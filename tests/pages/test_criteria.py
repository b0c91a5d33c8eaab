"""Tiêu chí quốc gia: scores, recognition and paper; from the sample and from a few lines."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.pages.test_profile import plain, profile, table
from tests.sample_store import lines, sample  # noqa: F401 - a fixture
from tests.store.decisions import decisions
from tests.store.rows import rows
from ytcs_data import load
from ytcs_data.states import State
from ytcs_data.views.criteria_lines import in_order
from ytcs_data.views.criteria_lines import lines as criteria_lines
from ytcs_data.views.criteria_paper import matrix_on_paper
from ytcs_data.views.criteria_rows import assessed, place_of
from ytcs_data.views.criteria_score import Score
from ytcs_data.views.criteria_sheet import event_sheet, how_many_scored, matrix_sheet
from ytcs_data.views.selection import Selection

PAGE = "pages/criteria.py"
BAC_NINH = {"vintage": "2025", "province": "24", "period": "2026-10"}
QUE_VO = {**BAC_NINH, "district": "259"}
MOST = (14, 10, 12, 9, 19, 12, 6, 11, 3, 4)
NEW = {"vintage": "2025", "period": "2026-10"}


def visit(app: AppTest, **query: str) -> AppTest:
    app.switch_page(PAGE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def said(app: AppTest) -> str:
    parts = (*app.markdown, *app.caption, *app.header, *app.subheader, *app.info, *app.warning)
    return "\n".join(part.value for part in (*parts, *app.text))


def status(app: AppTest) -> dict[str, int]:
    """The numbers by decision."""
    return {m.label: int(m.value) for m in app.metric if "%" not in m.value and m.value.isdigit()}


def html(app: AppTest, name: str) -> str:
    return next(p.proto.body for p in app.get("html") if f'class="{name}"' in p.proto.body)


def names(app: AppTest) -> list[str]:
    """Communes of the matrix, as they stand."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', html(app, "ytcs-matrix"))


def scores(code: str, *values: float, failing: float = 0, **cells: object) -> list[dict]:
    told = [(f"criterion_{n:02}_score", value) for n, value in enumerate(values, 1)]
    usual = {**NEW, "area_code": code, **cells}
    return [{**usual, "measure": m, "value": v} for m, v in (*told, ("failing_point", failing))]


@pytest.fixture
def sample_app(sample):  # noqa: F811, ARG001 - the fixture above
    return AppTest.from_file(ROOT / "app.py", default_timeout=60)


@pytest.fixture
def scored(filled):
    """Two wards of Quế Võ scored, one of them recognised; the others wait."""
    given = [
        *scores("09247", *MOST),
        *scores("09253", 14, 4, 12, 4.5, 19, 12, 6, 11, 3, 2),
        {**NEW, "area_code": "09253", "measure": "meets_national_criteria", "value": 1},
    ]
    load.store().commit(rows(*given), file_name="diem.csv", sha256="diem")
    events = decisions(
        {"decision": "7/QĐ <b>", "decided_on": "2025-08-01"},
        {"area_code": "09265", "decided_on": "2026-01-05"},
        {"area_code": "09265", "decided_on": "2026-10-05", "act": "withdrawn", "decision": "9/QĐ"},
        {"vintage": "2024", "area_code": "09262", "decided_on": "2024-05-01"},
    )
    load.store().commit_recognitions(events, file_name="qd.csv", sha256="qd")
    return filled


# --- the sample ----------------------------------------------------------------------------------


def test_bac_ninh_has_66_of_99_recognised_and_all_are_in_the_matrix(sample_app):
    visit(sample_app, **BAC_NINH)

    assert sample_app.metric[0].value == "66,7 %"
    assert "66 đơn vị đạt tiêu chí quốc gia / 99 đơn vị cấp xã" in said(sample_app)
    counts = status(sample_app)
    assert sum(counts.values()) == len(names(sample_app)) == 99
    assert counts["Còn hạn trên 1 năm"] + counts["Còn hạn đến 1 năm"] == 66
    assert counts["Chờ đánh giá lại"] == 15
    assert not sample_app.warning
    assert "Số xã đạt / tổng số xã: năm 2017: " in said(sample_app)
    assert "năm 2024: 203 / 330;" in said(sample_app)
    assert "năm 2025: 1/1 xã có kết quả (98 chờ đánh giá lại)" in said(sample_app)
    assert "tháng 10/2026: 66/84 xã có kết quả (15 chờ đánh giá lại)." in said(sample_app)
    assert "Điểm năm 2026: 84/99 xã." in said(sample_app)
    assert "(262/2025/QH15)" in said(sample_app)
    assert html(sample_app, "ytcs-matrix").count("Chờ đánh giá lại<br>") == 15


def test_the_weakest_criterion_comes_first_with_its_count(sample_app):
    visit(sample_app, **{**BAC_NINH, "vintage": "2024", "period": "2024"})

    told = [
        line
        for line in lines_of_scores("2024")
        if line["measure"] == "criterion_02_score" and line["state"] == ""
    ]
    under = sum(float(line["value"]) < 5 for line in told)
    (first,) = re.findall(r"<tbody><tr>(.*?)</tr>", html(sample_app, "ytcs-bars"))
    assert "2. Nhân lực y tế (10)" in first
    assert f"{under}/{len(told)} xã" in first


def lines_of_scores(period: str) -> list[dict[str, str]]:
    """Scores of old Bắc Giang: code 24 of then."""
    inside = {c.code for c in load.communes("2024", "24")}
    told = lines("scores_bac_ninh", "criteria")
    return [row for row in told if row["period"] == period and row["area_code"] in inside]


@pytest.mark.parametrize(
    "query",
    [
        {"vintage": "2024", "province": "27", "period": "2025-H1"},
        {**BAC_NINH, "period": "2025"},
        {**BAC_NINH, "province": "2024-27"},
        {**QUE_VO, "province": "all"},
    ],
)
def test_it_works_for_old_and_new_places_districts_and_all(sample_app, query):
    visit(sample_app, **query)

    assert names(sample_app)
    assert "Tiêu chí còn yếu nhất" in said(sample_app)


def test_a_period_that_is_rebuilt_shows_the_communes_of_then(sample_app):
    query = {**BAC_NINH, "period": "2023", "indicator": "shi_coverage_pct", "basis": "rebuilt"}
    visit(sample_app, **query)

    assert "không dựng lại qua 01/7/2025" in said(sample_app)
    assert "Bảng chấm điểm năm 2023" in said(sample_app)
    assert "Bảng hiện 200/" in said(sample_app)


@pytest.mark.usefixtures("sample")
def test_the_matrix_on_a3_has_every_commune():
    place = place_of(Selection.from_query(BAC_NINH))
    every = in_order(criteria_lines(place), "name")
    pages = matrix_on_paper(place, every, assessed(place))

    assert len(pages) >= 3
    assert all(line.name in "".join(pages) for line in every)
    for page in pages:
        assert "Bộ tiêu chí quốc gia về y tế xã: điểm chấm năm 2026" in page
        assert "Số liệu minh hoạ" in page


# --- a few lines ---------------------------------------------------------------------------------


def test_without_scores_it_says_which_file_to_hand_in(filled):
    visit(filled, **BAC_NINH)

    assert "Chưa có điểm chấm của nơi này đến tháng 10/2026." in said(filled)
    assert "Chưa nạp quyết định công nhận nào của nơi này" in said(filled)
    assert not status(filled)
    assert "`criterion_01_score` đến `criterion_10_score`" in said(filled)
    buttons = [button.proto.label for button in filled.get("download_button")]
    assert buttons[:2] == ["Tải tệp mẫu chấm điểm", "Tải tệp mẫu quyết định công nhận"]


def test_without_any_values_it_says_how_to_store_some(app):
    visit(app)

    assert "Chưa có số liệu nào trong kho" in said(app)


def test_scores_stand_with_what_is_missing_and_who_waits_with_its_old_communes(scored):
    visit(scored, **QUE_VO)

    shown = html(scored, "ytcs-matrix")
    assert '<td class="n w">4 !</td>' in shown
    assert '<td class="n m">4,5</td>' in shown
    assert "Chưa đạt<br><small>tiêu chí 2 dưới 50 %</small>" in shown
    assert "Chờ đánh giá lại<br><small>Các xã cũ chưa có số liệu</small>" in shown
    assert names(scored)[:2] == ["Phường Nhân Hòa", "Phường Quế Võ"]
    link = re.search(r'href="profile\?([^"]*)">Phường Quế Võ', shown)
    assert {k: v for k, (v,) in parse_qs(link[1].replace("&amp;", "&")).items()}["area"] == "09247"


def test_the_reader_chooses_order_and_per_cent(scored):
    visit(scored, **QUE_VO)
    scored.selectbox(key="criteria_order").select("name")
    scored.segmented_control(key="criteria_way").select("share").run()

    every = names(scored)
    assert every.index("Phường Bồng Lai") < every.index("Phường Quế Võ")
    assert len(every) == 7
    assert '<td class="n w">40 !</td>' in html(scored, "ytcs-matrix")


def test_recognition_is_that_of_the_commune_of_today(scored):
    """Bằng An was recognised in 2024 and is part of Quế Võ, which has a decision of its own."""
    visit(scored, **QUE_VO)

    assert status(scored) == {
        **{"Còn hạn trên 1 năm": 1, "Còn hạn đến 1 năm": 0, "Đã hết hạn": 0, "Bị thu hồi": 1},
        **{"Chờ đánh giá lại": 4, "Chưa công nhận": 1},
    }
    assert "Báo cáo là đạt mà không có quyết định còn hiệu lực: Phường Nhân Hòa." in said(scored)
    text = "Có quyết định còn hiệu lực mà kỳ này chưa có báo cáo: Phường Quế Võ."
    assert [one.value for one in scored.warning][1:] == [text]


def test_who_expires_is_listed_with_decision_and_dates_as_text(scored):
    given = {"vintage": "2025", "period": "2028-09", "area_code": "09247", "measure": "population"}
    load.store().commit(rows({**given, "value": 5}), file_name="b.csv", sha256="b")

    visit(scored, **{**QUE_VO, "period": "2028-09"})

    shown = plain(html(scored, "ytcs-table")).to_dict("records")
    assert shown == [
        {
            "Xã, phường": "Phường Quế Võ",
            "Tình trạng": "Đã hết hạn",
            "Quyết định": "7/QĐ &lt;b&gt;",
            "Ngày ký": "01/08/2025",
            "Có hiệu lực đến": "01/08/2028",
        }
    ]


def test_a_profile_has_each_score_what_is_missing_and_the_decision(scored):
    profile(scored, **{**QUE_VO, "area": "09253"})

    assert "Năm 2026: **87,5/100 điểm, chưa đạt** (tiêu chí 2 dưới 50 %)." in said(scored)
    assert "Thiếu ít nhất 1 điểm để đạt." in said(scored)
    assert "Chưa có quyết định công nhận nào được nạp." in said(scored)
    shown = table(scored, "Còn thiếu")
    assert shown["Còn thiếu"].astype(float).tolist() == [0, 1, *[0] * 8]
    assert shown["Ghi chú"].tolist() == ["", "dưới 50 %", *[""] * 8]


def test_a_profile_says_until_when_it_is_recognised_in_plain_text(scored):
    profile(scored, **{**QUE_VO, "area": "09247"})

    text = "Được công nhận đến hết ngày 01/08/2028, theo quyết định 7/QĐ <b> ngày 01/08/2025."
    assert text in [one.value for one in scored.text]


def test_states_of_scores_are_seen(filled):
    given = scores("09247", *MOST)
    given[1]["state"] = "held"
    given[2].update(state="not_applicable", value=float("nan"))
    given[4].update(state="reassess", value=float("nan"))
    del given[3]
    load.store().commit(rows(*given), file_name="diem.csv", sha256="diem")

    visit(filled, **QUE_VO)

    shown = html(filled, "ytcs-matrix")
    for title, sign in (
        ("Đang kiểm tra số liệu", "?"), ("Không áp dụng", "×"), ("Chưa báo cáo", "–"),
        ("Chờ đánh giá lại", "…"),
    ):  # fmt: skip
        assert f'title="{title}">{sign}</td>' in shown
        assert f"{sign} {title.lower()}" in said(filled)
    assert "Chưa chấm đủ<br><small>chưa có điểm tiêu chí 2, 3, 4, 5</small>" in shown


def test_a_withdrawn_file_of_decisions_is_gone(scored):
    visit(scored, **QUE_VO)
    assert status(scored)["Còn hạn trên 1 năm"] == 1

    load.store().withdraw(3, "nhầm")
    scored.run()

    assert not status(scored)


@pytest.mark.usefixtures("scored")
def test_one_commune_of_a_new_year_does_not_hide_the_others():
    new = scores("09247", *MOST, period="2027-01")
    more = scores("09265", *MOST)
    load.store().commit(rows(*new, *more), file_name="b.csv", sha256="b")
    place = place_of(Selection.from_query({**QUE_VO, "period": "2027-01"}))
    every, told = criteria_lines(place), assessed(place)

    assert (told.year, len(told.scores)) == (2026, 3)
    text = "Điểm năm 2026: 3/7 xã; năm 2027 mới có 1 xã chấm điểm."
    assert how_many_scored(told, every) == text
    assert text in matrix_sheet(place, every, told).notes
    assert text in "".join(matrix_on_paper(place, every, told))
    assert assessed(replace(place, area="09247")).year == 2027


@pytest.mark.usefixtures("scored")
def test_decisions_to_take_along_are_those_until_the_period_ends():
    place = place_of(Selection.from_query(QUE_VO))
    sheet = event_sheet(replace(place, period="2026-09"))

    assert sheet.table["Ngày ký"].tolist() == ["05/01/2026", "01/08/2025"]
    assert sheet.notes[0].endswith(", tháng 9/2026")


@pytest.mark.parametrize(
    ("value", "most", "text"),
    [(4.95, 10, "49 !"), (5, 10, "50"), (5.8, 10, "58"), (7.96, 10, "79"), (6.95, 14, "49 !")],
)
def test_per_cent_never_seem_to_reach_a_line_that_they_do_not(value, most, text):
    score = Score(value, most, max(most / 2 - value, 0), State.VALUE)

    assert score.text(per_cent=True) == text


@pytest.mark.usefixtures("scored")
def test_scores_of_another_year_are_not_those_of_this_one():
    """In 2025 nobody had been scored yet, though the rows of 2026 are there."""
    given = {"vintage": "2025", "period": "2025", "area_code": "09247", "measure": "population"}
    load.store().commit(rows({**given, "value": 5}), file_name="b.csv", sha256="b")
    place = place_of(Selection.from_query({**QUE_VO, "period": "2025"}))

    assert assessed(place) is None
    assert assessed(replace(place, period="2026-10")).year == 2026
