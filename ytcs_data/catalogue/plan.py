"""A plan is one document: its targets, milestones and duties, each as data with its wording.

Targets contradict each other by level, document and date, so none is a constant: each
keeps its document, scope, operator, value, deadline and exact wording. A plan of a place that
is gone binds nobody of today until someone takes it over: that is a setting of the installation
(`ytcs_data.taken_over`), never a line of a file here.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from ytcs_data.catalogue.entry import Closed, Confidence, Entry, EntryId, Source, Text, wrong

TARGET_ID = r"^[A-Za-z0-9-]+$"


class Operator(StrEnum):
    """How the document words it: “trên” is >, “tối thiểu” is >=, “100%” is =, “khoảng” is ≈."""

    ABOVE = ">"
    AT_LEAST = ">="
    REACHES = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOUT = "≈"  # no bound, so nothing can be measured against it


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


class Carrier(Closed):
    """Who of today took a plan over, and by which decision."""

    area: str = Field(pattern=r"^(\d{2}|\d{5})$", description="a code of 2025")
    on: date = Field(description="the day of the decision, as 2026-01-15")
    decision: Text = Field(description="the document that says so")


class Target(Closed):
    id: str = Field(pattern=TARGET_ID, description="unique over all plans, as HG-2030-06")
    indicator: EntryId | None = Field(default=None, description="the indicator that measures it")
    not_measurable: Text | None = Field(default=None, description="why no indicator can measure it")
    operator: Operator = Field(description='">", ">=", "=", "<", "<=" or "≈", as worded')
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
    owner: str = Field(default="", description="who answers for it, as the document says")
    confidence: Confidence = Field(description="how sure the wording is")
    scope: Scope = Field(default=Scope(), description="only where it differs from the plan's")
    superseded_by: str | None = Field(default=None, description="the target that took its place")
    plan: str = Field(default="", max_length=0, description="nothing: the loader fills it in")
    carriers: tuple[Carrier, ...] = Field(
        default=(), max_length=0, description="nothing: the installation says who took it over"
    )

    @model_validator(mode="after")
    def _can_be_judged(self) -> Target:
        if (self.indicator is None) == (self.not_measurable is None):
            both = [self.indicator, self.not_measurable]
            raise wrong("indicator", both, "either an indicator, or not_measurable with the reason")
        if self.indicator and self.operator is Operator.ABOUT:
            raise wrong("operator", "≈", "another, or not_measurable: “about” has no bound")
        if self.path and list(self.path) != sorted(self.path):
            raise wrong("path", list(self.path), "its years in order")
        return self

    @property
    def historical(self) -> bool:
        """Made for an area of the old map that nobody took over: shown with that map only."""
        return self.scope.vintage == "2024" and not self.carriers

    def binds(self, vintage: str, area: str) -> bool:
        """Whether it was made for this one area, or the area took it over."""
        return (self.scope.vintage, self.scope.area) == (vintage, area) or (
            vintage == "2025" and any(carrier.area == area for carrier in self.carriers)
        )

    def applies_to(self, vintage: str, *areas: str) -> bool:
        """Whether it binds one of the areas or the country; else it is only a reference."""
        if not self.scope.area:
            return self.scope.vintage in ("", vintage)
        return any(self.binds(vintage, area) for area in areas)


class Fact(Closed):
    """Something a plan says of the time it was written; never a target."""

    period: Text = Field(description='the time it speaks of, as "2019"')
    wording: Text = Field(description="the exact words of the source")
    indicator: EntryId | None = Field(
        default=None, description="the indicator it can be set beside"
    )


class Milestone(Closed):
    """Something to be done or kept that is no number: a task, a step, a vision."""

    id: str = Field(pattern=TARGET_ID, description="unique over all plans, as HG-TASK-01")
    wording: Text = Field(description="the exact words of the source")
    due: date | None = Field(default=None, description="the last day, where the words name one")
    time: str = Field(default="", description="the exact words that say when, if there are any")
    owner: str = Field(default="", description="who does it, as the document says")
    indicator: EntryId | None = Field(
        default=None, description="the indicator it can be set beside"
    )
    overtaken: str = Field(default="", description="what the reform of 2025 made of it")


class Duty(Closed):
    """Who has to report what to whom."""

    id: str = Field(pattern=TARGET_ID, description="unique over all plans, as HG-REP-01")
    wording: Text = Field(description="the exact words of the source")
    who: Text = Field(description="who reports")
    to: str = Field(default="", description="to whom, if the document says so")
    time: str = Field(default="", description="the exact words that say when, if there are any")


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
    milestones: tuple[Milestone, ...] = Field(default=(), description="its tasks and visions")
    duties: tuple[Duty, ...] = Field(default=(), description="who reports what to whom")
    facts: tuple[Fact, ...] = Field(default=(), description="what it says of its own time")
    carriers: tuple[Carrier, ...] = Field(
        default=(), max_length=0, description="nothing: the installation says who took it over"
    )

    @model_validator(mode="after")
    def _says_something(self) -> Plan:
        if not self.targets and not self.note:
            raise wrong("targets", [], "at least one, or a note that says why there are none")
        return self
