"""A long table on paper: every row once, the header on each page, one PDF of all pages."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from ytcs_data.reports.paper import PAPERS, Heading, bound
from ytcs_data.reports.table_paper import Cell, Table, table_pages

A3 = PAPERS["a3"]
HEADING = Heading("Bảng chấm điểm", "Tỉnh Lâm Đồng", ["Số liệu minh hoạ"], "Nguồn: sổ")
TEXT = "{http://www.w3.org/2000/svg}text"


def table(rows: int, text: str = "đủ điểm") -> Table:
    made = [[Cell(f"Xã số {n}"), Cell("5 !", "#f9d3bf", True, True), Cell(text)] for n in
            range(rows)]  # fmt: skip
    return Table(("Xã", "Điểm", "Kết quả"), (2, 1, 1), made, "! dưới 50 %")


def words(page: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(page).iter(TEXT)]


def test_every_row_is_on_one_page_and_the_header_on_all():
    pages = table_pages(A3, HEADING, table(124))

    said = [words(page) for page in pages]
    rows = [word for page in said for word in page if word.startswith("Xã số")]
    assert rows == [f"Xã số {n}" for n in range(124)]
    assert len(pages) == 4
    for n, page in enumerate(said, 1):
        assert {"Xã", "Điểm", "Kết quả", "! dưới 50 %", "Nguồn: sổ", "Số liệu minh hoạ"} <= set(
            page
        )
        assert f"Tỉnh Lâm Đồng · trang {n}/4" in page


def test_rows_stay_within_the_page_and_do_not_overlap():
    (page, *_rest) = table_pages(A3, HEADING, table(80, "một câu dài hơn ô nên xuống dòng " * 4))

    boxes = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    first = [(float(y), float(high)) for x, y, _wide, high in boxes if float(x) == 40.5]
    assert len(first) > 10
    for (top, high), (below, _high) in pairwise(first):
        assert below == pytest.approx(top + high, abs=0.2)
    assert first[-1][0] + first[-1][1] < A3.height - 30


def test_a_table_without_rows_is_one_page():
    assert len(table_pages(A3, HEADING, table(0))) == 1


def test_a_wide_cell_covers_those_after_it():
    wide = Table(("Xã", "Điểm", "Kết quả"), (1, 1, 1), [[Cell("A"), Cell("chờ", span=2)]])

    (page,) = table_pages(A3, HEADING, wide)

    widths = [float(w) for w in re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"', page)]
    assert widths[-1] == pytest.approx(2 * widths[-2], abs=0.2)


def test_text_from_a_file_stays_text():
    (page,) = table_pages(A3, HEADING, table(1, "<script>x</script> & \x00"))

    assert "<script>" not in page
    assert "<script>x</script> & " in words(page)


def test_the_pages_make_one_pdf_of_their_size():
    pages = table_pages(A3, HEADING, table(40))

    book = PdfReader(io.BytesIO(bound(pages, A3)))

    assert len(book.pages) == len(pages) == 2
    assert float(book.pages[1].mediabox.width) == pytest.approx(A3.width, abs=0.1)
    text = "".join(page.extract_text() for page in book.pages)
    assert "Xã số 39" in text
