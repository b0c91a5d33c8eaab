"""Which names and passwords an account may have."""

from __future__ import annotations

import pytest

from tests.accounts.people import quick_passwords
from ytcs_data.accounts.names import checked_name
from ytcs_data.accounts.passwords import checked_password, fits, hashed
from ytcs_data.errors import AccountError


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("lan.nguyen", "lan.nguyen"),
        (" Nguyễn  Thị LAN ", "nguyễn thị lan"),
        ("Nguyê\u0303n", "nguyễn"),
        ("tram-09247", "tram-09247"),
        ("ĐẠT_01@syt", "đạt_01@syt"),
        ("lan\nminh", "lan minh"),
    ],
)
def test_a_name_is_written_in_one_way(written: str, name: str):
    assert checked_name(written) == name


@pytest.mark.parametrize(
    "name",
    [
        *("", "a", "x" * 41, "-lan", "=lan", "+lan", "@lan", "lan.", ".", "  "),
        *("<img src=x onerror=alert(1)>", "lan<b>", "lan&amp", "lan/../x", "lan'"),
        *("(máy chủ)", "lan\0", "lan\u202enim", "lаn", "λαν", "lan😀", "[lan](x)", "*lan*"),
    ],
)
def test_what_is_no_name_is_refused(name: str):
    """Among them Cyrillic letters that look Latin, and signs that turn the direction of text."""
    with pytest.raises(AccountError, match="Tên đăng nhập gồm 2 đến 40"):
        checked_name(name)


@pytest.mark.parametrize("password", ["", "ngắn quá", "x" * 201])
def test_a_password_has_a_length(password: str):
    with pytest.raises(AccountError, match="từ 10 đến 200"):
        checked_password(password, "lan")


@pytest.mark.parametrize("password", ["1111111111", "abababababab", "Lan.Nguyen.2026"])
def test_a_password_that_is_guessed_at_once_is_refused(password: str):
    with pytest.raises(AccountError, match="quá dễ đoán"):
        checked_password(password, "lan.nguyen")


def test_a_password_fits_however_the_keyboard_composes_its_letters(monkeypatch):
    quick_passwords(monkeypatch)
    kept = hashed("một mật khẩu")

    assert kept.startswith("$argon2id$")
    assert fits("một mật khẩu", kept)
    assert fits("mo\u0302\u0323t ma\u0323\u0302t kha\u0302\u0309u", kept)
    assert not fits("Một mật khẩu", kept)
    assert not fits("một mật khẩu", None)
    assert not fits("một mật khẩu", "not a hash")
    assert hashed("một mật khẩu") != kept


def test_the_real_settings_are_those_of_the_recommendation():
    assert hashed("một mật khẩu").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
