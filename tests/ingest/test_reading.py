"""What makes a file unreadable, and what the lines of a readable one are."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.ingest.files import GOOD, HEADER, file, line
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.reading import limits, read_table


def refusal(content: bytes) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(FileRejected) as refused:
        read_table(content)
    return [(problem.kind, problem.line, problem.column) for problem in refused.value.args]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_cells_are_text_and_lines_are_those_of_a_spreadsheet():
    table, problems = read_table(file(GOOD, "", line(area_code="09253", source='"Báo, cáo"')))

    assert problems == []
    assert table.index.tolist() == [2, 4]
    assert table["area_code"].tolist() == ["09250", "09253"]
    assert table["source"].tolist() == ["Báo cáo năm", "Báo, cáo"]


def test_a_cell_of_two_lines_is_one_line_of_the_spreadsheet():
    table, _ = read_table(file(line(source='"hai\ndòng"'), GOOD))

    assert table.index.tolist() == [2, 3]


@pytest.mark.parametrize(
    "change", [lambda c: b"\xef\xbb\xbf" + c, lambda c: c.replace(b"\n", b"\r\n")]
)
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(change):
    plain, _ = read_table(file(GOOD, GOOD))
    other, problems = read_table(change(file(GOOD, GOOD)))

    assert problems == []
    assert other.equals(plain)


def test_a_zip_with_one_csv_is_that_csv_also_when_it_comes_from_a_mac():
    shadow = {"__MACOSX/._tỉnh.csv": b"\0"}

    table, problems = read_table(zipped({"tỉnh.csv": file(GOOD), **shadow}))

    assert problems == []
    assert len(table) == 1


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_a_file_without_content(content):
    assert refusal(content) == [("empty-file", None, None)]


def test_a_header_without_rows():
    assert refusal(file()) == [("no-rows", None, None)]


def test_a_nul_byte_is_named_with_its_line():
    assert refusal(file(GOOD, GOOD).replace(b"950", b"9\x000", 1)) == [("nul-byte", 2, None)]


def test_bytes_that_are_not_utf8_are_named_with_their_line():
    latin = "Hòa".encode("latin-1")

    assert refusal(file(GOOD, line(source="?")).replace(b"?", latin)) == [("not-utf8", 3, None)]
    assert refusal(file(GOOD).decode().encode("utf-16")) == [("not-utf8", 1, None)]


@pytest.mark.parametrize("source", ['"không đóng', '"đóng" rồi viết tiếp'])
def test_broken_quotes_are_named_with_their_line(source):
    assert refusal(file(GOOD, line(source=source))) == [("broken-quotes", 3, None)]


def test_rows_of_another_length_are_problems_and_the_others_are_read():
    table, problems = read_table(file(f"{GOOD},thừa", GOOD, "2024,2024"))

    assert table.index.tolist() == [3]
    assert [(p.kind, p.line, p.found) for p in problems] == [
        ("cell-count", 2, "9"),
        ("cell-count", 4, "2"),
    ]


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"a.csv": file(GOOD), "b.csv": file(GOOD)},
        {"a.csv": file(GOOD), "doc.txt": b"x"},
        {"a.xlsx": b"x"},
    ],
)
def test_a_zip_with_anything_but_one_csv(members):
    assert refusal(zipped(members)) == [("zip-content", None, None)]


def test_a_zip_that_was_cut_off():
    assert refusal(zipped({"a.csv": file(GOOD)})[:60]) == [("broken-zip", None, None)]


def test_a_zip_whose_content_was_damaged():
    content = bytearray(zipped({"a.csv": file(*[GOOD] * 100)}))
    content[60] ^= 0xFF

    assert refusal(bytes(content)) == [("broken-zip", None, None)]


def test_a_small_zip_cannot_unfold_into_a_huge_file(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 1000)
    bomb = zipped({"a.csv": file(*[GOOD] * 1000)})

    assert len(bomb) < 1000
    assert refusal(bomb) == [("too-large", None, None)]
    assert refusal(file(*[GOOD] * 1000)) == [("too-large", None, None)]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (HEADER.replace(",source", ""), [("missing-column", 1, "source")]),
        (f"{HEADER},note", [("extra-column", 1, "note")]),
        (f"{HEADER},value", [("extra-column", 1, "value")]),
        (HEADER.replace("area_code", "Mã xã"), [("misnamed-column", 1, "area_code")]),
        (HEADER.replace("value", "Value"), [("misnamed-column", 1, "value")]),
        (HEADER.replace("period,vintage", "vintage,period"), [("column-order", 1, None)]),
        (HEADER.replace(",", ";"), [("wrong-delimiter", 1, None)]),
        (
            "period,năm,area_code,station_code,measure,value,state,source,thừa",
            [("misnamed-column", 1, "vintage"), ("extra-column", 1, "thừa")],
        ),
    ],
)
def test_a_wrong_header_is_told_column_by_column(header, expected):
    assert refusal(file(GOOD, header=header)) == expected
