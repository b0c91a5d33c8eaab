"""Counts carried from one set of areas to another: across the reform, and back to old outlines.

Only counts are carried; a rate is computed from carried counts. Nothing is rounded, and what an
area had is neither lost nor doubled: over all targets the sum stays as it was. The cost grows with
counts times links (one or two for most areas).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from geo.areas import AreaRegister, Level
from geo.crosswalk import AREA, EQUAL, PART, WHOLE, Crosswalk, Part

LINK = ["source", "target", "share", "exact", "whole"]


def carry(counts: pd.DataFrame, links: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Counts of the targets of `links`.

    Parameters
    ----------
    counts
        `area_code`, `value` (NaN: not known), `estimated` (yes or no) and the columns of `by`; a
        row for every area that was expected to have a value, known or not.
    links
        `source`, `target`, `share` (of the source) and `exact` (`Part.exact`); the shares of a
        source add up to 1. See `to_today` and `to_former`, which also say `whole`: nothing of the
        source went elsewhere, not even land without people.
    by
        Columns that tell counts apart that are not added up, such as period and measure.

    Returns
    -------
    DataFrame
        The columns of `by`, `area_code` (the target), `value` (the sum of what is known, NaN
        if nothing is), `estimated` (a part was, or came with a share that is not exact), `known`
        and `parts` (how many sources have a value, and how many there are). A target of which
        no source was expected has no row.

    Raises
    ------
    LookupError
        If an area of `counts` is no source: its count would be lost.
    """
    # Sets of codes: `isin` of text with ten thousand others takes longer than all the rest.
    if lost := set(counts["area_code"].unique()) - set(links["source"]):
        some = ", ".join(sorted(lost)[:5])
        raise LookupError(f"There are counts of areas that lead nowhere: {some}.")
    flows = counts.merge(links, left_on="area_code", right_on="source")
    known = flows["value"].notna()
    flows = flows.assign(
        value=flows["value"] * flows["share"],
        estimated=known & (flows["estimated"] | ~flows["exact"]),
        known=known,
        parts=1,
    )
    kept = ["value", "estimated", "known", "parts"]
    sums = flows.groupby([*by, "target"], sort=False, dropna=False)[kept].sum().reset_index()
    sums = sums.rename(columns={"target": "area_code"})
    return sums.assign(
        value=sums["value"].where(sums["known"] > 0), estimated=sums["estimated"] > 0
    )


def only_whole(carried: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is known in part only: a part that is missing makes the whole missing."""
    return carried.assign(value=carried["value"].where(carried["known"] == carried["parts"]))


def to_today(crosswalk: Crosswalk, register: AreaRegister) -> pd.DataFrame:
    """Links from all old areas to the communes of today, those dissolved earlier too.

    One dissolved before the reform goes where the commune that took it in went. Of those whose
    successor is not known there is no link, and none to a part where nobody lives: it would make
    its target wait for a count that adds nothing.
    """
    old = [a.code for a in register if a.vintage == "2024" and a.level is Level.COMMUNE]
    codes = dict.fromkeys([*crosswalk.table["old_code"], *old])
    return _links((code, crosswalk.successors(code)) for code in codes)


def since_reform(register: AreaRegister) -> pd.DataFrame:
    """Links from communes of the vintage 2025 to the one of today, of those that were merged.

    Both the commune that is gone and the one that took it in are there, whole; all others, which
    are what they were, are not.
    """
    merged = register.merged()
    ways = {**merged, **{into: into for into in merged.values()}}
    return _links((code, [Part(into, WHOLE, 1, WHOLE)]) for code, into in ways.items())


def to_former(crosswalk: Crosswalk, register: AreaRegister, level: Level) -> pd.DataFrame:
    """Links from the communes since the reform to the districts or provinces they came from.

    A commune that crosses a line is shared by the area that came from each side, and if that is
    not known by the number of its parts; either share is an estimate. Parts where nobody lives
    are left aside.
    """
    return _links(
        (c.code, _origins(crosswalk.predecessors(c.code), crosswalk, register, level))
        for c in register.communes("2025", on=date.min)
    )


def to_former_apart(crosswalk: Crosswalk, register: AreaRegister, level: Level) -> pd.DataFrame:
    """The same of communes merged since the reform, and those that took them in, before that."""
    return _links(
        (code, _origins(crosswalk.made_of(code), crosswalk, register, level))
        for code in since_reform(register)["source"]
    )


def _origins(
    everything: Sequence[Part], crosswalk: Crosswalk, register: AreaRegister, level: Level
) -> list[Part]:
    """The districts or provinces that parts of a commune came from, each with its share."""
    parts = [part for part in everything if not part.empty] or everything
    sizes = [register[part.code, "2024"].area_km2 for part in parts]
    of_area = all(sizes)
    weights: defaultdict[str, float] = defaultdict(float)
    for part, size in zip(parts, sizes, strict=True):
        old = register[part.code, "2024"]
        former = old.province if level is Level.PROVINCE else crosswalk.district_of(old.code)
        weights[former] += part.share * size if of_area and size else 1
    if len(weights) == 1:
        return [Part(code, WHOLE, 1, WHOLE) for code in weights]
    whole, source = sum(weights.values()), AREA if of_area else EQUAL
    return [Part(code, PART, weight / whole, source) for code, weight in sorted(weights.items())]


def _links(found: Iterable[tuple[str, Sequence[Part]]]) -> pd.DataFrame:
    rows = [
        (source, part.code, part.share, part.exact, part.relation == WHOLE)
        for source, parts in found
        for part in parts
        if not part.empty
    ]
    return pd.DataFrame(rows, columns=LINK)
