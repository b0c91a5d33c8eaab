"""The area that old communes have in common with those of today, from outlines of both vintages.

Old layers are no coverage and lie some metres beside the new ones, so a commune is laid over those
that it is known to have gone into, and over no others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import geopandas as gpd
import shapely

from geo.areas import AreaRegister

EQUAL_AREA = "EPSG:6933"
LEAST = 0.03  # old and new layers are out of register by a few per cent: a thinner part is noise
INSIDE = 0.8  # of an old outline, in its successors; with less the two are not of the same place


class Reason(StrEnum):
    """Why the outlines do not give the shares of a commune."""

    NO_OLD_OUTLINE = "no-old-outline"
    NO_NEW_OUTLINE = "no-new-outline"
    ELSEWHERE = "elsewhere"
    THIN = "thin"


Areas = dict[str, dict[str, float]]  # square metres, by old and new code


def overlaps(
    parts: Mapping[str, Sequence[str]], old: gpd.GeoDataFrame, new: gpd.GeoDataFrame
) -> tuple[Areas, dict[str, Reason]]:
    """The area that each old commune has in common with each of its parts.

    Parameters
    ----------
    parts
        All parts of each old commune; slivers in any other commune are ignored.
    old, new
        `area_code` and `geometry`, in any coordinate system, valid or not.

    Returns
    -------
    areas
        Of the communes that could be measured; an area may be 0.
    reasons
        Why the others could not.
    """
    olds = _flat(old, set(parts))
    news = _flat(new, {code for codes in parts.values() for code in codes})
    areas: Areas = {}
    reasons = {}
    for code, codes in parts.items():
        found = _overlap(olds.get(code), {part: news.get(part) for part in codes})
        if isinstance(found, Reason):
            reasons[code] = found
        else:
            areas[code] = found
    return areas, reasons


def sure(
    areas: Areas, parts: Mapping[str, Sequence[str]], least: float = LEAST
) -> tuple[Areas, dict[str, Reason]]:
    """The areas of those `parts` that are to share a commune, if each is more than noise.

    `least` is the smallest share that is; a part of which nothing was found is never sure.
    """
    kept, reasons = {}, {}
    for code in parts.keys() & areas.keys():
        chosen = {part: areas[code][part] for part in parts[code]}
        smallest = min(chosen.values())
        if smallest > 0 and least * sum(chosen.values()) <= smallest:
            kept[code] = chosen
        else:
            reasons[code] = Reason.THIN
    return kept, reasons


def as_of_reform(old: gpd.GeoDataFrame, register: AreaRegister) -> gpd.GeoDataFrame:
    """Outlines of the communes of June 2025, from a layer that may be some years older.

    A commune that was dissolved before is joined to the one that took it in, if the register
    knows that; of one that it does not know, the land is missing.
    """
    areas = [register[code, "2024"] for code in old["area_code"]]
    codes = [area.successor or area.code for area in areas]
    return old.assign(area_code=codes).dissolve("area_code", as_index=False)


def _flat(outlines: gpd.GeoDataFrame, codes: set[str]) -> dict[str, Any]:
    """Valid shapes in square metres, by code."""
    chosen = outlines[outlines["area_code"].isin(codes)].to_crs(EQUAL_AREA)
    shapes = shapely.make_valid(
        chosen.geometry.to_numpy(), method="structure", keep_collapsed=False
    )
    return dict(zip(chosen["area_code"], shapes, strict=True))


def _overlap(old: Any, news: Mapping[str, Any]) -> dict[str, float] | Reason:
    if old is None:
        return Reason.NO_OLD_OUTLINE
    if any(new is None for new in news.values()):
        return Reason.NO_NEW_OUTLINE
    areas = {code: float(old.intersection(new).area) for code, new in news.items()}
    return areas if sum(areas.values()) > INSIDE * old.area else Reason.ELSEWHERE
