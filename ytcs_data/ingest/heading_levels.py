"""The levels of one heading: its role, what it counts, and for when."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from ytcs_data.ingest.heading_roles import NEUTRAL, RATE, WRITTEN_ROLES
from ytcs_data.ingest.heading_words import heading_key, written_out
from ytcs_data.ingest.period_words import find_period

PART_OF_YEAR = re.compile(r"\b(?:tháng|quý|[TQ])\s*[\dIVX]+\s*$", re.IGNORECASE)
PERIOD_WORDS = re.compile(
    r"\(?\b(?:lũy kế|luỹ kế|cộng dồn|tính)?\s*(?:đến\s+)?(?:hết\s+)?"
    r"(?:(?:tháng|quý|năm|[TQ])\s*(?:\d+|[IVX]+)\b|[369]\s*tháng(?:\s*(?:đầu|cuối))?)"
    r"(?:\s*(?:[/-]|năm)\s*(?:năm\s*)?(?:20\d\d)?)?\)?|^\s*20\d\d\s*$|\b20\d\d-(?:\d\d|Q\d|H\d|9M)\b"
    r"|\b(?:lũy kế|luỹ kế|cộng dồn)\b",
    re.IGNORECASE,
)


# “Dân số 2025”, but neither “Đạt tiêu chí 2014” nor “Kế hoạch 2026-2030”.
LAST_YEAR = re.compile(r"(?<=[^\W\d])[\s(]+(?P<year>20\d\d)\)?\s*$")
NO_YEAR = re.compile(r"\b(?:tiêu chí|chuẩn|quyết định|giai đoạn|QĐ|TT|KH)\b", re.IGNORECASE)


BRACKETS = re.compile(r"\(.*?\)")


def written_role(levels: Sequence[str], cells: pd.Series) -> str:
    """The role of a heading that names no measure."""
    named = [written_out(level) for level in levels if level.strip()]
    if not named:
        return ""
    role = WRITTEN_ROLES.get(" ".join(named)) or WRITTEN_ROLES.get(named[-1], "")
    if not role and (bare := BRACKETS.sub(" ", levels[-1])) != levels[-1]:
        of_bare = WRITTEN_ROLES.get(written_out(bare), "")  # “Đơn vị (huyện cũ)”
        role = of_bare if of_bare in ("area_name", "station_name") else ""
    if role == "station_name" and not _is_text(cells):
        return ""
    return "" if role == "period" and named[-1] == "nam" and not _are_years(cells) else role


def _are_years(cells: pd.Series) -> bool:
    """“Năm” and “Nam” are one word without accents; only one of them stands over years."""
    return all(re.match(r"(?:năm\s*)?20\d\d", str(cell)) for cell in cells if cell is not None)


def _is_text(cells: pd.Series) -> bool:
    """Whether most cells have letters: “Trạm y tế” stands over names and over numbers."""
    filled = [cell for cell in cells if cell is not None and str(cell).strip()]
    words = [cell for cell in filled if isinstance(cell, str) and sum(map(str.isalpha, cell)) > 2]
    return 2 * len(words) > len(filled)


def significant(levels: Sequence[str]) -> list[str]:
    """The keys of the levels that say what is counted, neither when nor that it is a number."""
    said = [level for level in levels if written_out(level) not in NEUTRAL]
    bare = [PERIOD_WORDS.sub(" ", level) for level in said]
    bare = [LAST_YEAR.sub(" ", level) if _last_year(level) else level for level in bare]
    return [key for level in bare if (key := heading_key(level))]


def _last_year(level: str) -> str:
    """The year that a heading ends with; "" if it is that of something else."""
    found = LAST_YEAR.search(level)
    return found["year"] if found and not NO_YEAR.search(level) else ""


def period_of(levels: Sequence[str], year: str) -> str:
    """The period that a heading names, in the year of the title if it names none itself."""
    for level in levels:
        if re.fullmatch(r"\s*20\d\d\s*", level):
            return level.strip()
        if period := find_period(level):
            return period
        if last := _last_year(level):
            return last
        if year and PART_OF_YEAR.search(level) and (period := find_period(f"{level} năm {year}")):
            return period
    return ""


def share_key(text: str) -> str:
    return " ".join(heading_key(RATE.sub(" ", written_out(text))).split())
