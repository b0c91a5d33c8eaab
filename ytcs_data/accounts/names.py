"""Names of accounts: written in one way, and never anything but a name."""

from __future__ import annotations

import unicodedata

from ytcs_data.errors import AccountError
from ytcs_data.words import _

SHORTEST, LONGEST = 2, 40
MARKS = " .-_@"


def plain_name(text: str) -> str:
    """The one way to write a name, whoever types it: composed letters, small, single spaces.

    >>> plain_name("  Nguyễn  LAN ")
    'nguyễn lan'
    """
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def checked_name(text: str) -> str:
    """The name, if an account may have it: Latin letters and digits, and few marks within.

    Raises
    ------
    AccountError
        With a sentence that says what would be right.
    """
    name = plain_name(text)
    fits = SHORTEST <= len(name) <= LONGEST and _is_sign(name[0]) and _is_sign(name[-1])
    if not fits or not all(_is_sign(c) or c in MARKS for c in name):
        raise AccountError(
            _(
                "Tên đăng nhập gồm {least} đến {most} chữ cái, chữ số, dấu cách hoặc dấu . - _ @, "
                "bắt đầu và kết thúc bằng chữ cái hoặc chữ số, ví dụ lan.nguyen."
            ).format(least=SHORTEST, most=LONGEST)
        )
    return name


def _is_sign(character: str) -> bool:
    """A digit, or a letter that no other alphabet has in the same shape."""
    if character.isascii():
        return character.isalnum()
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN SMALL LETTER")
