"""One panel a former district: sorted, on one scale, with its name and latest value."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.etree import ElementTree

import pytest

from tests.sample_store import sample  # noqa: F401 - a fixture
from ytcs_data import figures, load
from ytcs_data.views.selection import Selection
from ytcs_data.views.small_multiples import panels
from ytcs_data.views.trend_series import trend_rows

pytestmark = pytest.mark.usefixtures("sample")

SVG = "{http://www.w3.org/2000/svg}"


def made() -> str:
    indicator = load.catalogue().indicators["shi_coverage_pct"]
    chosen = Selection("2025", "24", "", "", indicator.id, "")
    rows = trend_rows(chosen, indicator, list(load.districts("2025", "24")))
    return panels(rows, indicator, figures.leading_target(indicator, "2025", "24"))


def test_there_is_a_panel_a_district_sorted_by_the_latest_value():
    html = made()

    values = [float(text.replace(",", ".")) for text in re.findall(r"<b>([\d,]+) %</b>", html)]
    assert len(values) == len(load.districts("2025", "24")) == html.count("<figure>")
    assert values == sorted(values, reverse=True)
    assert '<img alt="TX Quế Võ: 97,6 %, tháng 10/2026"' in html


def test_all_panels_have_the_same_scales_target_and_break():
    pictures = [
        ElementTree.fromstring(b64decode(code)) for code in re.findall(r"base64,([^\"]+)", made())
    ]

    scales = {tuple(text.text for text in picture.iter(f"{SVG}text")) for picture in pictures}
    assert len(scales) == 1
    assert [*scales.pop()][-2:] == ["2017", "2026"]
    for picture in pictures:
        dashes = [part.get("stroke-dasharray") for part in picture.iter() if part.get("stroke")]
        assert dashes.count("5 3") == 1
        assert dashes.count("2 3") == 1
