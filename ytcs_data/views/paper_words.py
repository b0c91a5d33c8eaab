"""What a map or a chart says on paper: the same words, classes and counts as on the screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from geo.areas import ARCHIPELAGOS
from geo.map_picture import MapPicture, map_picture
from geo.thumbnail import Fill
from ytcs_data import figures, legend, load, map_documents, provenance
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.reports.chart_paper import chart_page
from ytcs_data.reports.map_names import Label
from ytcs_data.reports.map_paper import Line, MapWords, map_page, map_size
from ytcs_data.reports.paper import PAPERS, Heading
from ytcs_data.road_words import COMMUNES
from ytcs_data.states import State
from ytcs_data.views.area_table import area_rows, drawn
from ytcs_data.views.basis_words import basis_words
from ytcs_data.views.charts import trend_description
from ytcs_data.views.selection import Selection
from ytcs_data.views.summary import summarise
from ytcs_data.views.trend_words import basis_notes
from ytcs_data.words import _, day, number

NO_BORDERS = _("Chưa có ranh giới của nơi này nên không vẽ được bản đồ.")


def map_on_paper(chosen: Selection, paper_id: str) -> str:
    """The map of a selection as a page of SVG; the commune that is looked at changes nothing."""
    chosen = replace(chosen, area="")
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    rows = area_rows(chosen)
    looks = {e.id: _fill(e) for e in legend.entries(indicator, target, rebuilt=chosen.is_past)}
    fills = {c: looks[line] for c, line in zip(rows["area_code"], rows["class_id"], strict=True)}
    gone = map_documents.gone(chosen.vintage, fills)
    picture = _picture(chosen.vintage, chosen.province, chosen.district, paper_id)
    return map_page(
        PAPERS[paper_id],
        _heading(chosen, indicator, parse_period(chosen.period).label, with_borders=True),
        _words(chosen, indicator, target, rows, picture),
        picture,
        {**fills, **{code: fills[into] for code, into in gone.items()}},
    )


def chart_on_paper(chosen: Selection, series: pd.DataFrame, paper_id: str) -> str:
    """The lines of `series`, of `trend_rows`, as a page of SVG."""
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, chosen.district)
    known = series[series["value"].notna()].sort_values("middle")["period"]
    span = " – ".join(dict.fromkeys([known.iloc[0], known.iloc[-1]]))
    notes = [legend.rule(target, indicator, load.catalogue())]
    notes += basis_notes(series)
    if series["value"].isna().any():
        notes.append(_("Đường bị ngắt ở kỳ chưa có số liệu."))
    return chart_page(
        PAPERS[paper_id],
        _heading(chosen, indicator, span, with_borders=False),
        trend_description(series, indicator, target),
        [note for note in notes if note],
    )


def _fill(entry: legend.Entry) -> Fill:
    return Fill(entry.colour, entry.pattern, entry.ink if entry.pattern else "")


def _heading(chosen: Selection, indicator: Indicator, when: str, *, with_borders: bool) -> Heading:
    place = [scope_name(chosen.province, chosen.vintage)]
    if chosen.district:
        place.insert(0, district_name(chosen.district, chosen.vintage))
    return Heading(
        f"{indicator.title} ({indicator.unit})" if not indicator.is_yes_no else indicator.title,
        " · ".join([", ".join(place), when]),
        [
            *(basis_words(chosen) if with_borders else []),
            *provenance.caveats(chosen.vintage, with_borders=with_borders),
        ],
        _sources(chosen.told_in),
    )


def _sources(vintage: str) -> str:
    parts = [
        provenance.source_line(vintage),
        _("Phiên bản số liệu {n}").format(n=load.version()),
    ]
    if changed := provenance.changed_on():
        parts.append(_("Cập nhật {day}").format(day=day(changed)))
    return " · ".join(parts)


def _words(
    chosen: Selection,
    indicator: Indicator,
    target: Target | None,
    rows: pd.DataFrame,
    picture: MapPicture,
) -> MapWords:
    counts = rows["class_id"].value_counts()
    lines = [
        Line(entry.label, _fill(entry), int(counts.get(entry.id, 0)))
        for entry in legend.entries(indicator, target, rebuilt=chosen.is_past)
        if entry.always or entry.id in counts
    ]
    figure, facts = _whole(chosen, indicator, target)
    return MapWords(
        figure,
        facts,
        _("Số {communes}").format(communes=COMMUNES[chosen.vintage]),
        lines,
        [
            note
            for note in (legend.rule(target, indicator, load.catalogue()), drawn(chosen))
            if note
        ],
        NO_BORDERS,
        _labels(chosen.vintage, indicator, rows),
        _far_islands(picture.window.areas) if picture.window else "",
    )


def _labels(vintage: str, indicator: Indicator, rows: pd.DataFrame) -> dict[str, Label]:
    """Names without their kind, as on the screen, and the values that are known."""
    values = rows["value"].mask(rows["class_id"].isin(list(State)))
    return {
        code: Label(load.register()[code, vintage].short_name, _said(value, indicator))
        for code, value in zip(rows["area_code"], values, strict=True)
    }


def _said(value: float, indicator: Indicator) -> str:
    """A value as the list on the screen says it: what it is counted per stands in the title."""
    if indicator.is_yes_no or pd.isna(value):
        return ""
    if "/" in indicator.unit:
        return number(value, indicator.decimals)
    return legend.quantity(value, indicator)


def _far_islands(codes: Collection[str]) -> str:
    """What a window is called that shows these of `ARCHIPELAGOS`."""
    hoang_sa, *truong_sa = ARCHIPELAGOS
    if hoang_sa not in codes:
        return _("Trường Sa")
    return _("Hoàng Sa") if set(truong_sa).isdisjoint(codes) else _("Hoàng Sa và Trường Sa")


def _whole(
    chosen: Selection, indicator: Indicator, target: Target | None
) -> tuple[str, Sequence[str]]:
    """Value of the whole place, what it is made of, and what is missing of the same target."""
    summary = summarise(chosen, indicator)
    if summary is None:
        return "", []
    to_go = summary.to_go if summary.target == target else ""
    return summary.value, [fact for fact in (summary.parts, to_go) if fact]


@load.kept(24)
def _picture(vintage: str, province: str, district: str, paper_id: str) -> MapPicture:
    groups = load.groups(vintage, province)
    communes = load.communes(vintage, province)
    codes = [commune.code for commune in communes]
    return map_picture(
        load.boundaries(vintage).of(codes),
        load.districts(vintage, province)[district] if district else codes,
        groups,
        _provinces(vintage, codes),
        map_size(PAPERS[paper_id]),
        PAPERS[paper_id].pixel,
    )


def _provinces(vintage: str, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: load.register()[code, vintage].province for code in codes}
