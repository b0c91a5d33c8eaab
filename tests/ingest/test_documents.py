"""What a file is by its bytes, and what is in its cells, however they were written."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.written import ENCODERS, Style, as_tcvn3, as_vni, text_file, xls_file, xlsx_file
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.numbers import read_numbers
from ytcs_data.ingest.reading import Choices, find_tables, limits, read_document

NAMES = ["Xã Đông Ngũ", "Phường Quế Võ", "Thị trấn Tiên Yên", "Xã Phù Lãng", "Xã Đại Hải"]
TABLE = [["Tên đơn vị", "Dân số", "Tỷ lệ"], *([name, 1200, 95.5] for name in NAMES)]


def refusal(content: bytes, choices: Choices | None = None) -> list[tuple[str, int | None]]:
    with pytest.raises(FileRejected) as refused:
        read_document(content, choices=choices or Choices())
    assert all(str(problem) for problem in refused.value.args)
    return [(problem.kind, problem.line) for problem in refused.value.args]


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_vietnamese_is_read_in_every_encoding(encoding, delimiter):
    document = read_document(text_file(TABLE, encoding, delimiter), "báo cáo.xls")

    assert document.kind == "csv"
    assert document.encoding == encoding.removesuffix(" decomposed").removesuffix(
        "-le"
    ).removesuffix("-be")
    assert document.delimiter == delimiter
    assert document.sample
    (grid,) = document.grids
    assert grid.rows == [["Tên đơn vị", "Dân số", "Tỷ lệ"], *([n, "1200", "95,5"] for n in NAMES)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tên xã,Tỷ lệ\nXã A,95,2\nXã B,80\nXã C,70,1\n", [2, 4]),
        ("Tên xã, phường,Dân số\nXã A,1200\nXã B,1300\n", [2]),
        ("Báo cáo\nTên xã;Dân số\nXã A;1200;\nXã B;1;2\n", [4]),
    ],
)
def test_a_comma_too_many_or_too_few_is_named_and_nothing_is_read(text, lines):
    assert refusal(text.encode()) == [("cell-count", line) for line in lines]


def test_rows_may_lack_cells_at_their_end():
    assert read_document("Tên xã;Dân số;Ghi chú\nXã A;1200\nXã B;1;\n".encode())


def test_the_line_sep_says_the_separator_and_is_no_line_of_the_table():
    document = read_document(text_file([["Xã", "a;b"], ["Đông Ngũ", 1]], delimiter="|", said=True))

    assert document.delimiter == "|"
    assert document.grids[0].rows[0] == ["Xã", "a;b"]
    assert find_tables(document.grids[0])[0].header_rows == (1, 1)


def test_a_person_settles_what_the_evidence_does_not():
    content = text_file([["An Léc", 1]], "utf-8").replace("é".encode(), b"\xe9")

    found = read_document(content, choices=Choices(encoding="tcvn3", delimiter=";"))

    assert found.grids[0].rows == [["An Lộc", "1"]]


@pytest.mark.parametrize(("write", "font"), [(as_tcvn3, "tcvn3"), (as_vni, "vni")])
def test_a_workbook_may_have_cells_of_an_old_font_beside_unicode(write, font):
    rows = [["Tên đơn vị", "Ghi chú"], *([write(name), "Đã kiểm tra"] for name in NAMES)]
    rows[3][0] = NAMES[2]

    document = read_document(xlsx_file({"Sheet1": rows}))

    assert document.encoding == font
    assert [row[0] for row in document.grids[0].rows[1:]] == NAMES


def test_letters_that_both_ways_could_be_are_left_alone_beside_unicode():
    rows = [["Tên xã"], ["Xã Gia Lâm"], ["Xã Phù Lãng"], ["Xã Đông Ngũ"], [as_tcvn3("Xã Đại Hải")]]

    document = read_document(xlsx_file({"Sheet1": rows}))

    assert [row[0] for row in document.grids[0].rows[1:4]] == [row[0] for row in rows[1:4]]


def test_a_workbook_tells_what_is_hidden_merged_percent_and_a_date():
    rows = [["Tên xã", "Tỷ lệ", "Ngày"], ["Xã A", 0.952, date(2026, 2, 1)], ["Xã B", 0.8, None]]
    rows += [["Xã C", None, None], [None, None, None]]
    content = xlsx_file(
        {"Một": rows, "Hai": rows},
        merged=[(4, 0, 5, 0)],
        hidden_lines=[3],
        hidden_columns=[2],
        hidden_sheets=["Hai"],
        percent_columns=[1],
    )

    document = read_document(content, "báo cáo.csv")

    first, second = document.grids
    assert (document.kind, first.name, first.hidden, second.hidden) == ("xlsx", "Một", False, True)
    assert first.hidden_rows == {3}
    assert first.hidden_columns == {2}
    assert first.merged == ((4, 0, 5, 0),)
    assert first.percent == {(2, 1), (3, 1)}
    assert first.rows[1] == ["Xã A", 0.952, date(2026, 2, 1)]
    assert [g.name for g in read_document(content, choices=Choices(sheet="Hai")).grids] == ["Hai"]
    assert refusal(content, Choices(sheet="Ba")) == [("no-such-sheet", None)]


def test_an_old_workbook_is_read_too():
    document = read_document(xls_file({"Một": [["Tên xã", "Dân số"], ["Xã Đông Ngũ", 1200]]}))

    assert document.kind == "xls"
    assert document.grids[0].rows == [["Tên xã", "Dân số"], ["Xã Đông Ngũ", 1200.0]]


def test_formulas_without_result_with_errors_and_into_other_files_are_told():
    sheet = (
        '<c r="A1" t="inlineStr"><is><t>Xã</t></is></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>[1]Tháng!A1</f><v>7</v></c>'
        '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1"><f>2+2</f><v>4</v></c>'
    )

    (grid,) = read_document(with_sheet(f'<row r="1">{sheet}</row>')).grids

    assert grid.rows == [["Xã", None, "#DIV/0!", 7.0, None, 4.0]]
    assert grid.uncomputed == {(1, 1)}
    assert grid.linked == {(1, 3)}


def with_sheet(rows: str, head: str = "", tail: str = "") -> bytes:
    """A workbook whose only sheet has this XML."""
    source = zipfile.ZipFile(io.BytesIO(xlsx_file({"Một": [["x"]]})))
    buffer = io.BytesIO()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{tail}</worksheet>'
    xml = f'<?xml version="1.0"?>{head}{sheet}'
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            own = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, xml if own else source.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty-file"),
        (b"\xff\xfe", "empty-file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not-a-table"),
        (b"%PDF-1.7\n", "not-a-table"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "not-a-table"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html>", "not-a-table"),
        ("<table>".encode("utf-16"), "not-a-table"),
        (b'<?xml version="1.0"?><Workbook/>', "not-a-table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), "not-a-table"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), "broken-file"),
        (b"PK\x03\x04" + b"x" * 100, "broken-file"),
        (xlsx_file({"Một": [["x"]]})[:-200], "broken-file"),
        ("Xã;1\n".encode("utf-16-le") + b"\0\0", "nul-byte"),
        (b"a;b\nc;\0\n", "nul-byte"),
        (b'a;b\n"c;d\n', "broken-quotes"),
        (("a;" * limits.COLUMNS + "b").encode(), "too-many-columns"),
        (b"a;" + b"x" * 1_000_000, "cell-too-long"),
        (b"a;" + b"x" * 40_000, "cell-too-long"),
        ("Kết quả: ".encode() + b"\xff\xfe\xfd", "unknown-encoding"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content, kind):
    assert [found for found, _ in refusal(content)] == [kind]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (with_sheet("", head='<!DOCTYPE x [<!ENTITY a "b">]>'), "forbidden-xml"),
        (with_sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too-many-columns"),
        (with_sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "too-many-rows"),
        (with_sheet('<row r="1"><c r="A1"><v>1</v></row>'), "broken-file"),
        (
            with_sheet("", tail='<mergeCell ref="A1:XFD1048576"/>' * 9),
            "too-many-merged",
        ),
    ],
)
def test_a_hostile_workbook_is_refused(content, kind):
    assert [found for found, _ in refusal(content)] == [kind]


def test_a_workbook_that_unpacks_to_too_much_is_refused_whatever_it_says(monkeypatch):
    content = with_sheet(" " * 3_000_000)
    lying = bytearray(content)
    sizes = zipfile.ZipFile(io.BytesIO(content)).infolist()
    size = next(i.file_size for i in sizes if i.filename == "xl/worksheets/sheet1.xml")
    while (place := lying.find(size.to_bytes(4, "little"))) >= 0:
        lying[place : place + 4] = (1000).to_bytes(4, "little")

    assert refusal(bytes(lying)) == [("broken-file", None)]
    monkeypatch.setattr(limits, "UNPACKED", 1_000_000)
    assert refusal(content) == [("unpacks-to-too-much", None)]


def test_a_file_over_the_limit_is_refused_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 10)

    assert refusal(b"x" * 11) == [("too-large", None)]


def test_rows_and_cells_have_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 3)

    assert refusal(b"a;b\n" * 4) == [("too-many-rows", None)]
    assert refusal(xlsx_file({"Một": [["a"]] * 4})) == [("too-many-rows", None)]


def test_sheets_have_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "SHEETS", 1)

    assert refusal(xlsx_file({"Một": [["a"]], "Hai": [["a"]]})) == [("too-many-sheets", None)]


def test_progress_is_told_from_0_to_1():
    told: list[float] = []

    read_document(xlsx_file({"Một": TABLE, "Hai": TABLE}), progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1


counts = st.lists(st.integers(0, 3_000_000) | st.none(), min_size=1, max_size=8)
rates = st.lists(st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=8, max_size=8)


@settings(max_examples=100, deadline=None)
@given(
    figures=counts,
    shares=rates,
    encoding=st.sampled_from(sorted(ENCODERS)),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    style=st.sampled_from(
        [Style(d, t) for d in ".," for t in (".", ",", " ", "", "\xa0") if d != t]
    ),
)
def test_a_table_that_was_written_is_read_back_the_same_or_refused(
    figures, shares, encoding, delimiter, style
):
    if encoding in ("tcvn3", "vni", "windows-1258") and style.thousands == "\xa0":
        style = Style(style.decimal, " ")
    names = [f"{NAMES[i % len(NAMES)]} {i}" for i in range(len(figures))]
    rows = [["Tên đơn vị", "Dân số", "Tỷ lệ (%)"]]
    rows += [[n, f, s] for n, f, s in zip(names, figures, shares, strict=False)]

    (grid,) = read_document(text_file(rows, encoding, delimiter, style)).grids
    (table,) = find_tables(grid)

    assert table.data[0].tolist() == names
    people = read_numbers(table.data[1], "count")
    rate = read_numbers(table.data[2], "rate")
    for line, figure, share in zip(table.data.index, figures, shares, strict=False):
        assert line in people.faults or people.missing[line] == (figure is None)
        assert line in people.faults or figure is None or people.values[line] == figure
        assert line in rate.faults or rate.values[line] == pytest.approx(share)
