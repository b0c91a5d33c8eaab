"""Who looks at a page, and what they may do there. Asked of the store in each run."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from ytcs_data.accounts import Act, User, may, sign_in
from ytcs_data.accounts.rights import refusal
from ytcs_data.accounts.roles import ROLE_NAMES
from ytcs_data.load import TODAY
from ytcs_data.settings import settings
from ytcs_data.words import _


def signed_in() -> User | None:
    """The account that this browser is signed in with; no query without a cookie."""
    return sign_in.signed_in(_token())


def require_here(act: Act, areas: Iterable[str] = (), vintage: str = TODAY) -> None:
    """Go on only if the reader may do this; else say what is missing, and end the page.

    Everybody may view, unless `YTCS_PUBLIC` says no.
    """
    user = signed_in()
    if may(user, act, areas, vintage) or (act is Act.VIEW and settings().public):
        return
    st.warning(refusal(user, act), icon=":material/lock:")
    if user is None:
        _link("sign-in", _("Đăng nhập"))
    st.stop()


def show_who() -> None:
    """Draw who is signed in, with the way in or out."""
    user = signed_in()
    if user is None:
        _link("sign-in", _("Đăng nhập"))
    else:
        _link("sign-out", _("Đăng xuất"), f"{user.name} · {ROLE_NAMES[user.role]}")


def _link(page: str, label: str, before: str = "") -> None:
    """A plain link, which opens in the same window: it leads to no page of Streamlit's."""
    address = escape(f"/{page}?next={quote(_here(), safe='')}")
    told = f"<span>{escape(before)}</span> " if before else ""
    link = f'<a href="{address}">{escape(label)}</a>'
    st.html(f'<p class="ytcs-who">{told}{link}</p>')


def _here() -> str:
    """The address of what the reader looks at, without the server."""
    path = urlsplit(st.context.url or "").path or "/"
    query = urlencode(st.query_params.to_dict())
    return f"{path}?{query}" if query else path


def _token() -> str:
    """The cookie of this browser, "" without one; Streamlit's tests have neither."""
    token = st.context.cookies.get(sign_in.COOKIE)
    return token if isinstance(token, str) else ""
