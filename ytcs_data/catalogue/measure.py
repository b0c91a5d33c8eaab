"""A measure: what a commune or a station reports, and how it behaves when areas are joined."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from ytcs_data.catalogue.entry import Entry, Text


class MeasureKind(StrEnum):
    COUNT = "count"
    FLAG = "flag"  # 0 or 1
    SCORE = "score"
    CATEGORY = "category"  # a number that stands for a word


class Timing(StrEnum):
    STOCK = "stock"  # at the end of the period
    FLOW = "flow"  # during the period


class Carry(StrEnum):
    """What becomes of it when communes are merged."""

    SUM = "sum"  # adds up
    RECOUNT = "recount"  # has to be counted anew
    NEVER = "never"  # a status is not inherited


class Level(StrEnum):
    COMMUNE = "commune"
    STATION = "station"  # one row a station


class Measure(Entry):
    unit: str = Field(description="what is counted, as “người”; empty for a flag or a category")
    kind: MeasureKind = Field(description="what sort of number it is")
    timing: Timing = Field(description="stock (at the end of the period) or flow (during it)")
    carry: Carry = Field(description="what a merger does to it")
    level: Level = Field(description="who reports it")
    definition: Text = Field(description="a Vietnamese sentence that says what to count")
    categories: dict[int, Text] = Field(
        default={}, description="the word that each number stands for"
    )
    synonyms: tuple[Text, ...] = Field(default=(), description="column headings that mean it")
