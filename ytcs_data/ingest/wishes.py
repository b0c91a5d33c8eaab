"""What a person, or an office's remembered choices, has settled about a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wishes:
    """Empty means: by what the file says.

    `headings` gives the text of a heading its role: `measure:insured`, `area_code`, `area_name`,
    `district`, `province`, `station_code`, `station_name`, `period`, `rate:shi_coverage_pct`,
    `unused`.
    """

    dataset: str = ""
    province: str = ""
    vintage: str = ""
    period: str = ""
    area: str = ""  # of a file that is one commune's
    sheet: str = ""
    encoding: str = ""
    decimal: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
