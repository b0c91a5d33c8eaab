"""What a column of an office's table means, as a person is shown it and may change it."""

from __future__ import annotations

from dataclasses import dataclass

# Roles, or how they begin; others are `area_code`, `district` and so on: see `wishes`.
MEASURE, SHARE, PART = "measure:", "rate:", "part:"
UNUSED = "unused"


@dataclass(frozen=True)
class ColumnMeaning:
    heading: str  # all levels, as “BHYT / Số thẻ”
    letter: str
    role: str
    score: float = 1.0
    sure: bool = True
    column: int = 0
    period: str = ""  # when the heading names one

    @property
    def measure(self) -> str:
        return self.role.removeprefix(MEASURE) if self.role.startswith(MEASURE) else ""

    @property
    def rate(self) -> str:
        """The indicator that a column of rates speaks of; "" if it is none, or none is known."""
        return self.role.removeprefix(SHARE) if self.role.startswith(SHARE) else ""

    @property
    def label(self) -> str:
        """As a problem names a column: “C · Số thẻ BHYT”."""
        return f"{self.letter} · {self.heading}" if self.heading else self.letter
