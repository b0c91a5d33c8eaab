"""The register of stations: what is right is stored, and every fault is named with its line."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.ingest.files import problems_of
from ytcs_data.errors import FileRejected
from ytcs_data.ingest import import_files, read_and_check
from ytcs_data.ingest.header import REGISTER_COLUMNS
from ytcs_data.ingest.register_kinds import REGISTER_KINDS

HEADER = ",".join(REGISTER_COLUMNS)
USUAL = {
    "station_code": "A",
    "name": "Trạm y tế phường Phố Mới",
    "kind": "station",
    "vintage": "2024",
    "area_code": "09247",
    "serves": "",
    "valid_from": "",
    "valid_to": "2025-06-30",
    "belongs_to": "",
    "latitude": "21.151",
    "longitude": "106.152",
    "source": "Danh bạ",
}
NEW = {"vintage": "2025", "valid_from": "2025-07-01", "valid_to": ""}
POINT = {**NEW, "station_code": "B", "name": "Điểm trạm", "kind": "point", "belongs_to": "A"}


def line(**cells: str) -> str:
    return ",".join({**USUAL, **cells}.values())


def file(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


@pytest.fixture
def problems(catalogue, register):
    return lambda *lines: problems_of(file(*lines), catalogue, register)


def test_a_register_is_known_by_its_heading_and_stored(store, catalogue, register, tmp_path):
    path = tmp_path / "danh_ba.csv"
    path.write_bytes(file(line(), line(**NEW), line(**POINT, serves="09253  09265")))

    (result,) = import_files(store, catalogue, register, [path])

    assert (result.snapshot_id, result.rows, result.problems) == (1, 3, ())
    table = store.stations()
    assert table["station_code"].tolist() == ["A", "A", "B"]
    assert table["valid_to"].tolist()[0] == pd.Timestamp("2025-06-30")
    assert table["serves"].tolist()[2] == "09253 09265"
    assert table["latitude"].tolist() == [21.151] * 3
    assert store.periods() == []


GOOD = [
    [line(valid_to="")],  # what became of it is not known
    [line(valid_from="2019-02-28", latitude="", longitude="")],
    [line(**{**NEW, "valid_from": ""})],
    [line(valid_to="2020-12-31"), line(valid_from="2021-01-01"), line(**NEW)],
    [line(), line(**NEW), line(**{**POINT, "valid_to": "2026-03-31"})],
    [line(), line(station_code="B", kind="point", belongs_to="A")],  # both since nobody knows when
    [line(area_code="09316", valid_to="2024-11-30")],  # Hán Quảng until its last day
    [line(area_code="498")],  # an island district without communes
    [line(latitude="16.5", longitude="112")],  # Hoàng Sa
    [line(serves="09262 09268")],
]


@pytest.mark.parametrize("lines", GOOD)
def test_what_is_right_is_let_through(problems, lines):
    assert problems(*lines) == []


BAD_CELLS = [
    ("empty-cell", "station_code", {"station_code": ""}),
    ("empty-cell", "name", {"name": ""}),
    ("empty-cell", "source", {"source": ""}),
    ("too-long", "station_code", {"station_code": "x" * 41}),
    ("control-character", "name", {"name": "Trạm\x07"}),
    ("spaces-around", "belongs_to", {**POINT, "belongs_to": "A "}),
    ("unknown-facility-kind", "kind", {"kind": "trạm"}),
    ("empty-cell", "kind", {"kind": ""}),
    ("unknown-vintage", "vintage", {"vintage": "2023"}),
    ("unknown-area", "area_code", {"area_code": "99999"}),
    ("lost-zero", "area_code", {"area_code": "9247"}),
    ("not-a-commune", "area_code", {"area_code": "27"}),
    ("area-of-other-vintage", "area_code", {**NEW, "area_code": "09250"}),
    ("area-ended", "area_code", {"area_code": "09316"}),
    ("area-ended", "area_code", {"area_code": "09316", "valid_to": ""}),
    ("unknown-area", "serves", {"serves": "09250 99999"}),
    ("area-of-other-vintage", "serves", {**NEW, "serves": "09250"}),
    ("serves-again", "serves", {"serves": "09250 09250"}),
    ("serves-again", "serves", {"serves": "09247"}),
    ("not-a-date", "valid_from", {"valid_from": "01/07/2019"}),
    ("not-a-date", "valid_to", {"valid_to": "2025-06-31"}),
    ("not-a-date", "valid_from", {"valid_from": "0001-01-01"}),
    ("date-of-vintage", "valid_to", {"valid_to": "2025-07-01"}),
    ("date-of-vintage", "valid_from", {**NEW, "valid_from": "2025-06-30"}),
    ("dates-reversed", "valid_to", {"valid_from": "2020-01-01", "valid_to": "2019-12-31"}),
    ("point-of-nothing", "belongs_to", {**POINT, "belongs_to": ""}),
    ("station-of-another", "belongs_to", {"belongs_to": "A"}),
    ("not-a-number", "latitude", {"latitude": "bắc"}),
    ("number-format", "latitude", {"latitude": '"21,5"'}),
    ("outside-vietnam", "latitude", {"latitude": "106.1", "longitude": "106.2"}),
    ("outside-vietnam", "longitude", {"longitude": "21.1"}),
    ("coordinate-alone", "latitude", {"latitude": ""}),
    ("coordinate-alone", "longitude", {"longitude": ""}),
]


@pytest.mark.parametrize(("kind", "column", "cells"), BAD_CELLS)
def test_what_is_wrong_is_named_once_with_line_and_column(problems, kind, column, cells):
    around = [line(**{**NEW, "station_code": "A"}), line(**{"station_code": "C", **cells})]

    assert [(p.kind, p.line, p.column) for p in problems(*around)] == [(kind, 3, column)]


BAD_LINES = [
    ("spell-again", 3, "2", [line(), line()]),
    ("spell-again", 3, "2", [line(), line(valid_to="2020-01-01")]),
    ("spells-overlap", 3, "2", [line(), line(valid_from="2020-01-01")]),
    (  # the one that lasts longest is named, also when another lies between
        *("spells-overlap", 4, "2"),
        [
            line(),
            line(station_code="Z"),
            line(valid_from="2020-01-01"),
        ],
    ),
    ("belongs-to-no-station", 2, "2025-07-01", [line(**POINT)]),
    ("belongs-to-no-station", 3, "2025-07-01", [line(), line(**POINT)]),
    ("belongs-to-no-station", 2, "2025-07-01", [line(**{**POINT, "belongs_to": "B"})]),
    (
        *("belongs-to-no-station", 3, "hiện nay"),
        [line(**{**NEW, "valid_to": "2026-03-31"}), line(**POINT)],
    ),
    (
        *("belongs-to-no-station", 3, "2025-12-01"),
        [
            line(**{**NEW, "valid_from": "2026-01-01"}),
            line(**{**POINT, "valid_from": "2025-12-01"}),
        ],
    ),
]


@pytest.mark.parametrize(("kind", "at", "expected", "lines"), BAD_LINES)
def test_lines_that_contradict_each_other_are_named(problems, kind, at, expected, lines):
    assert [(p.kind, p.line, p.expected) for p in problems(*lines)] == [(kind, at, expected)]


def test_all_problems_come_at_once_in_the_order_of_the_file(problems):
    found = problems(line(vintage="x", latitude="", kind="?"), "A,B", line(), line())

    assert [(p.kind, p.line) for p in found] == [
        ("unknown-facility-kind", 2),
        ("unknown-vintage", 2),
        ("coordinate-alone", 2),
        ("cell-count", 3),
        ("spell-again", 5),
    ]


def test_a_wrong_heading_is_compared_with_the_format_it_is_most_like(catalogue, register):
    for header, kind in ((HEADER.replace("kind", "loai"), "misnamed-column"),):
        with pytest.raises(FileRejected) as refused:
            read_and_check(file(line(), header=header), catalogue, register)
        (problem,) = refused.value.args
        assert (problem.kind, problem.expected) == (kind, "kind")
    with pytest.raises(FileRejected) as refused:
        read_and_check(file(line(), header=HEADER.replace(",", ";")), catalogue, register)
    assert refused.value.args[0].expected == HEADER


def test_a_sentence_says_where_what_and_what_would_be_right(problems):
    (problem,) = problems(line(valid_to="2025-10-31"))

    assert str(problem) == (
        "Dòng 2, cột “valid_to”: Ngày 2025-10-31 không thuộc danh mục 2024. Danh mục 2024 đến hết "
        "2025-06-30, danh mục 2025 từ 2025-07-01: tách thành hai dòng nếu cơ sở hoạt động qua "
        "ngày đó."
    )


def test_every_kind_of_a_register_is_tested_here():
    tested = {kind for kind, *_ in BAD_CELLS} | {kind for kind, *_ in BAD_LINES}

    assert set(REGISTER_KINDS) <= tested
