"""What has changed since 1 July 2025, declared in a file."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.areas import AreaRegister, load_register
from geo.carrying import since_reform, to_today
from geo.changes import COLUMNS, Change, WrongChange, name_on, read_changes, register_on
from geo.crosswalk import Crosswalk, load_crosswalk
from geo.search import Search

PHU_LANG, CHI_LANG, DAO_VIEN = "09292", "09313", "09301"
LATER = date(2026, 6, 1)


def declared(folder: Path, *lines: str) -> list[Change]:
    file = folder / "changes.csv"
    file.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return read_changes(file)


def kinds(register: AreaRegister) -> dict[str, int]:
    return Counter(area.name.split()[0] for area in register.communes("2025"))


# --- what ships ----------------------------------------------------------------------------------


def test_on_1_july_2025_there_were_2621_communes_687_wards_and_13_special_zones():
    register = register_on(date(2025, 7, 1), read_changes())

    assert kinds(register) == {"Xã": 2621, "Phường": 687, "Đặc": 13}
    assert register["75", "2025"].name == "Tỉnh Đồng Nai"


def test_ten_communes_of_dong_nai_became_wards_on_30_april_2026():
    before = register_on(date(2026, 4, 29), read_changes())
    after = register_on(date(2026, 4, 30), read_changes())
    changed = [a for a in after.communes("2025") if a.name != before[a.code, "2025"].name]

    assert kinds(before) == {"Xã": 2621, "Phường": 687, "Đặc": 13}
    assert kinds(after) == {"Xã": 2611, "Phường": 697, "Đặc": 13}
    assert len(after.communes("2025")) == 3321
    assert after["75", "2025"].name == "Thành phố Đồng Nai"
    assert len(changed) == 10
    assert {a.province for a in changed} == {"75"}
    assert {a.short_name for a in changed} == {
        *("Dầu Giây", "Đồng Phú", "Long Thành", "Lộc Ninh", "Nhơn Trạch"),
        *("Tân Khai", "Tân Phú", "Trảng Bom", "Trị An", "Xuân Lộc"),
    }
    for area in changed:
        assert area.former_names == ((before[area.code, "2025"].name, date(2026, 4, 29)),)
        assert name_on(area, date(2026, 4, 29)) == f"Xã {area.short_name}"
        assert name_on(area, date(2026, 4, 30)) == area.name


def test_without_changes_the_register_is_that_of_the_reform(register: AreaRegister):
    assert list(register_on(LATER, [])) == list(register)
    assert register.merged() == {}


# --- what may be declared ------------------------------------------------------------------------


def test_a_merged_commune_is_there_until_its_last_day(tmp_path):
    changes = declared(tmp_path, f"2026-04-01,merge,{PHU_LANG},,{CHI_LANG},NQ 1")
    register = register_on(LATER, changes)
    gone = register[PHU_LANG, "2025"]

    def codes(on: date | None) -> set[str]:
        return {a.code for a in register.communes("2025", "24", on=on)}

    assert (gone.dissolved, gone.valid_to, gone.successor) == (True, date(2026, 3, 31), CHI_LANG)
    assert codes(date.min) - codes(None) == {PHU_LANG}
    assert PHU_LANG in codes(date(2026, 3, 31))
    assert PHU_LANG not in codes(date(2026, 4, 1))
    assert register.merged() == {PHU_LANG: CHI_LANG}
    assert not register[PHU_LANG, "2024"].dissolved  # another place, with the same code


def test_a_change_to_come_is_known_but_does_not_hold_yet(tmp_path):
    changes = declared(
        tmp_path,
        f"2999-01-01,merge,{PHU_LANG},,{CHI_LANG},NQ 1",
        f"2999-01-01,rename,{CHI_LANG},Phường Chi Lăng,,NQ 1",
    )
    register = register_on(LATER, changes)

    assert register[PHU_LANG, "2025"].valid_to == date(2998, 12, 31)
    assert len(register.communes("2025", "24")) == 99
    assert register.merged() == {}
    assert register[CHI_LANG, "2025"].name == "Xã Chi Lăng"
    assert register_on(date(2999, 1, 1), changes)[CHI_LANG, "2025"].name == "Phường Chi Lăng"


def test_mergers_follow_each_other_in_the_order_of_their_days(tmp_path):
    changes = declared(
        tmp_path,
        f"2026-05-01,merge,{CHI_LANG},,{DAO_VIEN},NQ 2",
        f"2026-04-01,merge,{PHU_LANG},,{CHI_LANG},NQ 1",
    )
    register = register_on(LATER, changes)

    assert register.merged() == {PHU_LANG: DAO_VIEN, CHI_LANG: DAO_VIEN}
    assert register[PHU_LANG, "2025"].successor == CHI_LANG


@pytest.mark.parametrize(
    ("fault", "line", "rows"),
    [
        ("cells", 2, ["2026-04-01,merge,09292,,09313"]),
        ("date", 2, ["01/04/2026,merge,09292,,09313,NQ"]),
        ("date", 2, ["2025-07-01,merge,09292,,09313,NQ"]),
        ("kind", 2, ["2026-04-01,split,09292,,09313,NQ"]),
        ("name", 2, ["2026-04-01,rename,09292,Phù Lãng,,NQ"]),
        ("name", 2, ["2026-04-01,rename,09292,,,NQ"]),
        ("surplus", 2, ["2026-04-01,rename,09292,Phường Phù Lãng,09313,NQ"]),
        ("surplus", 2, ["2026-04-01,merge,09292,Xã Chi Lăng,09313,NQ"]),
        ("same-name", 2, ["2026-04-01,rename,09292,Xã Phù Lãng,,NQ"]),
        ("code", 2, ["2026-04-01,rename,9292,Phường Phù Lãng,,NQ"]),
        ("code", 2, ["2026-04-01,merge,09292,,,NQ"]),
        ("not-a-commune", 2, ["2026-04-01,merge,22,,24,NQ"]),
        ("itself", 2, ["2026-04-01,merge,09292,,09292,NQ"]),
        ("province", 2, ["2026-04-01,merge,09292,,06970,NQ"]),
        ("twice", 3, ["2026-04-01,merge,09292,,09313,NQ", "2026-04-01,merge,09292,,09301,NQ"]),
        ("gone", 4, ["2026-04-01,merge,09292,,09313,NQ", "", "2026-05-01,merge,09292,,09301,NQ"]),
        ("gone", 2, ["2026-05-01,merge,09313,,09292,NQ", "2026-04-01,merge,09292,,09301,NQ"]),
        ("gone", 3, ["2026-04-01,merge,09292,,09313,NQ", "2026-04-01,rename,09292,Xã X,,NQ"]),
    ],
)
def test_what_cannot_be_true_is_named_with_its_line(tmp_path, fault, line, rows):
    with pytest.raises(WrongChange) as raised:
        register_on(LATER, declared(tmp_path, *rows))

    assert (raised.value.fault, raised.value.line) == (fault, line)


def test_other_columns_are_refused(tmp_path):
    file = tmp_path / "changes.csv"
    file.write_text("code;name\n", encoding="utf-8")

    with pytest.raises(WrongChange) as raised:
        read_changes(file)

    assert (raised.value.fault, raised.value.found) == ("columns", "code;name")


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path):
    file = tmp_path / "changes.csv"
    row = "2026-04-01,rename,09292,Phươ\u0300ng  Phù Lãng ,,NQ"
    file.write_bytes(("\ufeff" + ",".join(COLUMNS) + "\r\n" + row + "\r\n").encode())

    assert [change.name for change in read_changes(file)] == ["Phường Phù Lãng"]


# --- what follows: where old communes are, counts, names -----------------------------------------


@pytest.fixture
def merged(tmp_path: Path) -> AreaRegister:
    return register_on(LATER, declared(tmp_path, f"2026-04-01,merge,{PHU_LANG},,{CHI_LANG},NQ 1"))


def test_old_communes_of_the_merged_one_lead_to_its_successor(merged, crosswalk: Crosswalk):
    today = load_crosswalk(merged)
    of_both = [p.code for code in (PHU_LANG, CHI_LANG) for p in crosswalk.predecessors(code)]

    assert [p.code for p in today.predecessors(CHI_LANG)] == sorted(of_both)
    assert today.predecessors(PHU_LANG) == crosswalk.predecessors(PHU_LANG)  # for its own profile
    for old in of_both:
        assert [p.code for p in today.successors(old)] == [CHI_LANG]
        assert today.in_reform(old) == crosswalk.successors(old)
    assert today.former_district(PHU_LANG) == today.former_district(CHI_LANG) == "259"
    assert {PHU_LANG, CHI_LANG} <= set(today.former_districts("24")["259"])
    assert today.former_province(CHI_LANG) == today.former_province(PHU_LANG) == "27"


def test_two_parts_of_one_old_commune_that_meet_again_are_the_whole_of_it(tmp_path, crosswalk):
    """Old Phù Lương went to one commune; of the divided ones, take one with two ways out."""
    old, ways = next(
        (old, ways)
        for old in crosswalk.table["old_code"].unique()
        if len(ways := crosswalk.successors(old)) == 2
    )
    line = f"2026-04-01,merge,{ways[0].code},,{ways[1].code},NQ"
    today = load_crosswalk(register_on(LATER, declared(tmp_path, line)))

    (way,) = today.successors(old)
    assert (way.code, way.relation, way.share, way.exact) == (ways[1].code, "whole", 1, True)
    assert [p.code for p in today.predecessors(ways[1].code)].count(old) == 1


def test_an_unchanged_commune_that_took_in_another_is_no_longer_unchanged(tmp_path, crosswalk):
    base = load_register()
    same = next(c for c in base.communes("2025") if crosswalk.unchanged(c.code))
    other = next(c for c in base.communes("2025", same.province) if c is not same)
    line = f"2026-04-01,merge,{other.code},,{same.code},NQ"
    today = load_crosswalk(register_on(LATER, declared(tmp_path, line)))

    assert not today.unchanged(same.code)
    assert today.unchanged(other.code) == crosswalk.unchanged(other.code)


def test_every_old_count_is_carried_to_today_once(merged, register, crosswalk):
    links = to_today(load_crosswalk(merged), merged)
    before = to_today(crosswalk, register)

    assert PHU_LANG not in set(links["target"])
    assert links.groupby("source")["share"].sum().equals(before.groupby("source")["share"].sum())
    since = since_reform(merged).set_index("source")["target"]
    assert since.to_dict() == {PHU_LANG: CHI_LANG, CHI_LANG: CHI_LANG}
    assert since_reform(register).empty


def test_a_search_for_the_merged_or_the_former_name_finds_what_is_there_today(tmp_path):
    lines = (
        f"2026-04-01,merge,{PHU_LANG},,{CHI_LANG},NQ 1",
        f"2026-04-02,rename,{CHI_LANG},Phường Quế Sơn,,NQ 2",
    )
    register = register_on(LATER, declared(tmp_path, *lines))
    search = Search(register, load_crosswalk(register), "2025")
    (by_merged, *_), (by_former, *_) = (search.find(t, ("24",)) for t in ("Phù Lãng", "Chi Lang"))

    assert (by_merged.area.code, by_merged.old_name) == (CHI_LANG, "Xã Phù Lãng")
    assert (by_former.area.code, by_former.old_name) == (CHI_LANG, "Xã Chi Lăng")
    assert by_former.renamed and not by_merged.renamed
