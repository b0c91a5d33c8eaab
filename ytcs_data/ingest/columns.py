"""What each column of an office's table means: a place, a measure, a rate to check, or nothing.

A heading that is written as the catalogue's files say is sure. One that is only like it is a
proposal, which a person must confirm; nothing is stored of it until then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest.column_meaning import MEASURE, PART, SHARE, UNUSED, ColumnMeaning
from ytcs_data.ingest.heading_levels import period_of, share_key, significant, written_role
from ytcs_data.ingest.heading_roles import OTHERWISE, PLACE, RATE
from ytcs_data.ingest.heading_words import JOINED, heading_key, written_out
from ytcs_data.ingest.reading import Heading, Table

NOTHING = (UNUSED, 0.0, True)  # role, score, sure
LIKE_A_MEASURE = (UNUSED, 0.5, True)  # not read, but worth a second look

LIKE = 87  # of 100: from there on a heading is proposed
SHORTEST = 6  # letters of a heading that may be proposed by its likeness
# A word that may mean one thing or its sum; and what is counted beside a measure and is part of it.
PROPOSED = {"bac si": "permanent_doctors"}
PARTS = {"bac si hop dong": "permanent_doctors"}
# What a heading means in a file whose title speaks of health insurance.
INSURANCE = re.compile(r"\b(?:bao hiem y te|bao hiem xa hoi|bhxh)\b")
IN_CONTEXT = dict.fromkeys(
    (
        "the",
        "co the",
        "tham gia",
        "the con han",
        "the con gia tri",
        "co the con han",
        "tham gia bh",
    ),
    "insured",
)


class Meanings:
    """The headings that the catalogue knows; made once, asked for each table."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._measures: dict[str, str] = {}
        self._topics: dict[str, set[str]] = {}
        for one in catalogue.measures.values():
            keys = {heading_key(text) for text in (one.title, one.id, *one.synonyms)}
            self._measures |= dict.fromkeys(keys, one.id)
            self._topics[one.id] = {word for key in keys for word in key.split()}
        for dataset in catalogue.datasets.values():
            for measure in dataset.measures:
                self._topics[measure] |= set(heading_key(dataset.title).split())
        self._rates = {
            i.numerator.sum[0]: i.id
            for i in catalogue.indicators.values()
            if i.factor == 100 and len(i.numerator.sum) == 1 and i.denominator.sum
        }
        self._titles = {
            share_key(text): i.id
            for i in catalogue.indicators.values()
            for text in (i.title, i.short_title)
            if i.id in self._rates.values()
        }

    def of_table(
        self, table: Table, settled: Mapping[str, str], year: str = ""
    ) -> tuple[ColumnMeaning, ...]:
        """One meaning a column, in the order of the table.

        Parameters
        ----------
        settled
            Roles by the text of the heading, as a person has said.
        year
            That of the title, for headings that only say “Tháng 9”.
        """
        found: list[ColumnMeaning] = []
        insurance = any(INSURANCE.search(written_out(text)) for text in table.above)
        for heading in table.headings:
            said = settled.get(heading.text)
            if said is None:
                one = self._of_heading(heading, table.data[heading.column], found)
            else:
                one = _meaning(heading, said)
            if not one.sure and heading_key(heading.levels[-1]) in IN_CONTEXT and insurance:
                one = replace(one, sure=True, score=1.0)
            found.append(replace(one, period=period_of(heading.levels, year)))
        return _with_a_place(_settled_among_themselves(found), table.data)

    def measure_named(self, text: str) -> str:
        """The measure that a text alone surely names; "" if none."""
        role, _score, sure = self._measure(significant([text]), [text])
        return role.removeprefix(MEASURE) if sure and role.startswith(MEASURE) else ""

    def _of_heading(
        self, heading: Heading, cells: pd.Series, before: Sequence[ColumnMeaning]
    ) -> ColumnMeaning:
        if role := written_role(heading.levels, cells):
            return _meaning(heading, role)
        if any(RATE.search(written_out(level)) for level in heading.levels):
            return _meaning(heading, SHARE + self._rate(heading.levels, before))
        role, score, sure = self._measure(significant(heading.levels), heading.levels)
        return _meaning(heading, role, score=score, sure=sure)

    def _measure(self, keys: Sequence[str], levels: Sequence[str]) -> tuple[str, float, bool]:
        """The measure that the levels name together, how like it is, and whether that is sure."""
        whole = " ".join(keys)
        if not whole:
            return NOTHING
        if part := PARTS.get(whole):
            return PART + part, 1.0, True
        for key in (whole, " ".join(reversed(keys))):
            if measure := self._measures.get(key):
                return MEASURE + measure, 1.0, True
        if any(OTHERWISE.search(written_out(level)) for level in levels):
            return NOTHING
        if measure := self._measures.get(keys[-1], ""):
            sure = {word for key in keys[:-1] for word in key.split()} <= self._topics[measure]
            return MEASURE + measure, 1.0 if sure else 0.8, sure
        return self._proposal(whole)

    def _proposal(self, key: str) -> tuple[str, float, bool]:
        if measure := PROPOSED.get(key):
            return MEASURE + measure, 0.5, False
        if measure := IN_CONTEXT.get(key):
            return MEASURE + measure, 0.8, False
        if len(key) < SHORTEST:
            return NOTHING
        # A word more or less is another thing: “thẻ BHYT hộ nghèo”, “thôn có nhân viên y tế”.
        as_long = [known for known in self._measures if known.count(" ") == key.count(" ")]
        best = process.extractOne(key, as_long, scorer=fuzz.ratio, score_cutoff=LIKE)
        if best is None:
            return LIKE_A_MEASURE if self._overlaps(key) else NOTHING
        return MEASURE + self._measures[best[0]], best[1] / 100, False

    def _overlaps(self, key: str) -> bool:
        """Whether a heading says all that some measure's does, and more, or nearly all of it."""
        words = set(key.split())
        others = (set(k.split()) for k in self._measures if " " in k or k in JOINED.values())
        return len(words) > 1 and any(words <= other or other <= words for other in others)

    def _rate(self, levels: Sequence[str], before: Sequence[ColumnMeaning]) -> str:
        """The indicator of a rate: by its own words, or that of the counts to its left."""
        keys = [key for level in levels if (key := share_key(level))]
        for key in (" ".join(keys), " ".join(reversed(keys)), *keys[-1:]):
            if indicator := self._titles.get(key) or self._rates.get(self._measures.get(key, "")):
                return indicator
        near = [one for one in before if one.measure in self._rates]
        if near and (not keys or (len(levels) > 1 and near[-1].heading.startswith(levels[0]))):
            return self._rates[near[-1].measure]
        return ""


