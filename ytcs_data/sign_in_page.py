"""The small pages to sign in and out: plain forms that need no script, on any screen.

They are drawn by the server and not by Streamlit, which cannot set a cookie.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape

from ytcs_data.words import LANGUAGE, _

STYLE = """
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; min-height: 100vh; display: grid; place-items: center;
  background: #f1f5f4; color: #17262b; font: 1rem/1.5 'Segoe UI', 'Noto Sans', Roboto,
  'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif; }
main { width: 100%; max-width: 26rem; padding: 1.5rem; background: #fff;
  border: 1px solid #c9d3d3; border-radius: 0.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { width: 100%; padding: 0.6rem; font: inherit; border: 1px solid #66757a;
  border-radius: 0.25rem; }
small { display: block; color: #47565c; }
button { width: 100%; margin-top: 1.5rem; padding: 0.7rem; font: inherit; font-weight: 600;
  color: #fff; background: #0f766e; border: 0; border-radius: 0.25rem; cursor: pointer; }
:focus-visible { outline: 3px solid #0f5f8a; outline-offset: 2px; }
a { color: #0f5f8a; }
[role=alert] { padding: 0.75rem; background: #fdecea; border-left: 4px solid #b3261e; }
"""

_hash = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_hash}'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def sign_in_page(token: str, leads_to: str, name: str = "", fault: str = "") -> str:
    """The form for name and password; `fault` says why the last attempt failed."""
    fields = [
        _field("name", _("Tên đăng nhập"), "username", value=name),
        _field("password", _("Mật khẩu"), "current-password", kind="password"),
    ]
    back = f'<p><a href="{escape(leads_to)}">{escape(_("Quay lại, không đăng nhập"))}</a></p>'
    form = _form("/sign-in", token, leads_to, fields, _("Đăng nhập"))
    return _page(_("Đăng nhập"), _alert(fault) + form + back)


def first_admin_page(token: str, leads_to: str, name: str = "", fault: str = "") -> str:
    """The form of the first administrator, who has the code that the server printed."""
    told = _(
        "Chưa có tài khoản nào. Máy chủ đã in một mã dùng một lần khi khởi động; "
        "người có mã này tạo tài khoản quản trị viên đầu tiên."
    )
    fields = [
        _field("code", _("Mã dùng một lần"), "one-time-code"),
        _field("name", _("Tên đăng nhập mới"), "username", value=name),
        _field("password", _("Mật khẩu mới"), "new-password", kind="password"),
        _field("again", _("Nhập lại mật khẩu"), "new-password", kind="password"),
    ]
    form = _form("/sign-in", token, leads_to, fields, _("Tạo quản trị viên"))
    return _page(_("Quản trị viên đầu tiên"), _alert(fault) + f"<p>{escape(told)}</p>" + form)


def sign_out_page(token: str, leads_to: str, name: str) -> str:
    """The question before signing out: a link alone never does it."""
    asked = _("Đăng xuất tài khoản “{name}” khỏi trình duyệt này?").format(name=name)
    form = _form("/sign-out", token, leads_to, [], _("Đăng xuất"))
    back = f'<p><a href="{escape(leads_to)}">{escape(_("Quay lại"))}</a></p>'
    return _page(_("Đăng xuất"), f"<p>{escape(asked)}</p>" + form + back)


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{escape(LANGUAGE)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · YTCS</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def _form(action: str, token: str, leads_to: str, fields: Sequence[str], label: str) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in (("token", token), ("next", leads_to))
    )
    button = f'<button type="submit">{escape(label)}</button>'
    return f'<form method="post" action="{action}">{hidden}{"".join(fields)}{button}</form>'


def _field(name: str, label: str, purpose: str, kind: str = "text", value: str = "") -> str:
    return (
        f'<label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" value="{escape(value)}" required '
        f'autocomplete="{purpose}" autocapitalize="none" spellcheck="false">'
    )


def _alert(fault: str) -> str:
    return f'<p role="alert">{escape(fault)}</p>' if fault else ""
