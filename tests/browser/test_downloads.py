"""What a reader takes along from the list beside the map opens in Excel."""

from __future__ import annotations

import codecs
from pathlib import Path

from tests.browser.reader import open_page, open_tables

LIST = {
    "vintage": "2025",
    "province": "24",
    "district": "259",
    "indicator": "shi_coverage_pct",
    "period": "2026-10",
}


def downloaded(page, button):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


def test_the_list_is_taken_along_as_a_workbook(server, page):
    open_page(page, server, "map", **LIST)
    open_tables(page, "map")

    name, content = downloaded(page, "Tải XLSX")

    assert name == "shi_coverage_pct_2026-10.xlsx"
    assert content.startswith(b"PK")


def test_the_list_is_taken_along_as_text_that_excel_reads(server, page):
    open_page(page, server, "map", **LIST)
    open_tables(page, "map")

    name, content = downloaded(page, "Tải CSV cho Excel")

    assert name == "shi_coverage_pct_2026-10.csv"
    assert content.startswith(codecs.BOM_UTF8)
    text = content.decode("utf-8-sig")
    assert text.count("Thị xã Quế Võ (cũ)") == 7  # the communes of the district, no others
    assert "Phường Quế Võ" in text
    assert "Số liệu minh hoạ" in text
