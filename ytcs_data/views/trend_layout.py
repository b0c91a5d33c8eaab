"""The table of a chart over time: its points, and where labels, target and scales stand.

A chart is described once and drawn with the data of the day, so everything that differs from one
selection to the next is a row here. `kind` says what a row is for: `value` a point; `carried` a
point of a line that was carried across the reform; `end` the label of a line, `goal_end` that of
the target; `target` a corner of the target's path, `goal` a deadline on it; `reform` the break;
`before` and `since` what stands on either side of it; `frame` the corners of the chart, which set
both scales.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from ytcs_data.basis import Basis
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.load import TODAY
from ytcs_data.periods import REFORM
from ytcs_data.views.target_path import path_label, path_rows, visible_steps
from ytcs_data.words import _, number

HEIGHT = 440
LABEL_GAP = 21 / (HEIGHT - 60)  # of the height of the plot, for one label below another
FREE = 0.2  # of the width, empty right of the lines: enough for their labels
PER_CENT = "%"
BROKEN = (_("trên địa bàn cũ"), _("trên địa bàn mới"))
SIDES = {
    Basis.REPORTED.value: _("như báo cáo"),
    Basis.REBUILT.value: _("dựng lại trên xã hiện nay"),
    Basis.FORMER.value: _("chia về huyện cũ"),
}
FROM_ZERO = 0.5  # a scale starts at 0 if the lowest value is below this part of the highest


def chart_rows(series: pd.DataFrame, indicator: Indicator, target: Target | None) -> pd.DataFrame:
    """Everything that a chart draws; `series` as `trend_series.trend_rows` gives it."""
    known = series[series["value"].notna()]
    steps = visible_steps(target, known) if target else []
    low, high = shown_range(known, indicator, target)
    start = pd.Timestamp(known["middle"].min().year, 1, 1)
    last = known["middle"].max()
    end = max([last, *(pd.Timestamp(step.deadline) for step in steps)])
    at = last if (end - last) > FREE * (end - start) else end
    frame = pd.DataFrame({"kind": "frame", "middle": [start, end], "value": [low, high]})
    parts = [series.assign(kind="value"), frame]
    percent = indicator.unit == PER_CENT
    labels = known.groupby("place").tail(1).assign(kind="end")
    labels["label"] = [
        f"{row['name']} {number(row['value'], indicator.decimals)}{' %' if percent else ''}"
        for row in labels.to_dict("records")
    ]
    if target and steps:
        parts.append(path_rows(steps, indicator, target))
        labels = pd.concat([labels, path_label(steps, indicator, target)])
    parts.append(series[is_carried(series)].assign(kind="carried"))
    if series["vintage"].nunique() > 1:
        parts.append(_reform(series))
    gap = LABEL_GAP * (high - low)
    places = pushed_apart([*labels["value"]], gap, low, high)
    parts.append(labels.assign(label_x=at, label_y=places))
    return pd.concat(parts, ignore_index=True)


def is_carried(series: pd.DataFrame) -> pd.Series[bool]:
    """Points at either end of a piece of line of which one end was not reported so."""
    made = series["how"].ne(Basis.REPORTED)
    lines = made.groupby([series["place"], series["joined"]])
    beside = [lines.shift(step, fill_value=False) for step in (1, -1)]
    return made | beside[0].astype(bool) | beside[1].astype(bool)


def _reform(series: pd.DataFrame) -> pd.DataFrame:
    """The day of the break, and on which areas the figures beside it stand."""
    how = series.groupby("vintage")["how"].agg(lambda known: sorted(set(known))[0])
    before, since = (SIDES[how[vintage]] for vintage in ("2024", TODAY))
    if series["joined"].ne("").all():
        before, since = BROKEN
    return reform_rows(before, since)


def reform_rows(before: str, since: str) -> pd.DataFrame:
    """The day of the break with its name, and what stands on either side of it."""
    labels = [_("Sắp xếp 01/7/2025"), before, since]
    kinds = ["reform", "before", "since"]
    return pd.DataFrame({"kind": kinds, "middle": pd.Timestamp(REFORM), "label": labels})


def shown_range(
    known: pd.DataFrame, indicator: Indicator, target: Target | None
) -> tuple[float, float]:
    """Lowest and highest value of the scale on which values and the target's path fit."""
    steps = visible_steps(target, known) if target else []
    return value_range([*known["value"], *(step.value for step in steps)], indicator)


def value_range(values: Sequence[float], indicator: Indicator) -> tuple[float, float]:
    """Lowest and highest value of the scale, on round numbers; shares stay within 100 %."""
    low, high = min(values), max(values)
    low = 0.0 if 0 <= low <= FROM_ZERO * high else low
    step = _round_step((high - low) or abs(high) or 5)
    bottom = 0.0 if not low else math.floor((low - 0.1 * step) / step) * step
    top = math.ceil((high + 0.1 * step) / step) * step
    if indicator.unit == PER_CENT and high <= 100:
        top = min(top, 100.0)
    if low >= 0:
        bottom = max(bottom, 0.0)
    return round(bottom, 9), round(top, 9)


def _round_step(span: float) -> float:
    """A fifth of a span, as 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(span / 5))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= span / 5)


def pushed_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near to the wanted ones as they can be with `gap` between them, in their order.

    >>> pushed_apart([5, 1, 5], 2, 0, 10)
    [4.0, 1.0, 6.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    groups: list[tuple[float, int]] = []  # of labels that touch: their sum, their number
    for rank, i in enumerate(order):
        total, count = wanted[i] - rank * gap, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            above, more = groups.pop()
            total, count = total + above, count + more
        groups.append((total, count))
    most = high - (len(wanted) - 1) * gap
    bases = [max(low, min(most, total / count)) for total, count in groups for _n in range(count)]
    places = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        places[i] = bases[rank] + rank * gap
    return places
