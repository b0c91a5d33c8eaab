"""What every catalogue file has in common: closed, frozen, with a source and a review."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


def wrong(field: str, found: object, right: str) -> PydanticCustomError:
    """A rule about several fields was broken; named by the one to mend."""
    return PydanticCustomError("wrong", "{right}", {"field": field, "found": found, "right": right})


class Confidence(StrEnum):
    """Where a statement comes from. What someone only remembers is not shown as law."""

    SEED = "seed"  # word for word in one of the documents that were handed over
    FOUND = "found"  # seen in a public source, which is named
    DERIVED = "derived"  # follows from other definitions; no document says it in these words


class Closed(BaseModel):
    """A part of a file: no field beside those named here, and none changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Source(Closed):
    name: Text = Field(description="the name of the document or page")
    url: str = Field(
        default="", pattern=r"^(https?://\S+)?$", description="its whole address, or nothing"
    )
    confidence: Confidence = Field(description="how sure the statement is")


class Review(Closed):
    by: Text = Field(description="who read this file last")
    on: date = Field(description="the day it was read, as 2026-11-22")
    next: date = Field(description="the day it has to be read again, as 2027-11-22")


class Entry(Closed):
    """One file. Its name is its id and never changes."""

    id: EntryId = Field(description="the file's name: small letters, digits and _")
    order: int = Field(description="a whole number; small ones come first on the screen")
    title: Text = Field(description="a Vietnamese title")
