"""Whether somebody may do something. Asked on the server at every act, never only when drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ytcs_data.accounts.lands import covers
from ytcs_data.accounts.roles import ACT_NAMES, ACTS, ON_AREAS, Act, Role, User
from ytcs_data.errors import NotAllowed
from ytcs_data.load import TODAY
from ytcs_data.words import _


def may(user: User | None, act: Act, areas: Iterable[str] = (), vintage: str = TODAY) -> bool:
    """Tell whether a person may do an act, for all of these areas.

    Without areas: whether the person may do it for any at all, as before opening a page. Nobody
    (None) may nothing here; that everybody may view is a setting, see `sign_in.may_view`.

    Parameters
    ----------
    areas
        Codes of the vintage: every area that the act touches.
    """
    if user is None or not user.active or act not in ACTS[user.role]:
        return False
    if user.role is not Role.UPLOADER or act not in ON_AREAS:
        return True
    given = frozenset(user.areas)
    return bool(given) and all(covers(given, code, vintage) for code in set(areas))


def may_all(user: User | None, act: Act, areas: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether a person may do an act for areas of several vintages.

    What touches no area at all is nobody's who has only some.
    """
    if not areas:
        return may(user, act) and user is not None and user.role is not Role.UPLOADER
    return all(may(user, act, codes, vintage) for vintage, codes in areas.items())


def require(user: User | None, act: Act, areas: Iterable[str] = (), vintage: str = TODAY) -> None:
    """Go on only if `may` says so.

    Raises
    ------
    NotAllowed
        With a sentence that says what is missing.
    """
    if not may(user, act, areas, vintage):
        raise NotAllowed(refusal(user, act))


def refusal(user: User | None, act: Act) -> str:
    """What somebody is told who may not do an act."""
    what = ACT_NAMES[act]
    if user is None:
        return _("Cần đăng nhập để {act}.").format(act=what)
    if act in ACTS[user.role] and act in ON_AREAS:
        return _(
            "Tài khoản này không được {act} cho đơn vị này. Quản trị viên có thể giao thêm địa bàn."
        ).format(act=what)
    return _("Tài khoản này không có quyền {act}. Hãy hỏi quản trị viên.").format(act=what)
