"""How the register is made, without the network: rules on small cases, and files in step."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from geo.areas import COLUMNS, AreaRegister
from geo.crosswalk import Crosswalk
from geo.data.centres import correct_new_centres, correct_old_centres, mark_shared_centres
from geo.data.dissolved import dissolved_communes, find_successor, last_day
from geo.data.make_register import (
    HERE,
    corrected_pairs,
    crosswalk_rows,
    equal_shares,
    official_spelling,
    read_corrections,
    write,
)
from geo.data.sources import Sources, parse_conversion, parse_names, plain

CONVERSION = """
OLD_TO_NEW = {
    9292: OldToNewEntry(OldWardRef(9292, 259, 27, False), (NewWardRef(9292, 24),)),
    6880: OldToNewEntry(
        OldWardRef(6880, 199, 22, True), (NewWardRef(6862, 22), NewWardRef(6874, 22))
    ),
}
NEW_TO_OLD = {9292: NewToOldEntry(NewWardRef(9292, 24), (OldWardRef(9292, 259, 27, False),))}
raise SystemExit("this text is never run")
"""


def place(latitude: float, longitude: float, **more: str) -> dict[str, str]:
    centre = {"latitude": str(latitude), "longitude": str(longitude), "centre_source": "list"}
    return {"level": "commune", "area_km2": "28", **centre, **more}


def unit(code: str, name: str, district: str = "259", alias: str = "") -> dict[str, str]:
    return {
        "wardCode": code,
        "ward": name,
        "wardAlias": alias,
        "districtCode": district,
        "district": "Thị xã Quế Võ",
        "provinceCode": "27",
    }


def test_the_conversion_table_is_read_and_never_run():
    pairs = list(parse_conversion(CONVERSION))

    assert pairs == [("09292", "09292"), ("06880", "06862"), ("06880", "06874")]


def test_names_are_read_with_their_codes_of_every_level():
    text = """
