"""What the map fetches: outlines of a scope, and values of an indicator over all periods.

A document is named by a hash of its content. It is built when a page first needs it, kept
compressed, and sent as it is. Its size grows with areas (outlines) or areas x periods
(values: one character for the class, and numerator and denominator).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.boundaries import simplify, topology
from ytcs_data import figures, legend, load
from ytcs_data.analysis.progress import classify
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name
from ytcs_data.settings import settings
from ytcs_data.states import State
from ytcs_data.words import _, day

# Corners closer than this share of the map's width are cut: below a pixel on a screen that
# shows all of it. In degrees at least 0.0005 (55 m) and at most 0.003 (330 m).
DETAIL = 1 / 2000
FINEST, COARSEST = 0.0005, 0.003

ABSENT = " "  # in a column of classes: a commune that was gone in that period

FORMAT = 2  # of the outlines kept on disk; a change here makes them anew


@dataclass(frozen=True)
class Document:
    """Compressed JSON and the name of its content."""

    content: str
    gzipped: bytes


def geometry(vintage: str, scope: str) -> Document:
    """Outlines of the communes of a scope and of their former districts, as TopoJSON."""
    return _geometry(vintage, tuple(c.code for c in load.communes(vintage, scope)), scope)


@lru_cache(maxsize=16)
def _geometry(vintage: str, codes: tuple[str, ...], scope: str) -> Document:
    """Build once and keep on disk too: the country takes a quarter of a minute."""
    key = hashlib.sha256(
        repr((load.boundaries(vintage).content_hash, codes, FORMAT)).encode()
    ).hexdigest()[:16]
    file = settings().var / "geometry" / f"{vintage}-{scope}-{key}.json.gz"
    if file.is_file():
        packed = file.read_bytes()
        return Document(_name(gzip.decompress(packed)), packed)
    document = _packed(_outlines(vintage, scope, codes))
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    draft.write_bytes(document.gzipped)
    draft.replace(file)
    for outdated in file.parent.glob(f"{vintage}-{scope}-*.json.gz"):
        if outdated != file:
            outdated.unlink(missing_ok=True)
    return document


def _outlines(vintage: str, scope: str, codes: tuple[str, ...]) -> bytes:
    drawn = load.boundaries(vintage).of(codes)
    group_of = load.groups(vintage, scope)
    areas = [
        {"code": code, "name": load.register()[code, vintage].name, "group": group_of.get(code, "")}
        for code in codes
    ]
    drawn_groups = sorted({area["group"] for area in areas if area["group"]})
    names = {code: district_name(code, vintage) for code in drawn_groups}
    head = _json({"areas": areas, "groups": names})
    shapes = topology(simplify(drawn, _tolerance(drawn)), group_of)
    return head[:-1] + b',"topology":' + shapes + b"}"


def _tolerance(drawn: gpd.GeoDataFrame) -> float:
    west, _south, east, _north = drawn.total_bounds
    return float(min(COARSEST, max(FINEST, (east - west) * DETAIL))) if len(drawn) else FINEST


def values(vintage: str, scope: str, indicator_id: str) -> Document:
    """Classes, numerators and denominators of an indicator in every period of a vintage."""
    on = date.today()  # tomorrow another target may lead
    return _values(vintage, scope, indicator_id, load.version(), on)


@lru_cache(maxsize=128)
def _values(
    vintage: str,
    scope: str,
    indicator_id: str,
    version: int,  # noqa: ARG001 - part of the key
    on: date,  # noqa: ARG001 - part of the key
) -> Document:
    indicator = load.catalogue().indicators[indicator_id]
    target = figures.leading_target(indicator, vintage, scope)
    codes = [commune.code for commune in load.communes(vintage, scope)]
    lines = legend.entries(indicator, target)
    keys = {line.id: chr(ord("a") + i) for i, line in enumerate(lines)}
    table = classified(figures.values(indicator_id, vintage), indicator, target)
    table = table[table["area_code"].isin(codes)]
    return _packed(
        _json(
            {
                "areas": codes,
                "periods": {
                    period: _column(rows.set_index("area_code").reindex(codes), keys, period)
                    for period, rows in _by_period(table)
                },
                "legend": [{**asdict(line), "key": keys[line.id]} for line in lines],
                "absent": keys[State.NOT_REPORTED],
                **_texts(vintage, indicator, target),
            }
        )
    )


def classified(values: pd.DataFrame, indicator: Indicator, target: Target | None) -> pd.DataFrame:
    """Values with a column `class_id`: the line of the legend that each belongs to."""
    classes = classify(values, indicator, target)
    estimated = values["state"].eq(State.ESTIMATED) & ~classes.isin(list(State))
    return values.assign(class_id=classes.where(~estimated, classes + legend.ESTIMATED_MARK))


def _by_period(table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for period, rows in table.groupby("period"):
        yield str(period), rows


def _column(rows: pd.DataFrame, keys: dict[str, str], period: str) -> dict[str, Any]:
    return {
        "label": parse_period(period).label,
        "classes": "".join(rows["class_id"].map(keys).fillna(ABSENT)),
        "numerator": _numbers(rows["numerator"]),
        "denominator": _numbers(rows["denominator"]),
    }


def _numbers(column: pd.Series) -> list[float | int | None]:
    whole = (int(x) if x == int(x) else round(x, 3) for x in column.dropna())
    return [next(whole) if known else None for known in column.notna()]


def _texts(vintage: str, indicator: Indicator, target: Target | None) -> dict[str, Any]:
    sources = ", ".join(figures.sources(vintage)) or _("chưa có số liệu")
    changed = figures.changed_on()
    caption = _("Nguồn: {sources}").format(sources=sources)
    if changed:
        caption += " · " + _("Cập nhật {day}").format(day=day(changed))
    if load.boundaries(vintage).illustrative:
        caption += " · " + _("Ranh giới minh hoạ")
    return {
        "title": indicator.short_title,
        "unit": indicator.unit,
        "factor": indicator.factor,
        "decimals": indicator.decimals,
        "yes_no": indicator.is_yes_no,
        "rule": legend.rule(target, indicator, load.catalogue()),
        "caption": caption,
        "words": {"drawn": _("Vẽ được")},
    }


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(text: bytes) -> Document:
    return Document(_name(text), gzip.compress(text, 6, mtime=0))


def _name(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]
