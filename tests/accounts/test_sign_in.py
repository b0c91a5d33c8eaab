"""Signing in: who gets in, for how long, what locks a name, and what the log says of it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.accounts.people import ADMIN, UPLOADER, VIEWER, noted, password_of
from ytcs_data import load
from ytcs_data.accounts import managing, sign_in
from ytcs_data.errors import NotAllowed

pytestmark = pytest.mark.usefixtures("people")

WRONG = r"^Tên đăng nhập hoặc mật khẩu không đúng\.$"
LOCKED = r"^Đã sai 5 lần\. Đợi 15 phút"


def enter(user=VIEWER) -> str:
    return sign_in.sign_in(user.name, password_of(user))


def later(monkeypatch: pytest.MonkeyPatch, **by: float) -> None:
    at = sign_in.now() + timedelta(**by)
    monkeypatch.setattr(sign_in, "now", lambda: at)


def stored() -> str:
    """Everything that the database has of accounts and sign-ins."""
    with load.store()._engine.connect() as connection:
        tables = ("account", "sign_in", "attempt", "audit", "first_code")
        return str([connection.execute(sa.text(f"SELECT * FROM {t}")).all() for t in tables])


def test_who_knows_the_password_is_known_by_the_token_and_by_nothing_else():
    token = enter(UPLOADER)

    assert sign_in.signed_in(token) == UPLOADER
    for wrong in ("", "x", token[:-1], token + "x", "' OR 1=1 --", "\0", "\ud800", token.upper()):
        assert sign_in.signed_in(wrong) is None
    assert enter(UPLOADER) != token
    assert len(token) >= 43  # 32 random bytes


def test_the_store_keeps_neither_passwords_nor_tokens():
    token = enter()

    assert token not in stored()
    assert password_of(VIEWER) not in stored()
    assert "$argon2id$" in stored()


def test_a_name_may_be_written_in_any_case_and_composition():
    for name in ("  QUẢN  TRỊ ", "qua\u0309n tri\u0323"):
        assert sign_in.signed_in(sign_in.sign_in(name, password_of(ADMIN))) == ADMIN


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("xem", "sai mật khẩu"),
        ("xem", ""),
        ("ai đó", "sai mật khẩu"),
        ("", ""),
        ("<img src=x onerror=alert(1)>", "x"),
        ("xem", "x" * 10_000),
        ("xem", password_of(ADMIN)),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(name: str, password: str):
    with pytest.raises(NotAllowed, match=WRONG):
        sign_in.sign_in(name, password)


@pytest.mark.parametrize("name", ["xem", "không có ai"])
def test_five_failures_lock_any_name_for_a_while(name: str, monkeypatch: pytest.MonkeyPatch):
    for _time in range(4):
        with pytest.raises(NotAllowed, match=WRONG):
            sign_in.sign_in(name, "sai")
    with pytest.raises(NotAllowed, match=LOCKED):
        sign_in.sign_in(name, "sai")
    with pytest.raises(NotAllowed, match=LOCKED):
        sign_in.sign_in(name, password_of(VIEWER))  # the right one, now, does not help

    assert sign_in.signed_in(enter(ADMIN))  # others get in
    later(monkeypatch, minutes=15, seconds=1)
    with pytest.raises(NotAllowed, match=WRONG):
        sign_in.sign_in(name, "sai")
    assert sign_in.signed_in(enter())


def test_a_success_forgets_the_failures_before_it():
    for _round in range(3):
        for _time in range(4):
            with pytest.raises(NotAllowed, match=WRONG):
                sign_in.sign_in("xem", "sai")
        enter()


def test_many_attempts_at_once_are_no_way_around_the_lock(monkeypatch: pytest.MonkeyPatch):
    looked_at = []
    monkeypatch.setattr(sign_in, "fits", lambda *_: looked_at.append(1) or time.sleep(0.02))

    def attempt(_number: int) -> None:
        with pytest.raises(NotAllowed):
            sign_in.sign_in("xem", "sai")

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(attempt, range(12)))

    assert len(looked_at) == 5


def test_an_unknown_name_takes_as_much_work_as_a_known_one(monkeypatch: pytest.MonkeyPatch):
    from ytcs_data.accounts import passwords

    verified = []
    real = passwords.HASHER

    class Counted:
        def verify(self, kept: str, password: str) -> bool:
            verified.append(kept[:20])
            return real.verify(kept, password)

    monkeypatch.setattr(passwords, "HASHER", Counted())
    for name in ("xem", "không có ai"):
        with pytest.raises(NotAllowed):
            sign_in.sign_in(name, "sai")

    assert len(verified) == 2
    assert len(set(verified)) == 1  # the same settings


def test_a_sign_in_ends_after_twelve_hours(monkeypatch: pytest.MonkeyPatch):
    token = enter()
    start = sign_in.now()

    monkeypatch.setattr(sign_in, "now", lambda: start + timedelta(hours=11, minutes=59))
    assert sign_in.signed_in(token) == VIEWER
    monkeypatch.setattr(sign_in, "now", lambda: start + timedelta(hours=12, seconds=1))
    assert sign_in.signed_in(token) is None

    enter()  # those that have ended are swept out
    assert load.store().accounts.signed_in(sign_in.hash_of(token), start) is None


def test_signing_out_ends_one_browser_at_once():
    token, other = enter(), enter()

    sign_in.sign_out(token)

    assert sign_in.signed_in(token) is None
    assert sign_in.signed_in(other) == VIEWER
    sign_in.sign_out("x")  # nobody, and nothing happens


@pytest.mark.parametrize(
    "act",
    [
        lambda: managing.set_active(ADMIN, "xem", False),
        lambda: managing.set_password(ADMIN, "xem", "mật khẩu mới hơn"),
        lambda: managing.sign_out_everywhere(ADMIN, "xem"),
    ],
)
def test_an_administrator_ends_every_sign_in_of_an_account_at_once(act):
    tokens, admins = [enter(), enter()], enter(ADMIN)

    act()

    assert [sign_in.signed_in(token) for token in tokens] == [None, None]
    assert sign_in.signed_in(admins) == ADMIN


def test_a_disabled_account_is_told_so_only_with_its_password():
    managing.set_active(ADMIN, "xem", False)

    with pytest.raises(NotAllowed, match="đã bị khoá"):
        enter()
    with pytest.raises(NotAllowed, match=WRONG):
        sign_in.sign_in("xem", "sai")
    managing.set_active(ADMIN, "xem", True)
    assert sign_in.signed_in(enter()) == VIEWER


def test_a_password_that_changes_while_it_is_looked_at_lets_nobody_in(
    monkeypatch: pytest.MonkeyPatch,
):
    def slow(_password: str, _kept: str | None) -> bool:
        managing.set_password(ADMIN, "xem", "mật khẩu mới hơn")
        return True

    monkeypatch.setattr(sign_in, "fits", slow)
    with pytest.raises(NotAllowed, match=WRONG):
        enter()


def test_the_log_tells_of_sign_ins_and_names_nothing_that_is_no_account():
    before = len(noted())
    sign_in.sign_out(enter(), "10.0.0.5")
    for name in ("xem", "mật khẩu gõ nhầm ô"):
        for _time in range(6):
            with pytest.raises(NotAllowed):
                sign_in.sign_in(name, "sai")

    assert noted()[before:] == [
        *("sign_in xem", "sign_out xem"),
        *["sign_in_failed xem"] * 5,
        "sign_in_locked xem",
        *["sign_in_failed"] * 5,
        "sign_in_locked",
    ]
    assert "gõ nhầm" not in stored()
    assert load.store().audit.entries().iloc[-1]["detail"] != "10.0.0.5"
    assert "10.0.0.5" in set(load.store().audit.entries()["detail"])


def test_asking_who_is_signed_in_is_cheap_and_free_without_a_cookie(
    monkeypatch: pytest.MonkeyPatch,
):
    token = enter()
    asked = []
    sa.event.listen(load.store()._engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    assert sign_in.signed_in("") is None
    assert asked == []
    assert sign_in.signed_in(token) == VIEWER
    assert len(asked) == 1
    monkeypatch.setattr(load, "store", lambda: pytest.fail("asked for the store"))
    assert sign_in.signed_in("") is None
