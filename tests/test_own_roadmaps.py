"""Roadmaps that an installation brings, and the command for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.areas import AreaRegister
from tests.catalogue.test_roadmap import GOOD, QUE_VO, written
from tests.sample_store import reading
from ytcs_data import cli
from ytcs_data.own_roadmaps import in_use, own_folder


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The folder of the own files."""
    with reading(tmp_path):
        own_folder().mkdir()
        yield own_folder()


def test_an_own_roadmap_counts_at_once_beside_the_shipped_one(own, register: AreaRegister):
    assert list(in_use(register)[0]) == ["que_vo_04_2023"]

    written(own, GOOD)

    assert list(in_use(register)[0]) == ["que_vo_04_2023", "own"]


def test_an_own_file_of_the_same_name_takes_the_place_of_the_shipped_one(own, register):
    text = QUE_VO.read_text(encoding="utf-8")
    revised = text.replace("Việt Hùng,2025,,,", "Việt Hùng,2025,2027,2026-03-05,thiếu bác sĩ")
    (own / QUE_VO.name).write_text(revised, encoding="utf-8-sig")

    roadmaps, faults = in_use(register)

    assert [g.name for g in roadmaps["que_vo_04_2023"].goals if g.revised] == ["Việt Hùng"]
    assert faults == []


def test_a_wrong_file_is_told_in_a_sentence_and_the_others_stay(own, register):
    file = written(own, {**GOOD, "area_code": "9301"})

    roadmaps, faults = in_use(register)

    assert list(roadmaps) == ["que_vo_04_2023"]
    assert faults == [f"{file}, dòng 2: mã “9301” mất số 0 ở đầu; đúng phải là 09301."]


def test_a_file_that_is_no_text_is_refused_with_a_sentence(own, register):
    (own / "x.csv").write_bytes(b"\xff\xfe\x00")

    (fault,) = in_use(register)[1]

    assert fault.startswith(f"Không đọc được {own / 'x.csv'}")


def test_the_command_checks_a_file_before_it_is_used(tmp_path, capsys):
    assert cli.main(["roadmap", "check", str(written(tmp_path, GOOD))]) == 0
    assert "1 xã, phường, đặc khu, các năm 2027–2027" in capsys.readouterr().out

    assert cli.main(["roadmap", "check", str(written(tmp_path, {**GOOD, "source": ""}))]) == 1
    assert "dòng 2: Phường Đào Viên thiếu căn cứ ở cột source." in capsys.readouterr().err


def test_the_command_lists_what_is_in_use_and_what_is_not(own, capsys):
    written(own, {**GOOD, "planned_year": ""})

    assert cli.main(["roadmap", "list"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["que_vo_04_2023", "2023–2027", "21"]
    assert lines[2].endswith("dòng 2: “” không phải là năm; ghi bốn chữ số, ví dụ 2027.")


def test_a_filled_in_template_is_a_roadmap(own, register, capsys):
    arguments = ["--province", "27", "--district", "259", "--vintage", "2024"]
    assert cli.main(["roadmap", "template", *arguments]) == 0

    head, *lines = capsys.readouterr().out.splitlines()
    filled = [f"12/KH{line.removesuffix(',,,,,')},2027,,,,12/KH" for line in lines]
    (own / "own.csv").write_text("\n".join([head, *filled]), encoding="utf-8")
    assert len(in_use(register)[0]["own"].goals) == 20  # the communes of the last day


def test_a_template_for_nobody_is_refused(capsys):
    assert cli.main(["roadmap", "template", "--province", "00"]) == 1
    assert "Không có xã nào của tỉnh 00" in capsys.readouterr().err
