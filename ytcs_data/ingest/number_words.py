"""One figure as an office writes it: what it can mean, before its column decides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geo.names import plain

SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
DASHES = re.compile(r"[-–—−‐‑_.…]+")
MISSING = {
    *("kxd", "khong xac dinh", "khong ro", "chua ro", "n/a", "na", "n.a", "null", "nan"),
    *("chua co", "chua co sl", "chua co so lieu", "khong co so lieu", "chua bao cao", "chua bc"),
    *("chua thong ke", "chua tong hop", "cbc"),
}
ERROR = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA|#+)|#+")
SCIENTIFIC = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?[eE][-+]?[0-9]+")
FIGURE = re.compile(r"(?P<sign>[-–−]?)(?P<body>[0-9][0-9., ]*|[.,][0-9]+)(?P<percent> ?%?)")
FOOTNOTE = re.compile(r" ?(\*{1,3}|\(\*{1,3}\)|[¹²³])$")
GROUPED = {sign: re.compile(rf"[1-9][0-9]{{0,2}}({re.escape(sign)}[0-9]{{3}})+") for sign in "., "}
SIGNS = "., "


class Figure(NamedTuple):
    """What a text may mean.

    `point` is the value if its one separator begins the decimals, `group` if it parts thousands;
    where only one is possible the other is None. `fault` is a kind of problem.
    """

    point: float | None = None
    group: float | None = None
    decimal: str = ""  # the sign that begins the decimals, if the text leaves no doubt
    thousands: str = ""  # the sign that parts thousands, if the text leaves no doubt
    sign: str = ""  # the separator that is in doubt
    percent: bool = False
    missing: bool = False
    fault: str = ""


@lru_cache(maxsize=200_000)
def figure(text: str) -> Figure:
    """Read one text.

    >>> figure("1.234.567").group, figure("95,2%").point, figure("-").missing
    (1234567.0, 95.2, True)
    >>> figure("1.200").point, figure("1.200").group
    (1.2, 1200.0)
    """
    written = SPACES.sub(" ", text).strip().removeprefix("'").strip()
    if not written or DASHES.fullmatch(written) or plain(written).strip(" .") in MISSING:
        return Figure(missing=True)
    if ERROR.fullmatch(written):
        return Figure(fault="formula-error")
    if SCIENTIFIC.fullmatch(written):
        return Figure(fault="number-scientific")
    parts = FIGURE.fullmatch(FOOTNOTE.sub("", written))
    if parts is None:
        return Figure(fault="number-with-text" if written[0].isdigit() else "not-a-number")
    found = _body(parts["body"].strip())
    factor = -1.0 if parts["sign"] else 1.0
    return found._replace(
        point=None if found.point is None else factor * found.point,
        group=None if found.group is None else factor * found.group,
        percent="%" in parts["percent"],
    )


def _body(body: str) -> Figure:
    """Digits with separators, without a sign."""
    used = [sign for sign in SIGNS if sign in body]
    if not used:
        return Figure(point=float(body), group=float(body))
    last = max(used, key=body.rindex)
    if len(used) == 1 and (body.count(last) > 1 or last == " "):
        return _grouped(body, last)
    whole, _, decimals = body.rpartition(last)
    if last == " " or not decimals.isdigit():
        return Figure(fault="number-with-text")
    if len(used) == 1:
        return _in_doubt(whole, last, decimals)
    thousands = used[0] if used[1] == last else used[1]
    if len(used) > 2 or not GROUPED[thousands].fullmatch(whole):
        return Figure(fault="number-with-text")
    value = float(f"{whole.replace(thousands, '')}.{decimals}")
    return Figure(point=value, decimal=last, thousands=thousands)


def _grouped(body: str, sign: str) -> Figure:
    if not GROUPED[sign].fullmatch(body):
        return Figure(fault="number-with-text")
    return Figure(group=float(body.replace(sign, "")), thousands=sign)


def _in_doubt(whole: str, sign: str, decimals: str) -> Figure:
    """One separator: it parts thousands only if three digits follow and not too many precede."""
    point = float(f"{whole or '0'}.{decimals}")
    if GROUPED[sign].fullmatch(f"{whole}{sign}{decimals}"):
        return Figure(point=point, group=float(whole + decimals), sign=sign)
    return Figure(point=point, decimal=sign)
