"""What administrators do with accounts, and that nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.accounts.people import ACCOUNTS, ADMIN, PLANNER, UPLOADER, VIEWER, noted
from ytcs_data import load
from ytcs_data.accounts import Role, User, managing
from ytcs_data.accounts.roles import CONSOLE
from ytcs_data.errors import AccountError, NotAllowed

pytestmark = pytest.mark.usefixtures("people")

PASSWORD = "một mật khẩu dài"
CHANGES = [
    lambda actor: managing.add(actor, "mới", Role.ADMIN, (), PASSWORD),
    lambda actor: managing.set_rights(actor, "xem", Role.ADMIN, ()),
    lambda actor: managing.set_rights(actor, "nộp", Role.UPLOADER, ["22"]),
    lambda actor: managing.set_password(actor, "quản trị", PASSWORD),
    lambda actor: managing.set_active(actor, "quản trị", False),
    lambda actor: managing.set_active(actor, "xem", True),
    lambda actor: managing.sign_out_everywhere(actor, "quản trị"),
]


def everything() -> tuple[object, list[str]]:
    return load.store().accounts.all(), noted()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "actor", [VIEWER, PLANNER, UPLOADER, replace(ADMIN, active=False), None], ids=str
)
def test_only_an_administrator_changes_accounts(change, actor: User | None):
    before = everything()

    with pytest.raises(NotAllowed):
        change(actor)

    assert everything() == before


def test_names_are_taken_once_however_they_are_written():
    with pytest.raises(AccountError, match="Đã có tài khoản “xem”"):
        managing.add(ADMIN, " XEM ", Role.VIEWER, (), PASSWORD)


def test_the_last_active_administrator_cannot_be_taken_away():
    managing.add(ADMIN, "hai", Role.ADMIN, (), PASSWORD)
    managing.set_active(ADMIN, "hai", False)
    for change in (
        lambda: managing.set_active(ADMIN, "quản trị", False),
        lambda: managing.set_rights(ADMIN, "quản trị", Role.PLANNER, ()),
    ):
        before = everything()
        with pytest.raises(AccountError, match="duy nhất"):
            change()
        assert everything() == before

    managing.set_active(ADMIN, "hai", True)
    managing.set_active(ADMIN, "quản trị", False)
    assert [a.name for a in load.store().accounts.all() if a.active and a.role == "admin"] == [
        "hai"
    ]


def test_an_entry_says_what_it_was_and_what_it_is():
    managing.set_rights(ADMIN, "nộp", Role.UPLOADER, ["22", "22", " 24 "])
    managing.set_rights(ADMIN, "nộp", Role.PLANNER, ())
    managing.set_rights(CONSOLE, "nộp", Role.PLANNER, ())  # nothing changed, nothing said

    log = load.store().audit.entries(most=3)
    assert list(log["detail"]) == ["22 24 → ", "uploader → planner", "24 259 → 22 24"]
    assert list(log["object"]) == ["nộp"] * 3


def test_no_password_is_ever_noted():
    managing.set_password(ADMIN, "xem", PASSWORD)

    told = load.store().audit.entries(most=100).to_csv()
    assert not any(password in told for _user, password in ACCOUNTS.values())
    assert PASSWORD not in told
