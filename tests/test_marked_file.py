from __future__ import annotations

import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from tests.ingest.traps.making import table, text, usual, xlsx
from ytcs_data.ingest.understanding import Sources, Wishes, understand
from ytcs_data.marked_file import marked_workbook
from ytcs_data.reports.marked_workbook import COLOURS
from ytcs_data.store.stations import SPELL

RED, YELLOW = (f"FF{colour[1:]}" for colour in COLOURS.values())


@pytest.fixture(scope="module")
def marked(catalogue, register, crosswalk):
    nothing = pd.DataFrame(columns=[*SPELL, "source"])
    sources = Sources(catalogue, register, crosswalk, lambda: nothing)

    def marked(content: bytes, name: str):
        found = understand(content, name, Wishes(), sources)
        return load_workbook(io.BytesIO(marked_workbook(content, name, found)))

    return marked


def test_faulty_cells_are_coloured_and_the_sentence_stands_beside(marked):
    book = marked(xlsx(table(usual({4: -1}, {4: 99999}))), "a.xlsx")

    sheet = book["Sheet1"]
    assert sheet["E5"].fill.fgColor.rgb == RED
    assert sheet["E6"].fill.fgColor.rgb == YELLOW
    assert sheet["E7"].fill.fill_type is None
    assert "-1 là số âm" in sheet["F5"].value
    assert sheet["D7"].value == 15377


def test_the_list_in_front_has_every_problem_with_its_line(marked):
    listed = marked(xlsx(table(usual({4: -1}))), "a.xlsx").worksheets[0]

    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=2)]
    assert ["lỗi", "Sheet1", 5] in [row[:3] for row in rows]
    assert any(row[2] is None and "Còn thiếu" in row[3] for row in rows)


def test_what_looks_like_a_formula_is_text_again(marked):
    rows = usual({2: '=HYPERLINK("http://example.invalid")'}, {1: "+1", 2: "@x"})
    book = marked(text(table(rows)).encode(), "=cmd.csv")

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(cell.value == "@x" for cell in cells)


def test_of_a_file_that_cannot_be_read_there_is_the_list(marked):
    (listed,) = marked(b"\x89PNG\r\n\x1a\n" + bytes(99), "a.csv").worksheets

    assert listed["A2"].value == "lỗi"
