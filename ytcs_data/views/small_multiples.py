"""One small chart a former district, all on the same scales: who is ahead, who is behind.

Drawn on the server as SVG in a grid of the page, since Vega-Lite cannot put as many panels
beside each other as a screen is wide: 28 districts have to be read on a telephone too.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape
from itertools import pairwise

import pandas as pd

from ytcs_data.catalogue import Indicator, Target
from ytcs_data.legend import quantity
from ytcs_data.periods import REFORM
from ytcs_data.views.sparkline import runs
from ytcs_data.views.target_path import path_rows, visible_steps
from ytcs_data.views.trend_layout import value_range
from ytcs_data.views.trend_marks import COLOURS, GREY, INK

WIDTH, HEIGHT = 260, 130
LEFT, RIGHT, TOP, BOTTOM = 52, 252, 8, 108  # the part that lines may fill
PALE = "#9fb0b5"  # the whole province, for comparison
GRID = "#dde4e4"
DASHES = ' stroke-dasharray="4 3"'
TEXT = f'font-family="Segoe UI, Noto Sans, sans-serif" font-size="13" fill="{GREY}"'

STYLE = (
    "<style>.panels{display:grid;gap:1.25rem 1rem;"
    "grid-template-columns:repeat(auto-fill,minmax(max(10.4rem,16%),1fr))}"
    ".panels figure{margin:0;break-inside:avoid}.panels figcaption{display:flex;gap:.5rem;"
    "justify-content:space-between;align-items:baseline;font-weight:600;line-height:1.25}"
    ".panels b{white-space:nowrap;font-size:1.15em}.panels img{width:100%;display:block}</style>"
)

At = Callable[[pd.Timestamp, float], tuple[float, float]]


def panels(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> str:
    """Draw a panel for each place but the first, which is the pale line in each of them.

    Parameters
    ----------
    series
        Of `trend_series.trend_rows`. A place without any value has no panel.
    """
    known = series[series["value"].notna()]
    path = _path(known, indicator, target)
    low, high = value_range([*known["value"], *path["value"]], indicator)
    first = pd.Timestamp(known["middle"].min().year, 1, 1)
    last = max([known["middle"].max(), *path["middle"]])

    def at(moment: pd.Timestamp, value: float) -> tuple[float, float]:
        across = (moment - first) / (last - first)
        up = (value - low) / (high - low)
        x, y = LEFT + across * (RIGHT - LEFT), BOTTOM - up * (BOTTOM - TOP)
        return round(x, 1), round(y, 1)

    ground = _scales(at, (low, high), (first, last), indicator)
    ground += _break(at, low, high) if known["vintage"].nunique() > 1 else ""
    province = series["place"] == 0
    ground += _line(series[province], at, PALE, 2)
    ground += _dashed([at(m, v) for m, v in zip(path["middle"], path["value"], strict=True)])
    latest = known[known["place"] != 0].groupby("place").tail(1)
    order = latest.sort_values("value", ascending=False, kind="stable")["place"]
    drawn = (_panel(series[series["place"] == place], at, ground) for place in order)
    return f'{STYLE}<div class="panels">{"".join(drawn)}</div>'


def _path(known: pd.DataFrame, indicator: Indicator, target: Target | None) -> pd.DataFrame:
    steps = visible_steps(target, known) if target else []
    if not target or not steps:
        return pd.DataFrame({"middle": [], "value": []})
    rows = path_rows(steps, indicator, target)
    return rows[rows["kind"] == "target"]


def _panel(line: pd.DataFrame, at: At, ground: str) -> str:
    last = line[line["value"].notna()].iloc[-1]
    name, now, when = (escape(last[field]) for field in ("short", "text", "period"))
    shapes = ground + _line(line, at, COLOURS[0], 3) + _points(line, at)
    return (
        f"<figure><figcaption><span>{name}</span><b>{now}</b></figcaption>"
        f'<img alt="{name}: {now}, {when}" src="{_address(shapes)}"></figure>'
    )


def _address(shapes: str) -> str:
    """A picture as its own address: a page shows no SVG that stands in its HTML."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><g {TEXT}>{shapes}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _line(line: pd.DataFrame, at: At, colour: str, width: int) -> str:
    return "".join(
        f'<polyline points="{_joined([at(m, v) for m, v in run.points])}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}"{DASHES if run.dashed else ""}/>'
        for run in runs(line)
    )


def _points(line: pd.DataFrame, at: At) -> str:
    """Hollow where a period is no whole year, square where it is an estimate."""
    shapes = []
    for row in line[line["value"].notna()].to_dict("records"):
        x, y = at(row["middle"], row["value"])
        look = 'fill="#fff" r="2.5"' if row["partial"] else f'fill="{COLOURS[0]}" r="3.5"'
        ink = f'stroke="{COLOURS[0]}" stroke-width="1.3"'
        if row["estimated"]:
            fill = look.split(" r=")[0]
            shapes.append(f'<rect x="{x - 3:g}" y="{y - 3:g}" width="6" height="6" {fill} {ink}/>')
        else:
            shapes.append(f'<circle cx="{x}" cy="{y}" {look} {ink}/>')
    return "".join(shapes)


def _dashed(corners: list[tuple[float, float]]) -> str:
    return "".join(
        f'<polyline points="{_joined(pair)}" fill="none" stroke="{INK}" stroke-width="1.5" '
        'stroke-dasharray="5 3"/>'
        for pair in pairwise(corners)
    )


def _break(at: At, low: float, high: float) -> str:
    (x, bottom), (_x, top) = (at(pd.Timestamp(REFORM), value) for value in (low, high))
    return (
        f'<line x1="{x}" x2="{x}" y1="{bottom}" y2="{top}" stroke="{GREY}" stroke-dasharray="2 3"/>'
    )


def _scales(
    at: At,
    values: tuple[float, float],
    days: tuple[pd.Timestamp, pd.Timestamp],
    indicator: Indicator,
) -> str:
    """A line and a number at the lowest, middle and highest value; the first and last year."""
    shapes = []
    whole = indicator.unit == "%"
    for value in (values[0], sum(values) / 2, values[1]):
        _x, y = at(days[0], value)
        decimals = 0 if float(value).is_integer() else max(1, indicator.decimals)
        text = quantity(value, indicator, decimals)
        text = text if whole else text.removesuffix(indicator.unit).strip()
        shapes.append(
            f'<line x1="{LEFT}" x2="{RIGHT}" y1="{y}" y2="{y}" stroke="{GRID}"/>'
            f'<text x="{LEFT - 5}" y="{y + 4}" text-anchor="end">{escape(text)}</text>'
        )
    for x, day, anchor in ((LEFT, days[0], "start"), (RIGHT, days[1], "end")):
        shapes.append(f'<text x="{x}" y="{HEIGHT - 5}" text-anchor="{anchor}">{day.year}</text>')
    return "".join(shapes)


def _joined(points: tuple[tuple[float, float], ...] | list[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
