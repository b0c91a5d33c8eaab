"""Signing in and out over HTTP: the cookie is set here, and read by the pages.

A form counts only if it comes from a page of this server: by the address that the browser says it
came from, and by a token that goes with a cookie of its own.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ytcs_data.accounts import first_admin, sign_in
from ytcs_data.accounts.signing import signature
from ytcs_data.errors import AccountError, NotAllowed, StoreFailed, YtcsError
from ytcs_data.settings import PROJECT
from ytcs_data.sign_in_page import HEADERS, first_admin_page, sign_in_page, sign_out_page
from ytcs_data.words import _

FORM_COOKIE = "ytcs_form"
MOST_BYTES, MOST_FIELDS = 16_000, 10
PAGE = re.compile(r"/([a-z_]*)(\?[\x21-\x5b\x5d-\x7e]*)?")  # no space, no backslash
LONGEST_ADDRESS = 2_000

# Passwords take long on purpose; who waits for one holds up no map.
AT_ONCE = CapacityLimiter(4)
R = TypeVar("R")


async def show_sign_in(request: Request) -> Response:
    return await _sign_in_again(request, own_address(request.query_params.get("next", "")))


async def do_sign_in(request: Request) -> Response:
    form = await _read_form(request)
    leads_to, name = own_address(form.get("next", "")), form.get("name", "")
    try:
        _refuse_foreign(request, form)
        token = await _apart(lambda: _enter(form, _where(request)))
        await _apart(lambda: sign_in.sign_out(request.cookies.get(sign_in.COOKIE, "")))
    except YtcsError as error:
        return await _sign_in_again(request, leads_to, name, error)
    answer = RedirectResponse(leads_to, 303, headers=HEADERS)
    age = int(sign_in.LASTS.total_seconds())
    _set_cookie(request, answer, sign_in.COOKIE, token, age)
    return answer


async def show_sign_out(request: Request) -> Response:
    leads_to = own_address(request.query_params.get("next", ""))
    user = await _apart(lambda: sign_in.signed_in(request.cookies.get(sign_in.COOKIE, "")))
    if user is None:
        return RedirectResponse(leads_to, 303, headers=HEADERS)
    return _with_form(request, lambda token: sign_out_page(token, leads_to, user.name))


async def do_sign_out(request: Request) -> Response:
    form = await _read_form(request)
    leads_to = own_address(form.get("next", ""))
    try:
        _refuse_foreign(request, form)
        token = request.cookies.get(sign_in.COOKIE, "")
        await _apart(lambda: sign_in.sign_out(token, _where(request)))
    except YtcsError as error:
        return await _sign_in_again(request, leads_to, fault=error)
    answer = RedirectResponse(leads_to, 303, headers=HEADERS)
    answer.delete_cookie(sign_in.COOKIE, httponly=True, samesite="lax")
    return answer


def own_address(text: str) -> str:
    """The address, if it is one of our pages, else that of the first page.

    >>> own_address("/map?province=24"), own_address("//elsewhere/map"), own_address("/nowhere")
    ('/map?province=24', '/', '/')
    """
    found = PAGE.fullmatch(text) if len(text) <= LONGEST_ADDRESS else None
    if found and (not found[1] or (PROJECT / "pages" / f"{found[1]}.py").is_file()):
        return text
    return "/"


def _enter(form: dict[str, str], where: str) -> str:
    name, password = form.get("name", ""), form.get("password", "")
    if "code" not in form:
        return sign_in.sign_in(name, password, where)
    if password != form.get("again", ""):
        raise AccountError(_("Hai lần nhập mật khẩu không giống nhau."))
    return first_admin.let_in(form["code"], name, password, where)


async def _sign_in_again(
    request: Request, leads_to: str, name: str = "", fault: YtcsError | None = None
) -> Response:
    draw = first_admin_page if await _apart(first_admin.is_wanted) else sign_in_page
    told, status = (str(fault), 403) if fault else ("", 200)
    if isinstance(fault, StoreFailed):
        status = 503
    return _with_form(request, lambda token: draw(token, leads_to, name, told), status)


def _with_form(request: Request, draw: Callable[[str], str], status: int = 200) -> Response:
    """A page with a form, whose token goes with a cookie of this browser."""
    seed = request.cookies.get(FORM_COOKIE, "") or secrets.token_urlsafe(32)
    answer = HTMLResponse(draw(signature(f"form {seed}")), status, headers=HEADERS)
    _set_cookie(request, answer, FORM_COOKIE, seed)
    return answer


def _refuse_foreign(request: Request, form: dict[str, str]) -> None:
    host = request.headers.get("host", "").lower()
    seed = request.cookies.get(FORM_COOKIE, "")
    right = signature(f"form {seed}").encode()
    from_here = bool(host) and _origin(request)[1] == host
    if not (from_here and seed and hmac.compare_digest(right, form.get("token", "").encode())):
        raise NotAllowed(_("Biểu mẫu này đã cũ hoặc đến từ trang khác. Hãy thử lại ở đây."))


def _origin(request: Request) -> tuple[str, str]:
    """Scheme and host of the page that the browser came from; what cannot be read is nothing."""
    try:
        found = urlsplit(request.headers.get("origin") or request.headers.get("referer", ""))
    except ValueError:
        return "", ""
    return found.scheme, found.netloc.lower()


def _set_cookie(
    request: Request, answer: Response, name: str, value: str, age: int | None = None
) -> None:
    """Only for this server, and never readable by a script."""
    secure = "https" in (request.url.scheme, _origin(request)[0])  # a proxy may speak https for us
    answer.set_cookie(name, value, max_age=age, secure=secure, httponly=True, samesite="lax")


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a small form; nothing of one that is large or in no right form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return {}
    text = body.decode("utf-8", "replace")
    try:
        fields = parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _where(request: Request) -> str:
    return request.client.host if request.client else ""


async def _apart(work: Callable[[], R]) -> R:
    return await to_thread.run_sync(work, limiter=AT_ONCE)


SIGN_IN_ROUTES = [
    Route("/sign-in", show_sign_in, methods=["GET"]),
    Route("/sign-in", do_sign_in, methods=["POST"]),
    Route("/sign-out", show_sign_out, methods=["GET"]),
    Route("/sign-out", do_sign_out, methods=["POST"]),
]
