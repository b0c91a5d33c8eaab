"""The numbers behind a chart over time, each with on which areas it stands."""

from __future__ import annotations

import pandas as pd

from ytcs_data import figures, load, provenance
from ytcs_data.catalogue import Indicator
from ytcs_data.legend import rule
from ytcs_data.views.selection import Selection
from ytcs_data.views.table_view import Sheet, fold_table
from ytcs_data.views.trend_words import basis_notes
from ytcs_data.words import _


def show_trend_table(series: pd.DataFrame, chosen: Selection) -> None:
    """Draw the table with its downloads; `series` as `trend_series.trend_rows` gives it."""
    fold_table(_("Bảng số liệu của biểu đồ"), "table_of_trend", lambda: _sheet(series, chosen))


def _sheet(series: pd.DataFrame, chosen: Selection) -> Sheet:
    indicator = load.catalogue().indicators[chosen.indicator]
    target = figures.leading_target(indicator, chosen.vintage, chosen.province, chosen.district)
    told = [vintage for vintage in load.VINTAGES if vintage in set(series["vintage"])]
    notes = [
        rule(target, indicator, load.catalogue()),
        provenance.source_line(*told),
        *provenance.caveats(chosen.vintage, with_borders=False),
        *basis_notes(series),
    ]
    file = f"trend_{chosen.indicator}_{chosen.province}"
    return Sheet(_numbers(series, indicator), indicator.title, file, [n for n in notes if n])


def _numbers(series: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            _("Nơi"): series["name"],
            _("Kỳ"): series["period"],
            f"{indicator.short_title} ({indicator.unit})": series["value"].round(
                indicator.decimals
            ),
            indicator.numerator_title.capitalize(): series["numerator"],
            indicator.denominator_title.capitalize(): series["denominator"],
        }
    )
    if series["remark"].ne("").any():
        table[_("Cách tính")] = series["remark"]
    return table
