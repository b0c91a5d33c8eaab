"""Every rule of a row: which kind of problem, in which line and column."""

from __future__ import annotations

import pytest

from tests.ingest.files import GOOD, GOOD_STATION, HEADER, file, line, problems_of
from ytcs_data.ingest import Problem, Severity, read_and_check
from ytcs_data.ingest.criteria_kinds import CRITERIA_KINDS
from ytcs_data.ingest.office_kinds import OFFICE_KINDS
from ytcs_data.ingest.problems import KINDS
from ytcs_data.ingest.reading_kinds import READING_KINDS
from ytcs_data.ingest.register_kinds import REGISTER_KINDS


@pytest.fixture
def problems(catalogue, register):
    return lambda *lines: problems_of(file(*lines), catalogue, register)


def where(found: list[Problem]) -> list[tuple[str, int | None, str | None]]:
    return [(problem.kind, problem.line, problem.column) for problem in found]


def test_a_good_file_becomes_rows_for_the_store(catalogue, register):
    lines = (
        GOOD,
        line(area_code="09253", value="", state="held"),
        line(area_code="09259", value="12.5", state="estimated"),
        GOOD_STATION,
    )

    rows = read_and_check(file(*lines), catalogue, register)

    assert rows["line"].tolist() == [2, 3, 4, 5]
    assert rows["state"].tolist() == ["value", "held", "estimated", "value"]
    assert rows["value"].isna().tolist() == [False, True, False, False]
    assert rows["value"].dropna().tolist() == [950, 12.5, 1]
    assert rows["station_code"].tolist() == ["", "", "", "VT-01"]


ESTIMATED = {"state": "estimated"}
GOOD_LINES = [
    line(period="2025", vintage="2024"),  # the year of the reform may be told of either
    line(period="2025", vintage="2025", area_code="09247"),
    line(period="2025-06"),
    line(period="2025-07", vintage="2025", area_code="09247"),
    line(period="2023", area_code="09316"),  # Hán Quảng, dissolved in November 2024
    line(period="2024", area_code="09316"),  # a part of the year is enough
    line(area_code="498"),  # an island district without communes
    line(value="0"),
    line(value="950.0"),
    line(value="950", state="held"),
    line(value="", state="not_applicable"),
    line(measure="meets_national_criteria", value="1"),
]


@pytest.mark.parametrize("good", GOOD_LINES)
def test_what_is_right_is_let_through(problems, good):
    assert problems(good) == []


BAD_CELLS = [
    ("unknown-period", "period", {"period": "2024-Q5"}),
    ("unknown-period", "period", {"period": "Năm 2024"}),
    ("empty-cell", "period", {"period": ""}),
    ("unknown-vintage", "vintage", {"vintage": "2023"}),
    ("empty-cell", "vintage", {"vintage": ""}),
    ("vintage-of-period", "vintage", {"vintage": "2025", "area_code": "09247"}),
    ("vintage-of-period", "vintage", {"period": "2025-07", "area_code": "09247"}),
    ("unknown-area", "area_code", {"area_code": "99999"}),
    ("unknown-area", "area_code", {"area_code": "Việt Thống"}),
    ("empty-cell", "area_code", {"area_code": ""}),
    ("lost-zero", "area_code", {"area_code": "9250"}),
    ("area-of-2024", "area_code", {"period": "2026", "vintage": "2025"}),
    ("area-of-2025", "area_code", {"area_code": "20333"}),
    ("not-a-commune", "area_code", {"area_code": "27"}),
    ("not-a-commune", "area_code", {"area_code": "259"}),
    ("dissolved-area", "area_code", {"area_code": "09316", "period": "2025-H1"}),
    ("unknown-measure", "measure", {"measure": "Dân số"}),
    ("empty-cell", "measure", {"measure": ""}),
    ("station-forbidden", "station_code", {"station_code": "VT-01"}),
    ("station-missing", "station_code", {"measure": "permanent_doctors", "value": "1"}),
    ("spaces-around", "station_code", {"measure": "points", "station_code": "VT-01 "}),
    ("too-long", "station_code", {"measure": "points", "station_code": "x" * 41}),
    ("empty-value", "value", {"value": ""}),
    ("empty-value", "value", {"value": "", "state": "estimated"}),
    ("value-not-applicable", "value", {"state": "not_applicable"}),
    ("not-a-number", "value", {"value": "chín trăm"}),
    ("not-a-number", "value", {"value": "nan"}),
    ("not-a-number", "value", {"value": "1e5"}),
    ("not-a-number", "value", {"value": "٩٥٠"}),
    ("not-a-number", "value", {"value": " 950"}),
    ("number-format", "value", {"value": '"950,5"'}),
    ("number-format", "value", {"value": "1.234.567"}),
    ("number-format", "value", {"value": "1 234"}),
    ("negative", "value", {"value": "-1"}),
    ("not-whole", "value", {"value": "1.234"}),
    ("too-big", "value", {"value": "9" * 400}),
    ("not-a-flag", "value", {"measure": "meets_national_criteria", "value": "2"}),
    ("not-a-flag", "value", {"measure": "meets_national_criteria", "value": "0.5"}),
    ("unknown-state", "state", {"state": "value"}),
    ("not-shared-out", "state", {"measure": "family_doctor_model", "value": "1", **ESTIMATED}),
    ("unknown-state", "state", {"value": "", "state": "chưa có"}),
    ("empty-cell", "source", {"source": ""}),
    ("too-long", "source", {"source": "x" * 301}),
    ("control-character", "source", {"source": '"hai\ndòng"'}),
    ("control-character", "source", {"source": "Báo\x07cáo"}),
    ("spaces-around", "source", {"source": " Báo cáo"}),
]


