"""What administrators do with accounts. Each act asks anew whether the one who acts may do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ytcs_data import load
from ytcs_data.accounts.lands import land_name
from ytcs_data.accounts.names import checked_name, plain_name
from ytcs_data.accounts.passwords import checked_password, hashed
from ytcs_data.accounts.rights import require
from ytcs_data.accounts.roles import Act, Role, User
from ytcs_data.accounts.sign_in import as_user, hash_of, now
from ytcs_data.errors import AccountError
from ytcs_data.store.accounts import Account, AccountChange
from ytcs_data.words import _


def add(actor: User, name: str, role: Role, areas: Iterable[str], password: str) -> User:
    """Make an account.

    Raises
    ------
    NotAllowed
        If `actor` is no administrator; so do all functions here.
    AccountError
        If the name, the areas or the password cannot be, or the name is taken.
    """
    require(actor, Act.MANAGE_USERS)
    name = checked_name(name)
    user = User(name, role, _checked_areas(role, areas))
    kept = hashed(checked_password(password, name))
    with load.store().accounts.change() as change:
        insert(change, actor, user, kept)
    return user


def insert(change: AccountChange, actor: User, user: User, password: str) -> Account:
    """Add a checked account with its hashed password, within a transaction.

    Raises
    ------
    AccountError
        If the name is taken.
    """
    if change.named(user.name):
        raise AccountError(_("Đã có tài khoản “{name}”.").format(name=user.name))
    areas = " ".join(user.areas)
    change.add(name=user.name, role=user.role, areas=areas, password=password, made_at=now())
    change.note("account_added", actor.name, user.name, f"{user.role} {areas}".strip())
    account = change.named(user.name)
    assert account  # within the same transaction
    return account


def set_rights(actor: User, name: str, role: Role, areas: Iterable[str]) -> None:
    """Give an account another role, or an uploader other areas. Holds at once."""
    codes = _checked_areas(role, areas)
    with _changing(actor, name) as (change, account):
        before = as_user(account)
        if before.role is Role.ADMIN and role is not Role.ADMIN:
            _keep_one_admin(change, before)
        change.set(account, role=role, areas=" ".join(codes))
        if role is not before.role:
            change.note("role_changed", actor.name, account.name, f"{before.role} → {role}")
        if codes != before.areas:
            told = f"{' '.join(before.areas)} → {' '.join(codes)}"
            change.note("areas_changed", actor.name, account.name, told)


def set_password(actor: User, name: str, password: str) -> None:
    """Give an account another password, and sign it out everywhere."""
    require(actor, Act.MANAGE_USERS)
    kept = hashed(checked_password(password, plain_name(name)))
    with _changing(actor, name) as (change, account):
        change.set(account, password=kept)
        change.end_all(account)
        change.forget_failures(hash_of(account.name))
        change.note("password_changed", actor.name, account.name)


def set_active(actor: User, name: str, active: bool) -> None:
    """Disable an account, which signs it out everywhere, or enable it again."""
    with _changing(actor, name) as (change, account):
        if not active:
            _keep_one_admin(change, as_user(account))
            change.end_all(account)
        change.set(account, active=active)
        change.forget_failures(hash_of(account.name))
        act = "account_enabled" if active else "account_disabled"
        change.note(act, actor.name, account.name)


def sign_out_everywhere(actor: User, name: str) -> None:
    with _changing(actor, name) as (change, account):
        change.end_all(account)
        change.note("signed_out_everywhere", actor.name, account.name)


def found(name: str) -> Account:
    """The account of a name.

    Raises
    ------
    AccountError
        If there is none.
    """
    return _there(load.store().accounts.named(plain_name(name)), name)


@contextmanager
def _changing(actor: User, name: str) -> Iterator[tuple[AccountChange, Account]]:
    """A transaction on one account that is there."""
    require(actor, Act.MANAGE_USERS)
    with load.store().accounts.change() as change:
        yield change, _there(change.named(plain_name(name)), name)


def _there(account: Account | None, name: str) -> Account:
    if account is None:
        raise AccountError(_("Không có tài khoản “{name}”.").format(name=plain_name(name)))
    return account


def _keep_one_admin(change: AccountChange, user: User) -> None:
    """Refuse to take away the last administrator."""
    if user.role is Role.ADMIN and user.active and change.count(role="admin", active=True) == 1:
        raise AccountError(
            _("“{name}” là quản trị viên duy nhất. Hãy thêm quản trị viên khác trước.").format(
                name=user.name
            )
        )


def _checked_areas(role: Role, areas: Iterable[str]) -> tuple[str, ...]:
    """Codes in order, each once; only an uploader has any."""
    codes = tuple(sorted({area.strip() for area in areas} - {""}))
    if codes and role is not Role.UPLOADER:
        raise AccountError(_("Chỉ người nộp số liệu mới được giao địa bàn."))
    for code in codes:
        if land_name(code) is None:
            raise AccountError(
                _(
                    "Không có đơn vị mang mã “{code}”. Ghi mã tỉnh (2 chữ số), mã huyện cũ "
                    "(3 chữ số) hoặc mã xã hiện nay (5 chữ số)."
                ).format(code=code)
            )
    return codes
