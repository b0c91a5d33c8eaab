"""What the map fetches: outlines of a scope, and values of an indicator over all periods.

A document is named by a hash of its content. It is built when a page first needs it, kept
compressed, and sent as it is. The size of outlines grows with the areas.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import geopandas as gpd

from geo.boundaries import simplify, topology
from ytcs_data import facilities, figures, load
from ytcs_data.analysis import network
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name
from ytcs_data.settings import settings
from ytcs_data.store import ILLUSTRATIVE

# Corners closer than this share of the map's width are cut: below a pixel on a screen that
# shows all of it. In degrees at least 0.0005 (55 m) and at most 0.003 (330 m).
DETAIL = 1 / 2000
FINEST, COARSEST = 0.0005, 0.003

FORMAT = 3  # of the outlines kept on disk; a change here makes them anew


Listed: TypeAlias = tuple[str, str, str, str]  # code, name, group, successor of a commune gone


@dataclass(frozen=True)
class Document:
    """Compressed bytes and the name of their content."""

    content: str
    gzipped: bytes
    media_type: str = "application/json"


def geometry(vintage: str, scope: str) -> Document:
    """Outlines of the communes of a scope and of their former districts, as TopoJSON.

    A commune that was merged since has its outline still, and says which one is its `successor`.
    """
    return _geometry(vintage, _listed(vintage, scope), scope)


def _listed(vintage: str, scope: str) -> tuple[Listed, ...]:
    group_of = load.groups(vintage, scope)
    merged = load.register().merged() if vintage == TODAY else {}
    return tuple(
        (c.code, c.name, group_of.get(c.code, ""), str(c.successor) if c.code in merged else "")
        for c in load.communes(vintage, scope)
    )


@lru_cache(maxsize=16)
def _geometry(vintage: str, listed: tuple[Listed, ...], scope: str) -> Document:
    """Build once and keep on disk too: the country takes a quarter of a minute."""
    key = hashlib.sha256(
        repr((load.boundaries(vintage).content_hash, listed, FORMAT)).encode()
    ).hexdigest()[:16]
    file = settings().var / "geometry" / f"{vintage}-{scope}-{key}.json.gz"
    if file.is_file():
        gzipped = file.read_bytes()
        return Document(_name(gzip.decompress(gzipped)), gzipped)
    document = packed(_outlines(vintage, listed))
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    draft.write_bytes(document.gzipped)
    draft.replace(file)
    for outdated in file.parent.glob(f"{vintage}-{scope}-*.json.gz"):
        if outdated != file:
            outdated.unlink(missing_ok=True)
    return document


def _outlines(vintage: str, listed: tuple[Listed, ...]) -> bytes:
    drawn = load.boundaries(vintage).of(code for code, *_rest in listed)
    group_of = {code: group for code, _name, group, _successor in listed}
    areas = [
        {"code": code, "name": name, "group": group, **({"successor": into} if into else {})}
        for code, name, group, into in listed
    ]
    drawn_groups = sorted({group for group in group_of.values() if group})
    names = {code: district_name(code, vintage) for code in drawn_groups}
    head = as_json({"areas": areas, "groups": names})
    shapes = topology(simplify(drawn, _tolerance(drawn)), group_of)
    return head[:-1] + b',"topology":' + shapes + b"}"


def gone(vintage: str, codes: Iterable[str]) -> dict[str, str]:
    """Communes merged since the reform, each with the one of `codes` that stands in its place.

    None of those that are among `codes` themselves. Boundaries are of 1 July 2025, so the outline
    of a commune that is gone is a part of its successor.
    """
    there, found = set(codes), {}
    for code in load.register().merged() if vintage == TODAY else ():
        into: str | None = code
        while into and into not in there:
            into = load.register()[into, vintage].successor
        if into and into != code:
            found[code] = into
    return found


def _tolerance(drawn: gpd.GeoDataFrame) -> float:
    west, _south, east, _north = drawn.total_bounds
    return float(min(COARSEST, max(FINEST, (east - west) * DETAIL))) if len(drawn) else FINEST


@load.kept(16)
def stations(vintage: str, scope: str) -> Document:
    """Stations and points of a scope that have coordinates, with the days they were open.

    Days are text in the order of time, and each period has its last one. With those of today go
    the ones before the reform, for a map of today that is shown in the past.
    """
    spells = facilities.placed(vintage, scope)
    names = ("name", "kind", "area_code", "latitude", "longitude", "first", "last")
    table = spells.assign(first=spells["first"].map(str), last=spells["last"].map(str))
    ends = [
        (period, str(network.last_day(known, parse_period(period).end)))
        for known, period in reversed(figures.periods())
        if known == vintage or vintage == TODAY
    ]
    found = {
        "ends": ends,
        "illustrative": ILLUSTRATIVE in set(spells["source"]),
        "stations": list(zip(*(table[name].tolist() for name in names), strict=True)),
    }
    return packed(as_json(found))


@load.kept(16)
def has_stations(vintage: str, scope: str) -> bool:
    """Whether any facility of a scope has a place on the map."""
    return len(facilities.placed(vintage, scope)) > 0


def as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def packed(content: bytes, media_type: str = "application/json") -> Document:
    return Document(_name(content), gzip.compress(content, 6, mtime=0), media_type)


def _name(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]
