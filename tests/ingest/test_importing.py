from __future__ import annotations

import time
from itertools import islice, product

import pytest

from tests.ingest.files import GOOD, file, line
from ytcs_data.ingest import import_files
from ytcs_data.ingest.importing import ImportResult


@pytest.fixture
def send(store, catalogue, register, tmp_path):
    """Import files with these contents; the store is `store`."""

    def send(*contents: bytes) -> list[ImportResult]:
        paths = [tmp_path / f"{number}.csv" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        return list(import_files(store, catalogue, register, paths))

    return send


def test_a_good_file_is_stored_with_its_name(send, store):
    (result,) = send(file(GOOD, line(area_code="09253")))

    assert (result.snapshot_id, result.rows, result.problems) == (1, 2, ())
    assert store.snapshots()["file_name"].tolist() == ["0.csv"]
    assert store.holding("insured", "2024")["value"].tolist() == [950, 950]


BAD_FILES = {
    "0 bytes": b"",
    "NUL bytes": file(GOOD).replace(b"950", b"\0"),
    "wrong columns": file(GOOD, header="a,b,c,d,e,f,g,h"),
    "wrong code": file(GOOD, line(area_code="99999")),
    "code of the other vintage": file(GOOD, line(period="2026", vintage="2025")),
    "duplicate rows": file(GOOD, GOOD),
    "text for a number": file(GOOD, line(area_code="09253", value="abc")),
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_of_a_file_with_one_problem_nothing_is_stored(send, store, content):
    (result,) = send(content)

    assert result.refused
    assert result.problems
    assert store.version() == 0
    assert store.snapshots().empty
    assert store.holding("insured", "2024").empty


def test_a_refused_file_does_not_keep_the_others_out(send, store):
    first, second = send(b"", file(GOOD))

    assert first.refused
    assert second.snapshot_id == 1
    assert store.version() == 1


def test_the_same_file_again_is_known_and_not_stored(send, store):
    first, again = send(file(GOOD), file(GOOD))

    assert again.snapshot_id == first.snapshot_id
    assert again.rows == 0
    assert store.version() == 1


def test_a_file_that_is_not_there_and_a_folder(store, catalogue, register, tmp_path):
    paths = [tmp_path / "none.csv", tmp_path]

    missing, folder = import_files(store, catalogue, register, paths)

    assert [problem.kind for problem in missing.problems] == ["no-file"]
    assert [problem.kind for problem in folder.problems] == ["unreadable"]


def test_200_000_rows_are_stored_in_less_than_20_seconds(send, register):
    areas = [area.code for area in register.communes("2025")]
    periods = [f"{year}-{month:02d}" for year in range(2026, 2031) for month in range(1, 13)]
    keys = islice(product(("population", "insured"), periods, areas), 200_000)
    content = file(
        *(f"{p},2025,{a},,{m},{i % 9000},,Số liệu thử" for i, (m, p, a) in enumerate(keys))
    )

    start = time.process_time()  # of this process: another one may keep the machine busy
    (result,) = send(content)
    seconds = time.process_time() - start

    assert result.rows == 200_000
    assert seconds < 20
