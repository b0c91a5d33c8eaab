"""On which areas a figure stands, across the reform of 1 July 2025.

What was reported speaks of the areas of its time. Counts can be carried to the areas of the other
side; a status or a list of stations cannot, and waits until it is reported anew.
"""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    REPORTED = "reported"  # each period on its own areas, with a break between
    REBUILT = "rebuilt"  # earlier periods on the communes of today, where every part is known
    PARTIAL = "partial"  # the same, also where a part is missing: the sum of the others
    FORMER = "former"  # later periods on the former districts

    @property
    def is_rebuilt(self) -> bool:
        return self in (Basis.REBUILT, Basis.PARTIAL)

    @property
    def on_old_areas(self) -> Basis:
        """The basis that says the same of the old areas: they only have what they reported."""
        return self if self is Basis.FORMER else Basis.REPORTED


BASES = {basis.value: basis for basis in Basis}
