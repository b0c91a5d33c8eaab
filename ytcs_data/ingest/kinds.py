"""What a kind of problem is: how severe, and its sentence with room for what was found."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"  # nothing is stored
    WARNING = "warning"  # a person has to look


class Kind(NamedTuple):
    severity: Severity
    sentence: str


def error(sentence: str) -> Kind:
    return Kind(Severity.ERROR, sentence)


def warning(sentence: str) -> Kind:
    return Kind(Severity.WARNING, sentence)
