from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import ROOT
from tests.ingest.files import GOOD, file, line
from ytcs_data import lists_command
from ytcs_data.cli import main
from ytcs_data.console import MOST_PROBLEMS
from ytcs_data.ingest import pending_samples
from ytcs_data.store import open_store


@pytest.fixture(autouse=True)
def _own_database(database_url, monkeypatch):
    monkeypatch.setenv("YTCS_DATABASE_URL", database_url)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "file.csv"


def test_a_good_file_is_stored_and_told_with_rows_and_snapshot(path, capsys):
    path.write_bytes(file(GOOD, line(area_code="09253")))

    assert main(["import", str(path)]) == 0
    assert capsys.readouterr().out == "file.csv: đã lưu 2 dòng, lần nộp số 1.\n"
    assert main(["import", str(path)]) == 0
    assert "đã có trong kho (lần nộp số 1)" in capsys.readouterr().out


def test_a_bad_file_is_refused_with_all_its_problems(path, capsys):
    path.write_bytes(file(GOOD, line(area_code="9250", value="x")))

    assert main(["import", str(path)]) == 20
    assert capsys.readouterr().out.splitlines() == [
        "file.csv: có 2 lỗi, chưa lưu gì cả.",
        "  Dòng 3, cột “area_code”: Mã “9250” mất số 0 ở đầu, đúng phải là 09250.",
        "  Dòng 3, cột “value”: “x” không phải là số. Chỉ ghi chữ số, như 950.",
    ]
    assert open_store().version() == 0


def test_of_very_many_problems_the_first_are_printed(path, capsys):
    path.write_bytes(file(*(line(area_code=f"x{i}") for i in range(MOST_PROBLEMS + 7))))

    assert main(["import", str(path)]) == 20
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + MOST_PROBLEMS + 1
    assert lines[-1] == "  … và 7 lỗi nữa."


def test_a_snapshot_is_listed_withdrawn_and_listed_as_withdrawn(path, capsys):
    path.write_bytes(file(GOOD))
    main(["import", str(path)])

    assert main(["withdraw", "1", "--reason", "nhầm tệp"]) == 0
    capsys.readouterr()
    assert main(["history"]) == 0

    _heading, row = capsys.readouterr().out.splitlines()
    assert row.split()[0] == "1"
    assert "file.csv" in row
    assert row.endswith(": nhầm tệp")


def test_an_unknown_snapshot_is_a_sentence_and_no_traceback(capsys):
    assert main(["withdraw", "99", "--reason", "thử"]) == 1
    assert capsys.readouterr().err.startswith("Không có lần nộp số 99.")


@pytest.mark.parametrize(
    ("command", "id_", "title"),
    [
        ("measures", "insured", "Số người tham gia bảo hiểm y tế"),
        ("indicators", "shi_coverage_pct", "Tỷ lệ dân số tham gia bảo hiểm y tế"),
    ],
)
def test_the_catalogue_is_listed_in_aligned_columns(capsys, command, id_, title):
    assert main([command]) == 0

    heading, *rows = capsys.readouterr().out.splitlines()
    (row,) = [row for row in rows if row.split()[0] == id_]
    assert row.index(title) == heading.index("chỉ ")


@pytest.fixture
def one_sample(tmp_path, monkeypatch):
    (tmp_path / "a.zip").write_bytes(file(GOOD))
    monkeypatch.setattr(
        lists_command, "pending_samples", lambda store: pending_samples(store, tmp_path)
    )


@pytest.mark.usefixtures("one_sample")
def test_prepare_fills_an_empty_store_and_leaves_a_full_one(capsys):
    assert main(["prepare"]) == 0
    assert "a.zip: đã lưu 1 dòng" in capsys.readouterr().out
    assert main(["prepare"]) == 0
    assert capsys.readouterr().out == "Kho số liệu đã sẵn sàng.\n"
    assert open_store().version() == 1


@pytest.mark.usefixtures("one_sample")
def test_of_eight_that_prepare_at_once_one_does_the_work_and_the_others_wait(capsys):
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(main, [["prepare"]] * 8))

    told = capsys.readouterr().out
    assert done == [0] * 8
    assert told.count("đã lưu 1 dòng") == 1
    assert told.count("Kho số liệu đã sẵn sàng.") == 7


def test_the_module_runs_and_writes_utf8_whatever_the_console_speaks():
    command = [sys.executable, "-m", "ytcs_data.cli", "measures"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=True)

    assert "Dân số" in done.stdout.decode()
