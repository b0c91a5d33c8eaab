"""Where the figures come from, how fresh they are, and what must be said beside them."""

from __future__ import annotations

from datetime import date

from ytcs_data import load
from ytcs_data.store import ILLUSTRATIVE
from ytcs_data.words import _


@load.kept(8)
def sources(vintage: str) -> tuple[str, ...]:
    """Sources of the values that hold now, the most used first."""
    return tuple(load.store().sources(vintage))


def source_line(*vintages: str) -> str:
    """Where the values come from, as every map, table and page of paper says it."""
    found = dict.fromkeys(source for vintage in vintages for source in sources(vintage))
    named = ", ".join(found) or _("chưa có số liệu")
    return _("Nguồn: {sources}").format(sources=named)


def caveats(vintage: str, *, with_borders: bool = True) -> list[str]:
    """What every screen and page of paper must say of values, and of borders where it draws any.

    What is shown of today's areas goes back over the old ones too.
    """
    told = load.VINTAGES if vintage == load.TODAY else (vintage,)
    said = [
        (_("Số liệu minh hoạ"), any(map(is_illustrative, told))),
        (_("Ranh giới minh hoạ"), with_borders and load.boundaries(vintage).illustrative),
    ]
    return [words for words, holds in said if holds]


@load.kept(1)
def changed_on() -> date | None:
    """The day of the last commit or withdrawal."""
    moment = load.store().changed_at()
    return moment.astimezone().date() if moment else None


def is_illustrative(vintage: str) -> bool:
    """Whether any value is invented, which every screen and export must say."""
    return ILLUSTRATIVE in sources(vintage)
