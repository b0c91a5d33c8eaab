"""Signing in and out over HTTP, as a browser does it and as somebody else tries to."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.accounts.conftest import nobody, people  # noqa: F401 - fixtures
from tests.accounts.people import ADMIN, VIEWER, noted, password_of
from ytcs_data import load, map_documents, map_values
from ytcs_data.accounts import first_admin, managing, sign_in
from ytcs_data.accounts.roles import CONSOLE
from ytcs_data.accounts.signing import sign
from ytcs_data.errors import StoreFailed
from ytcs_data.routes import MIDDLEWARE, ROUTES
from ytcs_data.sign_in_page import STYLE
from ytcs_data.sign_in_routes import FORM_COOKIE, own_address

HOST = "http://office:8501"
COOKIE = sign_in.COOKIE


@pytest.fixture
def browser(people: None) -> TestClient:  # noqa: F811, ARG001 - the fixture above
    return new_browser()


def new_browser(host: str = HOST) -> TestClient:
    app = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
    return TestClient(app, base_url=host, follow_redirects=False)


def fields(browser: TestClient, page: str = "/sign-in") -> dict[str, str]:
    """The hidden fields of the form on a page."""
    html = browser.get(page).text
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in found}


def enter(browser: TestClient, user=VIEWER, page="/sign-in", origin=HOST, **other: str):
    """Fill in the form and send it."""
    typed = {"name": user.name, "password": password_of(user), **other}
    form = {**fields(browser, page), **typed}
    return browser.post("/sign-in", data=form, headers={"origin": origin} if origin else {})


def who(browser: TestClient):
    return sign_in.signed_in(browser.cookies.get(COOKIE, ""))


# --- the usual way -------------------------------------------------------------------------------


def test_signing_in_sets_a_cookie_and_leads_back_to_the_same_link(browser: TestClient):
    link = "/map?vintage=2025&province=24&period=2026-10"

    answer = enter(browser, page="/sign-in?next=" + link.replace("&", "%26"))

    assert (answer.status_code, answer.headers["location"]) == (303, link)
    assert who(browser) == VIEWER
    (cookie,) = [c for c in answer.headers.get_list("set-cookie") if c.startswith(COOKIE)]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "samesite=lax", "path=/", "max-age=43200"}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("host", ["https://office", "http://inside:8501"])
def test_over_https_the_cookie_is_never_sent_in_the_open(host: str):
    """Also when a proxy speaks https for us; then only the browser's word of it arrives."""
    browser = new_browser(host)
    origin = "https://" + host.rpartition("/")[2]

    answer = enter(browser, origin=origin)

    assert answer.status_code == 303
    assert "secure" in answer.headers["set-cookie"].lower()


def test_the_page_needs_no_script_and_allows_nothing_but_its_own_style(browser: TestClient):
    answer = browser.get("/sign-in?next=/map")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert re.search(r"style-src 'sha256-[\w+/=]{44}'", policy)
    assert f"<style>{STYLE}</style>" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text
    assert 'lang="vi"' in answer.text
    for name in ("name", "password"):
        assert f'<label for="{name}">' in answer.text
        assert f'<input id="{name}" name="{name}"' in answer.text


def test_what_was_typed_wrongly_is_said_once_more_as_text(browser: TestClient):
    hostile = '"><img src=x onerror=alert(1)>'

    answer = enter(browser, name=hostile, password="sai")

    assert answer.status_code == 403
    assert '<p role="alert">Tên đăng nhập hoặc mật khẩu không đúng.</p>' in answer.text
    assert "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" in answer.text
    assert "<img" not in answer.text
    assert COOKIE not in answer.headers.get("set-cookie", "")
    assert answer.headers["cache-control"] == "no-store"
    assert "sai" not in re.findall(r'value="([^"]*)"', answer.text)


def test_the_form_that_was_answered_can_be_sent_again(browser: TestClient):
    form = {**fields(browser), "name": VIEWER.name, "password": "sai"}
    wrong = browser.post("/sign-in", data=form, headers={"origin": HOST})
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', wrong.text)

    form = {**dict(found), "name": VIEWER.name, "password": password_of(VIEWER)}

    assert browser.post("/sign-in", data=form, headers={"origin": HOST}).status_code == 303


def test_a_lock_is_told_in_a_sentence(browser: TestClient):
    for _time in range(5):
        answer = enter(browser, password="sai")

    assert "Đã sai 5 lần. Đợi 15 phút rồi thử lại" in answer.text
    assert enter(browser).status_code == 403
    assert who(browser) is None


def test_a_store_that_takes_nothing_is_told_in_a_sentence(browser: TestClient, monkeypatch):
    def fail(*_arguments: str) -> str:
        raise StoreFailed("Đĩa chứa kho số liệu đã đầy.")

    monkeypatch.setattr(sign_in, "sign_in", fail)
    answer = enter(browser)

    assert answer.status_code == 503
    assert "Đĩa chứa kho số liệu đã đầy." in answer.text
    assert who(browser) is None


