from __future__ import annotations

import json

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.ingest.files import GOOD, file
from tests.ingest.traps.making import table, usual, xlsx
from ytcs_data.check_document import CheckDocument, check_document
from ytcs_data.cli import main
from ytcs_data.ingest.understanding import Sources, Wishes, understand
from ytcs_data.store.stations import SPELL

SCHEMA = ROOT / "tests" / "ingest" / "check_schema.json"


@pytest.fixture(autouse=True)
def _own_database(database_url, monkeypatch):
    monkeypatch.setenv("YTCS_DATABASE_URL", database_url)


@pytest.fixture(scope="module")
def sources(catalogue, register, crosswalk) -> Sources:
    nothing = pd.DataFrame(columns=[*SPELL, "source"])
    return Sources(catalogue, register, crosswalk, lambda: nothing)


def test_the_answer_has_the_schema_that_is_kept_here():
    """Other programs read it: who changes the answer changes this file on purpose."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == CheckDocument.model_json_schema()


def test_an_answer_as_json_is_one_of_the_schema(sources):
    content = xlsx(table(usual({4: "x"}, {2: "Xã Không Có"})))

    document = check_document(understand(content, "a.xlsx", Wishes(), sources))

    again = CheckDocument.model_validate_json(document.model_dump_json())
    assert again == document
    assert document.rows[0].measures == {"population": 24815, "insured": None}
    assert (document.rows[1].area_code, document.reading.header_rows) == ("", [4])


def test_a_file_of_the_own_format_is_answered_too(sources):
    document = check_document(understand(file(GOOD), "a.csv", Wishes(), sources))

    assert (document.verdict, document.format, document.dataset) == (
        "accept",
        "values",
        "insurance",
    )
    (row,) = document.rows
    assert (row.line, row.area_code, row.measures) == (2, "09250", {"insured": 950})


CASES = [
    (xlsx(table(usual()[:1])), 0, "accept"),
    (xlsx(table(usual())), 10, "accept_with_warnings"),
    (xlsx(table(usual({4: -1}))), 20, "reject"),
    (b"", 20, "reject"),
]


@pytest.mark.parametrize(("content", "code", "verdict"), CASES)
def test_the_exit_code_tells_the_verdict_and_the_json_is_always_written(
    tmp_path, content, code, verdict
):
    path, out = tmp_path / "a.xlsx", tmp_path / "out.json"
    path.write_bytes(content)

    assert main(["check", str(path), "--json", str(out)]) == code

    assert json.loads(out.read_text(encoding="utf-8"))["verdict"] == verdict


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path):
    out = tmp_path / "out.json"

    assert main(["check", str(tmp_path / "none.xlsx"), "--json", str(out)]) == 20
    (problem,) = json.loads(out.read_text(encoding="utf-8"))["problems"]
    assert problem["kind"] == "no-file"


def test_warnings_are_stored_only_with_a_reason(tmp_path, capsys):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(table(usual())))

    assert main(["import", str(path)]) == 10
    assert "chưa lưu" in capsys.readouterr().out
    given = ["--user", "lan", "--note", "tháng 9", "--reason", "chỉ ba xã"]
    assert main(["import", str(path), *given]) == 10
    assert "đã lưu 6 dòng, lần nộp số 1." in capsys.readouterr().out
