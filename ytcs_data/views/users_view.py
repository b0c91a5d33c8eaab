"""Accounts on a page: the list, a new one, and what can be changed of each."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from ytcs_data import load
from ytcs_data.accounts import Act, Role, User, managing, require
from ytcs_data.accounts.passwords import SHORTEST
from ytcs_data.accounts.roles import ROLE_NAMES
from ytcs_data.accounts.sign_in import as_user, now
from ytcs_data.errors import YtcsError
from ytcs_data.store.accounts import Account
from ytcs_data.views.land_picker import land_words, pick_lands
from ytcs_data.views.table_view import Sheet, show_small_table
from ytcs_data.views.who import signed_in
from ytcs_data.words import MISSING, _, day

WIDTH = 640  # pixels
Change = Callable[[User], object]


def show_users() -> None:
    """Draw the accounts as they are after what was just done to them."""
    table = st.container()
    with st.container(width=WIDTH):
        with st.expander(_("Thêm tài khoản"), icon=":material/person_add:"):
            _add()
        st.header(_("Sửa tài khoản"), anchor=False)
        accounts = {account.name: account for account in load.store().accounts.all()}
        name = st.selectbox(_("Tài khoản"), list(accounts), key="user_name")
        _change_rights(accounts[name])
        _change_password(name)
        _end(accounts[name])
    with table:
        show_small_table(Sheet(_table(), _("Tài khoản"), "tai_khoan"))


def _table() -> pd.DataFrame:
    accounts = load.store().accounts
    browsers = accounts.browsers(now())
    rows = [
        {
            _("Tên đăng nhập"): user.name,
            _("Vai trò"): ROLE_NAMES[user.role],
            _("Địa bàn"): ", ".join(map(land_words, user.areas)) or MISSING,
            _("Trạng thái"): _("hoạt động") if user.active else _("đã khoá"),
            _("Trình duyệt đang đăng nhập"): browsers.get(account.id, 0),
            _("Tạo ngày"): day(account.made_at.astimezone()),
        }
        for account, user in ((account, as_user(account)) for account in accounts.all())
    ]
    return pd.DataFrame(rows)


def _add() -> None:
    with st.form("user_add", border=False, enter_to_submit=False):
        name = st.text_input(_("Tên đăng nhập"), max_chars=40, key="new_name")
        role = _pick_role(Role.VIEWER, "new_role")
        areas = pick_lands((), "new_areas")
        password = _ask_password("new_password")
        if st.form_submit_button(_("Thêm"), type="primary"):
            done = _("Đã thêm tài khoản.")
            _do(lambda actor: managing.add(actor, name, role, areas, password), done)


def _change_rights(account: Account) -> None:
    user = as_user(account)
    with st.form("user_rights"):
        role = _pick_role(user.role, f"role {user.name}")
        areas = pick_lands(user.areas, f"areas {user.name}")
        if st.form_submit_button(_("Lưu vai trò và địa bàn")):
            done = _("Đã lưu vai trò và địa bàn.")
            _do(lambda actor: managing.set_rights(actor, user.name, role, areas), done)


def _change_password(name: str) -> None:
    with st.form("user_password", clear_on_submit=True):
        password = _ask_password("other_password")
        if st.form_submit_button(_("Đặt lại mật khẩu")):
            done = _("Đã đặt lại mật khẩu và đăng xuất tài khoản khỏi mọi nơi.")
            _do(lambda actor: managing.set_password(actor, name, password), done)


def _end(account: Account) -> None:
    name, active = account.name, account.active
    with st.container(horizontal=True):
        switch = _("Khoá tài khoản") if active else _("Mở lại tài khoản")
        if st.button(switch, key="user_switch", icon=":material/lock:"):
            done = _("Đã khoá tài khoản.") if active else _("Đã mở lại tài khoản.")
            _do(lambda actor: managing.set_active(actor, name, not active), done)
        if st.button(_("Đăng xuất khỏi mọi nơi"), key="user_out", icon=":material/logout:"):
            done = _("Đã đăng xuất tài khoản khỏi mọi nơi.")
            _do(lambda actor: managing.sign_out_everywhere(actor, name), done)


def _pick_role(current: Role, key: str) -> Role:
    roles = list(Role)
    chosen = st.selectbox(
        _("Vai trò"),
        roles,
        roles.index(current),
        key=key,
        format_func=lambda role: ROLE_NAMES[Role(role)],
    )
    return Role(chosen)


def _ask_password(key: str) -> str:
    label = _("Mật khẩu mới (từ {least} ký tự)").format(least=SHORTEST)
    return st.text_input(label, type="password", key=key, autocomplete="new-password")


def _do(change: Change, done: str) -> None:
    """Do something as whoever is signed in at this moment, and say how it went."""
    try:
        actor = signed_in()
        require(actor, Act.MANAGE_USERS)
        assert actor  # nobody may
        change(actor)
    except YtcsError as error:
        st.error(str(error), icon=":material/error:")
    else:
        st.success(done, icon=":material/check:")
