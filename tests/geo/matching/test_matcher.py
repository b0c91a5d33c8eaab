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
        ("Xã Phú Lương", "Quế Võ", "Bắc Ninh"),  # Phù Lương there, or Phú Lương of Lương Tài
        ("", "Quế Võ", "Bắc Ninh"),
        ("- " * 20_000, "Quế Võ", "Bắc Ninh"),
        ("=1+1", "Quận 11", "TP HCM"),  # no ward 11
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
        {
            "commune": ["Xã Phù Lãng", "Xã Không Đâu", None],
            "district": ["Quế Võ"] * 3,
            "code": [None, None, 9277.0],
        },
        index=[7, 9, 8],
    )

    answers = old.match_rows(frame)

    assert answers["code"].to_dict() == {7: "09277", 9: "", 8: "09277"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SỞ Y TẾ TỈNH HẬU GIANG", "Tỉnh Hậu Giang"),
        ("Báo cáo 9 tháng, huyện Tiên Yên", "Huyện Tiên Yên"),
        ("TTYT huyện Quế Võ, tỉnh Bắc Ninh", "Thị xã Quế Võ"),
        ("Phòng Y tế Quận 1, TP. Hồ Chí Minh", "Quận 1"),
        ("Biểu 5: Bác sĩ theo xã", None),
        ("Thành phố Cần Thơ", "Thành phố Cần Thơ"),
    ],
)
def test_the_place_of_a_title_is_found(old, title, name):
    place = old.place(title)

    assert (place.name if place else None) == name


def test_a_title_of_today_may_name_a_province_or_district_that_is_gone(new):
    titles = ("Sở Y tế tỉnh Bắc Ninh", "Sở Y tế tỉnh Hậu Giang", "huyện Tiên Yên, Quảng Ninh")
    places = [new.place(title) for title in titles]

    assert [p and (p.code, p.vintage) for p in places] == [
        ("24", "2025"),
        ("93", "2024"),
        ("199", "2024"),
    ]


@pytest.mark.parametrize(
    ("commune", "district", "code"),
    [
        ("Xã Phù Lnãg", "Quế Võ", "09277"),  # swapped letters
        ("Xã Phùu Lãng", "Quế Võ", "09277"),  # a letter twice
        ("Xã Vân Lãng", "Quế Võ", ""),  # a word of other names
        ("Xã Phù Lãng Đông", "Quế Võ", ""),  # a word more is another name
        ("Xã Phù Lnãg", "Yên Phong", ""),  # two things wrong
    ],
)
def test_a_typing_error_is_seen_through_but_another_name_is_not(old, commune, district, code):
    assert old.match(commune, district, "Bắc Ninh").code == code


def test_names_of_earlier_lists_lead_to_the_commune_of_now(old):
    renamed = old.match("Xã Hồng Lạc", "Huyện Sơn Dương", "Tuyên Quang")
    merged = old.match("Phường Bùi Thị Xuân", "Quận Hai Bà Trưng", "Hà Nội")
    moved = old.match("Phường An Phú", "Quận 2", "TP HCM")

    assert (renamed.code, renamed.method) == ("02608", "name")
    assert (merged.code, merged.method) == ("00241", "successor")
    assert (moved.code, moved.method) == ("27091", "name")


def test_a_numbered_ward_needs_its_district(old):
    match = old.match("Phường 15", "Quận 2", "TP HCM")

    assert (match.code, match.reason) == ("", "ambiguous")
