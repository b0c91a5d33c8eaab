"""One target as a card: what is promised, where it stands, what is to go, and its very words."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from ytcs_data import load, road_words
from ytcs_data.analysis.pace import Verdict
from ytcs_data.ground import Ground
from ytcs_data.legend import wording
from ytcs_data.periods import parse_period
from ytcs_data.place_names import district_name, scope_name
from ytcs_data.standing import Standing
from ytcs_data.views.catalogue_words import CONFIDENCE
from ytcs_data.words import _, day, number

# Each verdict has a sign beside its colour, so that nothing depends on seeing colours.
SIGNS = {Verdict.MET: "✓", Verdict.ON_TRACK: "▲", Verdict.SLOW: "▼", Verdict.UNKNOWN: "?"}
UNMEASURED = "–"

STYLE = """<style>
.ytcs-verdict { display: inline-block; padding: 0.1rem 0.6rem; border: 2px solid;
  border-radius: 1rem; font-weight: 600; white-space: nowrap; }
.ytcs-verdict.met { color: #0b4a50; background: #dff1f0; border-color: #0f5c63; }
.ytcs-verdict.on_track { color: #1d4f2b; background: #e7f3e4; border-color: #3f7d4e; }
.ytcs-verdict.slow { color: #7a2c0c; background: #fdeae1; border-color: #b4491b; }
.ytcs-verdict.unknown, .ytcs-verdict.none { color: #3f4a4f; background: #f1f4f5;
  border: 2px dashed #7c878c; }
.ytcs-to-go { margin: 0; }
.ytcs-target h3 { font-size: 1.15rem; margin: 0 0 0.3rem; padding: 0; }
.ytcs-target dl { display: flex; flex-wrap: wrap; gap: 0.6rem 2rem; margin: 0.5rem 0;
  padding: 0; }
.ytcs-target dt { color: #47565c; font-size: 0.875rem; }
.ytcs-target dd { margin: 0; font-variant-numeric: tabular-nums; }
.ytcs-target dd b { font-size: 1.35rem; }
.ytcs-target p { margin: 0.3rem 0; }
.ytcs-target blockquote { margin: 0.4rem 0; padding-left: 0.8rem; border-left: 3px solid #9bb0b5; }
</style>"""


def card_html(one: Standing, place: Ground) -> str:
    """A target in HTML, every text in it escaped."""
    return "".join(
        [
            '<div class="ytcs-target">',
            f"<h3>{escape(title(one))}</h3>",
            f"<p>{badge(one)} {escape(whose(one, place))}</p>",
            _figures(one),
            f"<p>{escape(_reason(one))}</p>" if _reason(one) else "",
            _document(one),
            "</div>",
        ]
    )


def title(one: Standing) -> str:
    """What is promised, until when."""
    if one.indicator is None:
        return one.target.wording
    asked = one.target.as_worded or wording(one.target, one.indicator)
    return _("{title}: {asked}, hạn {deadline}").format(
        title=one.indicator.short_title, asked=asked, deadline=day(one.target.deadline)
    )


def badge(one: Standing) -> str:
    """The verdict as HTML, with its sign."""
    name, sign = (
        ("none", UNMEASURED) if one.indicator is None else (one.verdict.value, sign_of(one))
    )
    return f'<span class="ytcs-verdict {name}">{sign} {escape(road_words.verdict(one))}</span>'


def sign_of(one: Standing) -> str:
    return SIGNS[one.verdict] if one.indicator else UNMEASURED


def whose(one: Standing, place: Ground) -> str:
    """The document, and where it is measured if that is not the place itself."""
    said = [one.plan.number or one.plan.title]
    if one.ground != place:
        said.append(_("đo trên {place}").format(place=ground_name(one.ground)))
    if one.is_historical:
        said.append(_("kế hoạch của địa bàn trước 01/7/2025"))
    return " · ".join(said)


def ground_name(ground: Ground) -> str:
    if ground.area:
        return load.register()[ground.area, ground.vintage].name
    if ground.district:
        return district_name(ground.district, ground.vintage)
    return scope_name(ground.scope, ground.vintage)


def figures_of(one: Standing) -> dict[str, tuple[str, str]]:
    """What the card shows in large, each with a line below it."""
    road, indicator = one.road, one.indicator
    if road is None or indicator is None or road["points"] != road["points"]:
        return {}
    counts = f"{number(road['numerator'])} / {number(road['denominator'])}"
    below = [counts, parse_period(road["period"]).label, road_words.coverage(road)]
    value = road_words.now(replace(one, asked=road["period"]))  # the period stands below
    shown = {_("Hiện nay"): (value, ", ".join(part for part in below if part))}
    if road["met"]:
        return shown
    missing = road_words.to_go(road, indicator, one.target, one.ground.vintage)
    left, _sign, rate = missing.partition("; ")
    shown[_("Còn lại")] = (left, rate)
    if need := road_words.required(road, indicator, one.target):
        shown[_("Mức phải đi")] = (need, "")
    shown[_("Đà gần đây")] = (road_words.pace(road, indicator), road_words.arrival(road))
    return shown


def _reason(one: Standing) -> str:
    """Why the verdict is what it is, where the figures do not say so already."""
    told = one.road is not None and one.due is None and one.road["years"] > 0
    judged = told and not one.is_early and not one.is_told_by_few and figures_of(one)
    return "" if judged else road_words.why(one)


def _figures(one: Standing) -> str:
    parts = []
    for number_of, (label, (value, below)) in enumerate(figures_of(one).items()):
        large = f"<b>{escape(value)}</b>" if number_of < 2 else escape(value)
        under = f"<br><small>{escape(below)}</small>" if below else ""
        parts.append(f"<div><dt>{escape(label)}</dt><dd>{large}{under}</dd></div>")
    return f"<dl>{''.join(parts)}</dl>" if parts else ""


def _document(one: Standing) -> str:
    target, plan = one.target, one.plan
    lines = [f"<blockquote>“{escape(target.wording)}”</blockquote>"]
    issued = _("ngày {day}").format(day=day(plan.issued)) if plan.issued else ""
    number_and_day = " ".join(text for text in (plan.number, issued) if text)
    named = ", ".join(text for text in (plan.title, number_and_day, plan.issuer) if text)
    lines.append(f"<p>{escape(named)}</p>")
    lines += [f"<p>{escape(text)}</p>" for text in (target.note, plan.note) if text]
    source = _("Nguồn: {source} ({confidence})").format(
        source=plan.source.name, confidence=CONFIDENCE[target.confidence]
    )
    lines.append(f"<p><small>{escape(source)}</small></p>")
    summary = escape(_("Nguyên văn và văn bản"))
    return f"<details><summary>{summary}</summary>{''.join(lines)}</details>"
