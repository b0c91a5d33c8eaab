"""Pages for who may open them: the account in the frame, the list of accounts, and the log."""

from __future__ import annotations

import csv
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.accounts.people import ACCOUNTS, ADMIN, PLANNER, UPLOADER, VIEWER, noted, quick_passwords
from tests.store.rows import rows
from ytcs_data import load
from ytcs_data.accounts import Role, managing, sign_in
from ytcs_data.accounts.roles import CONSOLE
from ytcs_data.reports.spreadsheet import csv_for_excel
from ytcs_data.store.audit import note
from ytcs_data.store.opening import begin_write
from ytcs_data.views import who
from ytcs_data.views.audit_words import audit_table
from ytcs_data.views.frame import MENU, NEEDS

HOSTILE = "<img src=x onerror=alert(1)>"
CLOSED = "Cần đăng nhập để xem số liệu."


@pytest.fixture
def people(filled: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app with a few values and the accounts of `people`."""
    quick_passwords(monkeypatch)
    for user, password in ACCOUNTS.values():
        managing.add(CONSOLE, user.name, user.role, user.areas, password)
    return filled


def enter(monkeypatch: pytest.MonkeyPatch, user) -> str:
    """Sign in, as the cookie of a browser would say."""
    token = sign_in.sign_in(user.name, ACCOUNTS[user.name][1])
    monkeypatch.setattr(who, "_token", lambda: token)
    return token


def opened(app: AppTest, page: str) -> AppTest:
    app.switch_page(page).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(part.proto.body for part in app.get("html"))


def refused(app: AppTest) -> str:
    return "".join(box.value for box in app.warning)


def accounts() -> list[tuple[str, str, str, bool]]:
    return [(a.name, a.role, a.areas, a.active) for a in load.store().accounts.all()]


# --- the frame -----------------------------------------------------------------------------------


def test_the_frame_says_who_is_signed_in_and_leads_in_and_out(people: AppTest, monkeypatch):
    assert '<a href="/sign-in?next=' in html(opened(people, "pages/map.py"))

    enter(monkeypatch, UPLOADER)
    shown = html(opened(people, "pages/map.py"))

    assert "<span>nộp · người nộp số liệu</span>" in shown
    assert '<a href="/sign-out?next=' in shown
    assert "/sign-in" not in shown


@pytest.mark.parametrize("user", [None, VIEWER, PLANNER, UPLOADER])
@pytest.mark.parametrize("page", NEEDS)
def test_the_pages_of_administrators_show_nothing_to_others(
    people: AppTest, monkeypatch, page: str, user
):
    if user:
        enter(monkeypatch, user)

    app = opened(people, page)

    assert "Cần đăng nhập" in refused(app) if user is None else "không có quyền" in refused(app)
    assert not app.main.selectbox
    assert not app.main.text_input
    assert not app.main.button
    assert ADMIN.name not in html(app)
    assert MENU[page] not in [link.proto.label for link in app.sidebar if link.type == "page_link"]


@pytest.mark.parametrize("page", MENU)
def test_without_public_viewing_a_page_shows_nothing_to_who_is_not_signed_in(
    people: AppTest, monkeypatch, page: str
):
    monkeypatch.setenv("YTCS_PUBLIC", "no")

    app = opened(people, page)

    assert refused(app) == CLOSED
    assert '<a href="/sign-in?next=' in html(app)
    assert [element.type for element in app.main] == ["main", "warning", "html"]
    assert [element.type for element in app.sidebar] in ([], ["sidebar"])

    enter(monkeypatch, VIEWER)
    app = opened(people, "pages/indicators.py")
    assert app.title[0].value == "Danh mục chỉ số"


@pytest.mark.parametrize("setting", ["no", "NO", "0", "off", "không", "nonsense"])
def test_what_is_no_clear_yes_shows_nothing(people: AppTest, monkeypatch, setting: str):
    monkeypatch.setenv("YTCS_PUBLIC", setting)

    assert refused(opened(people, "app.py")) == CLOSED


def test_who_is_disabled_sees_nothing_from_the_next_run_on(people: AppTest, monkeypatch):
    monkeypatch.setenv("YTCS_PUBLIC", "no")
    enter(monkeypatch, VIEWER)
    assert not refused(opened(people, "pages/indicators.py"))

    managing.set_active(ADMIN, VIEWER.name, False)

    assert refused(people.run()) == CLOSED


# --- accounts ------------------------------------------------------------------------------------


def test_an_administrator_sees_every_account_and_adds_one(people: AppTest, monkeypatch):
    enter(monkeypatch, ADMIN)
    app = opened(people, "pages/users.py")
    assert "<td>nộp</td><td>người nộp số liệu</td>" in html(app)
    assert "Tỉnh Bắc Ninh (24), Thị xã Quế Võ (259)" in html(app)

    app.text_input(key="new_name").input("Trạm.Quế Võ")
    app.selectbox(key="new_role").select(Role.UPLOADER)
    app.multiselect(key="new_areas").select("09247")
    app.text_input(key="new_password").input("một mật khẩu dài")
    app.main.button[0].click().run()

    assert app.success[0].value == "Đã thêm tài khoản."
    assert ("trạm.quế võ", "uploader", "09247", True) in accounts()
    assert "<td>trạm.quế võ</td>" in html(app)  # in the table of the same run
    assert "account_added quản trị trạm.quế võ" in noted()


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        (HOSTILE, "một mật khẩu dài", "Tên đăng nhập gồm"),
        ("mới", "ngắn", "từ 10 đến 200"),
        ("xem", "một mật khẩu dài", "Đã có tài khoản “xem”."),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    people: AppTest, monkeypatch, name: str, password: str, told: str
):
    enter(monkeypatch, ADMIN)
    app, before = opened(people, "pages/users.py"), accounts()

    app.text_input(key="new_name").input(name)
    app.text_input(key="new_password").input(password)
    app.main.button[0].click().run()

    assert told in app.error[0].value
    assert accounts() == before
    assert "<img" not in html(app)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.main.button if button.label == label).click()
    return app.run()


def test_an_administrator_changes_an_account(people: AppTest, monkeypatch):
    enter(monkeypatch, ADMIN)
    token = sign_in.sign_in("xem", ACCOUNTS["xem"][1])
    app = opened(people, "pages/users.py")
    app.selectbox(key="user_name").select("xem").run()

    app.selectbox(key="role xem").select(Role.UPLOADER)
    app.multiselect(key="areas xem").select("22")
    press(app, "Lưu vai trò và địa bàn")
    assert ("xem", "uploader", "22", True) in accounts()

    press(app, "Đăng xuất khỏi mọi nơi")
    assert sign_in.signed_in(token) is None

    app.text_input(key="other_password").input("mật khẩu khác hẳn")
    press(app, "Đặt lại mật khẩu")
    sign_in.sign_in("xem", "mật khẩu khác hẳn")

    press(app, "Khoá tài khoản")
    assert ("xem", "uploader", "22", False) in accounts()
    assert "<td>đã khoá</td>" in html(app)
    assert noted()[-6:] == [
        *("role_changed quản trị xem", "areas_changed quản trị xem"),
        *("signed_out_everywhere quản trị xem", "password_changed quản trị xem"),
        *("sign_in xem", "account_disabled quản trị xem"),
    ]


@pytest.mark.parametrize("label", ["Khoá tài khoản", "Lưu vai trò và địa bàn", "Thêm"])
def test_rights_that_were_lost_while_the_page_was_open_change_nothing(
    people: AppTest, monkeypatch, label: str
):
    enter(monkeypatch, ADMIN)
    app = opened(people, "pages/users.py")
    app.selectbox(key="user_name").select("xem").run()
    app.selectbox(key="role xem").select(Role.ADMIN)
    app.text_input(key="new_name").input("cửa sau")
    app.text_input(key="new_password").input("một mật khẩu dài")
    managing.add(CONSOLE, "khác", Role.ADMIN, (), "một mật khẩu dài")
    managing.set_rights(CONSOLE, ADMIN.name, Role.VIEWER, ())
    before = accounts()

    press(app, label)

    assert "không có quyền" in refused(app)
    assert accounts() == before


# --- the log -------------------------------------------------------------------------------------


def fill_log(count: int) -> None:
    with begin_write(load.store()._engine) as connection:
        for number in range(count):
            note(connection, "commit", "lan", f"tệp {number}.xlsx", HOSTILE)


def rows_shown(app: AppTest) -> list[str]:
    (table,) = [part.proto.body for part in app.get("html") if "<table>" in part.proto.body]
    return re.findall(r"<tr><td>(.*?)</td></tr>", table)


def test_the_log_is_searched_and_paged_with_everything_as_text(people: AppTest, monkeypatch):
    enter(monkeypatch, ADMIN)
    fill_log(120)
    app, count = opened(people, "pages/audit.py"), load.store().audit.count()

    told = f"Mục 1 đến 50 trong {count}, mới nhất trước."
    assert told in [caption.value for caption in app.caption]
    assert len(rows_shown(app)) == 50
    assert "tệp 119.xlsx" in rows_shown(app)[0]
    assert "&lt;img src=x onerror=alert(1)&gt;" in rows_shown(app)[0]
    assert "<img" not in html(app)
    app.number_input(key="audit_page").set_value(3).run()
    assert len(rows_shown(app)) == count - 100
    assert "thêm tài khoản" in "".join(rows_shown(app))

    app.text_input(key="audit_text").input("TỆP 7.").run()
    assert len(rows_shown(app)) == 1
    app.text_input(key="audit_text").input("").run()
    app.selectbox(key="audit_act").select("account_added").run()
    assert len(rows_shown(app)) == len(ACCOUNTS)
    app.text_input(key="audit_by").input("không có ai").run()
    assert app.info[0].value == "Không có mục nào như vậy."


@pytest.mark.usefixtures("people")
def test_the_files_of_the_log_hold_no_formula():
    with begin_write(load.store()._engine) as connection:
        note(connection, "commit", "lan", '=HYPERLINK("http://127.0.0.1")', "@SUM(A1)")

    text = csv_for_excel(audit_table(load.store().audit.entries(most=1))).decode("utf-8-sig")

    cells = next(csv.reader([text.splitlines()[1]], delimiter=";"))
    assert cells[1:] == ["lan", "nộp số liệu", '\'=HYPERLINK("http://127.0.0.1")', "'@SUM(A1)"]


def test_asking_the_store_who_is_there_is_needed_only_with_a_cookie(people: AppTest, monkeypatch):
    asked = []
    real = load.store().accounts.signed_in
    counted = lambda *a: asked.append(a) or real(*a)  # noqa: E731
    monkeypatch.setattr(load.store().accounts, "signed_in", counted)

    opened(people, "pages/indicators.py")
    assert asked == []

    enter(monkeypatch, VIEWER)
    asked.clear()
    opened(people, "pages/indicators.py")
    assert 1 <= len(asked) <= 4


@pytest.mark.usefixtures("people")
def test_a_change_of_accounts_is_no_change_of_figures():
    before = load.version()
    managing.set_active(ADMIN, "xem", False)
    assert load.version() == before
    load.store().commit(rows({}), file_name="a.csv", sha256="a")
    assert load.version() == before + 1
