"""`ytcs users …`: accounts from the server itself."""

from __future__ import annotations

import io

import pytest

from tests.accounts.conftest import nobody, people  # noqa: F401 - fixtures
from tests.accounts.people import ADMIN, noted, password_of
from tests.ingest.files import GOOD, file
from ytcs_data import load, users_command
from ytcs_data.accounts import sign_in
from ytcs_data.cli import main

PASSWORD = "một mật khẩu dài"


def users(*arguments: str) -> int:
    return main(["users", *arguments])


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """Answers to what is asked at the keyboard."""

    def type_in(*answers: str) -> None:
        waiting = list(answers)
        monkeypatch.setattr(users_command, "getpass", lambda _asked: waiting.pop(0))

    return type_in


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch):
    def pipe(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return pipe


@pytest.mark.usefixtures("nobody")
def test_the_first_administrator_is_made_with_a_typed_password(typed, capsys):
    typed(PASSWORD, PASSWORD)

    assert users("add", "Lan", "--role", "admin") == 0

    assert capsys.readouterr().out == "Đã thêm tài khoản “lan”: quản trị viên.\n"
    assert sign_in.signed_in(sign_in.sign_in("lan", PASSWORD))
    assert noted()[0] == "account_added (máy chủ) lan"


@pytest.mark.usefixtures("nobody")
def test_a_password_comes_from_a_pipe_for_scripts(piped, capsys):
    piped(f"{PASSWORD}\r\n")

    arguments = ("--role", "uploader", "--areas", "24", "259", "--password-stdin")
    assert users("add", "nộp", *arguments) == 0

    capsys.readouterr()
    assert users("list") == users() == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0].split() == ["tên", "vai", "trò", "địa", "bàn", "trạng", "thái", "tạo", "ngày"]
    assert listed[1].startswith("nộp  người nộp số liệu  24 259   hoạt động   ")
    assert sign_in.sign_in("nộp", PASSWORD)


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize(
    ("arguments", "answers", "told"),
    [
        (("lan", "--role", "admin"), (PASSWORD, "khác"), "không giống nhau"),
        (("lan", "--role", "admin"), ("ngắn", "ngắn"), "từ 10 đến 200"),
        (("<b>lan", "--role", "admin"), (PASSWORD, PASSWORD), "Tên đăng nhập gồm"),
        (("lan", "--role", "viewer", "--areas", "24"), (PASSWORD, PASSWORD), "Chỉ người nộp"),
        (("lan", "--role", "uploader", "--areas", "27"), (PASSWORD, PASSWORD), "mang mã “27”"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(typed, capsys, arguments, answers, told: str):
    typed(*answers)

    assert users("add", *arguments) == 1

    assert told in capsys.readouterr().err
    assert load.store().accounts.all() == []


@pytest.mark.usefixtures("people")
def test_roles_areas_and_the_rest_are_changed_and_noted(piped, capsys):
    token = sign_in.sign_in("xem", "mật khẩu của 4")
    before = len(noted())

    assert users("role", "xem", "uploader", "--areas", "09247") == 0
    assert users("areas", "xem", "22", "24") == 0
    assert users("sign-out", "xem") == 0
    piped(f"{PASSWORD}\n")
    assert users("password", "xem", "--password-stdin") == 0
    assert users("disable", "xem") == users("enable", "XEM") == 0

    assert sign_in.signed_in(token) is None
    account = load.store().accounts.named("xem")
    assert (account.role, account.areas, account.active) == ("uploader", "22 24", True)
    assert noted()[before:] == [
        f"{act} (máy chủ) xem"
        for act in (
            *("role_changed", "areas_changed", "areas_changed", "signed_out_everywhere"),
            *("password_changed", "account_disabled", "account_enabled"),
        )
    ]
    assert "Địa bàn của “xem” nay là: 22, 24." in capsys.readouterr().out


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("arguments", [("disable", ADMIN.name), ("role", ADMIN.name, "viewer")])
def test_the_last_administrator_stays(arguments, capsys):
    assert users(*arguments) == 1

    assert "là quản trị viên duy nhất" in capsys.readouterr().err
    assert sign_in.sign_in(ADMIN.name, password_of(ADMIN))
    assert users("disable", "không có ai") == 1
    assert "Không có tài khoản “không có ai”." in capsys.readouterr().err


@pytest.mark.usefixtures("people")
def test_a_forgotten_administrator_who_is_locked_gets_in_with_a_new_password(piped):
    for _time in range(5):
        with pytest.raises(sign_in.NotAllowed):
            sign_in.sign_in(ADMIN.name, "sai")

    piped(f"{PASSWORD}\n")
    users("password", ADMIN.name, "--password-stdin")

    assert sign_in.sign_in(ADMIN.name, PASSWORD)


@pytest.mark.usefixtures("people")
def test_nobody_submits_under_a_name_that_is_no_accounts(tmp_path, capsys):
    path = tmp_path / "file.csv"
    path.write_bytes(file(GOOD))

    assert main(["import", str(path), "--user", "không có"]) == 1
    assert "Không có tài khoản “không có”." in capsys.readouterr().err
    assert load.store().snapshots().empty

    assert main(["import", str(path), "--user", " Quản Trị "]) == 0
    assert load.store().snapshots()["committed_by"].tolist() == ["quản trị"]
