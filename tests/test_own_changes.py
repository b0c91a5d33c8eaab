"""The changes that an installation declares beside those that ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.changes import COLUMNS
from tests.sample_store import reading
from ytcs_data import cli, load
from ytcs_data.errors import ChangesError
from ytcs_data.own_changes import FAULTS, changes_in_use

MERGER = "2026-04-01,merge,09292,,09313,NQ 1"


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    with reading(tmp_path):
        yield tmp_path


def declare(var: Path, *lines: str) -> None:
    text = "\n".join([",".join(COLUMNS), *lines])
    (var / "changes.csv").write_text(text, encoding="utf-8")


def test_a_declared_change_holds_beside_those_that_ship(var: Path):
    declare(var, MERGER)
    register = load.register()

    assert register.merged() == {"09292": "09313"}
    assert register["75", "2025"].name == "Thành phố Đồng Nai"


def test_what_ships_by_now_may_still_stand_in_the_own_file(var: Path):
    shipped = len(changes_in_use())
    declare(var, "2026-04-30,rename,75,Thành phố Đồng Nai,,Nghị quyết 30", MERGER)

    assert len(changes_in_use()) == shipped + 1
    assert len(load.register()["75", "2025"].former_names) == 1


def test_a_fault_is_one_vietnamese_sentence_with_line_found_and_right(var: Path):
    declare(var, MERGER, "2026-05-01,merge,09301,,09292,NQ 2")

    with pytest.raises(ChangesError) as raised:
        load.register()

    assert str(raised.value) == (
        f"{var / 'changes.csv'}, dòng 3: 09292 (Xã Phù Lãng) khi đó đã nhập vào đơn vị khác; "
        "ghi mã của đơn vị nhận: 09313."
    )


def test_a_file_that_is_no_text_is_refused_with_a_sentence(var: Path):
    (var / "changes.csv").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ChangesError, match=r"^Không đọc được .*changes\.csv"):
        load.register()


def test_every_fault_has_its_sentence():
    source = (Path(__file__).parents[1] / "geo" / "changes.py").read_text(encoding="utf-8")

    for fault, sentence in FAULTS.items():
        assert f'"{fault}"' in source
        assert sentence.format(found="x", right="y") != sentence
    assert source.count('_wrong("') + source.count('WrongChange("') == len(FAULTS)


def test_the_command_prints_what_is_declared(var: Path, capsys):
    declare(var, MERGER, "2999-01-01,rename,09313,Phường Chi Lăng,,NQ 2")

    assert cli.main(["changes"]) == 0

    lines = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    merged = "nhập vào Phường Chi Lăng (09313)"
    assert cells[1][:5] == ["01/04/2026", "09292", "Xã Phù Lãng", merged, "NQ 1"]
    assert cells[-1][:4] == ["01/01/2999", "09313", "Xã Chi Lăng", "Phường Chi Lăng"]
    assert len(cells) == 1 + 11 + 2
