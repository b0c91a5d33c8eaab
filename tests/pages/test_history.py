"""Lịch sử: who may see what, what a snapshot changed, and taking it back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.accounts.people import ADMIN, PLANNER, UPLOADER, VIEWER
from tests.pages.test_people import enter, html, people  # noqa: F401 - a fixture
from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data import load
from ytcs_data.store import About

PAGE = "pages/history.py"
HOSTILE = "<img src=x onerror=alert(1)>.xlsx"
HERE = {"vintage": "2025", "period": "2026-10", "area_code": "09247"}


@pytest.fixture
def history(people):  # noqa: F811 - the fixture above
    """The app with the first file, a correction by the uploader, and a register of stations."""
    about = About("insurance", "2026-10", "2025", "24")
    given = rows(
        {**HERE, "measure": "insured", "value": 960},
        {**HERE, "measure": "population", "value": 1000},
        {**HERE, "measure": "insured", "period": "2026-09", "value": 940},
    )
    sent = {"file_name": HOSTILE, "by": UPLOADER.name, "note": "**đậm** <b>", "reason": "đã gọi"}
    load.store().commit(given, sha256="a" * 64, content=b"PK", about=about, **sent)
    load.store().commit_stations(spells({}), file_name="tram.csv", sha256="b" * 64)
    return people


def opened(app: AppTest, **query: str) -> AppTest:
    app.query_params.clear()
    app.query_params.update(query)
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    boxes = (*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.success)
    return "\n".join(box.value for box in boxes)


def listed(app: AppTest) -> list[int]:
    return app.dataframe[0].value["Số"].tolist()


# --- reading -------------------------------------------------------------------------------------


def test_every_snapshot_is_listed_newest_first_and_files_are_text(history):
    app = opened(history)

    assert listed(app) == [3, 2, 1]
    row = app.dataframe[0].value.set_index("Số").loc[2]
    assert row["Tệp"] == HOSTILE
    assert row[["Bộ số liệu", "Kỳ", "Người nộp"]].tolist() == [
        *("Dân số và bảo hiểm y tế", "tháng 10/2026", UPLOADER.name),
    ]
    assert app.selectbox(key="pick_snapshot").value == ""
    assert "<img" not in html(app) + said(app)


def test_the_filter_finds_by_dataset_person_text_and_withdrawal(history):
    load.store().withdraw(3, "tệp của tỉnh khác")
    app = opened(history)

    app.selectbox(key="history_dataset").select("insurance").run()
    assert listed(app) == [2]
    app.selectbox(key="history_dataset").select("").run()
    app.selectbox(key="history_by").select(UPLOADER.name).run()
    assert listed(app) == [2]
    app.selectbox(key="history_by").select("").run()
    app.text_input(key="history_text").set_value("TỈNH KHÁC").run()
    assert listed(app) == [3]
    app.text_input(key="history_text").set_value("").run()
    app.toggle(key="history_withdrawn").set_value(True).run()
    assert listed(app) == [3]
    app.text_input(key="history_text").set_value("không có").run()
    assert "Không có lần nộp nào như vậy." in said(app)


def test_a_link_opens_one_snapshot_with_its_facts_and_what_it_changed(history):
    app = opened(history, snapshot="2")

    assert app.selectbox(key="pick_snapshot").value == "2"
    assert "Số liệu mới: 1 · thay đổi: 1 · không đổi: 1" in said(app)
    assert "1 đơn vị có số liệu mới hoặc thay đổi: Phường Quế Võ" in said(app)
    facts = html(app)
    assert " ".join(["a" * 16] * 4) in facts
    assert "đã gọi" in facts
    assert "&lt;img src=x" in facts
    assert "<img" not in facts + said(app)
    assert "**đậm** &lt;b&gt;" in facts


def test_choosing_says_so_in_the_address_and_an_unknown_number_is_none(history):
    app = opened(history, snapshot="99")
    assert app.selectbox(key="pick_snapshot").value == ""

    app.selectbox(key="pick_snapshot").select("3").run()

    assert app.query_params["snapshot"] == "3"
    assert "danh bạ trạm hoặc danh sách quyết định" in said(app)
    assert "Kho không giữ tệp gốc của lần nộp này." in said(app)


def test_before_the_reform_too_a_link_to_a_snapshot_is_kept(history):
    app = opened(history, snapshot="2", vintage="2024", period="2024", province="27")

    assert app.query_params["snapshot"] == "2"


# --- who may -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "file", "withdrawal"),
    [
        (None, False, False),
        (VIEWER, False, False),
        (PLANNER, True, False),
        (UPLOADER, True, True),
        (ADMIN, True, True),
    ],
)
def test_each_is_offered_what_their_role_may(history, monkeypatch, user, file, withdrawal):
    if user:
        enter(monkeypatch, user)
    app = opened(history, snapshot="2")

    assert bool(app.get("download_button")) >= file
    assert ("cần đăng nhập để tải tệp gốc" in said(app)) is not file
    assert ("có thể rút lại lần nộp này" in said(app)) is not withdrawal
    assert bool([one for one in app.text_area if "Vì sao rút lại?" in one.label]) is withdrawal


def test_an_uploader_does_not_take_back_what_others_sent_of_other_places(history, monkeypatch):
    other = rows({"vintage": "2025", "period": "2026-10", "area_code": "00070"})
    number = load.store().commit(other, file_name="x.csv", sha256="x", by="ai khác")
    enter(monkeypatch, UPLOADER)

    assert "có thể rút lại lần nộp này" in said(opened(history, snapshot=str(number)))


# --- acting --------------------------------------------------------------------------------------


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [one for one in app.button if one.label == label]
    button.click().run()
    assert not app.exception
    return app


def test_a_withdrawal_needs_a_reason_and_a_tick_and_can_be_taken_back(history, monkeypatch):
    enter(monkeypatch, ADMIN)
    app = opened(history, snapshot="2")
    press(app, "Rút lại lần nộp này")
    assert "Viết lý do và đánh dấu" in said(app)
    assert load.store().snapshots()["withdrawn_at"].isna().all()

    app.text_area(key="withdraw_reason_2").set_value(" nhầm tệp ")
    app.checkbox(key="withdraw_sure_2").set_value(True)
    press(app, "Rút lại lần nộp này")

    assert "Đã rút lại lần nộp số 2." in said(app)
    assert "đã rút lại" in html(app)
    gone = load.store().snapshots().iloc[1]
    assert (gone["withdrawn_by"], gone["withdrawn_reason"]) == (ADMIN.name, "nhầm tệp")
    assert load.store().holding("insured", "2025")["value"].tolist() == [950]
    press(app.run(), "Khôi phục lần nộp này")
    assert "Đã khôi phục lần nộp số 2." in said(app)
    assert load.store().holding("insured", "2025")["value"].tolist() == [940, 960]
    assert load.store().audit.entries()["act"].tolist()[:2] == ["restore", "withdraw"]


def test_who_loses_the_right_meanwhile_changes_nothing(history, monkeypatch):
    enter(monkeypatch, ADMIN)
    app = opened(history, snapshot="2")
    app.text_area(key="withdraw_reason_2").set_value("nhầm")
    app.checkbox(key="withdraw_sure_2").set_value(True)
    enter(monkeypatch, VIEWER)
    (button,) = [one for one in app.button if one.label == "Rút lại lần nộp này"]
    button.click().run()

    assert not app.exception
    assert load.store().snapshots()["withdrawn_at"].isna().all()


def test_a_store_that_fails_says_so(history, monkeypatch):
    from ytcs_data.errors import StoreFailed
    from ytcs_data.store import Store

    def fail(*_args: object) -> None:
        raise StoreFailed("Đĩa chứa kho số liệu đã đầy")

    monkeypatch.setattr(Store, "withdraw", fail)
    enter(monkeypatch, ADMIN)
    app = opened(history, snapshot="2")
    app.text_area(key="withdraw_reason_2").set_value("nhầm")
    app.checkbox(key="withdraw_sure_2").set_value(True)
    press(app, "Rút lại lần nộp này")

    assert "Đĩa chứa kho số liệu đã đầy" in said(app)
