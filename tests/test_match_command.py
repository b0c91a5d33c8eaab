"""`ytcs match` from a list of names to a list of codes."""

from __future__ import annotations

import csv

import pytest

from tests.sample_store import reading
from ytcs_data.cli import main
from ytcs_data.errors import MatchError
from ytcs_data.match_command import ANSWER


@pytest.fixture(autouse=True)
def var(tmp_path):
    with reading(tmp_path / "var"):
        yield


def test_each_row_is_answered_and_old_codes_carried_on(tmp_path, capsys):
    file, out = tmp_path / "in.csv", tmp_path / "out.csv"
    file.write_text(
        "row_id,province,district,commune\n"
        "a,Bắc Ninh,Quế Võ,Phường Phố Mới\n"
        "b,Quảng Ninh,Tiên Yên,Xã Yên Than\n"  # was divided
        "=1+1,Bắc Ninh,Quế Võ,=HYPERLINK()\n-1,Bắc Ninh,Quế Võ,x\n",
        encoding="utf-8-sig",
    )

    code = main(["match", str(file), "--vintage", "2024", "--to", "2025", "--out", str(out)])

    with out.open(encoding="utf-8", newline="") as answers:
        rows = list(csv.reader(answers))
    assert code == 0
    assert rows == [
        list(ANSWER),
        ["a", "09247", "name", "1.00", ""],
        ["b", "", "none", "0.00", "06862|06874"],
        ["'=1+1", "", "none", "0.00", ""],
        ["-1", "", "none", "0.00", ""],
    ]
    assert "1 trong 4 dòng có mã" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"commune\nX\xe3 Ph\xf9\n", "UTF-8"), (b"row_id,commune\n1,x\n", "province, district")],
)
def test_a_list_that_cannot_be_read_is_refused_in_words(tmp_path, content, found, capsys):
    file = tmp_path / "in.csv"
    file.write_bytes(content)

    code = main(["match", str(file), "--vintage", "2024", "--out", str(tmp_path / "out.csv")])

    assert code == 1
    assert found in "".join(capsys.readouterr())
    assert issubclass(MatchError, Exception)
    assert not (tmp_path / "out.csv").exists()
