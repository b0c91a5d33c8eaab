"""What the card of a theme shows in one place and period: words, history, a small map."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.boundaries import simplify
from geo.thumbnail import Fill, Outline, outline, svg
from ytcs_data import figures, legend, load, map_documents
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity
from ytcs_data.reach import Reach
from ytcs_data.views.area_table import area_rows
from ytcs_data.views.changes import since
from ytcs_data.views.selection import Selection
from ytcs_data.views.sparkline import sparkline
from ytcs_data.views.summary import Summary, summarise
from ytcs_data.views.trend_series import short_name, trend_rows
from ytcs_data.words import _, number

MOST_BEHIND = 5
THUMBNAIL = (300, 230)
TOLERANCE = 0.004  # degrees; about a pixel of the small map


@dataclass(frozen=True)
class Behind:
    """A commune that is far from the target."""

    name: str
    value: str
    chosen: Selection


@dataclass(frozen=True)
class Card:
    """All that is drawn of one indicator on the overview."""

    summary: Summary
    since: str
    history: str  # SVG; "" where there is no more than one value
    history_words: str
    picture: str  # SVG
    picture_words: str
    behind: tuple[Behind, ...]  # the communes furthest from the target
    behind_words: str


def card(chosen: Selection, indicator: Indicator) -> Card | None:
    """Make the card of an indicator; None when nobody was expected to report."""
    return _card(replace(chosen.of_indicator(indicator.id), area="", lines=""))


@load.kept(256)
def _card(chosen: Selection) -> Card | None:
    indicator = load.catalogue().indicators[chosen.indicator]
    summary = summarise(chosen, indicator)
    if summary is None:
        return None
    history, history_words = _history(chosen, indicator, summary.target)
    picture, picture_words = _small_map(chosen, indicator)
    behind, behind_words = _behind(chosen, indicator, summary.reach)
    return Card(
        summary=summary,
        since=since(chosen, indicator),
        history=history,
        history_words=history_words,
        picture=picture,
        picture_words=picture_words,
        behind=behind,
        behind_words=behind_words,
    )


def _behind(
    chosen: Selection, indicator: Indicator, reached: Reach | None
) -> tuple[tuple[Behind, ...], str]:
    """The communes that are named, and what they have in common."""
    if reached is None or reached.behind.empty:
        return (), ""
    found = []
    for row in reached.behind.head(MOST_BEHIND).to_dict("records"):
        people = _("{n} dân").format(n=number(row["people"]))
        value = people if indicator.is_yes_no else quantity(row["value"], indicator)
        name = load.register()[row["area_code"], chosen.vintage].name
        found.append(Behind(short_name(name), value, replace(chosen, area=row["area_code"])))
    words = (
        _("Chưa có, đông dân nhất trong {n} nơi:")
        if indicator.is_yes_no
        else _("Xa mục tiêu nhất trong {n} nơi chưa đạt:")
    )
    return tuple(found), words.format(n=number(len(reached.behind)))


def _history(chosen: Selection, indicator: Indicator, target: Target | None) -> tuple[str, str]:
    """A picture, and what it says to those who cannot see it."""
    rows = trend_rows(chosen, indicator, [chosen.district] if chosen.district else [])
    here = rows[rows["place"] == rows["place"].max()]
    known = here[here["value"].notna()]
    if len(known) < 2:
        return "", ""
    first, last = (f"{row['text']} ({row['period']})" for _i, row in known.iloc[[0, -1]].iterrows())
    words = _("Diễn biến theo kỳ: từ {first} đến {last}").format(first=first, last=last)
    return sparkline(here, target.value if target else None), words


def _small_map(chosen: Selection, indicator: Indicator) -> tuple[str, str]:
    """The map of a selection as a picture, and how many areas of each class it shows in words.

    As on the large map the target is that of the whole scope, also where a district has its own.
    """
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    rows = area_rows(chosen)
    entries = {entry.id: entry for entry in legend.entries(indicator, target)}
    fills = {
        code: Fill(entries[line].colour, entries[line].pattern, entries[line].ink)
        for code, line in zip(rows["area_code"], rows["class_id"], strict=True)
    }
    gone = map_documents.gone(chosen.vintage, fills)
    shape = small_outline(chosen.vintage, tuple(sorted({*fills, *gone})))
    fills |= {code: fills[into] for code, into in gone.items()}
    counts = rows["class_id"].value_counts()
    said = [f"{e.label}: {number(counts[e.id])}" for e in entries.values() if e.id in counts]
    words = _("Bản đồ nhỏ, {title}. {counts}").format(
        title=indicator.short_title, counts="; ".join(said)
    )
    return svg(shape, fills, indicator.short_title), words


@load.kept(64)
def small_outline(vintage: str, codes: tuple[str, ...]) -> Outline:
    frame = load.boundaries(vintage).of(codes)
    return outline(simplify(frame, TOLERANCE) if len(frame) else frame, *THUMBNAIL)