def _meaning(heading: Heading, role: str, **more: Any) -> ColumnMeaning:
    return ColumnMeaning(heading.text, heading.letter, role, column=heading.column, **more)


def _settled_among_themselves(found: list[ColumnMeaning]) -> list[ColumnMeaning]:
    """No proposal of what another column surely is; no pharmacists (DS) taken for people."""
    sure = {one.role for one in found if one.sure and one.measure}
    staff = any(written_out(one.heading) in ("y si", "ys", "dd", "nhs") for one in found)
    return [
        replace(one, role=UNUSED, score=0.0, sure=True)
        if (not one.sure and one.role in sure)
        or (staff and written_out(one.heading).split()[-1:] == ["ds"])
        else one
        for one in found
    ]


def _with_a_place(found: list[ColumnMeaning], data: pd.DataFrame) -> tuple[ColumnMeaning, ...]:
    """Where no heading says where the names stand, the column whose cells are names of communes."""
    if any(one.role in ("area_name", "station_name") for one in found):
        return tuple(found)
    for place, one in enumerate(found):
        texts = [cell for cell in data[one.column] if isinstance(cell, str) and cell.strip()]
        if one.role == UNUSED and texts and 2 * sum(map(_names_place, texts)) > len(texts):
            found[place] = replace(one, role="area_name", score=1.0, sure=True)
            break
    return tuple(found)


def _names_place(text: str) -> bool:
    return bool(PLACE.search(text))
