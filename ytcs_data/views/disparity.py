"""The gap between (former) districts on a page: a sentence, a chart, and the table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from ytcs_data import figures, legend, load, provenance
from ytcs_data.analysis.disparity import Disparity, change, disparity
from ytcs_data.analysis.trends import year_before
from ytcs_data.catalogue import Indicator, Target
from ytcs_data.load import TODAY
from ytcs_data.periods import parse_period
from ytcs_data.place_names import scope_name
from ytcs_data.views.disparity_chart import show_dots
from ytcs_data.views.disparity_rows import compared_periods, district_rows, whole
from ytcs_data.views.disparity_words import (
    TOO_FEW,
    change_words,
    gap_words,
    ground_words,
    reading_words,
)
from ytcs_data.views.evidence_table import state_words
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.words import _


@dataclass(frozen=True)
class Content:
    """All that is said and drawn of one selection."""

    found: Disparity | None
    rows: pd.DataFrame  # of the period, the highest first, then those without a value
    whole: float
    target: Target | None
    said: list[str]
    ago: str  # the period a year before, where it is drawn


def show_disparity(chosen: Selection, indicator: Indicator) -> None:
    """Draw how far apart the (former) districts of a province are; nothing for all provinces."""
    if chosen.province == load.EVERYWHERE:
        return
    st.subheader(
        _("Chênh lệch giữa các huyện cũ")
        if chosen.vintage == TODAY
        else _("Chênh lệch giữa các huyện"),
        anchor=False,
    )
    chosen = replace(chosen.of_indicator(indicator.id), district="", area="", lines="")
    made = content(chosen)
    if made.found is None:
        st.info(TOO_FEW, icon=":material/info:")
        return
    st.markdown(" ".join(made.said))
    plain = " ".join(made.said).replace("**", "")
    show_dots(made.rows, made.whole, indicator, made.target, f"{indicator.title}. {plain}")
    notes = [reading_words(made.found, made.target, made.ago), *ground_words(chosen, indicator)]
    st.caption(" ".join(filter(None, notes)))
    key = f"table_of_disparity_{indicator.id}"
    fold_table(_("Bảng chênh lệch và tải về"), key, lambda: sheet(chosen, made))


def disparity_of_chosen(chosen: Selection) -> None:
    """The same of the indicator that is chosen."""
    show_disparity(chosen, load.catalogue().indicators[chosen.indicator])


@load.kept(64)
def content(chosen: Selection) -> Content:
    """Make all that is shown of a selection without a district."""
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province)
    every = district_rows(chosen, target)
    now, average = every[every["period"] == chosen.period], whole(chosen)
    found = disparity(now, average)
    periods = compared_periods(every, chosen, indicator)
    ago = year_before(chosen.period)
    ago = ago if ago in periods else ""
    before = every[every["period"] == ago].set_index("area_code")["value"]
    known = now.assign(before=now["area_code"].map(before), from_whole=now["value"] - average)
    known["period"] = parse_period(chosen.period).label
    rows = known.sort_values(["value", "area_code"], ascending=[False, True])
    said = [gap_words(found, indicator, target)] if found else []
    for period in periods:
        if moved := change(now, every[every["period"] == period]):
            said.append(change_words(moved, period, indicator))
    return Content(found, rows, average, target, said, ago)


def sheet(chosen: Selection, made: Content) -> Sheet:
    """The districts in the order of the chart, with their counts and how far from the whole."""
    indicator = load.catalogue().indicators[chosen.indicator]
    rows, digits = made.rows, indicator.decimals
    unit = _("điểm %") if indicator.unit == "%" else indicator.unit
    table = pd.DataFrame(
        {
            _("Huyện (cũ)") if chosen.vintage == TODAY else _("Huyện"): rows["name"],
            f"{indicator.short_title} ({indicator.unit})": rows["value"].round(digits),
            _("So với chung ({unit})").format(unit=unit): rows["from_whole"].round(digits),
            indicator.numerator_title.capitalize(): rows["numerator"],
            indicator.denominator_title.capitalize(): rows["denominator"],
        }
    )
    if made.target:
        known = rows["value"].notna()
        table[_("Mục tiêu")] = (
            rows["met"].map({True: _("Đạt"), False: _("Chưa đạt")}).where(known, "")
        )
    if made.ago:
        label = parse_period(made.ago).label
        label = label[0].upper() + label[1:]
        table[label] = rows["before"].round(digits)
    table[_("Ghi chú")] = [state_words(state) for state in rows["state"]]
    place = f"{scope_name(chosen.province, chosen.vintage)}, {parse_period(chosen.period).label}"
    notes = [
        place,
        legend.rule(made.target, indicator, load.catalogue()),
        *ground_words(chosen, indicator),
        provenance.source_line(chosen.told_in),
        *provenance.caveats(chosen.vintage, with_borders=False),
    ]
    file = f"chenh_lech_{indicator.id}_{chosen.province}_{chosen.period}"
    return Sheet(table, indicator.title, file, [note for note in notes if note])
