"""`ytcs history`, `withdraw` and `restore`, on a store with a correction."""

from __future__ import annotations

import pytest

from tests.store.rows import rows
from tests.store.spells import spells
from ytcs_data.cli import main
from ytcs_data.store import About, open_store

VALUES = ({"value": 900}, {"area_code": "09259", "value": 50})


@pytest.fixture(autouse=True)
def two_files(store, database_url, monkeypatch):
    """One file of an account with its bytes, and a correction with a hostile name."""
    monkeypatch.setenv("YTCS_DATABASE_URL", database_url)
    about = About(dataset="insurance", period="2024", vintage="2024")
    sent = {"file_name": "a.csv", "sha256": "a", "by": "lan", "note": "lần đầu"}
    store.commit(rows(*VALUES), content=b"a;b\r\n", about=about, **sent)
    given = rows({"value": 910}, {"area_code": "09262", "value": None, "state": "held"})
    store.commit(given, file_name="\x1b[31m=1+1\n.csv", sha256="b")


def test_the_history_names_who_sent_what_about_what(capsys):
    assert main(["history"]) == 0

    heading, first, second = capsys.readouterr().out.splitlines()
    for words in ("người nộp", "bộ số liệu", "kỳ", "trạng thái"):
        assert words in heading
    for words in ("lan", "a.csv", "Dân số và bảo hiểm y tế", "năm 2024", "lần đầu", "đang dùng"):
        assert words in first
    assert "[31m=1+1 .csv" in second
    assert "\x1b" not in second


def test_the_old_name_of_the_command_is_the_same(capsys):
    main(["history"])
    said = capsys.readouterr().out
    main(["snapshots"])

    assert capsys.readouterr().out == said


def test_one_snapshot_tells_what_was_done_with_it_and_what_it_changed(capsys, tmp_path):
    main(["withdraw", "2", "--reason", "nhầm tệp"])
    main(["restore", "2", "--reason", "không nhầm"])
    capsys.readouterr()

    assert main(["history", "2", "--csv", str(tmp_path / "out.csv")]) == 0

    *_table, came, went, back, changed = capsys.readouterr().out.splitlines()
    assert came.endswith("· nộp · –")
    assert went.endswith("· rút lại · (máy chủ) · nhầm tệp")
    assert back.endswith("· khôi phục · (máy chủ) · không nhầm")
    assert changed == "Số liệu mới: 1 · thay đổi: 1 · không đổi: 0"
    heading, first, second = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert heading == "Mã;Đơn vị;Chỉ tiêu;Kỳ;Trước;Sau;Trạng thái sau;Thay đổi"
    assert first.startswith("09256;Phường Kim Chân;")
    assert first.endswith(";năm 2024;900,0;910,0;;thay đổi")
    assert second.endswith(";năm 2024;;;Đang kiểm tra số liệu;mới")


def test_the_file_is_given_back_byte_by_byte_where_it_was_kept(capsys, tmp_path):
    assert main(["history", "1", "--original", str(tmp_path / "back.csv")]) == 0
    assert (tmp_path / "back.csv").read_bytes() == b"a;b\r\n"

    assert main(["history", "2", "--original", str(tmp_path / "none.csv")]) == 1
    assert "không giữ tệp" in capsys.readouterr().out
    assert not (tmp_path / "none.csv").exists()


def test_a_withdrawal_is_taken_back(capsys):
    main(["withdraw", "2", "--reason", "nhầm"])
    assert open_store().holding("insured", "2024")["value"].tolist() == [900, 50]

    assert main(["restore", "2"]) == 0

    assert "Đã khôi phục lần nộp số 2." in capsys.readouterr().out
    assert open_store().holding("insured", "2024")["value"].fillna(-1).tolist() == [910, 50, -1]


@pytest.mark.parametrize("command", [["history", "9"], ["restore", "9"]])
def test_an_unknown_number_is_a_sentence(capsys, command):
    assert main(command) == 1
    assert capsys.readouterr().err.startswith("Không có lần nộp số 9.")


def test_a_file_without_values_has_changed_none(capsys):
    open_store().commit_stations(spells({}), file_name="tram.csv", sha256="t")

    assert main(["history", "3"]) == 0
    assert "Số liệu mới: 0 · thay đổi: 0 · không đổi: 0" in capsys.readouterr().out
