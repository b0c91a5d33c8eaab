"""Text of old fonts is read as Unicode where it plainly is that, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import pytest

from geo.areas import load_register
from geo.letters import from_tcvn3, from_vni, legacy_font, other_readings, unicode_text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ph\u00adêng QuÕ Vâ", "Phường Quế Võ"),
        ("Tr¹m y tÕ x· §«ng Ngò", "Trạm y tế xã Đông Ngũ"),
        ("Phöôøng Queá Voõ", "Phường Quế Võ"),
        ("TÆNH ÑAÉK LAÉK", "TỈNH ĐẮK LẮK"),
        (unicodedata.normalize("NFD", "Huyện Mộc Hóa"), "Huyện Mộc Hóa"),
        ("Huyê\u0323n Mô\u0323c Ho\u0301a", "Huyện Mộc Hóa"),  # as cp1258 has it
    ],
)
def test_a_text_of_another_time_is_read(typed, meant):
    assert unicode_text(typed) == meant


def test_no_name_of_the_register_is_taken_for_an_old_font():
    changed = [a.name for a in load_register() if unicode_text(a.name) != a.name]

    assert changed == []


def test_what_may_be_both_is_left_alone_and_the_other_reading_offered():
    assert unicode_text("An Léc") == "An Léc"
    assert other_readings("An Léc") == ["An Lộc"]
    assert other_readings("An Lộc") == []


def test_the_font_of_a_column_is_what_its_cells_agree_on():
    assert legacy_font(["X· Phï L·ng", "An Léc", "12", ""]) == "tcvn3"
    assert legacy_font(["Xaõ Phuø Laõng", "An Léc"]) == "vni"
    assert legacy_font(["Xã Phù Lãng", "Krông Nô", "An Lộc"]) == ""
    assert legacy_font([]) == ""


def test_both_fonts_know_capitals():
    assert from_tcvn3("§µ N½ng, ¢u L¹c") == "Đà Nẵng, Âu Lạc"
    assert from_vni("ÑÖÙC PHOÅ, Ñöùc Phoå") == "ĐỨC PHỔ, Đức Phổ"
