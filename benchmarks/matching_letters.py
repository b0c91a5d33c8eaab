"""Vietnamese text as other programs and fonts write it."""

from __future__ import annotations

import re
import unicodedata

from geo.letters import from_tcvn3, from_vni

_TCVN3 = {from_tcvn3(chr(byte)): chr(byte) for byte in range(1, 256) if byte > 0x7E or byte < 32}
_VNI_BYTES = "ùøûõïâáàåãäêéèúüë"
_VNI = {
    from_vni(base + mark): base + mark
    for base in "aeouyôöAEOUYÔÖ"
    for mark in (_VNI_BYTES if base.islower() else _VNI_BYTES.upper())
    if len(from_vni(base + mark)) == 1
} | {from_vni(letter): letter for letter in "ñÑôÔöÖæÆóÓòÒîÎíÍìÌ"}
TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_PAIRS = ("oà òa", "oá óa", "oả ỏa", "oã õa", "oạ ọa", "uý úy", "uỳ ùy", "uỷ ủy", "uỵ ụy")
_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    return "".join(_VNI.get(letter, letter) for letter in text)


def decomposed(text: str) -> str:
    """As cp1258 has it: the tone alone stands behind its letter."""
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in TONES)
        rest = "".join(mark for mark in parts if mark not in TONES)
        out += unicodedata.normalize("NFC", rest) + tones
    return out


def other_tone_place(text: str) -> str:
    for pair in _TONE_PAIRS:
        one, other = pair.split()
        text = re.sub(f"{one}(?!\\w)", "\0", text)
        text = re.sub(f"{other}(?!\\w)", one, text).replace("\0", other)
    return text


def other_i(text: str) -> str:
    return re.sub(r"(?<=[HKLMTSQhklmtsq])([yýỳỷỹỵ])(?!\w)", lambda y: _I[y[1]], text)
