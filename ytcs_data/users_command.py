"""`ytcs users …`: accounts, from the server itself.

ytcs users                                          every account
ytcs users add NAME --role ROLE [--areas CODE…]     make one; the password is asked for
ytcs users role NAME ROLE [--areas CODE…]           another role
ytcs users areas NAME CODE…                         other areas of who submits figures
ytcs users password NAME                            another password; signs out everywhere
ytcs users disable NAME | enable NAME               no way in any more, and again
ytcs users sign-out NAME                            sign out everywhere
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Any

from ytcs_data import load
from ytcs_data.accounts import managing
from ytcs_data.accounts.roles import CONSOLE, ROLE_NAMES, Role
from ytcs_data.accounts.sign_in import as_user
from ytcs_data.console import print_table
from ytcs_data.errors import AccountError
from ytcs_data.words import MISSING, _, day

Act = Callable[[argparse.Namespace], str]


def add_users(commands: Any) -> None:
    """Put the commands of this module beside the others."""
    group = commands.add_parser("users", help=_("tài khoản và quyền"))
    group.set_defaults(command=_list)
    parts = group.add_subparsers(metavar=_("LỆNH"))
    parts.add_parser("list", help=_("mọi tài khoản")).set_defaults(command=_list)

    command = _part(parts, "add", _("thêm tài khoản"), _add)
    command.add_argument("--role", required=True, choices=list(Role), help=_roles())
    _add_areas(command)
    _add_stdin(command)

    command = _part(parts, "role", _("đổi vai trò"), _role)
    command.add_argument("role", choices=list(Role), help=_roles())
    _add_areas(command)

    command = _part(parts, "areas", _("đổi địa bàn của người nộp số liệu"), _areas)
    command.add_argument("areas", nargs="*", metavar=_("MÃ"), help=_codes())

    _add_stdin(_part(parts, "password", _("đặt lại mật khẩu"), _password))
    _part(parts, "disable", _("khoá tài khoản"), _disable)
    _part(parts, "enable", _("mở lại tài khoản"), _enable)
    _part(parts, "sign-out", _("đăng xuất khỏi mọi nơi"), _sign_out)


def _part(parts: Any, name: str, told: str, act: Act) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = parts.add_parser(name, help=told)
    command.add_argument("name", metavar=_("TÊN"), help=_("tên đăng nhập"))
    command.set_defaults(command=lambda options: print(act(options)) or 0)
    return command


def _roles() -> str:
    return ", ".join(f"{role}: {name}" for role, name in ROLE_NAMES.items())


def _codes() -> str:
    return _("mã tỉnh (2 chữ số), huyện cũ (3) hoặc xã hiện nay (5)")


def _add_areas(command: argparse.ArgumentParser) -> None:
    command.add_argument("--areas", nargs="*", default=[], metavar=_("MÃ"), help=_codes())


def _add_stdin(command: argparse.ArgumentParser) -> None:
    told = _("đọc mật khẩu từ đầu vào chuẩn, một dòng")
    command.add_argument("--password-stdin", action="store_true", help=told)


def _list(_options: argparse.Namespace) -> int:
    rows = []
    for account in load.store().accounts.all():
        made, state = day(account.made_at), _("hoạt động") if account.active else _("đã khoá")
        areas = account.areas or MISSING
        rows.append((account.name, ROLE_NAMES[Role(account.role)], areas, state, made))
    print_table((_("tên"), _("vai trò"), _("địa bàn"), _("trạng thái"), _("tạo ngày")), rows)
    return 0


def _add(options: argparse.Namespace) -> str:
    password, role = _read_password(options), Role(options.role)
    user = managing.add(CONSOLE, options.name, role, options.areas, password)
    return _("Đã thêm tài khoản “{name}”: {role}.").format(name=user.name, role=ROLE_NAMES[role])


def _role(options: argparse.Namespace) -> str:
    role = Role(options.role)
    managing.set_rights(CONSOLE, options.name, role, options.areas)
    return _("Vai trò của “{name}” nay là {role}.").format(name=options.name, role=ROLE_NAMES[role])


def _areas(options: argparse.Namespace) -> str:
    user = as_user(managing.found(options.name))
    managing.set_rights(CONSOLE, user.name, user.role, options.areas)
    areas = ", ".join(options.areas) or MISSING
    return _("Địa bàn của “{name}” nay là: {areas}.").format(name=user.name, areas=areas)


def _password(options: argparse.Namespace) -> str:
    managing.set_password(CONSOLE, options.name, _read_password(options))
    return _("Đã đặt lại mật khẩu của “{name}” và đăng xuất khỏi mọi nơi.").format(
        name=options.name
    )


def _disable(options: argparse.Namespace) -> str:
    managing.set_active(CONSOLE, options.name, False)
    return _("Đã khoá “{name}”.").format(name=options.name)


def _enable(options: argparse.Namespace) -> str:
    managing.set_active(CONSOLE, options.name, True)
    return _("Đã mở lại “{name}”.").format(name=options.name)


def _sign_out(options: argparse.Namespace) -> str:
    managing.sign_out_everywhere(CONSOLE, options.name)
    return _("Đã đăng xuất “{name}” khỏi mọi nơi.").format(name=options.name)


def _read_password(options: argparse.Namespace) -> str:
    """Never from the command itself, which others on the machine could read."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass(_("Mật khẩu: "))
    if getpass(_("Nhập lại: ")) != password:
        raise AccountError(_("Hai lần nhập mật khẩu không giống nhau."))
    return password
