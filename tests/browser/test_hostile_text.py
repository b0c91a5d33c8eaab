"""Text from a file is text: whatever it says, a page shows it and does not obey it."""

from __future__ import annotations

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from tests.browser.reader import click_area, inside_map, open_page, open_tables, see_map, see_page
from ytcs_data.store import open_store

HOSTILE = "<img src=x onerror=\"document.title='taken over'; alert(1)\"><b>Sở</b> </script>"
QUE_VO = "09247"


@pytest.fixture
def hostile_server(tmp_path):
    """A store whose only two values come from a source with a hostile name."""
    rows = pd.DataFrame({"measure": ["population", "insured"], "value": [20_000.0, 19_500.0]})
    rows = rows.assign(period="2026-10", vintage="2025", area_code=QUE_VO, station_code="")
    rows = rows.assign(state="value", source=HOSTILE, line=[2, 3])
    store = open_store(f"sqlite:///{(tmp_path / 'ytcs.db').as_posix()}")
    store.commit(rows, file_name=HOSTILE, sha256="0" * 64)
    with serving(tmp_path) as address:
        yield address


def test_the_name_of_a_source_is_shown_and_not_obeyed(
    hostile_server, page, console_errors, register
):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    choice = {"vintage": "2025", "province": "24", "indicator": "shi_coverage_pct"}

    open_page(page, hostile_server, "map", **choice)
    see_map(page, "2025/24", "shi_coverage_pct", "2026-10")
    expect(inside_map(page).locator(".ytcs-caption")).to_contain_text(HOSTILE)
    expect(inside_map(page).locator("img, b:text-is('Sở')")).to_have_count(0)
    open_tables(page, "map")
    click_area(page, register[QUE_VO, "2025"])

    see_page(page, "profile")
    expect(page.get_by_text("97,5").first).to_be_visible()
    open_tables(page, "profile")
    expect(page.locator("img[src='x'], b:text-is('Sở')")).to_have_count(0)
    assert dialogs == []
    assert console_errors == []
