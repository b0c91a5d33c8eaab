"""Signing in and out. A browser keeps a random token; the store keeps only its hash.

A name that fails too often is locked for a while, whether there is such an account or not, so
that nobody learns from it which names there are.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from ytcs_data import load
from ytcs_data.accounts.names import plain_name
from ytcs_data.accounts.passwords import fits
from ytcs_data.accounts.roles import Role, User
from ytcs_data.errors import NotAllowed
from ytcs_data.settings import settings
from ytcs_data.store.accounts import Account, AccountChange
from ytcs_data.words import _, number

COOKIE = "ytcs_sign_in"
LASTS = timedelta(hours=12)
MOST_FAILURES, LOCKED = 5, timedelta(minutes=15)


def now() -> datetime:
    return datetime.now(UTC)


def sign_in(name: str, password: str, where: str = "") -> str:
    """Sign somebody in; the token that their browser keeps.

    An attempt counts before its password is looked at, so that many at once are no way around.

    Raises
    ------
    NotAllowed
        If name or password are wrong, or there were too many failures, or the account is disabled.
    """
    accounts, name = load.store().accounts, plain_name(name)
    failures = _count_attempt(name)
    account = accounts.named(name)
    right = fits(password, account.password if account else None)
    with accounts.change() as change:
        still = change.named(name) if right else None
        if account and still and still.password == account.password:
            change.forget_failures(hash_of(name))
            if still.active:
                change.note("sign_in", name, detail=where)
                return begin(change, still)
            refused = _("Tài khoản này đã bị khoá. Hãy hỏi quản trị viên.")
        else:
            refused = _refused(failures)
        known = name if account else ""  # what is no name may be a password in the wrong field
        change.note("sign_in_failed", "", known, where)
        if failures == MOST_FAILURES:
            change.note("sign_in_locked", "", known, where)
    raise NotAllowed(refused)


def begin(change: AccountChange, account: Account) -> str:
    """Begin a sign-in within a transaction; the token."""
    token, at = secrets.token_urlsafe(32), now()
    change.begin_sign_in(account, hash_of(token), at, at + LASTS)
    return token


def sign_out(token: str, where: str = "") -> None:
    """End the sign-in of one browser, at once in all its windows."""
    if user := signed_in(token):
        with load.store().accounts.change() as change:
            change.end_sign_in(hash_of(token))
            change.note("sign_out", user.name, detail=where)


def signed_in(token: str) -> User | None:
    """Whose token this is, while it lasts and the account is active. One query; none for ""."""
    if not token:
        return None
    account = load.store().accounts.signed_in(hash_of(token), now())
    return as_user(account) if account else None


def may_view(token: str) -> bool:
    """Whether figures may be shown to who has this token ("" for none)."""
    return settings().public or signed_in(token) is not None


def as_user(account: Account) -> User:
    return User(account.name, Role(account.role), tuple(account.areas.split()), account.active)


def hash_of(secret: str) -> str:
    """What the store keeps of a token or code; those are random, so no slow hash is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _count_attempt(name: str) -> int:
    """How many failures it is if this one fails; refuses a name that is locked."""
    at, who = now(), hash_of(name)
    with load.store().accounts.change() as change:
        failures = change.failures(who, at)
        if failures < MOST_FAILURES:
            change.count_failure(who, at + LOCKED)
            return failures + 1
    raise NotAllowed(_refused(failures))


def _refused(failures: int) -> str:
    if failures < MOST_FAILURES:
        return _("Tên đăng nhập hoặc mật khẩu không đúng.")
    return _("Đã sai {times} lần. Đợi {minutes} phút rồi thử lại, hoặc hỏi quản trị viên.").format(
        times=MOST_FAILURES, minutes=number(LOCKED.total_seconds() / 60)
    )
