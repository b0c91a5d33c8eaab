import csv
import io
import zipfile

import pandas as pd
import pytest

from ytcs_data.reports.spreadsheet import FORMULA_STARTS, csv_for_excel, xlsx

TABLE = pd.DataFrame({"Đơn vị": ["Phường Quế Võ", "=HYPERLINK(1)"], "Giá trị": [95.25, None]})


def test_csv_opens_in_vietnamese_excel():
    content = csv_for_excel(TABLE, ["Nguồn: số liệu minh hoạ"])

    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[:3] == ["Đơn vị;Giá trị", "Phường Quế Võ;95,25", "'=HYPERLINK(1);"]
    assert lines[4] == "Nguồn: số liệu minh hoạ"


@pytest.mark.parametrize("start", [*FORMULA_STARTS, " =", "\u00a0="])
def test_no_cell_heading_or_note_of_a_csv_becomes_a_formula(start):
    hostile = f"{start}1+1"
    table = pd.DataFrame({hostile: [hostile]})

    content = csv_for_excel(table, [hostile, f"a;{hostile}", f"b\r\n{hostile}"])

    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    kept = [[f"'{hostile}"]] * 2 + [[], [f"'{hostile}"], [f"a;{hostile}"], [f"b\r\n{hostile}"]]
    assert rows == kept


def test_no_cell_becomes_a_formula():
    book = zipfile.ZipFile(io.BytesIO(xlsx(TABLE, "Bản đồ: BHYT/2026", ["+1"])))
    sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/")]

    assert len(sheets) == 2
    assert not any("<f>" in sheet for sheet in sheets)
    assert "=HYPERLINK(1)" in book.read("xl/sharedStrings.xml").decode()


def test_a_missing_value_stays_an_empty_cell():
    book = zipfile.ZipFile(io.BytesIO(xlsx(TABLE, "BHYT")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<v>95.25</v>" in sheet
    assert 'r="B3"' not in sheet


def test_an_empty_table_is_a_file_too():
    assert xlsx(TABLE.head(0), "BHYT")[:2] == b"PK"
