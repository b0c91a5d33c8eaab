"""The audit log in words: what each kind of act is called."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ytcs_data.accounts.roles import ROLE_NAMES
from ytcs_data.words import MISSING, _

ACTS: Mapping[str, str] = {
    "sign_in": _("đăng nhập"),
    "sign_in_failed": _("đăng nhập sai"),
    "sign_in_locked": _("tạm khoá vì sai nhiều lần"),
    "sign_out": _("đăng xuất"),
    "signed_out_everywhere": _("đăng xuất khỏi mọi nơi"),
    "account_added": _("thêm tài khoản"),
    "account_disabled": _("khoá tài khoản"),
    "account_enabled": _("mở lại tài khoản"),
    "password_changed": _("đặt lại mật khẩu"),
    "role_changed": _("đổi vai trò"),
    "areas_changed": _("đổi địa bàn"),
    "upload": _("gửi tệp"),
    "commit": _("nộp số liệu"),
    "withdraw": _("rút lại lần nộp"),
    "restore": _("khôi phục lần nộp"),
}


def act_name(act: str) -> str:
    """What a kind of act is called; one that has no name yet, by its id."""
    return ACTS.get(act, act)


def audit_table(entries: pd.DataFrame) -> pd.DataFrame:
    """Entries as a reader sees them, all text; times as the clock of the server says."""
    local = [at.to_pydatetime().astimezone() for at in entries["at"]]
    return pd.DataFrame(
        {
            _("Lúc"): [f"{at:%d/%m/%Y %H:%M:%S}" for at in local],
            _("Ai"): entries["by"].replace("", MISSING),
            _("Việc"): [act_name(act) for act in entries["act"]],
            _("Đối tượng"): entries["object"].replace("", MISSING),
            _("Chi tiết"): [_told(detail) for detail in entries["detail"]],
        },
        dtype="str",
    )


def _told(detail: str) -> str:
    """The detail with roles by their names."""
    names = {role.value: name for role, name in ROLE_NAMES.items()}
    return " ".join(names.get(word, word) for word in detail.split(" ")) or MISSING
