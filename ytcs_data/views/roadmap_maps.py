"""Two small maps of a roadmap: the years that were planned, and what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import streamlit as st

from geo.boundaries import simplify
from geo.projection import Box, fit
from geo.spots import spots
from geo.thumbnail import Fill, Label, Outline, outline, svg
from ytcs_data import legend, load
from ytcs_data.catalogue.roadmap import Roadmap
from ytcs_data.legend import SEQUENCE
from ytcs_data.periods import parse_period
from ytcs_data.states import State
from ytcs_data.views.roadmap_rows import day_of, outcome
from ytcs_data.views.roadmap_words import LATE_DONE, STATES, look_ids, state_text
from ytcs_data.views.selection import Selection
from ytcs_data.words import _, number

SIZE = (520, 400)
TOLERANCE = 0.002  # degrees; about a pixel of a map of one district
SWATCH = (26, 16)
LETTER = 6.6  # width of a letter on the map
OVER = 1.3  # a name may reach over its area a little

# Told apart by brightness and by pattern; later years are darker, and begin again after five.
YEAR_PATTERNS = ("", "diagonal", "dots", "vertical", "cross")
YEAR_INKS = ("#47565c", "#1d2a2f", "#0d2a30", "#ffffff", "#ffffff")

_unknown = legend.look(legend.STATES, State.NOT_REPORTED)
LOOKS: Mapping[str, Fill] = {
    "late": Fill(legend.NOT_MET, "diagonal", "#4a1c06"),
    LATE_DONE: Fill("#7fb3b8", "vertical", "#0d2a30"),
    "unknown": Fill(_unknown.colour, _unknown.pattern, _unknown.ink),
    "due": Fill(legend.NEAR, "dots", "#4d3d00"),
    "planned": Fill("#eef1f1"),
    "on_time": Fill(legend.MET),
    "early": Fill(legend.MET, "cross", "#ffffff"),
}


@dataclass(frozen=True)
class Picture:
    """A map with the lines of its legend."""

    title: str
    svg: str
    words: str
    lines: Sequence[tuple[Fill, str]]


def show_maps(roadmap: Roadmap, chosen: Selection) -> None:
    """Draw both maps, each with its legend; say what has no outline."""
    drawn = load.boundaries(roadmap.vintage).codes
    if drawn.isdisjoint(roadmap.codes):
        st.caption(_("Chưa có ranh giới của các xã này."))
        return
    for column, picture in zip(st.columns(2), pictures(roadmap, chosen), strict=True):
        with column:
            st.markdown(f"**{picture.title}**")
            st.image(picture.svg, alt=picture.words, width=SIZE[0])
            with st.container(horizontal=True, gap="small"):
                for look, label in picture.lines:
                    with st.container(horizontal=True, width="content", gap="xsmall"):
                        st.image(swatch(look, label), alt="", width=SWATCH[0])
                        st.markdown(label, width="content")
    missing = [c for c in roadmap.codes if c not in drawn]
    if missing:
        names = [load.register()[code, roadmap.vintage].name for code in missing]
        st.caption(_("Không có ranh giới: {names}.").format(names=", ".join(names)))


@load.kept(32)
def pictures(roadmap: Roadmap, chosen: Selection) -> tuple[Picture, Picture]:
    """The planned years, and the states on the day of the selection."""
    rows = outcome(roadmap, day_of(chosen))
    years = dict(zip(rows["area_code"], rows["planned"].astype(str), strict=True))
    states = dict(zip(rows["area_code"], look_ids(rows), strict=True))
    return (
        _picture(_("Năm kế hoạch"), roadmap, years, year_looks(sorted({*years.values()}))),
        _picture(
            _("Thực tế đến hết {period}").format(period=parse_period(chosen.period).label),
            roadmap,
            states,
            {look: (LOOKS[look], state_text(look)) for look in STATES},
        ),
    )


def year_looks(years: Sequence[str]) -> dict[str, tuple[Fill, str]]:
    looks = zip(SEQUENCE, YEAR_PATTERNS, YEAR_INKS, strict=True)
    fills = [Fill(*look) for look in looks]
    return {year: (fills[place % len(fills)], year) for place, year in enumerate(years)}


def _picture(
    title: str,
    roadmap: Roadmap,
    classes: Mapping[str, str],
    looks: Mapping[str, tuple[Fill, str]],
) -> Picture:
    shape, labels = _drawn(roadmap.vintage, roadmap.codes)
    fills = {code: looks[one][0] for code, one in classes.items()}
    counts = {one: sum(other == one for other in classes.values()) for one in looks}
    lines = [(look, f"{said}: {number(counts[one])}") for one, (look, said) in looks.items()]
    there = [line for line, one in zip(lines, looks, strict=True) if counts[one]]
    words = _("Bản đồ, {title}. {counts}").format(
        title=title, counts="; ".join(said for _look, said in there)
    )
    return Picture(title, svg(shape, fills, title, labels), words, there)


@load.daily(16)
def _drawn(vintage: str, codes: tuple[str, ...]) -> tuple[Outline, list[Label]]:
    """What is the same on both maps."""
    frame = load.boundaries(vintage).of(codes)
    return outline(simplify(frame, TOLERANCE), *SIZE), _labels(frame, vintage)


def _labels(frame: gpd.GeoDataFrame, vintage: str) -> list[Label]:
    """The names of the communes that have room for theirs."""
    places = spots(frame, fit(frame.total_bounds, Box(0, 0, *SIZE)))
    names = {code: load.register()[code, vintage].short_name for code in places}
    return [
        Label(spot.x, spot.y, names[code])
        for code, spot in places.items()
        if len(names[code]) * LETTER <= OVER * spot.width and spot.height >= 2 * LETTER
    ]


def swatch(look: Fill, title: str) -> str:
    """A small field with the look of a class, for a legend."""
    width, height = SWATCH
    box = Outline(width, height, {"": f"M1 1H{width - 1}V{height - 1}H1Z"})
    return svg(box, {"": look}, title)
