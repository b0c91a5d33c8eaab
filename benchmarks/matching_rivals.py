"""Three other ways to find the code of a commune by its name, to compare with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from importlib.util import find_spec

from rapidfuzz import fuzz, process

from benchmarks.matching_traps import Place
from geo.names import fold

Answer = Callable[[Place], str]


def stripped(places: list[Place]) -> Answer:
    """The one place whose names agree without accents and kinds."""
    known: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in places:
        known[tuple(map(fold, place[:3]))].add(place.code)

    def answer(asked: Place) -> str:
        codes = known.get(tuple(map(fold, asked[:3])), set())
        return next(iter(codes)) if len(codes) == 1 else ""

    return answer


def fuzzy(places: list[Place]) -> Answer:
    """The most similar line of the province's, if it is similar at 90 of 100."""
    lines: dict[str, dict[str, str]] = defaultdict(dict)
    for place in places:
        lines[fold(place.province)][_line(place)] = place.code

    def answer(asked: Place) -> str:
        known = lines.get(fold(asked.province), {})
        best = process.extractOne(_line(asked), known.keys(), scorer=fuzz.ratio, score_cutoff=90)
        return known[best[0]] if best else ""

    return answer


def vietnamadminunits(vintage: str) -> Answer | None:
    """The package of this name, where it is installed; it gives names, and codes with them."""
    if not find_spec("vietnamadminunits"):
        return None
    from vietnamadminunits import parse_address  # type: ignore[import-not-found]

    mode = "FROM_2025" if vintage == "2025" else "LEGACY"

    def answer(asked: Place) -> str:
        try:
            unit = parse_address(", ".join(filter(None, asked[2::-1])), mode=mode)
        except Exception:  # whatever it stumbles over is an answer that it does not give
            return ""
        return (unit and unit.ward_code) or ""

    return answer


def _line(place: Place) -> str:
    return " ".join(map(fold, place[2::-1]))
