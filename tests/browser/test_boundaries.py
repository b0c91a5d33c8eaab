"""The real boundaries of the four provinces instead of the illustrative ones."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
from playwright.sync_api import expect
from shapely import box

from tests.browser.conftest import serving
from tests.browser.reader import (
    PROVINCE,
    bounds,
    frame_of_map,
    inside_map,
    legend_counts,
    open_page,
    pick,
    see_map,
    see_page,
)
from tests.geo.test_boundaries import write_zip
from ytcs_data.store import open_store

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


@pytest.fixture
def coast_server(tmp_path, register):
    """Khánh Hòa with squares around its centres: the mainland, and Trường Sa far out at sea."""
    communes = register.communes("2025", "56")
    squares = [box(c.longitude, c.latitude, c.longitude + 0.1, c.latitude + 0.1) for c in communes]
    write_zip(tmp_path / "2025_squares.zip", {"MAXA": [c.code for c in communes]}, squares)
    codes = [commune.code for commune in communes]
    rows = pd.concat(
        pd.DataFrame({"area_code": codes, "measure": measure, "value": value})
        for measure, value in (("population", 1000.0), ("insured", 960.0))
    )
    rows = rows.assign(period="2026-10", vintage="2025", station_code="", state="value")
    rows = rows.assign(source="Thử", line=range(2, 2 + len(rows))).reset_index(drop=True)
    store = open_store(f"sqlite:///{(tmp_path / 'ytcs.db').as_posix()}")
    store.commit(rows, file_name="few.csv", sha256="few")
    with serving(tmp_path, YTCS_BOUNDARIES=str(tmp_path)) as address:
        yield address


def test_islands_far_out_have_a_window_and_leave_the_mainland_large(coast_server, page, register):
    open_page(page, coast_server, "map", vintage="2025", province="56", indicator=INSURED)
    assert see_map(page, "2025/56", INSURED, "2026-10") == len(register.communes("2025", "56"))

    window = inside_map(page).locator(".ytcs-inset")
    expect(window).to_be_visible()
    west, _south, east, _north = bounds(page)
    assert register["22736", "2025"].longitude > east  # Trường Sa is not on the large map
    assert east - west < 5
    window.click(position=window_middle(page))
    see_page(page, "profile")
    expect(page.locator("h2").first).to_have_text("Đặc khu Trường Sa")


def window_middle(page):
    """Where the one island of the window is."""
    return frame_of_map(page).evaluate("""() => {
      const { inset } = ytcs.viewOf(map);
      const island = inset.layer.outlines.areas.values().next().value;
      const { x, y } = inset.map.latLngToContainerPoint(ytcs.place(island.box.getCenter()));
      return { x, y };
    }""")
