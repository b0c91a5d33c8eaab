"""Centres of communes: which ones of the list are wrong, and what stands in for them.

Where a new commune's centre is wrong, the mean of its old parts' centres takes its place; where
an old commune's is, the centre of the new commune that it lies in. `centre_source` says so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Row = dict[str, str]
Pairs = Iterable[tuple[str, str]]

LIST = "list"  # as the list has it
SHARED = "list_shared"  # as the list has it, but for several communes the same
OLD_PARTS = "old_parts"
NEW_COMMUNE = "new_commune"

KM_A_DEGREE = 111.2
# An old commune lies within its new one, so its centre cannot be many radii away from that of
# the new one. Islands and long valleys reach two; the least distance spares small towns.
RADII = 3
LEAST_KM = 8
AREA_IF_UNKNOWN = 100.0


def mark_shared_centres(areas: Mapping[str, Row]) -> None:
    """Two communes at one point: at most one centre is right, so all say that it is shared."""
    at: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in areas.values():
        if row["level"] == "commune":
            at[row["latitude"], row["longitude"]].append(row)
    for rows in at.values():
        if len(rows) > 1:
            for row in rows:
                row["centre_source"] = SHARED


def correct_new_centres(
    new: Mapping[str, Row], old: Mapping[str, Row], pairs: Pairs, wrong: Iterable[str]
) -> None:
    """Give the new communes that are known to be wrong the middle of their old parts."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for before, after in sorted(pairs):
        parts[after].append(old[before])
    for code in wrong:
        new[code] |= mean_centre(parts[code]) | {"centre_source": OLD_PARTS}


def correct_old_centres(old: Mapping[str, Row], new: Mapping[str, Row], pairs: Pairs) -> None:
    """Bring old areas whose centre is far outside their new communes back into these."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for before, after in sorted(pairs):
        parts[before].append(new[after])
    for code, communes in parts.items():
        if all(is_outside(old[code], commune) for commune in communes):
            old[code] |= mean_centre(communes) | {"centre_source": NEW_COMMUNE}


def is_outside(old: Row, new: Row) -> bool:
    """Whether the old centre lies more than three radii and 8 km from the new commune's centre.

    >>> near = {"latitude": "21.1", "longitude": "106.1", "area_km2": "28"}
    >>> is_outside({"latitude": "21.2", "longitude": "106.1"}, near)
    True
    >>> is_outside({"latitude": "21.15", "longitude": "106.1"}, near)
    False
    """
    radius = math.sqrt(float(new["area_km2"] or AREA_IF_UNKNOWN) / math.pi)
    return kilometres(old, new) > max(RADII * radius, LEAST_KM)


def kilometres(one: Row, other: Row) -> float:
    """Good enough between neighbours: the earth taken as flat."""
    north = float(one["latitude"]) - float(other["latitude"])
    east = float(one["longitude"]) - float(other["longitude"])
    return KM_A_DEGREE * math.hypot(north, east * math.cos(math.radians(float(one["latitude"]))))


def mean_centre(parts: Sequence[Row]) -> Row:
    """The middle of several centres.

    >>> south, north = ({"latitude": y, "longitude": x} for y, x in (("10", "105"), ("11", "106")))
    >>> mean_centre([south, north])
    {'latitude': '10.5', 'longitude': '105.5'}
    """
    return {
        axis: degrees(sum(float(part[axis]) for part in parts) / len(parts))
        for axis in ("latitude", "longitude")
    }


def degrees(value: float) -> str:
    """Five decimals are a metre; more would only make the file longer.

    >>> degrees(21.0), degrees(106.1234567)
    ('21', '106.12346')
    """
    return f"{value:.5f}".rstrip("0").rstrip(".")
