"""Files made to do harm: soon read or refused with a sentence, also when they are given back.

The large ones are in `benchmarks/hostile_files.py`, with their times and memory.
"""

from __future__ import annotations

import io
import zipfile
from time import process_time

import pandas as pd
import pytest

from tests.ingest.test_documents import with_sheet
from ytcs_data.check_document import check_document
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.understanding import Sources, Understanding, Verdict, Wishes, understand
from ytcs_data.marked_file import marked_workbook

SOON = 10  # seconds of CPU
HEAD = "Báo cáo BHYT tháng 10/2026, tỉnh Bắc Ninh\nTên đơn vị;Dân số;Số người tham gia BHYT\n"
LONG = 9_000  # characters


@pytest.fixture(scope="module")
def sources(catalogue, register, crosswalk) -> Sources:
    nothing = pd.DataFrame(columns=["station_code"])
    return Sources(catalogue, register, crosswalk, lambda: nothing)


def kinds_of(content: bytes, name: str, sources: Sources) -> tuple[Understanding, set[str]]:
    """What a file is taken for, and its problems; it is given back marked, too."""
    began = process_time()
    found = understand(content, name, Wishes(), sources)
    assert check_document(found).model_dump_json()
    assert zipfile.ZipFile(io.BytesIO(marked_workbook(content, name, found))).testzip() is None
    assert process_time() - began < SOON
    return found, {problem.kind for problem in found.problems}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


MANY = "".join(f' a{number}="x"' for number in range(400_000))


@pytest.mark.parametrize(
    "content",
    [
        with_sheet('<row r="x"><c><v>1</v></c></row>'),
        with_sheet('<row r="99999999999"><c><v>1</v></c></row>'),
        with_sheet('<row r="1048576"/><row/>'),
        with_sheet("", tail='<cols><col hidden="1"/></cols>'),
        with_sheet("", tail='<cols><col hidden="1" min="1" max="inf"/></cols>'),
        with_sheet(f"<row{MANY}/>"),
        with_sheet("<row>" * 100_000)[:-300],
        zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
    ],
)
def test_a_workbook_with_nonsense_inside_is_broken(content, sources):
    found, kinds = kinds_of(content, "a.xlsx", sources)

    assert found.verdict is Verdict.REJECT
    assert kinds == {"broken-file"}


@pytest.mark.parametrize(
    "files",
    [
        {"a.zip": zipped({"a.csv": b"a;b\n1;2\n"})},
        {"../../a.csv": b"a;b\n1;2\n", "..\\b.csv": b"a;b\n"},
        {f"{number}.csv": b"a" for number in range(3000)},
        {},
    ],
)
def test_archives_of_other_things_are_refused(files, sources):
    found, _kinds = kinds_of(zipped(files), "a.zip", sources)

    assert found.verdict is Verdict.REJECT


PIECES = (
    *("a", "1", " ", '"', "(", "-", ".", "%", "I", "Xã ", "tỉnh ", "Một ", "tháng ", "ngày 1/"),
    *("1.", "1 000 ", "lũy kế ", "Tổng cộng ", "a\u0301", "\u0301", "\u202e", "aáù", "¸µ", "=1+"),
)


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_long_wherever_it_stands(piece, sources):
    long = (piece * LONG)[:LONG]
    rows = f"{long};1000;900\nPhường Quế Võ;{long};{long}\nXã Phù Lãng;500;400\n"
    told = HEAD.replace("Dân số", f"Dân số {long}")

    found, _kinds = kinds_of(f"{long}\n{told}{rows}".encode(), f"{long[:100]}.csv", sources)

    assert found.verdict is not Verdict.ACCEPT


def test_a_figure_of_hundreds_of_digits_is_too_big(sources):
    for figure in ("9" * 400, "9." * 200 + "9"):
        found, _kinds = kinds_of(f"{HEAD}Phường Quế Võ;1000;{figure}\n".encode(), "a.csv", sources)
        assert found.verdict is Verdict.REJECT
    _found, kinds = kinds_of(f"{HEAD}Phường Quế Võ;1000;{'9' * 400}\n".encode(), "a.csv", sources)
    assert "too-big" in kinds


def test_lines_may_end_as_on_old_machines(sources):
    content = f"{HEAD}Phường Quế Võ;1000;960\n".replace("\n", "\r").encode()

    found, _kinds = kinds_of(content, "a.csv", sources)

    assert found.rows["value"].tolist() == [1000, 960]


def test_a_long_text_that_every_cell_shares_does_not_fill_the_memory(sources, monkeypatch):
    """Of thirty thousand characters in millions of cells each would have its own."""
    monkeypatch.setattr(limits, "TEXTS", 10_000)
    rows = "".join(f'<row r="{line}"><c t="s"><v>0</v></c></row>' for line in range(1, 11_000))

    _found, kinds = kinds_of(with_sheet(rows), "a.xlsx", sources)

    assert kinds == {"unpacks-to-too-much"}
