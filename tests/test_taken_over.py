"""A plan of a place that is gone binds nobody of today until an installation says who took it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sample_store import reading
from ytcs_data import cli, load
from ytcs_data.errors import TakenOverError

FAMILY_DOCTOR = "communes_with_family_doctor_model_pct"
CRITERIA = "communes_meeting_national_criteria_pct"
TAKE_OVER = ["plans", "take-over", "hau_giang_89_2024", "92", "--decision", "Quyết định 1"]


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    with reading(tmp_path):
        yield tmp_path


def write(var: Path, *lines: str) -> None:
    text = "\n".join(["plan,area_code,on,decision", *lines])
    (var / "taken_over.csv").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("var")
def test_without_a_decision_can_tho_sees_hau_giangs_promise_as_a_reference_only():
    (target,) = load.catalogue().targets_for(FAMILY_DOCTOR, "2025", "92")

    assert target.historical
    assert not target.applies_to("2025", "92")


def test_a_plan_taken_over_binds_the_area_of_today_and_still_the_old_one(var: Path):
    write(var, "hau_giang_89_2024,92,2026-01-15,Quyết định 1")
    (target,) = load.catalogue().targets_for(FAMILY_DOCTOR, "2025", "92")

    assert not target.historical
    assert target.applies_to("2025", "92")
    assert target.applies_to("2024", "93")
    assert not target.applies_to("2024", "92")  # the code is also that of the old Cần Thơ
    assert not target.applies_to("2025", "22")
    assert [carrier.decision for carrier in target.carriers] == ["Quyết định 1"]


def test_the_areas_own_promise_comes_before_the_countrys(var: Path):
    write(var, "hau_giang_89_2024,92,2026-01-15,Quyết định 1")
    found = load.catalogue().targets_for(CRITERIA, "2025", "92")

    assert [target.id for target in found] == ["HG-2030-09", "VN-262-01", "VN-262-02"]


def test_one_of_que_vos_seven_communes_can_take_its_promise_over(var: Path):
    write(var, "que_vo_04_2023,09292,2026-01-15,Quyết định 2")
    catalogue = load.catalogue()

    theirs = catalogue.targets_for(CRITERIA, "2025", "24", commune="09292")
    others = catalogue.targets_for(CRITERIA, "2025", "24", commune="09247")

    assert theirs[0].id == "QV-2027-00"
    assert others[0].id == "VN-262-01"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hau_giang,92,2026-01-15,QĐ 1", "ghi một trong: lam_dong_2024, hau_giang_89_2024"),
        ("hau_giang_89_2024,93,2026-01-15,QĐ 1", "“93” không tiếp nhận được"),
        ("vn_72_2025,92,2026-01-15,QĐ 1", "không phải của nơi đã giải thể"),
        ("hau_giang_89_2024,92,15/01/2026,QĐ 1", "ngày “15/01/2026” không đúng"),
        ("hau_giang_89_2024,92,2026-01-15,", "thiếu văn bản"),
        ("hau_giang_89_2024,92,2026-01-15", "có 3 ô, phải có 4 ô"),
    ],
)
def test_a_line_that_cannot_be_true_is_told_with_its_number(var: Path, line: str, said: str):
    write(var, line)

    with pytest.raises(TakenOverError) as raised:
        load.catalogue()

    assert str(raised.value).startswith(f"{var / 'taken_over.csv'}, dòng 2: ")
    assert said in str(raised.value)


def test_the_same_area_twice_and_other_columns_are_told(var: Path):
    line = "hau_giang_89_2024,92,2026-01-15,QĐ 1"
    write(var, line, line)
    with pytest.raises(TakenOverError, match=r"dòng 3: 92 đã tiếp nhận kế hoạch hau_giang"):
        load.catalogue()

    (var / "taken_over.csv").write_text("plan;area\n", encoding="utf-8")
    with pytest.raises(TakenOverError, match="dòng 1: các cột là “plan;area”, phải là “plan,area"):
        load.catalogue()


@pytest.mark.usefixtures("var")
def test_the_commands_take_over_list_and_release(capsys: pytest.CaptureFixture[str]):
    assert cli.main([*TAKE_OVER, "--on", "2026-01-15"]) == 0
    assert "khởi động lại" in capsys.readouterr().out

    assert cli.main(["plans"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert len(lines) == 1 + len(load.catalogue().plans)
    assert (
        "đã tiếp nhận: Thành phố Cần Thơ (92) theo Quyết định 1 (15/01/2026)"
        in (lines["hau_giang_89_2024"])
    )
    assert "Tỉnh Lâm Đồng cũ; chưa ai tiếp nhận (có thể: 68)" in lines["lam_dong_2024"]

    assert cli.main(["plans", "release", "hau_giang_89_2024", "92"]) == 0
    assert cli.main(["plans", "release", "hau_giang_89_2024", "92"]) == 1
    load.forget()
    assert load.catalogue().targets["HG-2030-06"].historical


def test_a_later_decision_takes_the_place_of_the_earlier_one(var: Path):
    assert cli.main([*TAKE_OVER, "--on", "2026-01-15"]) == 0
    assert cli.main([*TAKE_OVER[:-1], "Quyết định\n 2", "--on", "2026-02-15"]) == 0

    assert (var / "taken_over.csv").read_text(encoding="utf-8").splitlines() == [
        "plan,area_code,on,decision",
        "hau_giang_89_2024,92,2026-02-15,Quyết định 2",
    ]


def test_what_cannot_be_true_is_not_written(var: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["plans", "take-over", "hau_giang_89_2024", "93", "--decision", "QĐ 1"]) == 1

    assert "Không ghi được: “93” không tiếp nhận được" in capsys.readouterr().err
    assert not (var / "taken_over.csv").exists()
