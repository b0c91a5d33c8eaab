"""A form: codes stay text, only what is to be filled in is open, and wrong cells are refused."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from ytcs_data.reports.template import Form, workbook

PLACES = pd.DataFrame(
    {
        "Mã đơn vị": ["00070", "09247", "09292"],
        "Tên đơn vị": ["=1+1", "+Quế Võ", "@Phù Lãng"],
    }
)


@pytest.fixture
def form(catalogue) -> Form:
    measures = ("population", "meets_national_criteria", "criterion_01_score", "service_model")
    last = pd.DataFrame(
        {
            "population": [1200.0, None, 0.0],
            "meets_national_criteria": [1.0, 0.0, None],
            "criterion_01_score": [12.5, None, None],
            "service_model": [None, 2.0, None],
        }
    )
    return Form(
        title="Biểu thử",
        period="Tháng 11/2026",
        scope="Tỉnh Bắc Ninh",
        places=PLACES,
        measures=tuple(catalogue.measures[code] for code in measures),
        most={"criterion_01_score": 13.0},
        before="tháng 10/2026",
        last=last,
    )


def opened(form: Form):
    (sheet,) = load_workbook(io.BytesIO(workbook(form))).worksheets
    head = len(form.lines) + 1
    return sheet, head


def test_the_sheet_says_what_it_asks_for(form):
    sheet, _head = opened(form)

    said = [sheet.cell(line, 1).value for line in range(1, 4)]

    assert said == ["Biểu thử", "Kỳ báo cáo: Tháng 11/2026", "Phạm vi: Tỉnh Bắc Ninh"]


def test_codes_and_names_are_text_whatever_they_begin_with(form):
    sheet, head = opened(form)
    cells = [[sheet.cell(head + row, column) for column in (1, 2)] for row in (1, 2, 3)]

    assert [[cell.value for cell in row] for row in cells] == PLACES.to_numpy().tolist()
    assert {cell.data_type for row in cells for cell in row} == {"s"}
    assert {cell.number_format for row in cells for cell in row} == {"@"}


def test_only_what_is_to_be_filled_in_is_open(form):
    sheet, head = opened(form)
    locked = [sheet.cell(head + 1, column).protection.locked for column in range(1, 11)]

    assert sheet.protection.sheet
    assert locked == [True] * 2 + [False] * 4 + [True] * 4


def test_the_last_figures_stand_beside_with_the_name_of_their_period(form):
    sheet, head = opened(form)
    beside = [[sheet.cell(head + row, column).value for column in range(7, 11)] for row in range(4)]

    assert beside[0][0] == "Kỳ trước, tháng 10/2026: Dân số"
    assert beside[1:] == [[1200, "Có", 12.5, None], [None, "Không", None, 2], [0, None, None, None]]


def test_without_earlier_figures_there_are_no_columns_for_them(form):
    sheet, head = opened(replace(form, before="", last=None))

    assert sheet.max_column == 6
    assert sheet.cell(head, 6).value == "Mô hình hoạt động của trạm"


def test_wrong_cells_are_refused_as_they_are_typed(form):
    sheet, head = opened(form)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    number, flag, score, category = (
        rules[f"{letter}{head + 1}:{letter}{head + 3}"] for letter in "CDEF"
    )

    assert (number.type, number.operator, number.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert flag.formula1 == '"Có,Không"'
    assert (score.type, score.formula1, score.formula2) == ("decimal", "0", "13.0")
    assert category.formula1 == '"1,2,3"'
    assert all(len(rule.prompt) <= 255 for rule in rules.values())


def test_a_form_without_places_is_a_workbook_too(form):
    sheet, head = opened(replace(form, places=PLACES.head(0), before="", last=None))

    assert sheet.cell(head, 1).value == "Mã đơn vị"
