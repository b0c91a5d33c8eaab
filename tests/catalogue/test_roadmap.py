"""Files of roadmaps: the shipped one word for word, and a line for each way to be wrong."""

from __future__ import annotations

import csv
import math
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT
from ytcs_data.catalogue.roadmap import COLUMNS, FOLDER, WrongRoadmap, read_roadmap

QUE_VO = FOLDER / "que_vo_04_2023.csv"

# As the document lists them, with the codes of before the reform.
LISTED = {
    2023: "Ngọc Xá 09289, Phố Mới 09247, Mộ Đạo 09307, Chi Lăng 09313, Châu Phong 09292",
    2024: "Phù Lương 09274",
    2025: (
        "Việt Hùng 09283, Bồng Lai 09295, Phương Liễu 09265, Phượng Mao 09280, Yên Giả 09304, "
        "Nhân Hòa 09259"
    ),
    2026: (
        "Hán Quảng 09316, Phù Lãng 09277, Đức Long 09310, Bằng An 09262, Đại Xuân 09253, "
        "Cách Bi 09298"
    ),
    2027: "Đào Viên 09301, Việt Thống 09250, Quế Tân 09268",
}
GOOD = {
    "plan": "12/KH-UBND",
    "vintage": "2025",
    "area_code": "09301",
    "name_in_document": "Đào Viên",
    "planned_year": "2027",
    "source": "12/KH-UBND",
}


def written(folder: Path, *rows: dict[str, str], delimiter: str = ",") -> Path:
    file = folder / "own.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
        lines.writeheader()
        lines.writerows(rows)
    return file


def test_que_vo_is_as_the_document_lists_it(register):
    goals = read_roadmap(QUE_VO, register).goals

    found = {
        year: ", ".join(f"{g.name} {g.area_code}" for g in goals if g.planned == year)
        for year in Counter(goal.planned for goal in goals)
    }
    assert found == LISTED
    assert len(goals) == 21
    assert not any(goal.revised for goal in goals)


def test_the_names_of_que_vo_stand_in_the_document(shared, register):
    (text,) = (file.read_text(encoding="utf-8") for file in (shared / "seeds").glob("002*.txt"))

    assert all(goal.name in text for goal in read_roadmap(QUE_VO, register).goals)


def test_the_roadmap_and_the_path_of_its_plan_agree(register, catalogue):
    roadmap = read_roadmap(QUE_VO, register)
    plan = catalogue.plans[roadmap.plan]
    path = plan.targets[0].path

    counts = {year: sum(g.planned <= year for g in roadmap.goals) for year in path}
    assert counts == {2023: 5, 2024: 6, 2025: 12, 2026: 18, 2027: 21}
    assert path == {year: math.floor(10_000 * n / 21) / 100 for year, n in counts.items()}


def test_every_shipped_roadmap_is_one_of_a_plan_and_has_its_place(register, catalogue):
    for file in FOLDER.glob("*.csv"):
        roadmap = read_roadmap(file, register)
        scope = catalogue.plans[roadmap.plan].scope
        areas = [register[code, roadmap.vintage] for code in roadmap.codes]
        assert roadmap.id == roadmap.plan == file.stem
        assert scope.vintage == roadmap.vintage
        assert all(scope.area in (area.parent, area.province) for area in areas)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_revised_year_keeps_its_day_and_reason(tmp_path, register, delimiter):
    revised = {"revised_year": "2028", "revised_on": "05/03/2026", "reason": "chưa có trạm"}
    file = written(tmp_path, {**GOOD, **revised}, delimiter=delimiter)

    (goal,) = read_roadmap(file, register).goals

    assert (goal.planned, goal.revised) == (2027, 2028)
    assert (goal.revised_on, goal.reason) == (date(2026, 3, 5), "chưa có trạm")


@pytest.mark.parametrize(
    ("fault", "cells"),
    [
        ("no-plan", {"plan": ""}),
        ("vintage", {"vintage": "2023"}),
        ("code", {"area_code": "99999"}),
        ("lost-zero", {"area_code": "9301"}),
        ("not-a-commune", {"area_code": "24", "name_in_document": ""}),
        ("name", {"area_code": "09292", "name_in_document": "Châu Phong"}),  # its old name
        ("year", {"planned_year": "27"}),
        ("year", {"revised_year": "sớm", "reason": "x"}),
        ("date", {"revised_year": "2028", "reason": "x", "revised_on": "3/2026"}),
        ("no-reason", {"revised_year": "2028"}),
        ("surplus", {"reason": "x"}),
        ("no-source", {"source": " "}),
    ],
)
def test_a_wrong_line_is_named(tmp_path, register, fault, cells):
    with pytest.raises(WrongRoadmap) as raised:
        read_roadmap(written(tmp_path, {**GOOD, **cells}), register)

    assert (raised.value.fault, raised.value.line) == (fault, 2)


@pytest.mark.parametrize(
    ("fault", "second"),
    [
        ("twice", GOOD),
        ("mixed", {**GOOD, "plan": "13/KH-UBND", "area_code": "09313"}),
        ("mixed", {**GOOD, "vintage": "2024", "area_code": "09313"}),
    ],
)
def test_a_line_that_does_not_go_with_the_others_is_named(tmp_path, register, fault, second):
    with pytest.raises(WrongRoadmap) as raised:
        read_roadmap(written(tmp_path, GOOD, second), register)

    assert (raised.value.fault, raised.value.line) == (fault, 3)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("columns", "area_code,planned_year\n09301,2027\n"),
        ("columns", ""),
        ("empty", ",".join(COLUMNS) + "\n\n"),
        ("cells", ",".join(COLUMNS) + "\n09301,2027\n"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path, register, fault, text):
    file = tmp_path / "own.csv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(WrongRoadmap) as raised:
        read_roadmap(file, register)

    assert raised.value.fault == fault


def test_a_name_that_begins_like_a_kind_is_a_name(tmp_path, register):
    """“Phương Liễu” without accents begins with “phuong”."""
    for name in ("Phương Liễu", "phường Phương Liễu", "P. Phương Liễu"):
        row = {**GOOD, "area_code": "09265", "name_in_document": name}
        assert read_roadmap(written(tmp_path, row), register).goals[0].name == name


def test_every_fault_of_a_file_is_tested():
    source = (ROOT / "ytcs_data" / "catalogue" / "roadmap.py").read_text(encoding="utf-8")
    mine = Path(__file__).read_text(encoding="utf-8")

    from ytcs_data.own_roadmaps import FAULTS

    for fault in FAULTS:
        assert f'"{fault}"' in source
        assert f'("{fault}", ' in mine
    assert all(s.format(found="x", right="y") for s in FAULTS.values())
