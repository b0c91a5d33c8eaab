"""What the card of a theme shows in one place and period: words, history, a small map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import pandas as pd

from geo.boundaries import simplify
from geo.thumbnail import Fill, Outline, outline, svg
from ytcs_data import figures, legend, load
from ytcs_data.analysis.trends import change
from ytcs_data.catalogue import Indicator
from ytcs_data.periods import parse_period
from ytcs_data.views.area_table import area_rows
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import Summary, summarise
from ytcs_data.views.trends_view import trend_rows
from ytcs_data.words import _, number

THUMBNAIL = (300, 230)
TOLERANCE = 0.004  # degrees; about a pixel of the small map


@dataclass(frozen=True)
class Card:
    """All that is drawn of one indicator on the overview."""

    summary: Summary
    since: str
    history: pd.DataFrame  # see `trends_view.trend_rows`
    picture: str  # SVG


def card(chosen: Selection, indicator: Indicator) -> Card | None:
    """Make the card of an indicator; None when nobody was expected to report."""
    chosen = replace(chosen, indicator=indicator.id, area="")
    outlines = load.boundaries(chosen.vintage).content_hash
    return _card(chosen, load.version(), date.today(), outlines)


@lru_cache(maxsize=256)
def _card(chosen: Selection, version: int, on: date, outlines: str) -> Card | None:  # noqa: ARG001
    indicator = load.catalogue().indicators[chosen.indicator]
    summary = summarise(chosen, indicator)
    if summary is None:
        return None
    rows = trend_rows(chosen, indicator, [chosen.district] if chosen.district else [])
    return Card(
        summary=summary,
        since=_since(chosen, indicator),
        history=rows[rows["place"] == rows["place"].max()],
        picture=small_map(chosen, indicator),
    )


def _since(chosen: Selection, indicator: Indicator) -> str:
    """The change since the last period of the same kind and since the same period last year."""
    totals = figures.totals(indicator.id, chosen.vintage, chosen.province)
    place = chosen.district or chosen.province
    rows = change(totals[totals["area_code"] == place], chosen.period)
    if rows.empty:
        return ""
    row = rows.iloc[0]
    pairs = [(row["last_period"], row["since_last"]), (row["year_ago"], row["since_year_ago"])]
    known = {period: delta for period, delta in pairs if period and pd.notna(delta)}
    return "; ".join(
        _("{change} so với {period}").format(
            change=_signed(delta, indicator), period=parse_period(period).label
        )
        for period, delta in known.items()
    )


def _signed(delta: float, indicator: Indicator) -> str:
    if not round(delta, indicator.decimals):
        return _("Không đổi")
    unit = _("điểm %") if indicator.unit == "%" else indicator.unit
    word = _("Tăng") if delta > 0 else _("Giảm")
    return f"{word} {number(abs(delta), indicator.decimals)} {unit}"


def small_map(chosen: Selection, indicator: Indicator) -> str:
    """The map of a selection as a picture."""
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    lines = {line.id: line for line in legend.entries(indicator, target)}
    rows = area_rows(chosen)
    fills = {
        code: Fill(lines[line].colour, lines[line].pattern, lines[line].ink)
        for code, line in zip(rows["area_code"], rows["class_id"], strict=True)
    }
    outlines = load.boundaries(chosen.vintage).content_hash
    shape = _outline(chosen.vintage, tuple(sorted(rows["area_code"])), outlines)
    return svg(shape, fills, indicator.short_title)


@lru_cache(maxsize=64)
def _outline(vintage: str, codes: tuple[str, ...], outlines: str) -> Outline:  # noqa: ARG001
    frame = load.boundaries(vintage).of(codes)
    return outline(simplify(frame, TOLERANCE) if len(frame) else frame, *THUMBNAIL)
