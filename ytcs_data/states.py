"""The six things that can be known of one area in one period.

The first four can be reported or follow from a report; the last two follow from the
reform of 1 July 2025. They look the same on maps, in tables, in charts and in exports.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What is known. `VALUE` includes zero; an absent row is `NOT_REPORTED`."""

    VALUE = "value"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    HELD = "held"  # reported, but held back for checking
    ESTIMATED = "estimated"  # after a split: shared out between the parts
    REASSESS = "reassess"  # after a merger: a status is not inherited


# The states that the product's own file format may carry; an empty cell means VALUE.
REPORTABLE = (State.NOT_APPLICABLE, State.HELD, State.ESTIMATED)

# The states that come with a number that may be added up.
COUNTED = (State.VALUE, State.ESTIMATED)
