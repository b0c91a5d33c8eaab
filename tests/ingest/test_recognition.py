"""Scores and decisions of the national criteria: what is right is stored, each fault is named."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from tests.ingest.files import file as values_file
from tests.ingest.files import line as value_line
from tests.ingest.files import problems_of
from ytcs_data.ingest import import_files
from ytcs_data.ingest.criteria_kinds import CRITERIA_KINDS
from ytcs_data.ingest.header import RECOGNITION_COLUMNS

HEADER = ",".join(RECOGNITION_COLUMNS)
USUAL = {
    "vintage": "2025",
    "area_code": "09247",
    "act": "recognised",
    "criteria": "qd_1300_2023",
    "decision": "12/QĐ-UBND",
    "decided_on": "2026-03-15",
    "note": "",
    "source": "Danh sách công nhận",
}
OLD = {"vintage": "2024", "decided_on": "2024-03-15"}


TOMORROW = date.today() + timedelta(days=1)


def line(**cells: str) -> str:
    return ",".join({**USUAL, **cells}.values())


def file(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


@pytest.fixture
def problems(catalogue, register):
    return lambda *lines: problems_of(file(*lines), catalogue, register)


@pytest.fixture
def score(catalogue, register):
    """What is wrong with a score of criterion 2, which has 10 points."""

    def problems(value: str = "", **cells: str):
        usual = {"period": "2024", "measure": "criterion_02_score", "value": value}
        return problems_of(values_file(value_line(**{**usual, **cells})), catalogue, register)

    return problems


# --- decisions -----------------------------------------------------------------------------------


def test_a_list_of_decisions_is_known_by_its_heading_and_stored(
    store, catalogue, register, tmp_path
):
    path = tmp_path / "cong_nhan.csv"
    path.write_bytes(file(line(), line(**OLD), line(act="withdrawn", decided_on="2026-10-01")))

    (result,) = import_files(store, catalogue, register, [path])

    assert (result.snapshot_id, result.rows, result.problems) == (1, 3, ())
    table = store.recognitions()
    assert table["vintage"].tolist() == ["2024", "2025", "2025"]
    assert table["decided_on"].tolist()[2] == pd.Timestamp("2026-10-01")
    assert store.periods() == []


@pytest.mark.parametrize(
    "lines",
    [
        [line(note="đợt 1")],
        [line(criteria="qd_4667_2014", **{**OLD, "decided_on": "2014-11-07"})],
        [line(area_code="09316", **{**OLD, "decided_on": "2024-11-30"})],  # on its last day
        [line(decided_on=date.today().isoformat())],
        [line(), line(act="withdrawn"), line(area_code="09253")],
        [line(**{**OLD, "area_code": "498"})],  # an island district without communes
    ],
)
def test_what_is_right_is_let_through(problems, lines):
    assert problems(*lines) == []


BAD = [
    ({"act": "cong_nhan"}, "unknown-act", "act"),
    ({"act": ""}, "empty-cell", "act"),
    ({"criteria": "1300"}, "unknown-criteria", "criteria"),
    ({"decision": ""}, "empty-cell", "decision"),
    ({"decision": "x" * 101}, "too-long", "decision"),
    ({"decided_on": "15/03/2026"}, "not-a-date", "decided_on"),
    ({"decided_on": "2026-02-30"}, "not-a-date", "decided_on"),
    ({"decided_on": "2025-06-30"}, "decision-of-vintage", "decided_on"),
    ({"decided_on": TOMORROW.isoformat()}, "decision-to-come", "decided_on"),
    ({**OLD, "decided_on": "2025-07-01"}, "decision-of-vintage", "decided_on"),
    ({**OLD, "decided_on": "2023-03-08"}, "decision-before-criteria", "decided_on"),
    ({**OLD, "area_code": "09316", "decided_on": "2024-12-01"}, "decided-after-end", "area_code"),
    ({"area_code": "00000"}, "unknown-area", "area_code"),
    ({"area_code": "9247"}, "lost-zero", "area_code"),
    ({"area_code": "09262"}, "area-of-other-vintage", "area_code"),
    ({"vintage": "2023"}, "unknown-vintage", "vintage"),
    ({"note": " x"}, "spaces-around", "note"),
]


@pytest.mark.parametrize(("cells", "kind", "column"), BAD)
def test_every_fault_is_named_with_its_line_and_column(problems, cells, kind, column):
    found = problems(line(decision="1/QĐ"), line(**cells))

    assert [(p.kind, p.line, p.column) for p in found] == [(kind, 3, column)]


def test_a_decision_cannot_be_signed_tomorrow(problems):
    (found,) = problems(line(decided_on=TOMORROW.isoformat()))

    assert str(found) == (
        f"Dòng 2, cột “decided_on”: Ngày ký {TOMORROW} chưa đến (hôm nay là {date.today()}). "
        "Xem lại ngày; chỉ nộp khi đã ký."
    )


def test_the_same_decision_about_the_same_commune_stands_once(problems):
    found = problems(line(), line(decided_on="2026-04-01"))

    assert [str(p) for p in found] == [
        "Dòng 3: Trùng với dòng 2: cùng danh mục, mã xã, loại và số quyết định."
    ]


def test_every_kind_of_fault_has_its_line():
    of_others = {"decision-again", "score-too-high", "score-without-criteria"}
    assert {kind for _cells, kind, _column in BAD} >= set(CRITERIA_KINDS) - of_others


def test_a_dissolved_commune_is_told_with_its_successor(problems):
    (found,) = problems(line(**{**OLD, "area_code": "09316", "decided_on": "2025-01-02"}))

    assert str(found) == (
        "Dòng 2, cột “area_code”: 09316 (Xã Hán Quảng) đã giải thể trước ngày ký. "
        "Ghi xã nhận sáp nhập: 09313 (Xã Chi Lăng)."
    )


# --- scores --------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["0", "4.5", "10", "10.0"])
def test_a_score_within_its_points_is_let_through(score, value):
    assert score(value) == []


def test_a_score_above_its_points_is_refused_with_the_most_it_can_be(score):
    assert [str(p) for p in score("10.5")] == [
        "Dòng 2, cột “value”: 10.5 điểm vượt quá điểm tối đa của tiêu chí này: phải từ 0 đến 10."
    ]


def test_a_score_below_0_is_refused(score):
    assert [p.kind for p in score("-0.5")] == ["negative"]
    assert [p.kind for p in score("chín")] == ["not-a-number"]


def test_the_most_is_that_of_each_criterion(score):
    assert score("19", measure="criterion_05_score") == []
    assert [p.expected for p in score("19.5", measure="criterion_05_score")] == ["19"]
    assert score("12", measure="insured") == []


def test_what_has_no_points_in_its_time_cannot_be_scored(score):
    assert [str(p) for p in score("5", period="2022")] == [
        "Dòng 2, cột “value”: Chương trình chưa có bảng điểm của bộ tiêu chí áp dụng trong kỳ 2022."
        " Chỉ nộp điểm của các năm sau, hoặc bổ sung bộ tiêu chí vào danh mục."
    ]


@pytest.mark.parametrize(
    ("value", "cells", "kinds"),
    [
        ("2", {"measure": "failing_point"}, ["not-a-flag"]),
        ("1", {"measure": "failing_point"}, []),
        ("", {"state": "held"}, []),
        ("9", {"state": "estimated"}, ["not-shared-out"]),
        ("1", {"measure": "failing_point", "state": "estimated"}, ["not-shared-out"]),
    ],
)
def test_the_flag_and_states_are_as_of_any_measure(score, value, cells, kinds):
    assert [p.kind for p in score(value, **cells)] == kinds
