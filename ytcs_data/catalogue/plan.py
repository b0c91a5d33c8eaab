"""A plan is one document; a target is one promise in it, as a row of data with its wording.

Targets contradict each other by level, document and date, so none is a constant: each
keeps its document, scope, operator, value, deadline and exact wording.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from ytcs_data.catalogue.entry import Closed, Confidence, Entry, EntryId, Source, Text, wrong

TARGET_ID = r"^[A-Za-z0-9-]+$"


class Operator(StrEnum):
    """How the document words it: “trên” is >, “tối thiểu” is >=, “100%” is =."""

    ABOVE = ">"
    AT_LEAST = ">="
    REACHES = "="
    BELOW = "<"
    AT_MOST = "<="


class Scope(Closed):
    """For whom a plan was made: an area of one vintage, or the country."""

    vintage: Literal["", "2024", "2025"] = Field(
        default="", description='"2024" (before 1 July 2025) or "2025"; "" for the country in both'
    )
    area: str = Field(default="", pattern=r"^(\d{2}|\d{3}|\d{5})?$", description='a code, or ""')

    @model_validator(mode="after")
    def _is_one_place(self) -> Scope:
        if self.area and not self.vintage:
            raise wrong("vintage", "", '"2024" or "2025" beside an area: codes were reused in 2025')
        return self


class Target(Closed):
    id: str = Field(pattern=TARGET_ID, description="unique over all plans, as HG-2030-06")
    indicator: EntryId | None = Field(default=None, description="the indicator that measures it")
    not_measurable: Text | None = Field(default=None, description="why no indicator can measure it")
    operator: Operator = Field(description='">", ">=", "=", "<" or "<=", as worded')
    value: float = Field(description="a number in the indicator's unit")
    unit: Text = Field(description="the indicator's unit")
    deadline: date = Field(description="the last day, as 2030-12-31")
    path: dict[int, float] = Field(
        default={}, description="what the plan wants of each year on the way"
    )
    wording: Text = Field(description="the exact words of the source")
    as_worded: str = Field(
        default="", description="the promise as the document counts it, if otherwise"
    )
    note: str = Field(default="", description="what a reader has to know beside the wording")
    confidence: Confidence = Field(description="how sure the wording is")
    scope: Scope = Field(default=Scope(), description="only where it differs from the plan's")
    superseded_by: str | None = Field(default=None, description="the target that took its place")
    plan: str = Field(default="", max_length=0, description="nothing: the loader fills it in")

    @model_validator(mode="after")
    def _can_be_judged(self) -> Target:
        if (self.indicator is None) == (self.not_measurable is None):
            both = [self.indicator, self.not_measurable]
            raise wrong("indicator", both, "either an indicator, or not_measurable with the reason")
        if self.path and list(self.path) != sorted(self.path):
            raise wrong("path", list(self.path), "its years in order")
        return self

    @property
    def historical(self) -> bool:
        """Made for an area of the old map. Shown with that map, never moved to the new one."""
        return self.scope.vintage == "2024"

    def applies_to(self, vintage: str, *areas: str) -> bool:
        """Whether it binds one of the areas or the country; else it is only a reference."""
        if not self.scope.area:
            return self.scope.vintage in ("", vintage)
        return self.scope.vintage == vintage and self.scope.area in areas


class Fact(Closed):
    """Something a plan says of the time it was written; never a target."""

    period: Text = Field(description='the time it speaks of, as "2019"')
    wording: Text = Field(description="the exact words of the source")
    indicator: EntryId | None = Field(
        default=None, description="the indicator it can be set beside"
    )


class Plan(Entry):
    number: str = Field(default="", description="number and sign, as 89/KH-UBND; empty if unknown")
    issued: date | None = Field(default=None, description="the day of issue, if known")
    issuer: Text = Field(description="who issued it")
    scope: Scope = Field(description="for whom it was made")
    carried_on_by: tuple[str, ...] = Field(
        default=(), description="codes of 2025 that took the place over"
    )
    note: str = Field(default="", description="what a reader has to know")
    source: Source = Field(description="where the text was read")
    targets: tuple[Target, ...] = Field(default=(), description="its promises")
    facts: tuple[Fact, ...] = Field(default=(), description="what it says of its own time")

    @model_validator(mode="after")
    def _says_something(self) -> Plan:
        if not self.targets and not self.note:
            raise wrong("targets", [], "at least one, or a note that says why there are none")
        return self
