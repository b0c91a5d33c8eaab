"""The roles that an account can have, and what each lets a person do.

| role     | may |
| -------- | --- |
| viewer   | view |
| planner  | also download the files of the history |
| uploader | view and check files; submit, withdraw and download what is of the given areas |
| admin    | everything |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ytcs_data.words import _


class Role(StrEnum):
    VIEWER = "viewer"
    PLANNER = "planner"
    UPLOADER = "uploader"
    ADMIN = "admin"


class Act(StrEnum):
    VIEW = "view"
    DOWNLOAD_HISTORY = "download_history"  # files as they were submitted
    CHECK = "check"  # let a file be read and checked; stores nothing
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    MANAGE_USERS = "manage_users"
    READ_AUDIT = "read_audit"


ROLE_NAMES: Mapping[Role, str] = {
    Role.VIEWER: _("người xem"),
    Role.PLANNER: _("người lập kế hoạch"),
    Role.UPLOADER: _("người nộp số liệu"),
    Role.ADMIN: _("quản trị viên"),
}

# What an account is refused is told with these words.
ACT_NAMES: Mapping[Act, str] = {
    Act.VIEW: _("xem số liệu"),
    Act.DOWNLOAD_HISTORY: _("tải tệp đã nộp"),
    Act.CHECK: _("kiểm tra tệp"),
    Act.SUBMIT: _("nộp số liệu"),
    Act.WITHDRAW: _("rút lại lần nộp"),
    Act.RESTORE: _("khôi phục lần nộp"),
    Act.MANAGE_USERS: _("quản lý tài khoản"),
    Act.READ_AUDIT: _("xem nhật ký"),
}

# Acts that an uploader does only for the areas of the account.
ON_AREAS = frozenset({Act.DOWNLOAD_HISTORY, Act.SUBMIT, Act.WITHDRAW})

ACTS: Mapping[Role, frozenset[Act]] = {
    Role.VIEWER: frozenset({Act.VIEW}),
    Role.PLANNER: frozenset({Act.VIEW, Act.DOWNLOAD_HISTORY}),
    Role.UPLOADER: frozenset({Act.VIEW, Act.CHECK}) | ON_AREAS,
    Role.ADMIN: frozenset(Act),
}


@dataclass(frozen=True, slots=True)
class User:
    """An account as the rest of the program knows it.

    `areas` are for uploaders: codes of provinces of today (2 digits), of former districts (3) and
    of communes of today (5).
    """

    name: str
    role: Role
    areas: tuple[str, ...] = ()
    active: bool = True


# Whoever may run commands on the server has the database itself. No account has such a name.
CONSOLE = User(_("(máy chủ)"), Role.ADMIN)