@pytest.mark.parametrize(("kind", "column", "cells"), BAD_CELLS)
def test_what_is_wrong_is_named_once_with_line_and_column(problems, kind, column, cells):
    other = line(area_code="09253")

    assert where(problems(other, line(**cells))) == [(kind, 3, column)]


def test_what_is_no_count_cannot_be_estimated(problems):
    (found,) = problems(line(measure="criterion_02_score", value="8", state="estimated"))

    assert str(found) == (
        "Dòng 2, cột “state”: Không ghi estimated cho chỉ tiêu criterion_02_score: chỉ số đếm được "
        "mới chia cho các phần của xã cũ được. Ghi kết quả thật và để trống ô này, hoặc xoá dòng."
    )


def test_a_category_is_one_of_its_numbers(problems):
    bad = GOOD_STATION.replace("permanent_doctors,1", "service_model,4")

    (problem,) = problems(bad)

    assert (problem.kind, problem.expected) == ("unknown-category", "1, 2, 3")


def test_a_row_that_comes_again_names_the_line_of_the_first(problems):
    again = problems(GOOD, line(area_code="09253"), line(value="960"), GOOD)

    assert [(p.kind, p.line, p.expected) for p in again] == [
        ("duplicate-row", 4, "2"),
        ("duplicate-row", 5, "2"),
    ]


def test_stations_of_one_commune_and_the_year_of_both_vintages_are_no_duplicates(problems):
    assert (
        problems(
            GOOD_STATION,
            GOOD_STATION.replace("VT-01", "VT-02"),
            line(period="2025", vintage="2024", area_code="09292"),
            line(period="2025", vintage="2025", area_code="09292"),
        )
        == []
    )


def test_all_problems_come_at_once_in_the_order_of_the_file(problems):
    found = problems(
        line(area_code="99999", value="abc"), "2024,2024", GOOD, line(period="nay"), GOOD
    )

    assert where(found) == [
        ("unknown-area", 2, "area_code"),
        ("not-a-number", 2, "value"),
        ("cell-count", 3, None),
        ("unknown-period", 5, "period"),
        ("duplicate-row", 6, None),
    ]


def test_a_sentence_says_where_what_and_what_would_be_right(problems):
    (problem,) = problems(line(period="2026-07", vintage="2025"))

    assert str(problem) == (
        "Dòng 2, cột “area_code”: Mã 09250 (Xã Việt Thống) là của danh mục 2024 "
        "(trước 01/7/2025); kỳ 2026-07 dùng danh mục 2025."
    )


def test_a_sentence_repeats_no_endless_or_unprintable_cell(problems):
    (problem,) = problems(line(value="\x1b[31m" + "x" * 1000))

    assert "\x1b" not in str(problem)
    assert len(str(problem)) < 200


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sentence_that_can_be_written(kind):
    problem = Problem(kind, 2, "value", found="{x}", expected="y")

    assert str(problem).startswith("Dòng 2, cột “value”: ")
    assert problem.severity in Severity


def test_every_kind_of_a_row_is_tested_here():
    of_files = {
        *("no-file", "unreadable", "too-large", "broken-zip", "zip-content", "empty-file"),
        *("nul-byte", "not-utf8", "broken-quotes", "no-rows", "wrong-delimiter"),
        *("missing-column", "extra-column", "misnamed-column", "column-order"),
    }
    of_rows = {"cell-count", "duplicate-row", "unknown-category"}
    of_people = {
        *("not-divided", "no-such-part", "duplicate-part", "parts-missing"),
        *("facts-contradict", "people-where-none", "people-missing", "nobody-anywhere"),
    }

    of_values = of_files | of_rows | of_people | {kind for kind, _, _ in BAD_CELLS}
    elsewhere = {*REGISTER_KINDS, *CRITERIA_KINDS, *READING_KINDS, *OFFICE_KINDS}
    assert of_values == set(KINDS) - elsewhere
    assert HEADER.count(",") == 7
