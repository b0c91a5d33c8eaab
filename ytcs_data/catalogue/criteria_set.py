"""A set of national criteria that communes are scored by and recognised under; a file a version.

A set whose table of points is not known has no criteria: communes may have been recognised under
it, but nothing can be scored by it.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from ytcs_data.catalogue.entry import Closed, Entry, EntryId, Review, Source, Text, wrong


class Criterion(Closed):
    measure: EntryId = Field(description="the measure that has its score")
    title: Text = Field(description="its title, as in the document")
    short_title: str = Field(min_length=1, max_length=30, description="at most 30 letters")
    most: float = Field(gt=0, description="its most points, more than 0")


class CriteriaSet(Entry):
    number: Text = Field(description="number and sign of the document, as 1300/QĐ-BYT")
    issued: date = Field(description="the day of issue")
    valid_from: date = Field(description="the first day it is scored by, as 2023-03-09")
    total_pct: float = Field(gt=0, le=100, description="per cent of all points that pass")
    each_pct: float = Field(ge=0, le=100, description="per cent of each criterion that passes")
    failing_point: EntryId | None = Field(
        default=None, description="the flag of a point that fails whatever the scores are"
    )
    recognised_years: int = Field(gt=0, description="how many years a recognition holds")
    criteria: tuple[Criterion, ...] = Field(default=(), description="in the document's order")
    note: str = Field(default="", description="what a reader has to know")
    source: Source = Field(description="where the text was read")
    reviewed: Review = Field(description="who read this file last, and when again")

    @model_validator(mode="after")
    def _says_something(self) -> CriteriaSet:
        if not self.criteria and not self.note:
            raise wrong("criteria", [], "at least one, or a note that says why there are none")
        return self

    @property
    def most(self) -> float:
        """All points of all criteria."""
        return sum(criterion.most for criterion in self.criteria)

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures of its scores, in order."""
        return tuple(criterion.measure for criterion in self.criteria)