P = {27: Province('Tỉnh Bắc Ninh', ProvinceCode.P_27, Kind.TINH, 'tinh_bac_ninh', 222)}
W = {9316: Ward('Xã Hán Quảng', WardCode.W_09316, Kind.XA, 'xa_han_quang', DistrictCode.D_259)}
"""

    assert dict(parse_names(text)) == {"27": "Tỉnh Bắc Ninh", "09316": "Xã Hán Quảng"}


@pytest.mark.parametrize("parts", range(1, 16))
def test_equal_shares_add_up_to_one_and_differ_by_one_in_the_last_digit(parts: int):
    shares = [Decimal(share) for share in equal_shares(parts)]

    assert sum(shares) == 1
    assert max(shares) - min(shares) <= Decimal("1e-9")


def test_one_new_commune_is_whole_and_several_are_equal_parts():
    rows = crosswalk_rows({("00002", "00009"), ("00001", "00008"), ("00002", "00008")})

    assert [tuple(row.values()) for row in rows] == [
        ("00001", "00008", "whole", "1", "whole"),
        ("00002", "00008", "part", "0.500000000", "equal"),
        ("00002", "00009", "part", "0.500000000", "equal"),
    ]


def test_corrections_add_and_remove_pairs():
    corrections = {"pair_added": {"1": ["8", "9"]}, "pair_removed": {"2": ["8"]}}

    assert corrected_pairs([("2", "8"), ("2", "9")], corrections) == {
        ("1", "8"),
        ("1", "9"),
        ("2", "9"),
    }


@pytest.mark.parametrize("what", ["pair_added", "pair_removed"])
def test_a_correction_that_changes_nothing_is_an_error(what: str):
    pairs = [("1", "8")] if what == "pair_added" else []

    with pytest.raises(ValueError, match="changes nothing"):
        corrected_pairs(pairs, {what: {"1": ["8"]}})


def test_a_dissolved_commune_is_found_by_the_name_that_its_successor_keeps():
    sources = Sources(
        old_units=[unit("09313", "Xã Chi Lăng", alias='["xahanquang", "hanquang"]')],
        new_units=[],
        official_names={},
        pairs=set(),
        earlier={
            "09313": {"name": "Xã Chi Lăng", "parent": "259"},
            "09316": {"name": "Xã Hán Quảng", "parent": "259"},
        },
        earlier_districts={"259": {"name": "Thị xã Quế Võ", "parent": "27"}},
    )

    (row,) = dissolved_communes(sources, {"valid_to": {"27": ["2024-11-30"]}})

    assert (row["code"], row["parent"], row["successor"]) == ("09316", "259", "09313")
    assert row["valid_to"] == "2024-11-30"


def test_a_commune_of_a_dissolved_district_is_listed_where_its_successor_is():
    sources = Sources(
        old_units=[unit("07682", "Phường Tân An", district="213", alias='["xalaoho"]')],
        new_units=[],
        official_names={},
        pairs=set(),
        earlier={"07684": {"name": "Xã Lão Hộ", "parent": "221"}},
        earlier_districts={"221": {"name": "Huyện Yên Dũng", "parent": "27"}},
    )

    (row,) = dissolved_communes(sources, {})

    assert (row["parent"], row["successor"], row["valid_to"]) == ("213", "07682", "")


def test_a_name_that_leads_to_two_communes_leads_to_none():
    names = {("259", "xatan"): {"00001", "00002"}, ("27", "xatan"): {"00001"}}

    assert find_successor("Xã Tân", ["259"], names) == ""
    assert find_successor("Xã Tân", ["258", "27"], names) == "00001"
    assert find_successor("Xã Khác", ["259", "27"], names) == ""


def test_the_day_of_the_commune_goes_before_that_of_its_district_and_province():
    dates = {"valid_to": {"82": ["2024-10-31"], "816": ["2024-04-30"], "28303": ["2024-01-31"]}}

    days = [last_day(code, "816", "82", dates) for code in ("28303", "28294")]

    assert days == ["2024-01-31", "2024-04-30"]
    assert last_day("28255", "815", "82", dates) == "2024-10-31"
    assert last_day("15790", "398", "38", dates) == ""


@pytest.mark.parametrize(
    ("name", "official", "kept"),
    [
        ("Xã Thạnh Quới", "Xã Thạnh Qưới", "Xã Thạnh Qưới"),
        ("Phường Tân Hòa", "Xã Tân Hoà", "Phường Tân Hòa"),  # became a ward since
        ("Phường Cờ Đỏ", "", "Phường Cờ Đỏ"),  # founded since
    ],
)
def test_names_are_spelt_as_the_official_list_does(name: str, official: str, kept: str):
    assert official_spelling(name, official) == kept


def test_numbers_lose_their_leading_zero_when_names_are_compared():
    assert plain("Phường 02") == plain("Phường 2") != plain("Phường 20")


def test_communes_at_one_point_are_marked():
    areas = {"1": place(21.1, 106.1), "2": place(21.1, 106.1), "3": place(21.2, 106.1)}

    mark_shared_centres(areas)

    assert [row["centre_source"] for row in areas.values()] == ["list_shared"] * 2 + ["list"]


def test_a_wrong_new_centre_becomes_the_mean_of_its_old_parts():
    old = {"1": place(21.0, 106.0), "2": place(21.1, 106.2)}
    new = {"8": place(20.0, 107.0)}

    correct_new_centres(new, old, [("2", "8"), ("1", "8")], ["8"])

    assert new["8"] == place(21.05, 106.1) | {"centre_source": "old_parts"}


def test_an_old_centre_far_outside_every_new_commune_is_brought_back():
    old = {"far": place(20.0, 106.0), "near": place(21.05, 106.0), "split": place(20.0, 106.0)}
    new = {"8": place(21.0, 106.0), "9": place(20.02, 106.0)}

    correct_old_centres(old, new, [("far", "8"), ("near", "8"), ("split", "8"), ("split", "9")])

    sources = {code: row["centre_source"] for code, row in old.items()}
    assert sources == {"far": "new_commune", "near": "list", "split": "list"}
    assert old["far"]["latitude"] == "21"


def test_files_are_written_in_code_order_with_plain_line_ends(tmp_path: Path):
    path = tmp_path / "areas.csv"
    rows = [{"code": code, "name": "Đơn vị"} for code in ("00004", "27", "259", "01", "00001")]

    write(path, ("code", "name"), rows)

    lines = path.read_bytes().decode("utf-8").split("\n")
    assert [line.partition(",")[0] for line in lines] == [
        *("code", "01", "27", "259", "00001", "00004", "")
    ]
    assert b"\r" not in path.read_bytes()


def test_the_shipped_files_carry_every_correction(register: AreaRegister, crosswalk: Crosswalk):
    corrections = read_corrections(HERE / "corrections.csv")

    pairs = set(zip(crosswalk.table["old_code"], crosswalk.table["new_code"], strict=True))
    for what, there in (("pair_added", True), ("pair_removed", False)):
        for old, news in corrections[what].items():
            assert all(((old, new) in pairs) is there for new in news), (what, old)
    for code, (successor,) in corrections["successor"].items():
        assert register[code, "2024"].successor == successor
    for code, (name,) in corrections["renamed"].items():
        assert register[code, "2024"].name == name
    days = {code: day for code, (day,) in corrections["valid_to"].items()}
    for area in register:
        if area.dissolved:
            known = next(
                (days[c] for c in (area.code, area.parent, area.province) if c in days), ""
            )
            assert str(area.valid_to or "") == known


def test_every_correction_has_a_reason_and_a_known_kind():
    rows = [
        line.split(",", 3) for line in (HERE / "corrections.csv").read_text("utf-8").splitlines()
    ]

    assert rows[0] == ["what", "code", "value", "reason"]
    assert all(len(row) == 4 and len(row[3]) > 20 for row in rows[1:])
    assert Counter(row[0] for row in rows[1:]) == {
        "pair_added": 9,
        "pair_removed": 3,
        "centre_wrong": 9,
        "renamed": 4,
        "successor": 3,
        "valid_to": 25,
    }


def test_the_shipped_files_are_as_the_script_writes_them(tmp_path: Path):
    for name in ("areas_2024.csv", "areas_2025.csv"):
        shipped = (HERE / name).read_text("utf-8")
        rows = [
            dict(zip(COLUMNS, line.split(","), strict=True)) for line in shipped.splitlines()[1:]
        ]

        write(tmp_path / name, COLUMNS, reversed(rows))

        assert (tmp_path / name).read_text("utf-8") == shipped