def test_signing_in_again_ends_what_the_browser_had_before(browser: TestClient):
    enter(browser)
    before = browser.cookies[COOKIE]

    enter(browser, ADMIN)

    assert sign_in.signed_in(before) is None
    assert who(browser) == ADMIN


def test_signing_out_asks_first_and_ends_the_sign_in_on_the_server(browser: TestClient):
    enter(browser)
    token = browser.cookies[COOKIE]

    page = browser.get("/sign-out?next=/map")
    assert "Đăng xuất tài khoản “xem” khỏi trình duyệt này?" in page.text
    assert sign_in.signed_in(token) == VIEWER  # a link alone does nothing
    form = fields(browser, "/sign-out?next=/map")
    answer = browser.post("/sign-out", data=form, headers={"origin": HOST})

    assert (answer.status_code, answer.headers["location"]) == (303, "/map")
    assert sign_in.signed_in(token) is None
    assert COOKIE not in browser.cookies
    again = browser.get("/sign-out?next=/map")
    assert (again.status_code, again.headers["location"]) == (303, "/map")


# --- where it leads ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["/", "/map", "/profile?area=09247&x=%C4%90", "/?period=2025"])
def test_it_leads_to_pages_of_ours(page: str):
    assert own_address(page) == page


@pytest.mark.parametrize(
    "address",
    [
        *("", "map", "//evil.example", "/\\evil.example", "https://evil.example/map", "/map/.."),
        *("/map\n", "/map?\r\nSet-Cookie: a=b", "/nowhere", "/sign-out", "javascript:alert(1)"),
        *("/map?x=\\", "/map#x", "/%6dap", "/map?x=ố", "/map?" + "x" * 3000, "///map", "/health"),
    ],
)
def test_it_leads_nowhere_else(address: str):
    assert own_address(address) == "/"


# --- who did not come from here ------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "",
        "http://office:8502",
        "http://office.evil.example:8501",
        "[",
    ],
)
def test_a_form_from_another_page_signs_nobody_in_or_out(browser: TestClient, origin: str):
    refused = enter(browser, origin=origin)
    assert refused.status_code == 403
    assert "đến từ trang khác" in refused.text
    assert who(browser) is None

    enter(browser)
    form = fields(browser, "/sign-out")
    headers = {"origin": origin} if origin else {}
    assert browser.post("/sign-out", data=form, headers=headers).status_code == 403
    assert who(browser) == VIEWER


def test_where_a_browser_says_only_which_page_it_came_from_that_counts(browser: TestClient):
    form = {**fields(browser), "name": VIEWER.name, "password": password_of(VIEWER)}

    foreign = {"referer": "http://evil.example/sign-in"}
    assert browser.post("/sign-in", data=form, headers=foreign).status_code == 403
    own = {"referer": f"{HOST}/sign-in?next=/"}
    assert browser.post("/sign-in", data=form, headers=own).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 32, "khoá", None])
def test_a_form_without_its_token_counts_for_nothing(browser: TestClient, token: str | None):
    form = {**fields(browser), "name": VIEWER.name, "password": password_of(VIEWER)}
    del form["token"]
    if token is not None:
        form["token"] = token

    assert browser.post("/sign-in", data=form, headers={"origin": HOST}).status_code == 403


def test_the_token_of_one_browser_is_nothing_in_another(browser: TestClient):
    form = {**fields(browser), "name": VIEWER.name, "password": password_of(VIEWER)}
    other = new_browser()
    assert other.post("/sign-in", data=form, headers={"origin": HOST}).status_code == 403
    other.get("/sign-in")
    assert other.post("/sign-in", data=form, headers={"origin": HOST}).status_code == 403
    assert FORM_COOKIE in other.cookies


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"name=" + b"x" * 100_000,
        b"&".join(b"a%d=1" % i for i in range(1000)),
        b"token=%00%ff&name=%00&password=%ed%a0%80",
        b'{"name": "xem"}',
    ],
)
def test_what_is_no_form_is_refused_with_a_page(browser: TestClient, body: bytes):
    headers = {"origin": HOST, "content-type": "application/x-www-form-urlencoded"}
    answer = browser.post("/sign-in", content=body, headers=headers)

    assert answer.status_code == 403
    assert "<form" in answer.text
    assert browser.request("DELETE", "/sign-in").status_code == 405


def test_a_failed_attempt_of_a_stranger_changes_nothing(browser: TestClient):
    before, log = load.store().accounts.all(), len(noted())

    enter(browser, origin="http://evil.example", password="sai")
    enter(browser, origin="http://evil.example")

    assert load.store().accounts.all() == before
    assert len(noted()) == log


