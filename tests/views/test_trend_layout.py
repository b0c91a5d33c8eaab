"""Where labels and scales of a chart stand, by hand."""

from __future__ import annotations

import pytest

from ytcs_data import load
from ytcs_data.views.trend_layout import pushed_apart, value_range

BHYT = load.catalogue().indicators["shi_coverage_pct"]
PER_STATION = load.catalogue().indicators["chs_doctors_per_station"]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([3], [3]),
        ([1, 9], [1, 9]),
        ([5, 5], [4, 6]),
        ([5, 1, 5], [4, 1, 6]),
        ([10, 10], [8, 10]),  # inside the chart
        ([0, 0, 0], [0, 2, 4]),
        ([4, 5, 6.5], [3.166667, 5.166667, 7.166667]),  # together they lie as near as can be
    ],
)
def test_labels_are_pushed_apart_no_further_than_they_must(wanted, places):
    assert pushed_apart(wanted, 2, 0, 10) == pytest.approx(places, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "indicator", "ends"),
    [
        ([87.8, 96.0, 95], BHYT, (86, 98)),
        ([0, 33, 30], BHYT, (0, 40)),
        ([80, 100], BHYT, (75, 100)),  # a share does not go beyond 100 %
        ([99, 101.2], BHYT, (98.5, 101.5)),  # unless it does
        ([1.0, 3.8], PER_STATION, (0, 4)),
        ([95, 95], BHYT, (80, 100)),
        ([0, 0], BHYT, (0, 1)),
    ],
)
def test_a_scale_begins_at_zero_unless_the_values_are_far_from_it(values, indicator, ends):
    low, high = value_range(values, indicator)
    assert low <= min(values) <= max(values) <= high
    assert (low, high) == pytest.approx(ends)
