"""Better shares for the communes that were divided on 1 July 2025 than equal ones.

Three kinds of evidence, the best first: the law, where it says that nobody lives in a part; people
counted by part; and area (`geo.overlaying`). Each commune takes the best that is known of it, and
never goes back to worse. Area is not people, so a share says where it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.crosswalk import EQUAL, LAW, PART, SOURCES, exact_shares

NOTE = "share_note"
NOBODY = "0.000000000"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the parts of one old commune."""

    source: str  # one of SOURCES
    weights: Mapping[str, float]  # by new code; of the law 0 is nobody, 1 perhaps somebody
    note: str = ""  # who says so

    def covers(self, parts: Iterable[str]) -> bool:
        known = [self.weights.get(part, -1) for part in parts]
        return min(known) >= 0 and sum(known) > 0


Known = Mapping[str, Sequence[Evidence]]  # by old code


def divided(table: pd.DataFrame) -> dict[str, list[str]]:
    """The parts of each divided old commune, by code."""
    parts = table[table["relation"] == PART]
    return {str(old): news.tolist() for old, news in parts.groupby("old_code")["new_code"]}


def sources(table: pd.DataFrame) -> dict[str, str]:
    """Where the shares of each divided commune came from, the weakest if there are two."""
    parts = table[table["relation"] == PART]
    groups = parts.groupby("old_code")["share_source"]
    return {str(old): max(found, key=SOURCES.index) for old, found in groups}


def open_parts(table: pd.DataFrame, given: Known) -> dict[str, list[str]]:
    """The parts in which people may live, of the communes where the law leaves several."""
    known = _together(table, given)
    found = {old: _peopled(news, known[old]) for old, news in divided(table).items()}
    return {old: news for old, news in found.items() if len(news) > 1}


def reweigh(table: pd.DataFrame, given: Known) -> pd.DataFrame:
    """The crosswalk with the best shares that are known now.

    Parameters
    ----------
    table
        As `read_links` reads it, all text; what it knows from earlier counts too.
    given
        New evidence. Of two of the same kind the new one holds.

    Returns
    -------
    DataFrame
        The same rows and columns, and `share_note`. Shares have nine digits; those of an old
        commune add up to exactly 1.
    """
    known = _together(table, given)
    ways = {
        (old, new): way
        for old, news in divided(table).items()
        for new, way in _ways(news, known[old]).items()
    }
    table = _noted(table)
    rows = []
    for row in table.to_dict("records"):
        way = ways.get((row["old_code"], row["new_code"]))
        rows.append(row | way if way else row)
    return pd.DataFrame(rows, columns=table.columns)


def _together(table: pd.DataFrame, given: Known) -> dict[str, list[Evidence]]:
    """All that is known of each divided commune, the new before the old; equal if nothing is."""
    known: dict[str, list[Evidence]] = {}
    parts = _noted(table[table["relation"] == PART])
    for key, rows in parts.groupby("old_code"):
        old = str(key)
        equal = Evidence(EQUAL, dict.fromkeys(rows["new_code"], 1))
        known[old] = [*given.get(old, ()), *_former(rows), equal]
    return known


def _former(rows: pd.DataFrame) -> list[Evidence]:
    """What the shares of one commune say already: one kind, or the law and another."""
    found = []
    for source in set(rows["share_source"]) - {EQUAL}:
        of_it = rows[rows["share_source"] == source]
        shares = dict(zip(of_it["new_code"], of_it["share"].astype(float), strict=True))
        if source == LAW:
            shares = dict.fromkeys(rows["new_code"], 1.0) | shares
        found.append(Evidence(source, shares, of_it[NOTE].iloc[0]))
    return found


def _noted(table: pd.DataFrame) -> pd.DataFrame:
    return table if NOTE in table else table.assign(**{NOTE: ""})


def _law(known: Sequence[Evidence]) -> Evidence | None:
    return next((one for one in known if one.source == LAW), None)


def _peopled(news: Sequence[str], known: Sequence[Evidence]) -> list[str]:
    law = _law(known)
    return [new for new in news if law is None or law.weights[new]]


def _ways(news: Sequence[str], known: Sequence[Evidence]) -> dict[str, dict[str, str]]:
    """Share, source and note of each part of one commune."""
    law, peopled = _law(known), _peopled(news, known)
    others = [one for one in known if one.source != LAW and one.covers(peopled)]
    best = law if law and len(peopled) == 1 else min(others, key=_rank)
    shares = exact_shares([best.weights[new] for new in peopled])
    ways = {new: _way(share, best) for new, share in zip(peopled, shares, strict=True)}
    return {new: ways.get(new) or _way(NOBODY, law or best) for new in news}


def _way(share: str, evidence: Evidence) -> dict[str, str]:
    return {"share": share, "share_source": evidence.source, NOTE: evidence.note}


def _rank(evidence: Evidence) -> int:
    return SOURCES.index(evidence.source)
