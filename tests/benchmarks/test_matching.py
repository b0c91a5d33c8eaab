"""The traps that the matcher is measured with spell what they say they spell."""

from __future__ import annotations

from random import Random

from benchmarks.matching import Score, score
from benchmarks.matching_letters import decomposed, other_i, other_tone_place, tcvn3, vni
from benchmarks.matching_traps import TRAPS, Place
from geo.letters import unicode_text

PLACE = Place("Tỉnh Bắc Ninh", "Thị xã Quế Võ", "Phường Phượng Mao", "09271")


def test_the_old_fonts_are_written_so_that_they_can_be_read_back():
    name = "Thị trấn Đắk Hà, Mỹ Lệ, Thừa Thiên Huế"

    assert tcvn3("Phường Quế Võ") == "Ph\u00adêng QuÕ Vâ"
    assert vni("Phường Quế Võ") == "Phöôøng Queá Voõ"
    assert unicode_text(tcvn3(name)) == unicode_text(vni(name)) == name
    assert unicode_text(decomposed(name)) == name != decomposed(name)


def test_tones_and_i_are_written_the_other_way():
    assert (other_tone_place("Xã Hòa Thuỷ"), other_i("Xã Mỹ Lý")) == ("Xã Hoà Thủy", "Xã Mĩ Lí")


def test_a_trap_keeps_the_answer_and_one_seed_makes_one_list():
    made = [[trap(PLACE, Random(1)) for trap in TRAPS.values()] for _ in range(2)]

    assert made[0] == made[1]
    assert {place.code for place in made[0]} == {PLACE.code}


def test_an_answer_is_right_wrong_or_none():
    answers = {"Xã A": "1", "Xã B": "2", "Xã C": ""}
    asked = [Place("", "", name, "1") for name in answers]

    assert score(lambda place: answers[place.commune], asked, 0) == Score(1, 1, 3)
