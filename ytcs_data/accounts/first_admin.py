"""The first administrator: while there is no account, a code that the server prints lets one in."""

from __future__ import annotations

import secrets
from datetime import timedelta

from ytcs_data import load
from ytcs_data.accounts.managing import insert
from ytcs_data.accounts.names import checked_name
from ytcs_data.accounts.passwords import checked_password, hashed
from ytcs_data.accounts.roles import CONSOLE, Role, User
from ytcs_data.accounts.sign_in import begin, hash_of, now
from ytcs_data.errors import NotAllowed
from ytcs_data.words import _

LASTS = timedelta(hours=24)
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another
GROUPS, GROUP = 4, 4


def is_wanted() -> bool:
    """Whether there is no account yet."""
    return not load.store().accounts.all()


def new_code() -> str:
    """A code that is good once, for a day; the one before counts no more. "" if none is wanted."""
    signs = "".join(secrets.choice(SIGNS) for _sign in range(GROUPS * GROUP))
    with load.store().accounts.change() as change:
        if change.count():
            return ""
        change.put_first_code(hash_of(signs), now() + LASTS)
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def let_in(code: str, name: str, password: str, where: str = "") -> str:
    """Make the first account with the code; the token of its browser.

    Raises
    ------
    AccountError
        If the name or the password cannot be. The code stays good.
    NotAllowed
        If the code is wrong or old, or there is an account already.
    """
    name = checked_name(name)
    kept = hashed(checked_password(password, name))
    signs = "".join(c for c in code.upper() if c.isalnum())
    with load.store().accounts.change() as change:
        if not change.count() and change.use_first_code(hash_of(signs), now()):
            account = insert(change, CONSOLE, User(name, Role.ADMIN), kept)
            change.note("sign_in", name, detail=where)
            return begin(change, account)
    raise NotAllowed(
        _("Mã không đúng hoặc đã hết hạn. Khởi động lại máy chủ để có mã mới, rồi thử lại.")
    )
