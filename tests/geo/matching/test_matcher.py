"""Which commune the cells of a row mean, and when that is not clear."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.areas import load_register
from geo.crosswalk import load_crosswalk
from geo.matching import Matcher, carried_on


@pytest.fixture(scope="module")
def register():
    return load_register()


@pytest.fixture(scope="module")
def crosswalk(register):
    return load_crosswalk(register)


@pytest.fixture(scope="module")
def old(register, crosswalk):
    return Matcher(register, crosswalk, "2024")


@pytest.fixture(scope="module")
def new(register, crosswalk):
    return Matcher(register, crosswalk, "2025")


@pytest.mark.parametrize(
    ("commune", "district", "province", "code", "method"),
    [
        ("Xã Phù Lãng", "Thị xã Quế Võ", "Tỉnh Bắc Ninh", "09277", "name"),
        ("xa phu lang", "que vo", "bac ninh", "09277", "name"),
        ("X.Phù  Lãng", "TX. Quế Võ", "T. Bắc Ninh", "09277", "name"),
        ("Xã Phù Lảng", "Quế Võ", "Bắc Ninh", "09277", "spelling"),
        ("Xã Phù Lnãg", "Quế Võ", "Bắc Ninh", "09277", "spelling"),
        ("X· Phï L·ng", "QuÕ Vâ", "B¾c Ninh", "09277", "name"),
        ("Xã Phù Lãng", "Huyện Yên Phong", "Bắc Ninh", "09277", "no_district"),
        ("Xã Phù Lãng", "", "Bắc Ninh", "09277", "no_district"),
        ("Xã Phù Lãng, thị xã Quế Võ", "", "", "09277", "joined"),
        ("Phường 3", "TP Vị Thanh", "Hậu Giang", "31321", "name"),
        ("P.03", "TP Vị Thanh", "Hậu Giang", "31321", "name"),
        ("Phường Ba", "TP Vị Thanh", "Hậu Giang", "31321", "name"),
        ("P. III", "Vị Thanh", "Hậu Giang", "31321", "name"),
        ("Quan Lạn", "Vân Đồn", "Quảng Ninh", "07024", "name"),
        ("TT. Đầm Hà", "Đầm Hà", "Quảng Ninh", "06895", "name"),
        ("Đầm Hà (xã)", "Đầm Hà", "Quảng Ninh", "06916", "name"),
    ],
)
def test_a_place_is_found_however_it_is_written(old, commune, district, province, code, method):
    match = old.match(commune, district, province)

    assert (match.code, match.method) == (code, method)


@pytest.mark.parametrize(
    ("commune", "district", "province"),
    [
        ("Xã Không Đâu", "Quế Võ", "Bắc Ninh"),
        ("Đầm Hà", "Đầm Hà", "Quảng Ninh"),  # a town and a commune
        ("Xã Tân Tiến", "", ""),  # in many provinces
        ("Xã Phù Lãng", "Huyện Nơi Khác", "Tỉnh Xa Xôi"),
        ("", "Quế Võ", "Bắc Ninh"),
    ],
)
def test_what_is_not_clear_has_no_code_but_a_reason(old, commune, district, province):
    match = old.match(commune, district, province)

    assert not match.code
    assert match.reason


def test_a_dissolved_commune_leads_to_the_one_that_took_it_in(old, register):
    gone = next(a for a in register if a.dissolved and a.vintage == "2024" and a.successor)
    district, province = register[gone.parent, "2024"], register[gone.province, "2024"]

    match = old.match(gone.name, district.name, province.name)

    assert (match.code, match.method) == (gone.successor, "successor")


def test_on_todays_map_an_old_name_leads_on_unless_it_was_divided(new):
    whole = new.match("Phường Phố Mới", "Thị xã Quế Võ", "Bắc Ninh")
    divided = new.match("Xã Yên Than", "Huyện Tiên Yên", "Quảng Ninh")

    assert (whole.code, whole.method) == ("09247", "successor")
    assert (divided.code, divided.reason) == ("", "divided")
    assert set(divided.candidates) == {"06862", "06874"}


def test_old_codes_are_carried_on_to_today(old, crosswalk):
    whole = old.match("Phường Phố Mới", "Thị xã Quế Võ", "Bắc Ninh")
    divided = old.match("Xã Yên Than", "Huyện Tiên Yên", "Quảng Ninh")

    assert carried_on(whole, crosswalk).code == "09247"
    assert carried_on(divided, crosswalk).reason == "divided"


@pytest.mark.parametrize(
    ("code", "name", "answer", "reason"),
    [
        ("09277", "Xã Phù Lãng", "09277", ""),
        ("9277.0", "Phù Lãng", "09277", ""),  # a spreadsheet took the zero
        ("09277", "", "09277", ""),
        ("09277", "Xã Phù Lương", "", "contradiction"),
        ("99999", "Xã Phù Lãng", "", "unknown"),
    ],
)
def test_a_code_and_a_name_must_mean_the_same(old, code, name, answer, reason):
    match = old.match(name, "Quế Võ", "Bắc Ninh", code)

    assert (match.code, match.reason) == (answer, reason)


def test_a_list_is_answered_row_by_row(old):
    frame = pd.DataFrame(
        {"commune": ["Xã Phù Lãng", "Xã Không Đâu"], "district": ["Quế Võ"] * 2},
        index=[7, 9],
    )

    answers = old.match_rows(frame)

    assert answers["code"].to_dict() == {7: "09277", 9: ""}
