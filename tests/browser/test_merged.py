"""A merger declared in a file, on the map: no hole, and the outline leads to what is there now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.reader import (
    click_area,
    frame_of_map,
    inside_map,
    legend_counts,
    open_page,
    see_address,
    see_map,
    see_page,
)

INSURED = "shi_coverage_pct"
GONE, STAYS = "09292", "09313"
HERE = {"vintage": "2025", "province": "24", "indicator": INSURED}

# What is painted on the outline of an area, on its name and on a further map: as labels.
PAINTED = """code => {
  const view = ytcs.viewOf(map), beside = view.besides[0];
  const label = (layer) => (layer.look.entryOf(code) || {}).label;
  return [label(view.layer), beside ? label(beside.layer) : null];
}"""


@pytest.fixture(scope="module")
def merged(sample_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the dashboard with the sample, where Phù Lãng became part of Chi Lăng."""
    var = tmp_path_factory.mktemp("merged")
    for file in sample_var.glob("ytcs.db*"):
        shutil.copy(file, var)
    lines = f"valid_from,kind,code,name,into,source\n2026-04-01,merge,{GONE},,{STAYS},NQ 1\n"
    (var / "changes.csv").write_text(lines, encoding="utf-8")
    with serving(var) as address:
        yield address


def test_what_is_gone_is_painted_as_its_successor_and_leads_there(merged, page, register):
    open_page(page, merged, "map", **HERE, period="2026-10")

    assert see_map(page, "2025/24", INSURED, "2026-10") == 98
    assert sum(legend_counts(page).values()) == 98
    expect(inside_map(page).locator(".ytcs-legend")).to_contain_text("Vẽ được 98/98")
    frame = frame_of_map(page)
    (on_gone, _), (on_stays, _) = (frame.evaluate(PAINTED, code) for code in (GONE, STAYS))
    assert on_gone == on_stays is not None
    area = register[GONE, "2025"]
    frame.evaluate("at => ytcs.viewOf(map).point(L.latLng(at))", [area.latitude, area.longitude])
    expect(inside_map(page).locator(".ytcs-tooltip")).to_contain_text("Xã Chi Lăng")

    click_area(page, area)
    see_page(page, "profile")
    see_address(page, area=STAYS)
    expect(page.get_by_text("Xã Phù Lãng đã nhập vào Xã Chi Lăng từ 01/04/2026.")).to_be_visible()


def test_as_reported_each_has_its_own_value_until_the_merger(merged, page):
    open_page(page, merged, "map", **HERE, period="2026-03", basis="reported")
    assert see_map(page, "2025/24", INSURED, "2026-03") == 99
    frame = frame_of_map(page)
    own = "code => ytcs.viewOf(map).standing(code)"
    assert frame.evaluate(own, GONE) == GONE

    frame.evaluate("ytcs.viewOf(map).move({ vintage: '2025', period: '2026-10' })")
    assert frame.evaluate(own, GONE) == STAYS

    inside_map(page).get_by_role("button", name="Thêm bản đồ").click()
    inside_map(page).get_by_label("Kỳ của bản đồ thứ hai").select_option("2025 2026-10")
    frame.wait_for_function("ytcs.viewOf(map).besides[0].era")
    assert frame.evaluate(PAINTED, GONE) == frame.evaluate(PAINTED, STAYS)
    picked = "code => ytcs.viewOf(map).layer.look.chosen.has(code)"
    frame.evaluate("code => ytcs.viewOf(map).choose(code)", STAYS)
    assert frame.evaluate(picked, GONE)
