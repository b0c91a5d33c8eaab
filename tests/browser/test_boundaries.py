"""The real boundaries of the four provinces instead of the illustrative ones."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.reader import PROVINCE, inside_map, legend_counts, open_page, pick, see_map

PROVINCES = ("quangninh", "bacninh", "cantho", "lamdong")
INSURED = "shi_coverage_pct"


@pytest.fixture
def real_server(shared, sample_var, tmp_path):
    for name in PROVINCES:
        zipped = shared / "boundaries" / f"{name}_2025.zip"
        shutil.copy(zipped, tmp_path / f"2025_{name}.zip")
    with serving(sample_var, YTCS_BOUNDARIES=str(tmp_path)) as address:
        yield address


def test_real_boundaries_are_painted_and_not_called_illustrative(real_server, page):
    open_page(page, real_server, "map", vintage="2025", province="68", indicator=INSURED)

    assert see_map(page, "2025/68", INSURED, "2026-10") == 124
    assert sum(legend_counts(page).values()) == 124
    expect(inside_map(page).locator(".ytcs-legend")).to_contain_text("Vẽ được 124/124")
    expect(page.get_by_text("Số liệu minh hoạ").first).to_be_visible()
    pick(page, PROVINCE, "Tỉnh Quảng Ninh")
    assert see_map(page, "2025/22", INSURED, "2026-10") == 54
    expect(page.get_by_text("Ranh giới minh hoạ")).to_have_count(0)
    expect(inside_map(page).locator(".ytcs-caption")).not_to_contain_text("Ranh giới minh hoạ")
