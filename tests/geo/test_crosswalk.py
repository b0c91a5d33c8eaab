"""The crosswalk as shipped: whole and divided communes, and two districts known by hand."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from geo.areas import DATA, AreaRegister, UnknownArea
from geo.crosswalk import Crosswalk, Part

# The seven communes made of Quế Võ, each with its old ones.
QUE_VO = {
    "09247": {"09247", "09262", "09268", "09283"},  # Quế Võ
    "09253": {"09250", "09253", "09259"},  # Nhân Hòa
    "09265": {"09265", "09280"},  # Phương Liễu
    "09292": {"09277", "09292", "09310"},  # Phù Lãng
    "09295": {"09295", "09298", "09307"},  # Bồng Lai
    "09301": {"09274", "09289", "09301"},  # Đào Viên
    "09313": {"09304", "09313"},  # Chi Lăng
}

# Tiên Yên by resolution 1679/NQ-UBTVQH15; 06853 is Vô Ngại of the next district.
TIEN_YEN_WHOLE = {
    "06862": {"06862", "06871", "06889"},  # Tiên Yên
    "06874": {"06865", "06874"},  # Điền Xá
    "06877": {"06883"},  # Đông Ngũ
    "06886": {"06892"},  # Hải Lạng
}
TIEN_YEN_PARTS = {
    "06862": {"06868", "06877", "06880", "06853"},
    "06874": {"06880"},
    "06877": {"06868", "06877"},
    "06886": {"06886"},
    "06799": {"06886"},  # Hải Hòa, which was Cẩm Phả
}


def sides(parts: list[Part], relation: str) -> set[str]:
    return {part.code for part in parts if part.relation == relation}


def test_of_10040_old_areas_9599_went_over_whole_and_441_were_divided(crosswalk: Crosswalk):
    relations = crosswalk.table.groupby("old_code")["relation"].agg(["first", "nunique", "size"])

    assert len(relations) == 10_040
    assert (relations["nunique"] == 1).all()
    assert Counter(relations["first"]) == {"whole": 9_599, "part": 441}
    assert (relations.loc[relations["first"] == "whole", "size"] == 1).all()
    assert (relations.loc[relations["first"] == "part", "size"] > 1).all()


def test_every_area_of_june_2025_has_a_successor_and_every_new_one_a_predecessor(
    crosswalk: Crosswalk, register: AreaRegister
):
    old = {area.code for area in register.communes("2024")}
    new = {area.code for area in register.communes("2025")}

    assert set(crosswalk.table["old_code"]) == old | {"318", "471", "498", "536", "755"}
    assert set(crosswalk.table["new_code"]) == new


def test_shares_have_nine_digits_and_add_up_to_one_exactly():
    sums: dict[str, Decimal] = {}
    with (DATA / "crosswalk_2025.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sums[row["old_code"]] = sums.get(row["old_code"], Decimal(0)) + Decimal(row["share"])
            digits = 1 if row["relation"] == "whole" else len("0.") + 9
            assert len(row["share"]) == digits, row
            assert row["share_source"] == {"whole": "whole", "part": "equal"}[row["relation"]]

    assert set(sums.values()) == {Decimal(1)}


def test_que_vo_became_seven_communes_made_of_whole_ones(crosswalk: Crosswalk):
    found = {code: sides(crosswalk.predecessors(code), "whole") for code in QUE_VO}

    assert found == QUE_VO
    assert not any(sides(crosswalk.predecessors(code), "part") for code in QUE_VO)
    assert crosswalk.former_districts("24")["259"] == sorted(QUE_VO)


def test_tien_yen_was_divided_across_the_border_of_its_district(crosswalk: Crosswalk):
    whole = {code: sides(crosswalk.predecessors(code), "whole") for code in TIEN_YEN_WHOLE}
    part = {
        new: {old for old in olds if new in sides(crosswalk.successors(old), "part")}
        for new, olds in TIEN_YEN_PARTS.items()
    }

    assert whole == TIEN_YEN_WHOLE
    assert part == TIEN_YEN_PARTS
    assert crosswalk.former_districts("22")["199"] == sorted(TIEN_YEN_WHOLE)


def test_a_commune_dissolved_earlier_went_where_its_successor_went(crosswalk: Crosswalk):
    assert crosswalk.successors("09316") == [Part("09313", "whole", 1.0, "whole")]
    assert crosswalk.successors("09316") == crosswalk.successors("09313")


def test_a_dissolved_commune_of_unknown_successor_leads_nowhere(crosswalk: Crosswalk):
    assert crosswalk.successors("28825") == []


@pytest.mark.parametrize("code", ["99999", "259", "27", ""])
def test_what_is_no_old_commune_is_unknown(crosswalk: Crosswalk, code: str):
    with pytest.raises(UnknownArea):
        crosswalk.successors(code)


def test_an_island_district_became_a_commune_and_stays_its_own_former_district(
    crosswalk: Crosswalk,
):
    assert crosswalk.successors("318") == [Part("11948", "whole", 1.0, "whole")]
    assert crosswalk.former_district("11948") == "318"
    assert crosswalk.unchanged("11948")


def test_unchanged_means_one_whole_commune_and_nothing_else(crosswalk: Crosswalk):
    assert crosswalk.unchanged("07663")  # Tuấn Đạo, the only one of its province
    assert not crosswalk.unchanged("09313")  # Chi Lăng took in another
    assert not crosswalk.unchanged("06886")  # Hải Lạng lost a part
    assert not crosswalk.unchanged("99999")


def test_132_communes_and_the_five_islands_are_unchanged(
    crosswalk: Crosswalk, register: AreaRegister
):
    unchanged = [area for area in register.communes("2025") if crosswalk.unchanged(area.code)]

    assert len(unchanged) == 132 + 5


def test_a_new_commune_belongs_to_the_district_most_of_its_whole_communes_came_from(
    crosswalk: Crosswalk,
):
    assert crosswalk.former_district("09292") == "259"
    assert crosswalk.former_district("06799") == "195"  # Hải Hòa: Cẩm Phả, with a part of Tiên Yên
    assert crosswalk.former_district("99999") is None


def test_every_new_commune_stands_under_one_former_district(
    crosswalk: Crosswalk, register: AreaRegister
):
    for province in register.provinces("2025"):
        groups = crosswalk.former_districts(province.code)
        listed = [code for communes in groups.values() for code in communes]

        assert sorted(listed) == [a.code for a in register.communes("2025", province.code)]
        assert list(groups) == sorted(groups)


@pytest.mark.parametrize(
    ("new", "old"),
    [("92", ["92", "93", "94"]), ("68", ["60", "67", "68"]), ("24", ["24", "27"]), ("22", ["22"])],
)
def test_provinces_were_joined_whole(crosswalk: Crosswalk, new: str, old: list[str]):
    assert crosswalk.old_provinces(new) == old
    assert [crosswalk.new_province(code) for code in old] == [new] * len(old)


def test_no_commune_left_its_province_for_another(crosswalk: Crosswalk, register: AreaRegister):
    for row in crosswalk.table.itertuples():
        old, new = register[str(row.old_code), "2024"], register[str(row.new_code), "2025"]
        assert crosswalk.new_province(old.province) == new.province


def test_an_unknown_old_province_is_an_error(crosswalk: Crosswalk):
    with pytest.raises(UnknownArea):
        crosswalk.new_province("99")


def test_the_crosswalk_agrees_with_the_known_cases(
    crosswalk: Crosswalk, register: AreaRegister, shared: Path
):
    """Codes, names and whole or part, completely; of names but the case of a letter."""
    with (shared / "boundaries" / "crosswalk_cases.csv").open(encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    known = {(case["old_code"], case["new_code"], case["relation"]) for case in cases}

    found = {
        (case["old_code"], part.code, part.relation)
        for case in cases
        for part in crosswalk.successors(case["old_code"])
    }

    assert len(known) == 1_094
    assert found == known
    for case in cases:
        old, new = register[case["old_code"], "2024"], register[case["new_code"], "2025"]
        said = [old.name, register[str(old.parent), "2024"].name, new.name, new.province]
        right = [case[c] for c in ("old_name", "old_district", "new_name", "new_province_code")]
        # The list writes "Thị Trấn Ngã Sáu" and "Thị Xã Việt Yên", once each.
        assert [name.casefold() for name in said] == [name.casefold() for name in right]
