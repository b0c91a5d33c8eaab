"""Passwords: what is kept of them, and which are good enough."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ytcs_data.errors import AccountError
from ytcs_data.words import _

SHORTEST, LONGEST = 10, 200
FEW_SIGNS = 5  # different ones; "1111111111" has one

# The second of the two settings that RFC 9106 recommends: 64 MiB and about a tenth of a second.
HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
AT_ONCE = BoundedSemaphore(2)  # a crowd at the door takes no more memory than this


def hashed(password: str) -> str:
    """What the store keeps of a password."""
    with AT_ONCE:
        return HASHER.hash(_composed(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether this is the password; takes as long where there is no such account (None)."""
    if len(password) > LONGEST:
        return False
    with AT_ONCE:
        try:
            HASHER.verify(kept or _nobodys(), _composed(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def _composed(password: str) -> str:
    """One way to write the letters: keyboards differ in how they compose Vietnamese ones."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys() -> str:
    return HASHER.hash(secrets.token_hex())


def prepare() -> None:
    """Do beforehand what the first attempt with an unknown name would take longer for."""
    _nobodys()


def checked_password(password: str, name: str) -> str:
    """Give the password back if it is good enough for the account.

    Raises
    ------
    AccountError
        With a sentence that says what would be right.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(
            _("Mật khẩu cần từ {least} đến {most} ký tự.").format(least=SHORTEST, most=LONGEST)
        )
    if len(set(password)) < FEW_SIGNS or name.lower() in password.lower():
        raise AccountError(
            _("Mật khẩu quá dễ đoán: dùng nhiều ký tự khác nhau và không chứa tên đăng nhập.")
        )
    return password
