"""An indicator: factor × numerator / denominator, from measures, and how to read it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from ytcs_data.catalogue.entry import Closed, Entry, EntryId, Review, Source, Text, wrong
from ytcs_data.periods import Kind
from ytcs_data.words import _

# The list of stations. What a station reports is whole only beside it: a station that is on
# the list and has sent nothing is missing, not zero.
STATIONS = "stations"


class Polarity(StrEnum):
    """Which way is good."""

    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"
    NO_JUDGEMENT = "no_judgement"


class Counted(StrEnum):
    """What a gap is told in: “còn 17 xã”, “còn 4 trạm”, “cần thêm 1.200 người”."""

    COMMUNES = "communes"
    STATIONS = "stations"
    PEOPLE = "people"
    VILLAGES = "villages"
    SCHOOLS = "schools"


class Theme(StrEnum):
    DOCTORS = "doctors"
    INSURANCE = "insurance"
    FAMILY_DOCTOR = "family_doctor"
    NATIONAL_CRITERIA = "national_criteria"
    SERVICES = "services"  # all else that plans promise; no card of its own on the overview

    @property
    def label(self) -> str:
        return {
            Theme.DOCTORS: _("Bác sĩ tại trạm y tế"),
            Theme.INSURANCE: _("Bảo hiểm y tế"),
            Theme.FAMILY_DOCTOR: _("Mô hình bác sĩ gia đình"),
            Theme.NATIONAL_CRITERIA: _("Tiêu chí quốc gia về y tế xã"),
            Theme.SERVICES: _("Dịch vụ và điều kiện khác"),
        }[self]


class Term(Closed):
    """What is counted above or below the line; one of four forms.

    `sum` adds measures up; `stations_with` counts the stations in which the sum of the
    measures is at least `at_least`; `communes_with` counts the communes that have a flag;
    `communes: all` counts every commune.
    """

    sum: tuple[EntryId, ...] = ()
    stations_with: tuple[EntryId, ...] = ()
    at_least: float | None = Field(default=None, gt=0)
    communes_with: EntryId | None = None
    communes: Literal["all"] | None = None

    @model_validator(mode="after")
    def _is_one_form(self) -> Term:
        forms = [self.sum, self.stations_with, self.communes_with, self.communes]
        if sum(map(bool, forms)) != 1:
            raise wrong("", _given(self), "one of sum, stations_with, communes_with, communes")
        if bool(self.stations_with) != (self.at_least is not None):
            right = "a number beside stations_with, and only there"
            raise wrong("at_least", self.at_least, right)
        return self

    @property
    def measures(self) -> tuple[str, ...]:
        flag = (self.communes_with,) if self.communes_with else ()
        return (*self.sum, *self.stations_with, *flag)


def _given(term: Term) -> list[str]:
    return sorted(term.model_fields_set)


class Indicator(Entry):
    short_title: Text = Field(max_length=30, description="a title of at most 30 letters")
    theme: Theme = Field(description="the theme on the overview it belongs to")
    definition: Text = Field(description="a Vietnamese sentence: what over what")
    numerator: Term = Field(description="what is counted")
    denominator: Term = Field(description="out of what")
    numerator_title: Text = Field(description="what is counted, as read before its number")
    denominator_title: Text = Field(description="out of what, as read before its number")
    factor: float = Field(gt=0, description="100 for a per cent, 10000 for “vạn dân”")
    unit: Text = Field(description="as read after a number: “%”, “bác sĩ/trạm”")
    decimals: int = Field(ge=0, le=4, description="digits after the comma, 0 to 4")
    range: tuple[float, float] = Field(description="outside it a value is asked about: [0, 100]")
    polarity: Polarity = Field(description="which way is good")
    frequency: Kind = Field(description="how often it is reported")
    counted: Counted = Field(description="what a gap is told in")
    why_it_matters: Text = Field(description="a Vietnamese sentence for the reader")
    breaks: tuple[float, ...] | None = Field(
        default=None,
        max_length=4,
        description="limits of classes where no target applies, small ones first",
    )
    reference_target: str | None = Field(
        default=None, description="a target shown where none applies"
    )
    source: Source = Field(description="where the definition comes from")
    reviewed: Review = Field(description="who read this file, when, and when again")
    station_measures: frozenset[str] = Field(
        default=frozenset(), max_length=0, description="nothing: the loader fills it in"
    )
    carried_measures: frozenset[str] = Field(
        default=frozenset(), max_length=0, description="nothing: the loader fills it in"
    )
    flow_measures: frozenset[str] = Field(
        default=frozenset(), max_length=0, description="nothing: the loader fills it in"
    )

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Indicator:
        if self.range[0] >= self.range[1]:
            raise wrong("range", list(self.range), "[lowest, highest]")
        if self.breaks is None and not self.is_yes_no:
            raise wrong("breaks", None, "limits of classes, for a map where no target applies")
        if self.breaks and list(self.breaks) != sorted(set(self.breaks)):
            raise wrong("breaks", list(self.breaks), "limits that grow, each one once")
        return self

    @property
    def is_yes_no(self) -> bool:
        """One commune has it or has it not; only a group of communes has a rate."""
        return self.numerator.communes_with is not None

    @property
    def is_carried(self) -> bool:
        """Whether its counts go along when areas are merged: they are people or posts."""
        return all(
            bool(term.sum) and self.carried_measures.issuperset(term.sum)
            for term in (self.numerator, self.denominator)
        )

    @property
    def is_flow(self) -> bool:
        """Whether something is counted during the period."""
        return bool(self.flow_measures.intersection(self.numerator.measures))

    @property
    def is_cumulative(self) -> bool:
        """Whether a count since January stands over what there is: only a year is whole."""
        return self.is_flow and not self.flow_measures.issuperset(self.denominator.measures)

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that has to be read, with the list of stations where it is needed."""
        named = (*self.numerator.measures, *self.denominator.measures)
        return tuple(dict.fromkeys((*named, STATIONS) if self.station_measures else named))
