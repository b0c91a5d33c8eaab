import numpy as np
import pandas as pd

from tests.analysis.holdings import values
from ytcs_data.analysis.trends import change


def rates(**by_period: float | None) -> pd.DataFrame:
    """Of commune A, out of 100 people; the names of periods with _ for -."""
    return pd.concat(
        [
            values(
                ("A", rate, 100, "not_reported" if rate is None else "value"),
                period=name.removeprefix("in_").replace("_", "-"),
            )
            for name, rate in by_period.items()
        ],
        ignore_index=True,
    )


def test_a_change_since_last_month_and_since_the_same_month_last_year():
    row = change(rates(in_2025_09=90, in_2026_08=94, in_2026_09=95), "2026-09").iloc[0]

    assert (row["last_period"], row["since_last"]) == ("2026-08", 1)
    assert (row["year_ago"], row["since_year_ago"]) == ("2025-09", 5)


def test_a_month_is_never_compared_with_a_year():
    row = change(rates(in_2025=90, in_2026_01=95), "2026-01").iloc[0]

    assert (row["last_period"], row["year_ago"]) == ("", "")
    assert np.isnan(row["since_last"])
    assert np.isnan(row["since_year_ago"])


def test_a_left_out_month_is_jumped_over_and_the_earlier_one_named():
    row = change(rates(in_2026_07=90, in_2026_09=95, in_2026_10=99), "2026-09").iloc[0]

    assert (row["last_period"], row["since_last"]) == ("2026-07", 5)


def test_an_area_without_a_number_then_has_no_change():
    row = change(rates(in_2023=None, in_2024=95), "2024").iloc[0]

    assert row["last_period"] == "2023"
    assert np.isnan(row["since_last"])


def test_a_half_year_is_compared_with_the_half_year_before_and_a_year_ago():
    row = change(rates(in_2024_H1=90, in_2024_H2=92, in_2025_H1=95), "2025-H1").iloc[0]

    assert (row["last_period"], row["since_last"]) == ("2024-H2", 3)
    assert (row["year_ago"], row["since_year_ago"]) == ("2024-H1", 5)
