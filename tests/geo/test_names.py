"""Names that people type differently are the same name, and different names stay different."""

from __future__ import annotations

import unicodedata

import pytest

from geo.areas import AreaRegister
from geo.names import fold, plain


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_it_does_not_matter_how_a_keyboard_composes_letters(form: str):
    assert plain(unicodedata.normalize(form, "Đồng Nguyên – Quế Võ")) == "dong nguyen – que vo"


@pytest.mark.parametrize("typed", ["QUẾ VÕ", "  quế   võ ", "Que Vo", "quế\tvõ"])
def test_case_accents_and_spaces_do_not_matter(typed: str):
    assert plain(typed) == "que vo"


@pytest.mark.parametrize(
    "kind",
    [
        *("Xã", "xã", "X.", "Phường", "P.", "P. ", "TT.", "Thị trấn", "Đặc khu", "ĐK", "Thị xã"),
        *("TX.", "Quận", "Q.", "Huyện", "H.", "Tỉnh", "Thành phố", "TP.", "TP"),
    ],
)
def test_a_kind_in_front_is_left_out_also_when_it_is_abbreviated(kind: str):
    assert fold(f"{kind} Phù Lãng") == "phu lang"


def test_only_one_kind_is_left_out_so_that_a_name_keeps_what_looks_like_one():
    assert fold("Xã Xà Phìn") == "xa phin"
    assert fold("Xã Phường Lạc") == "phuong lac"


def test_a_name_that_only_begins_like_a_kind_is_kept():
    assert fold("Quảng Yên") == "quang yen"
    assert fold("Xuân Hòa") == "xuan hoa"
    assert fold("Thịnh Lang") == "thinh lang"


def test_a_whole_name_folds_to_the_same_as_the_register_without_its_kind(register: AreaRegister):
    """Beside the register's own way: it knows the kinds by their letters, here by their sound."""
    for vintage in ("2024", "2025"):
        for area in register.communes(vintage):
            bare = area.short_name if area.short_name != area.name else area.name.split()[-1]
            assert fold(area.name) == plain(bare), area