# --- the first administrator ---------------------------------------------------------------------


@pytest.fixture
def empty(nobody: None) -> TestClient:  # noqa: F811, ARG001 - the fixture above
    return new_browser()


FIRST = {"name": "Quản trị", "password": "mật khẩu đầu tiên", "again": "mật khẩu đầu tiên"}


def begin(browser: TestClient, **typed: str):
    form = {**fields(browser), **FIRST, **typed}
    return browser.post("/sign-in", data=form, headers={"origin": HOST})


def test_with_the_printed_code_the_first_administrator_comes_in(empty: TestClient):
    code = first_admin.new_code()
    assert re.fullmatch(r"(?:[A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}", code)
    assert "Quản trị viên đầu tiên" in empty.get("/sign-in").text

    assert begin(empty, code=code.lower().replace("-", " ")).status_code == 303

    assert who(empty) == ADMIN
    assert "Quản trị viên đầu tiên" not in empty.get("/sign-in").text
    assert noted() == ["account_added (máy chủ) quản trị", "sign_in quản trị"]
    assert first_admin.new_code() == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"code": "AAAA-BBBB-CCCC-DDDD"}, "Mã không đúng"),
        ({"code": ""}, "Mã không đúng"),
        ({"again": "khác"}, "không giống nhau"),
        ({"password": "ngắn", "again": "ngắn"}, "từ 10 đến 200"),
        ({"name": "<b>"}, "Tên đăng nhập gồm"),
    ],
)
def test_the_first_administrator_is_told_what_is_wrong_and_may_try_again(
    empty: TestClient, typed: dict[str, str], told: str
):
    code = first_admin.new_code()

    answer = begin(empty, **{"code": code, **typed})

    assert answer.status_code == 403
    assert told in answer.text
    assert load.store().accounts.all() == []
    assert begin(empty, code=code).status_code == 303


def test_a_code_is_good_once_for_a_day_and_only_the_newest(
    empty: TestClient, monkeypatch: pytest.MonkeyPatch
):
    old, code = first_admin.new_code(), first_admin.new_code()
    assert begin(empty, code=old).status_code == 403
    start = sign_in.now()
    monkeypatch.setattr(first_admin, "now", lambda: start + first_admin.LASTS)
    assert begin(empty, code=code).status_code == 403
    monkeypatch.setattr(first_admin, "now", lambda: start)
    assert begin(empty, code=code).status_code == 303

    assert begin(new_browser(), code=code, name="thứ hai").status_code == 403
    assert [account.name for account in load.store().accounts.all()] == ["quản trị"]


def test_where_there_is_an_account_no_code_helps(empty: TestClient):
    code = first_admin.new_code()
    managing.add(CONSOLE, "xem", VIEWER.role, (), password_of(VIEWER))

    assert begin(empty, code=code).status_code == 403
    assert [account.name for account in load.store().accounts.all()] == ["xem"]


# --- figures for those who are signed in ---------------------------------------------------------


def documents() -> list[str]:
    """The address of one document of each kind, as a page would hand it out."""
    outlines = map_documents.geometry("2025", "24").content
    stations = map_documents.stations("2025", "24").content
    values = map_values.values("2025", "24", "shi_coverage_pct").content
    return [
        sign(f"/geometry/2025/24/{outlines}.json"),
        sign(f"/stations/2025/24/{stations}.json"),
        sign(f"/values/2025/24/shi_coverage_pct/reported/{values}.bin"),
        sign(f"/values/2025/24/reported/{load.version()}.json"),
    ]


def test_without_public_viewing_only_who_is_signed_in_gets_figures(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
):
    found = documents()
    assert [browser.get(address).status_code for address in found] == [200] * 4
    monkeypatch.setenv("YTCS_PUBLIC", "no")

    def answers() -> set[tuple[int, str]]:
        return {(a.status_code, a.text) for a in map(browser.get, found)}

    assert answers() == {(403, "no access")}
    browser.cookies.set(COOKIE, "0" * 43)
    assert answers() == {(403, "no access")}
    browser.cookies.clear()
    enter(browser)
    assert [browser.get(address).status_code for address in found] == [200] * 4
    managing.set_active(ADMIN, VIEWER.name, False)
    assert answers() == {(403, "no access")}


# --- files ---------------------------------------------------------------------------------------


def test_files_are_taken_only_from_who_may_let_them_be_checked(browser: TestClient):
    """Streamlit itself takes them from every open page; here nothing but the guard answers."""
    address = "/_stcore/upload_file/a/b"
    assert browser.put(address, content=b"x").status_code == 403
    enter(browser)  # a viewer
    assert browser.put(address, content=b"x").status_code == 403
    assert browser.delete(address).status_code == 403

    enter(browser, ADMIN)
    assert browser.put(address, content=b"x").status_code == 404  # through the guard
