"""`ytcs crosswalk …` from files to shares that the program uses, and back."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import box

from geo.crosswalk import FILE, Part, read_links
from geo.parts import SHARE_DIGITS
from geo.reweighing import divided
from tests.sample_store import reading
from ytcs_data import load
from ytcs_data.cli import main
from ytcs_data.errors import CrosswalkError
from ytcs_data.own_crosswalk import own_file
from ytcs_data.views.former_communes import part_text

HEADER = "old_code,new_code,people,population_goes_here,source"
YEN_THAN = ("06862", "06874")  # the parts of 06880


@pytest.fixture(autouse=True)
def var(tmp_path):
    with reading(tmp_path / "var"):
        yield tmp_path / "var"


@pytest.fixture
def outlines(tmp_path) -> Path:
    """Yên Than 10 by 10 kilometres, three tenths of it in one part."""
    folder = tmp_path / "boundaries"
    folder.mkdir()
    layer(folder / "2024_a.zip", {"06880": box(107.0, 21.0, 107.1, 21.1)})
    new = {"06862": box(106.9, 20.9, 107.03, 21.2), "06874": box(107.03, 20.9, 107.2, 21.2)}
    layer(folder / "2025_a.zip", new)
    return folder


def layer(file: Path, shapes: dict) -> None:
    table = {"MAXA": list(shapes)}
    frame = gpd.GeoDataFrame(table, geometry=list(shapes.values()), crs=4326)
    inside = file.with_suffix("")
    inside.mkdir()
    frame.to_file(inside / "a.shp", encoding="utf-8")
    shutil.make_archive(str(inside), "zip", inside)
    shutil.rmtree(inside)


@pytest.fixture
def people(tmp_path) -> Callable[..., str]:
    def write(*lines: str) -> str:
        path = tmp_path / "people.csv"
        path.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
        return str(path)

    return write


def yen_than() -> dict[str, tuple[float, str]]:
    load.forget()
    return {p.code: (p.share, p.share_source) for p in load.crosswalk().successors("06880")}


def counts(told: str) -> list[str]:
    """Communes by law, people, area, and in equal parts."""
    names = ("theo văn bản", "theo dân số", "theo diện tích", "chia đều")
    lines = [line for line in told.splitlines() if line.startswith(names)]
    return [line.split()[-1] for line in lines]


def test_outlines_of_the_settings_give_shares_by_area(outlines, monkeypatch, capsys):
    monkeypatch.setenv("YTCS_BOUNDARIES", str(outlines))

    assert main(["crosswalk", "reweigh"]) == 0

    told = capsys.readouterr().out
    assert counts(told) == ["0", "0", "1", "440"]
    assert "Còn chia đều 440 xã cũ: thiếu ranh giới cũ." in told
    assert sum(line.startswith("  0") for line in told.splitlines()) == 20
    assert "  … và 420 xã cũ nữa." in told
    assert f"Đã ghi {own_file()}." in told
    assert "khởi động lại" in told
    assert yen_than() == {
        "06862": (pytest.approx(0.3, abs=1e-3), "area"),
        "06874": (pytest.approx(0.7, abs=1e-3), "area"),
    }
    notes = {row["share_note"] for row in rows() if row["old_code"] == "06880"}
    assert notes == {"2024_a.zip, 2025_a.zip"}


def rows() -> list[dict[str, str]]:
    with own_file().open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_people_go_before_area_the_law_before_people_and_nothing_goes_back(
    outlines, people, capsys
):
    at = ["--old", str(outlines), "--new", str(outlines / "2025_a.zip")]
    counted = people(*(f"06880,{new},{n},,xã" for new, n in zip(YEN_THAN, (1, 3), strict=True)))

    assert main(["crosswalk", "reweigh", *at, "--people", counted]) == 0
    assert yen_than() == {"06862": (0.25, "people"), "06874": (0.75, "people")}

    assert main(["crosswalk", "reweigh", *at]) == 0
    assert yen_than() == {"06862": (0.25, "people"), "06874": (0.75, "people")}
    assert "Giữ tỷ lệ đã có, vì căn cứ tốt hơn, ở 1 xã cũ." in capsys.readouterr().out

    law = people("06880,06862,,none,NQ", "06880,06874,,all,NQ")
    assert main(["crosswalk", "reweigh", "--people", law]) == 0
    assert yen_than() == {"06862": (0, "law"), "06874": (1, "law")}


def test_show_tells_the_sources_and_reset_goes_back(people, capsys):
    law = people("06880,06862,,none,NQ", "06880,06874,,all,NQ")
    main(["crosswalk", "reweigh", "--people", law])
    capsys.readouterr()

    assert main(["crosswalk", "show"]) == 0
    told = capsys.readouterr().out
    assert f"Tỷ lệ đang dùng: {own_file()}." in told
    assert counts(told) == ["1", "0", "0", "440"]

    assert main(["crosswalk", "reset"]) == 0
    assert "Đã bỏ" in capsys.readouterr().out
    assert yen_than() == {"06862": (0.5, "equal"), "06874": (0.5, "equal")}
    assert main(["crosswalk", "reset"]) == 0
    assert "Không có tỷ lệ nào đã tính" in capsys.readouterr().out
    assert main(["crosswalk", "show"]) == 0
    assert "Tỷ lệ đang dùng: có sẵn." in capsys.readouterr().out


def test_a_dry_run_writes_nothing(outlines, capsys):
    at = ["--old", str(outlines), "--new", str(outlines)]

    assert main(["crosswalk", "reweigh", *at, "--dry-run"]) == 0

    assert "chưa ghi gì" in capsys.readouterr().out
    assert not own_file().exists()


def test_a_wrong_file_of_people_changes_nothing_and_tells_every_fault(people, capsys):
    wrong = people("06880,06862,-1,,s", "06880,06874,x,,s")

    assert main(["crosswalk", "reweigh", "--people", wrong]) == 1

    first, *faults = capsys.readouterr().out.splitlines()
    assert first == "people.csv: có 2 lỗi, tỷ lệ vẫn như cũ."
    assert [fault.split(",")[0] for fault in faults] == ["  Dòng 2", "  Dòng 3"]
    assert not own_file().exists()


def test_invented_outlines_are_not_measured(capsys):
    """Those of the sample say that they are invented."""
    assert main(["crosswalk", "reweigh"]) == 1

    out, err = capsys.readouterr()
    assert "minh hoạ" in out
    assert err.startswith("Chưa có gì để tính lại")
    assert not own_file().exists()


def test_a_thin_part_is_told_and_may_be_taken_on_purpose(outlines, capsys):
    (outlines / "2024_a.zip").unlink()
    layer(outlines / "2024_a.zip", {"06880": box(107.029, 21.0, 107.13, 21.1)})  # a hundredth
    at = ["--old", str(outlines), "--new", str(outlines)]

    main(["crosswalk", "reweigh", *at])
    assert "06880 Xã Yên Than: có phần dưới mức --least" in capsys.readouterr().out
    assert yen_than()["06862"] == (0.5, "equal")

    main(["crosswalk", "reweigh", *at, "--least", "0,5"])
    assert yen_than()["06862"] == (pytest.approx(0.0099, abs=1e-4), "area")


def test_a_law_that_puts_all_people_on_next_to_no_land_is_doubted(outlines, people, capsys):
    (outlines / "2024_a.zip").unlink()
    layer(outlines / "2024_a.zip", {"06880": box(107.029, 21.0, 107.13, 21.1)})
    law = people("06880,06862,,all,NQ", "06880,06874,,none,NQ")
    at = ["--old", str(outlines), "--new", str(outlines), "--people", law]

    assert main(["crosswalk", "reweigh", *at]) == 0

    told = capsys.readouterr().out
    assert "Xem lại 06880 Xã Yên Than: phần có toàn bộ dân chỉ chiếm 1,0 % diện tích." in told


@pytest.mark.parametrize("least", ["x", "-1", "70"])
def test_a_least_share_that_is_none_is_refused(least: str):
    with pytest.raises(SystemExit):
        main(["crosswalk", "reweigh", f"--least={least}"])


@pytest.mark.parametrize("name", ["none.zip", "."])
def test_files_that_are_not_there_are_told(name: str, tmp_path, capsys):
    assert main(["crosswalk", "reweigh", "--old", str(tmp_path / name)]) == 1
    assert "Không có tệp ranh giới 2024_*.zip ở" in capsys.readouterr().err


def test_a_broken_boundary_file_is_a_sentence(outlines, capsys):
    (outlines / "2025_a.zip").write_bytes(b"no zip")

    assert main(["crosswalk", "reweigh", "--old", str(outlines), "--new", str(outlines)]) == 1
    assert "Không dùng được ranh giới. 2025_a.zip" in capsys.readouterr().err


# --- a file that somebody has edited -------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t.drop(columns="share"), "thiếu cột share"),
        (lambda t: t.iloc[1:], "không cùng các cặp mã với bảng có sẵn, ví dụ 318 và 11948"),
        (lambda t: t.iloc[[0, *range(len(t))]], "có cặp mã ghi hai lần"),
        (lambda t: t.replace({"share_source": {"equal": "guess"}}), "nguồn tỷ lệ “guess”"),
        (lambda t: t.replace({"share": {"0.250000000": "0.3"}}), "không cộng thành 1"),
        (lambda t: t.replace({"share": {"0.500000000": "half"}}), "không cộng thành 1"),
    ],
)
def test_a_crosswalk_that_does_not_fit_is_told_and_can_be_reset(var, change, reason, capsys):
    var.mkdir(exist_ok=True)
    change(read_links()).to_csv(var / FILE, index=False)
    load.forget()

    with pytest.raises(CrosswalkError, match="crosswalk reset"):
        load.crosswalk()
    assert main(["crosswalk", "show"]) == 1
    assert reason in capsys.readouterr().err
    assert main(["crosswalk", "reset"]) == 0
    assert load.crosswalk().successors("06880")


# --- what a reader sees --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part("x", "whole", 1.0, "whole"), "Toàn bộ"),
        (Part("x", "part", 1 / 3, "equal"), "Một phần (tạm tính 33 %, chia đều)"),
        (Part("x", "part", 0.3, "area"), "Một phần (tạm tính 30 %, theo diện tích)"),
        (Part("x", "part", 0.0, "people"), "Một phần (tạm tính 0 %, theo dân số)"),
        (Part("x", "part", 1.0, "law"), "Toàn bộ dân số, một phần diện tích"),
        (Part("x", "part", 0.0, "law"), "Một phần diện tích, không có dân"),
    ],
)
def test_a_part_says_where_its_share_came_from(part: Part, text: str):
    assert part_text(part) == text


# --- real files ----------------------------------------------------------------------------------


def test_facts_of_known_cases_are_taken(shared: Path, people):
    with (shared / "boundaries" / "crosswalk_cases.csv").open(encoding="utf-8") as file:
        cases = [case for case in csv.DictReader(file) if case["relation"] == "part"]
    known = ("all", "none")
    told = {case["old_code"] for case in cases if case["population_goes_here"] in known}
    facts = {
        (case["old_code"], case["new_code"]): case["population_goes_here"]
        for case in cases
        if case["old_code"] in told
    }
    file = people(*(f"{old},{new},,{fact},{old}" for (old, new), fact in facts.items()))

    assert main(["crosswalk", "reweigh", "--people", file]) == 0

    found = {
        (row["old_code"], row["new_code"]): row["share"]
        for row in rows()
        if row["share_source"] == "law"
    }
    one, none = f"1.{0:0{SHARE_DIGITS}d}", f"0.{0:0{SHARE_DIGITS}d}"
    assert found == {pair: one if fact == "all" else none for pair, fact in facts.items()}
    assert len(told) == 3


def test_real_outlines_reweigh_what_is_more_than_noise(shared: Path, capsys):
    folder = shared / "boundaries"
    old = [str(file) for file in sorted(folder.glob("*_legacy202503_approx.zip"))]
    new = [str(file) for file in sorted(folder.glob("*_2025.zip"))]
    at = ["--old", *old, "--new", *new]

    assert main(["crosswalk", "reweigh", *at]) == 0
    assert counts(capsys.readouterr().out) == ["0", "0", "8", "433"]
    assert main(["crosswalk", "reweigh", *at, "--least", "0"]) == 0
    assert counts(capsys.readouterr().out) == ["0", "0", "17", "424"]
    assert len(divided(read_links())) == 441
