"""What a file is understood with: the catalogue, the register of areas, what the store holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from geo.areas import AreaRegister
from geo.crosswalk import Crosswalk
from geo.matching import Matcher
from ytcs_data.catalogue import Catalogue
from ytcs_data.ingest.columns import Meanings
from ytcs_data.ingest.office.letterheads import Letterheads


@dataclass(frozen=True)
class Sources:
    """`stations` gives what holds of stations and points; `holding` that of a measure, if asked."""

    catalogue: Catalogue
    register: AreaRegister
    crosswalk: Crosswalk
    stations: Callable[[], pd.DataFrame]
    holding: Callable[[str, str], pd.DataFrame] | None = None
    _matchers: dict[str, Matcher] = field(default_factory=dict, repr=False, compare=False)

    def matcher(self, vintage: str) -> Matcher:
        """Made at the first question, for it takes a second."""
        if vintage not in self._matchers:
            self._matchers[vintage] = Matcher(self.register, self.crosswalk, vintage)
        return self._matchers[vintage]

    @cached_property
    def meanings(self) -> Meanings:
        return Meanings(self.catalogue)

    @cached_property
    def letterheads(self) -> Letterheads:
        return Letterheads(self.register)
