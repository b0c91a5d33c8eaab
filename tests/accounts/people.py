"""One account a role, with its password, for tests."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from ytcs_data import load
from ytcs_data.accounts import Role, User, passwords

ADMIN = User("quản trị", Role.ADMIN)
UPLOADER = User("nộp", Role.UPLOADER, ("24", "259"))
PLANNER = User("kế hoạch", Role.PLANNER)
VIEWER = User("xem", Role.VIEWER)

ACCOUNTS = {
    user.name: (user, f"mật khẩu của {number}")
    for number, user in enumerate((ADMIN, UPLOADER, PLANNER, VIEWER), 1)
}


def password_of(user: User) -> str:
    return ACCOUNTS[user.name][1]


def quick_passwords(patch: pytest.MonkeyPatch) -> None:
    """The same hash with so little work that a test need not wait for it."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    patch.setattr(passwords, "HASHER", quick)
    patch.setattr(passwords, "_nobodys", lambda: quick.hash("of nobody"))


def noted() -> list[str]:
    """Every act in the audit log, oldest first, as `act by object`."""
    rows = load.store().audit.entries(most=1000).iloc[::-1]
    return [" ".join(filter(None, row)) for row in rows[["act", "by", "object"]].to_numpy()]
