"""A dataset: measures that arrive together, from the same people, equally often."""

from __future__ import annotations

from pydantic import Field

from ytcs_data.catalogue.entry import Entry, EntryId, Text
from ytcs_data.catalogue.measure import Level
from ytcs_data.periods import Kind


class Dataset(Entry):
    definition: Text = Field(description="a Vietnamese sentence: what one row tells")
    measures: tuple[EntryId, ...] = Field(min_length=1, description="ids of measures")
    level: Level = Field(description="what one row is about")
    frequency: Kind = Field(description="how often it is reported")
    due_days: int = Field(
        default=15,
        ge=0,
        description="days from the end of a period until it is due, unless set otherwise",
    )
    reported_by: Text = Field(description="who sends it, in Vietnamese")
