"""Vietnamese letters: text of the old fonts TCVN3 and VNI as Unicode, where it is plainly that.

Both fonts write a letter as bytes that a computer today takes for Latin-1: "Phường Quế Võ" is
"Ph\u00adêng QuÕ Vâ" or "Phöôøng Queá Voõ". Nothing in a file says so. The evidence is the words:
read one way they are Vietnamese syllables, read the other way they are not. Where both ways are
possible the text is left alone. TCVN3 is TCVN 5712-1:1993; VNI is VNI for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

TCVN3, VNI = "tcvn3", "vni"

# TCVN 5712-1 from 0x80 on; a dot stands for what is the same in Latin-1.
_TCVN3_UPPER = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    ".ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíị"
    "òỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3_CONTROLS = {
    **{1: "Ú", 2: "Ụ", 4: "Ừ", 5: "Ử", 6: "Ữ", 17: "Ứ", 18: "Ự"},
    **{19: "Ỳ", 20: "Ỷ", 21: "Ỹ", 22: "Ý", 23: "Ỵ"},
}
_TCVN3 = {0x80 + i: c for i, c in enumerate(_TCVN3_UPPER) if c != "."} | _TCVN3_CONTROLS

# What cp1252 made of the bytes 0x80 to 0x9F, where Latin-1 has control characters.
_CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}

_NO_BYTE = re.compile(f"[^\x00-\xff{''.join(map(chr, _CP1252))}]")
_NO_ASCII = re.compile(f"[^\x00-\x7f]|[{''.join(map(chr, _TCVN3_CONTROLS))}]")

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    **{"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _ROOF},
    **{"á": _ROOF + _ACUTE, "à": _ROOF + _GRAVE, "å": _ROOF + _HOOK, "ã": _ROOF + _TILDE},
    **{"ä": _ROOF + _DOT, "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE},
    **{"ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT},
}
_VNI_LETTERS = dict(zip("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ", strict=True))
_VNI = re.compile(f"([aeouyôöñæóòî])([{''.join(_VNI_MARKS)}]?)", re.IGNORECASE)

_ONSET = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|t[hr]?|v|x)?"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e"
    " ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im"
    " in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt"
    " oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân"
    " uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych"
    " uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm"
    " yên yêng yêt yêu"
)
# Names of the highlands have more: "Krông", "Đắk", "Plông", "Ngọk".
_MORE_ONSETS = "(?:[bdghklmpr][lr]|chr|j|w|z|ng|d|đ|[gkt]|s|tr)?"
_SYLLABLE = re.compile(
    f"{_ONSET}(?:{'|'.join(_RHYMES.split())})|{_MORE_ONSETS}(?:{'|'.join(_RHYMES.split())})"
    f"|{_ONSET}[iuoư]?[aăâeêioôơuư][klrh]"
)
_STOPPED = re.compile("(?:p|t|c|ch)$")  # the mark of such a syllable is acute or a dot below
_TONES = str.maketrans("", "", _ACUTE + _GRAVE + _HOOK + _TILDE + _DOT)
_BETWEEN = re.compile(r"[\s\d,.;:/()_'’‘`´“”+\-–]+")


def from_tcvn3(text: str) -> str:
    """TCVN3 text that was taken for Latin-1 or cp1252.

    >>> from_tcvn3("X· Phï L·ng"), from_tcvn3("Ph\u00adêng QuÕ Vâ")
    ('Xã Phù Lãng', 'Phường Quế Võ')
    """
    return unicodedata.normalize("NFC", text.translate(_CP1252).translate(_TCVN3))


def from_vni(text: str) -> str:
    """VNI text that was taken for Latin-1: a letter, and what stands on or under it.

    >>> from_vni("Phöôøng Queá Voõ"), from_vni("ÑAØ NAÜNG")
    ('Phường Quế Võ', 'ĐÀ NẴNG')
    """
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    base, mark = _VNI_LETTERS.get(found[1], found[1]), found[2] or ""
    composed = unicodedata.normalize("NFC", base + _VNI_MARKS.get(mark.lower(), ""))
    return composed if len(composed) == 1 else base + _VNI_LETTERS.get(mark, mark)


READERS: dict[str, Callable[[str], str]] = {TCVN3: from_tcvn3, VNI: from_vni}


def unicode_text(text: str) -> str:
    """The text in Unicode form NFC, read from TCVN3 or VNI where its words say so.

    >>> unicode_text("Tr¹m y tÕ x· §«ng Ngò"), unicode_text("Xã Gia Lộc"), unicode_text("Đà Nẵng")
    ('Trạm y tế xã Đông Ngũ', 'Xã Gia Lộc', 'Đà Nẵng')
    """
    return text if text.isascii() and text.isprintable() else _read(text)[1]


def other_readings(text: str) -> list[str]:
    """What else a text could be: in TCVN3 or VNI it may be Vietnamese by chance both ways.

    >>> other_readings("An Léc")
    ['An Lộc']
    """
    text = unicodedata.normalize("NFC", text)
    if text.isascii() or not _could_be_legacy(text):
        return []
    found = (reader(text) for reader in READERS.values())
    return [new for new in found if new != unicode_text(text) and not _bad_words(new)]


def legacy_font(texts: Iterable[str]) -> str:
    """The old font that a column or file is written in, or "" if it is Unicode.

    Each text that can only be one of them has a vote.
    """
    votes = Counter(_vote(text) for text in texts if not text.isascii())
    font, count = max(((font, votes[font]) for font in READERS), key=lambda vote: vote[1])
    return font if count > votes["unicode"] else ""


def _vote(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return _read(text)[0] if _could_be_legacy(text) else "unicode"


@lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[str, str]:
    """The font ("" if it may as well be Unicode) and the text read so."""
    text = unicodedata.normalize("NFC", text)
    if not _could_be_legacy(text) or not (worst := _bad_words(text)):
        return "", text
    readings = [(font, reader(text)) for font, reader in READERS.items()]
    best, font, read = min((_bad_words(read), font, read) for font, read in readings)
    return (font, read) if best < worst else ("", text)


def _could_be_legacy(text: str) -> bool:
    """Whether every character is a byte, and one is no plain letter."""
    return not _NO_BYTE.search(text) and bool(_NO_ASCII.search(text))


def _bad_words(text: str) -> int:
    """How many marked words are no syllables of Vietnamese."""
    words = _BETWEEN.split(text)
    return sum(
        not _is_syllable(word) for word in words if not word.isascii() or not word.isprintable()
    )


@lru_cache(maxsize=50_000)
def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", letters.translate(_TONES))
    tones = [mark for mark in letters if mark in (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT)]
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not (_STOPPED.search(plain) and any(tone in (_GRAVE, _HOOK, _TILDE) for tone in tones))
