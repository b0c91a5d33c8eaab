"""The chart of stations and points: what it draws, row by row."""

from __future__ import annotations

from datetime import date

import pandas as pd

from ytcs_data.views.network_chart import chart_rows

COUNTS = pd.DataFrame(
    [
        (date(2024, 12, 31), "2024", "station", 171),
        (date(2025, 6, 30), "2024", "station", 171),
        (date(2025, 12, 31), "2025", "station", 55),
        (date(2026, 10, 31), "2025", "point", 92),
    ],
    columns=["day", "vintage", "kind", "count"],
)


def test_the_break_has_its_name_and_every_text_says_something():
    table = chart_rows(COUNTS)

    reform = table[table["kind"] == "reform"].iloc[0]
    assert reform["label"] == "Sắp xếp 01/7/2025"
    written = table[table["kind"].isin(["reform", "before", "since", "end", "old_end"])]
    assert len(written) == 6
    assert written["label"].notna().all()


def test_without_the_other_side_there_is_no_break():
    table = chart_rows(COUNTS[COUNTS["vintage"] == "2025"])
    assert "reform" not in set(table["kind"])
