"""Ways in which lists spell a place otherwise than the register, each made with a seed.

A trap takes a place and gives the three cells that an office might have sent for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.matching_letters import TONES, decomposed, other_i, other_tone_place, tcvn3, vni
from geo.names import plain


class Place(NamedTuple):
    """A commune as a list names it, and its code; "" for a place that does not exist."""

    province: str
    district: str
    commune: str
    code: str = ""


Trap = Callable[[Place, Random], Place]

_NUMBER = re.compile(r"^(Phường|Quận) (\d+)$")
_WORDS = ["Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
_ROMANS = [
    "0",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
]
_SHORT = {
    "Xã": ("X.", "x. ", "xã ", "X "),
    "Phường": ("P.", "P ", "p. ", "F."),
    "Thị trấn": ("TT.", "TT ", "T.T ", "tt. "),
    "Đặc khu": ("ĐK.", "ĐK "),
    "Huyện": ("H.", "H. ", "huyện "),
    "Quận": ("Q.", "Q. ", "quận "),
    "Thị xã": ("TX.", "TX "),
    "Thành phố": ("TP.", "TP ", "Tp. "),
    "Tỉnh": ("", "T. ", "tỉnh "),
}
_KINDS = re.compile(f"^({'|'.join(_SHORT)}) ")


def everywhere(change: Callable[[str], str]) -> Trap:
    """A trap that changes each cell alike."""
    return lambda place, _rng: Place(*map(change, place[:3]), place.code)


def abbreviated(place: Place, rng: Random) -> Place:
    def short(cell: str) -> str:
        kind = _KINDS.match(cell)
        return rng.choice(_SHORT[kind[1]]) + cell[kind.end() :] if kind else cell

    return Place(*map(short, place[:3]), place.code)


def without_kinds(place: Place, _rng: Random) -> Place:
    cells = (cell if _NUMBER.match(cell) else _KINDS.sub("", cell) for cell in place[:3])
    return Place(*cells, place.code)


def numbers(place: Place, rng: Random) -> Place:
    if not (match := _NUMBER.match(place.commune)):
        return place
    number = int(match[2])
    words = _WORDS[number] if number <= 10 else str(number)
    forms = (f"P.{number}", f"Phường {number:02}", f"P{number}", f"F.{number}", f"Phường {words}")
    roman = f"Phường {_ROMANS[number]}" if number < len(_ROMANS) else f"P. {number:02}"
    return place._replace(commune=rng.choice((*forms, roman)))


def other_signs(place: Place, rng: Random) -> Place:
    def change(cell: str) -> str:
        cell = cell.replace("'", rng.choice("’‘`´")).replace(" - ", rng.choice(("-", " – ", "–")))
        return cell.replace(" ", rng.choice(("  ", "\u00a0", " \u200b")), 1) + rng.choice(("", " "))

    return Place(*map(change, place[:3]), place.code)


def joined(place: Place, rng: Random) -> Place:
    cells = [cell for cell in (place.commune, place.district) if cell]
    if rng.random() < 0.4 or len(cells) < 2:
        cells.append(place.province)
    between = rng.choice((", ", " , ", ",", " - "))
    return Place(
        "" if place.province in cells else place.province, "", between.join(cells), place.code
    )


def noted(place: Place, rng: Random) -> Place:
    cell = place.commune
    forms = (
        f"{cell} (mới)",
        f"{cell} *",
        f"12. {cell}",
        f"TYT {cell}",
        f"Trạm Y tế {cell.lower()}",
    )
    return place._replace(commune=rng.choice((*forms, f"{cell} - {place.code}", f"- {cell}")))


def slip(place: Place, rng: Random, times: int = 1) -> Place:
    """A letter of the name missing, doubled, swapped with the next, or another one."""
    kind = _KINDS.match(place.commune)
    start = kind.end() if kind else 0
    letters = list(place.commune[start:])
    for _ in range(times):
        if len(letters) < 5:
            break
        at = rng.randrange(1, len(letters) - 1)
        letters[at : at + 2] = rng.choice(
            (
                letters[at + 1 : at + 2],
                [letters[at], *letters[at : at + 2]],
                letters[at : at + 2][::-1],
                [rng.choice("abcdeghiklmnopqrstuvxy"), *letters[at + 1 : at + 2]],
            )
        )
    return place._replace(commune=place.commune[:start] + "".join(letters))


def slip_above(place: Place, rng: Random) -> Place:
    """A letter of the district and of the province wrong."""
    district = slip(place._replace(commune=place.district), rng).commune
    province = slip(place._replace(commune=place.province), rng).commune
    return place._replace(district=district, province=province)


def wrong_mark(place: Place, rng: Random) -> Place:
    """One syllable with another tone."""
    words = place.commune.split(" ")
    start = 2 if words[0] == "Thị" else 1
    at = rng.randrange(min(start, len(words) - 1), len(words))
    letters = unicodedata.normalize("NFD", words[at])
    bare = "".join(mark for mark in letters if mark not in TONES)
    vowel = re.search(r"[aeiouyAEIOUY][\u0302\u0306\u031b]?", bare)
    if not vowel or words[at][0].isdigit():
        return place
    tone = rng.choice(["", *TONES])
    word = bare[: vowel.end()] + tone + bare[vowel.end() :]
    words[at] = unicodedata.normalize("NFC", word)
    return place._replace(commune=" ".join(words))


TRAPS: dict[str, Trap] = {
    "as in the register": lambda place, _rng: place,
    "without accents": everywhere(plain),
    "in capitals": everywhere(str.upper),
    "decomposed (NFD)": everywhere(lambda cell: unicodedata.normalize("NFD", cell)),
    "decomposed as cp1258": everywhere(decomposed),
    "TCVN3 read as Latin-1": everywhere(tcvn3),
    "VNI read as Latin-1": everywhere(vni),
    "tone mark elsewhere": everywhere(other_tone_place),
    "i for y": everywhere(other_i),
    "abbreviated kinds": abbreviated,
    "without kinds": without_kinds,
    "numbers in other forms": numbers,
    "other quotes, dashes, spaces": other_signs,
    "joined in one cell": joined,
    "notes and numbers around": noted,
    "a typing error": slip,
    "two typing errors": lambda place, rng: slip(place, rng, 2),
    "typing errors above": slip_above,
    "a wrong tone": wrong_mark,
    "no district": lambda place, _rng: place._replace(district=""),
    "no province": lambda place, _rng: place._replace(province=""),
}
