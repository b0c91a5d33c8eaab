"""Which sign of a column begins the decimals, which parts thousands, and what is then said."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ytcs_data.ingest.number_words import Figure

Fault = tuple[str, str]  # kind of problem, what would be right


@dataclass
class Read:
    """One writing of a column, however many cells have it."""

    figure: Figure
    times: int
    share: bool = False  # of 1, and shown as percent
    value: float = math.nan
    fault: Fault | None = None


def settle_signs(read: Sequence[Read], kind: str, decimal: str) -> tuple[str, str]:
    """Set the value or the fault of each writing by the signs of all.

    Returns
    -------
    decimal, thousands
        The column's signs; "" where it shows none, or as much of one as of another.
    """
    decimals, thousands = Counter[str](), Counter[str]()
    for one in read:
        decimals[one.figure.decimal] += one.times
        thousands[one.figure.thousands] += one.times
    del decimals[""], thousands[""]
    point, group = decimal or _more(decimals), _more(thousands)
    if decimal and group in ("", decimal):
        group = "." if decimal == "," else ","
    if point and point == group:
        both = decimals[point] - thousands[point]
        point, group = point if both > 0 else "", group if both < 0 else ""
    for one in read:
        one.fault = _settle(one, point, group, kind)
    if not group and kind == "count":
        group = _more(Counter(one.figure.sign for one in read if one.figure.sign and not one.fault))
    return point, group


def _more(signs: Counter[str]) -> str:
    """The sign that most cells show; none if two are even."""
    first, second = [*signs.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else ""


def _settle(one: Read, point: str, group: str, kind: str) -> Fault | None:
    """Set the value of a writing, or say what is wrong with it."""
    found = one.figure
    if found.sign:
        fault = _settle_doubt(one, point, group, kind)
    elif found.decimal not in ("", point) or found.thousands not in ("", group):
        return "number-mixed", ""
    else:
        one.value = found.point if found.point is not None else found.group or 0.0
        fault = None
    if not (fault or math.isfinite(one.value)):  # hundreds of digits
        return "too-big", ""
    return fault or (_whole(one) if kind == "count" else None)


def _settle_doubt(one: Read, point: str, group: str, kind: str) -> Fault | None:
    """ "1.200": by the column's signs, or because it counts people."""
    small, large = one.figure.point or 0.0, one.figure.group or 0.0
    if one.figure.sign == point and kind != "count":
        one.value = small
    elif one.figure.sign != point and (one.figure.sign == group or (kind == "count" and not group)):
        one.value = large
    else:
        return "number-ambiguous", f"{large:.0f} – {f'{small:g}'.replace('.', ',')}"
    return None


def _whole(one: Read) -> Fault | None:
    if one.figure.percent or one.share:
        return "number-with-text", ""
    nearest = float(round(one.value))
    if abs(one.value - nearest) > 1e-9 * max(1.0, abs(one.value)):
        return "number-not-whole", ""
    one.value = nearest
    return None
