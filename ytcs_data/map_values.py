"""Values of an indicator as the map fetches them: all periods of a vintage in one document.

Before compression a commune and period has nine bytes: one for the class, four each for
numerator and denominator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from ytcs_data import carried, figures, legend, load, provenance
from ytcs_data.accounts.signing import sign
from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.map_documents import Document, as_json, packed
from ytcs_data.map_words import WORDS
from ytcs_data.part_words import waiting_parts
from ytcs_data.periods import in_order, parse_period
from ytcs_data.states import State
from ytcs_data.words import _, day

Grid: TypeAlias = npt.NDArray[np.float64]  # periods x communes

COLUMNS = ("key", "numerator", "denominator")
GONE = 255  # instead of a class: the commune was gone in that period
NOTHING = -1  # instead of a number that nobody reported
PARTS = 1000  # a number that is not whole travels as thousandths


@load.kept(128)
def values(vintage: str, scope: str, indicator_id: str, basis: Basis = Basis.REPORTED) -> Document:
    """Classes, numerators and denominators of an indicator in every period of a vintage.

    Rebuilt, earlier periods are there too. What has no value in one of them carries what is known
    of its old parts instead: how many of how many are known, or what they had of what was to be
    assessed.
    """
    indicator = load.catalogue().indicators[indicator_id]
    target = figures.leading_target(indicator, vintage, scope)
    codes = [commune.code for commune in load.communes(vintage, scope)]
    lines = legend.entries(indicator, target)
    table = figures.classified(indicator_id, vintage, scope, basis=Basis(basis))
    told = {period for known, period in figures.periods() if known == vintage}
    table = _with_parts(table.reset_index(drop=True), indicator, vintage, told)
    periods = in_order(list(table["period"].unique()))
    table = table.assign(key=table["class_id"].map({line.id: i for i, line in enumerate(lines)}))
    classes, *numbers = (_grid(table, name, codes, periods) for name in COLUMNS)
    scale = 1 if all(np.all(np.nan_to_num(grid) % 1 == 0) for grid in numbers) else PARTS
    heading = {
        "areas": codes,
        "periods": [_period(code, rebuilt=code not in told) for code in periods],
        "legend": [{**asdict(line), "state": line.id in set(State)} for line in lines],
        "absent": next(i for i, line in enumerate(lines) if line.id == State.NOT_REPORTED),
        "reassess": next((i for i, line in enumerate(lines) if line.id == State.REASSESS), None),
        "gone": GONE,
        "scale": scale,
        **_texts(vintage, indicator, target, Basis(basis)),
    }
    return packed(
        _binary(heading, classes, [grid * scale for grid in numbers]), "application/octet-stream"
    )


def _with_parts(
    table: pd.DataFrame, indicator: Indicator, vintage: str, told: set[str]
) -> pd.DataFrame:
    """Where a row has no value but old parts that are known of, numbers that say so.

    Not of counts in the periods `told`: there a browser takes them for what was reported.
    """
    table = carried.with_parts(table, indicator, vintage)
    lacking = table["state"].eq(State.NOT_REPORTED) & table["parts"].gt(0)
    lacking &= ~table["period"].isin(told)
    whole = table["state"].eq(State.REASSESS) & indicator.is_yes_no
    return table.assign(
        numerator=table["numerator"].mask(lacking, table["known"]),
        denominator=table["denominator"].mask(lacking | whole, table["parts"]),
    )


def _period(code: str, *, rebuilt: bool) -> dict[str, str | bool]:
    label = parse_period(code).label
    if not rebuilt:
        return {"code": code, "label": label}
    return {"code": code, "label": _("{period}, dựng lại").format(period=label), "past": True}


def address(vintage: str, scope: str, indicator_id: str, basis: Basis = Basis.REPORTED) -> str:
    """Where a browser gets the values of an indicator."""
    content = values(vintage, scope, indicator_id, basis).content
    return sign(f"/values/{vintage}/{scope}/{indicator_id}/{basis}/{content}.bin")


@load.kept(32)
def indicators(vintage: str, scope: str, basis: Basis = Basis.REPORTED) -> Document:
    """Every indicator with the address of its values: [{id, title, values}]."""
    listed = [
        {"id": code, "title": one.short_title, "values": address(vintage, scope, code, basis)}
        for code, one in load.catalogue().indicators.items()
    ]
    return packed(as_json(listed))


def _grid(table: pd.DataFrame, column: str, codes: list[str], periods: list[str]) -> Grid:
    """A column as periods x communes."""
    grid = table.pivot(index="period", columns="area_code", values=column)
    return grid.reindex(index=periods, columns=codes).to_numpy(float)


def _binary(heading: dict[str, Any], classes: Grid, numbers: Sequence[Grid]) -> bytes:
    """The length of the heading, the heading, then each grid as differences over time.

    The lowest bytes of all numbers come first, then the next: neighbours are alike, and compress.
    """
    text = as_json(heading)
    grids = [(classes, GONE, "u1"), *((grid, NOTHING, "<i4") for grid in numbers)]
    parts = [len(text).to_bytes(4, "little"), text]
    for grid, missing, kind in grids:
        whole = np.nan_to_num(grid, nan=missing).round().astype(kind)
        steps = np.diff(whole, axis=0, prepend=np.zeros((1, whole.shape[1]), kind))
        planes = np.ascontiguousarray(steps).view("u1").reshape(-1, steps.itemsize)
        parts.append(planes.T.tobytes())
    return b"".join(parts)


def _texts(
    vintage: str, indicator: Indicator, target: Target | None, basis: Basis
) -> dict[str, Any]:
    changed = provenance.changed_on()
    caption = provenance.source_line(*(load.VINTAGES if basis.is_rebuilt else [vintage]))
    if changed:
        caption += " · " + _("Cập nhật {day}").format(day=day(changed))
    if load.boundaries(vintage).illustrative:
        caption += " · " + _("Ranh giới minh hoạ")
    return {
        "title": indicator.short_title,
        "unit": indicator.unit,
        "counted": {
            "top": indicator.numerator_title.capitalize(),
            "bottom": indicator.denominator_title.capitalize(),
        },
        "factor": indicator.factor,
        "decimals": indicator.decimals,
        "yes_no": indicator.is_yes_no,
        "rule": legend.rule(target, indicator, load.catalogue()),
        "caption": caption,
        "waiting": waiting_parts(indicator),
        "words": WORDS,
    }
