"""Nộp số liệu: who may, what is understood, what stops a file, and the commit."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.accounts.people import ADMIN, PLANNER, UPLOADER, VIEWER
from tests.store.rows import rows
from ytcs_data import load, rehearsing
from ytcs_data.accounts import Role, User

PAGE = "pages/upload.py"
HOSTILE = '<img src=x onerror="alert(1)">'
HEAD = ("Tên đơn vị", "Dân số", "Số người tham gia BHYT")
TITLE = "Báo cáo bảo hiểm y tế tháng 10/2026, tỉnh Bắc Ninh (số liệu minh hoạ)"
GOOD = (("Phường Quế Võ", "1010", "960"), ("Xã Phù Lãng", "500", "420"))


def csv(*lines: tuple[str, ...], head: tuple[str, ...] = HEAD) -> bytes:
    table = [(TITLE,), head, *lines]
    return "".join(";".join(line) + "\r\n" for line in table).encode("utf-8-sig")


@pytest.fixture(scope="module", autouse=True)
def places():
    """What finds places by their names is made once: it takes seconds and knows no store."""
    sources = rehearsing._sources()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rehearsing, "_sources", lambda: sources)
        yield


@pytest.fixture
def as_user(monkeypatch):
    """The reader is signed in as somebody; None for nobody."""

    def become(user: User | None) -> None:
        monkeypatch.setattr("ytcs_data.accounts.sign_in.signed_in", lambda _token: user)

    become(UPLOADER)
    return become


@pytest.fixture
def page(filled: AppTest, as_user) -> AppTest:  # noqa: ARG001 - the fixture above
    """The page, opened by who may submit for Bắc Ninh."""
    filled.switch_page(PAGE).run()
    assert not filled.exception
    return filled


def send(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, "") for name, content in files]).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    kinds = (app.markdown, app.success, app.warning, app.error, app.info, app.header, app.caption)
    return "\n".join(part.value for parts in kinds for part in parts)


def tables(app: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [b for b in app.button if b.label == label]
    button.click().run()
    assert not app.exception
    return app


def store(app: AppTest, label: str = "Ghi tệp này vào kho") -> AppTest:
    """Confirm what has to be confirmed, and store."""
    for area in app.text_area:
        area.set_value("đã đối chiếu")
    return press(app, label)


# --- who may -------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", [None, VIEWER, PLANNER])
def test_who_may_not_submit_is_told_so_and_sees_no_box(filled: AppTest, as_user, user):
    as_user(user)
    filled.switch_page(PAGE).run()

    assert not filled.exception
    assert not filled.file_uploader
    assert filled.warning[0].icon == ":material/lock:"


def test_the_page_begins_with_three_steps_and_a_form(page: AppTest):
    assert "Chọn tệp Excel hoặc CSV" in said(page)
    assert "Tải biểu nhập cho các đơn vị này" in [b.label for b in page.get("download_button")]


def test_rights_that_ended_meanwhile_end_the_commit(page: AppTest, monkeypatch):
    before = load.version()
    send(page, ("a.csv", csv(*GOOD)))
    page.text_area(key="upload_reason").set_value("đúng")
    monkeypatch.setattr("ytcs_data.views.upload_commit.signed_in", lambda: None)
    press(page, "Ghi tệp này vào kho")

    assert "đăng nhập" in tables(page)
    assert load.version() == before


def test_an_area_of_somebody_else_is_not_stored(filled: AppTest, as_user):
    as_user(User("hà tu", Role.UPLOADER, ("22",)))
    filled.switch_page(PAGE).run()
    send(filled, ("a.csv", csv(*GOOD)))

    assert "Ngoài địa bàn được giao" in said(filled)
    assert not [b for b in filled.button if b.label.startswith("Ghi ")]


# --- one file ------------------------------------------------------------------------------------


def test_a_good_file_says_what_it_is_and_what_would_change(page: AppTest):
    send(page, ("bhyt.csv", csv(*GOOD)))

    facts = tables(page)
    for fact in ("Dân số và bảo hiểm y tế", "tháng 10/2026", "Tỉnh Bắc Ninh", "dấu chấm phẩy"):
        assert fact in facts
    assert "có dấu BOM" in facts
    # Quế Võ had 1000 and 950 people, Phù Lãng nothing yet
    assert "Mới: **2** · Thay đổi: **2** · Giữ nguyên: **0**" in said(page)
    assert "Các đơn vị đổi màu" in tables(page)


def test_the_commit_stores_the_file_with_its_note_and_leads_to_the_map(page: AppTest):
    send(page, ("bhyt.csv", csv(*GOOD)))
    page.text_input(key="upload_note").set_value("nộp lần đầu")
    store(page)

    assert "Đã ghi 1 tệp, 4 số liệu." in said(page)
    told = load.store().snapshots().iloc[-1]
    assert (told["file_name"], told["note"], told["committed_by"]) == (
        "bhyt.csv",
        "nộp lần đầu",
        UPLOADER.name,
    )
    assert load.store().original(int(told["id"]))[1] == csv(*GOOD)
    links = {link.proto.label: link.proto for link in page.main if link.type == "page_link"}
    assert "Xem trên bản đồ: Bao phủ BHYT" in links
    assert not page.file_uploader[0].value


def test_warnings_need_a_reason_and_it_is_kept(page: AppTest):
    send(page, ("bhyt.csv", csv(("Phường Quế Võ", "1010", "1200"))))
    before = load.version()

    press(page, "Ghi tệp này vào kho")
    assert "Ghi lý do trước khi nộp" in page.error[0].value
    assert load.version() == before

    page.text_area(key="upload_reason").set_value("thẻ cấp cho người tạm trú")
    press(page, "Ghi tệp này vào kho")
    assert load.store().snapshots().iloc[-1]["reason"] == "thẻ cấp cho người tạm trú"


def test_a_file_with_errors_is_not_stored_and_its_faults_are_named(page: AppTest):
    send(page, ("bhyt.csv", csv(("Xã Không Có Thật", "1", "1"), ("Xã Phù Lãng", "nhiều", "1"))))

    assert "Có lỗi, chưa nhận" in said(page)
    assert "Xã Không Có Thật" in tables(page)
    assert not [b for b in page.button if b.label.startswith("Ghi ")]
    assert "Tải lại tệp có tô màu chỗ lỗi" in [b.label for b in page.get("download_button")]


def test_the_same_file_again_is_known(page: AppTest):
    send(page, ("bhyt.csv", csv(*GOOD)))
    store(page)

    send(page, ("tên khác.csv", csv(*GOOD)))

    assert "Đã nộp trước đây" in said(page)
    assert "Đã nộp đúng tệp này" in tables(page)


def test_somebody_faster_is_named_and_nothing_is_stored(page: AppTest, monkeypatch):
    from ytcs_data.views import upload_commit

    send(page, ("bhyt.csv", csv(*GOOD)))
    storing = upload_commit.store_file

    def overtaken(*given):
        other = {"vintage": "2025", "period": "2026-10", "area_code": "09247"}
        table = rows({**other, "measure": "population", "value": 7})
        load.store().commit(table, file_name="khac.csv", sha256="khác", by="người khác")
        return storing(*given)

    monkeypatch.setattr(upload_commit, "store_file", overtaken)
    store(page)

    assert "1 tệp chưa được ghi" in page.error[0].value
    assert "người khác" in tables(page)
    assert load.store().snapshots()["file_name"].iloc[-1] == "khac.csv"


def test_hostile_text_stays_text(page: AppTest):
    name = f"{HOSTILE} [x](javascript:y) :red[z].csv"
    send(page, (name, csv((HOSTILE, "1", "1"), head=(HEAD[0], HEAD[1], f"{HOSTILE} BHYT"))))

    assert "<img" not in tables(page)
    for text in said(page).splitlines():
        assert "<img" not in text.replace("\\<", "")
    assert ":red\\[z\\]" in said(page)


# --- columns -------------------------------------------------------------------------------------


def test_a_column_that_is_not_sure_waits_for_a_person_and_is_remembered(page: AppTest):
    head = (HEAD[0], HEAD[1], "Số người tham ga bảo hiểm y tế")
    send(page, ("bhyt.csv", csv(*GOOD, head=head)))
    assert "Chờ xác nhận cột" in said(page)
    assert not [b for b in page.button if b.label.startswith("Ghi ")]

    press(page, "Xác nhận và nhớ cho lần sau")

    assert "Chờ xác nhận cột" not in said(page)
    assert load.store().headings.of(" ".join(UPLOADER.areas))[head[2]] == "measure:insured"


# --- many files ----------------------------------------------------------------------------------


def test_of_several_files_the_good_ones_are_stored_and_the_bad_named(page: AppTest, as_user):
    as_user(ADMIN)
    page.run()
    send(
        page,
        ("1.csv", csv(GOOD[0])),
        ("2.csv", csv(GOOD[1])),
        ("3.csv", csv(("Xã Không Có Thật", "1", "1"))),
    )
    assert "3 tệp đã đọc" in said(page)
    assert "Có lỗi, chưa nhận: **1**" in said(page)

    page.segmented_control(key="upload_filter").set_value("stopped").run()
    (listed,) = [t.value for t in page.dataframe if "Kết quả" in t.value]
    assert listed["Tệp"].tolist() == ["3.csv"]
    assert page.header[1].value == "3\\.csv"

    store(page, "Ghi 2 tệp vào kho")
    assert "Đã ghi 2 tệp, 4 số liệu." in said(page)
    assert "1 tệp chưa được ghi" in page.warning[0].value
    assert "3.csv" in tables(page)  # what stayed out is not forgotten with the files
    assert load.store().snapshots()["file_name"].tolist()[-2:] == ["1.csv", "2.csv"]


def test_who_signs_in_next_in_the_same_window_sees_nothing_of_who_was_before(page, as_user):
    send(page, ("của người trước.csv", csv(*GOOD)))
    assert page.session_state["upload_hashes"]

    as_user(User("người sau", Role.UPLOADER, ("24",)))
    page.run()

    assert "của người trước" not in said(page) + tables(page)
    assert not page.session_state["upload_hashes"]
