"""Names as keys: what must agree for two spellings to be of one name.

A key keeps the accents but not the place of the tone mark, i or y, spaces, hyphens, apostrophes and
zeros in front of a number. A bare key has no accents either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geo.letters import unicode_text

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_QUOTES = dict.fromkeys(map(ord, '’‘`´ʼ′“”"'), "'")
_DASHES = dict.fromkeys(map(ord, "–—‐‑−"), "-")
_ETHS = {ord("ð"): "đ", ord("Ð"): "đ"}  # look the same, and keyboards and fonts mix them up
_SAME = _UNSEEN | _QUOTES | _DASHES | _ETHS

_TWO_NUMBERS = re.compile(r"(?<=\d) (?=\d)")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWEL_Y = re.compile("^((?:[^aeiouyăâêôơư]|qu)*)y(?=$|[^aeiouăâêôơư])")
_ROMANS = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
]
_WORDS = (
    ("một", "nhất"),
    ("hai", "nhì"),
    ("ba",),
    ("bốn", "tư"),
    ("năm",),
    ("sáu",),
    ("bảy", "bẩy"),
    ("tám",),
    ("chín",),
    ("mười",),
    ("mười một",),
    ("mười hai",),
    ("mười ba",),
    ("mười bốn",),
    ("mười lăm",),
)


class Key(NamedTuple):
    """A name as it is compared."""

    full: str  # with accents
    bare: str
    marked: bool  # whether any letter has an accent; if not, the accents may have been left out
    words: tuple[str, ...]  # as in `full`, one by one

    @property
    def plain_words(self) -> tuple[str, ...]:
        return tuple(_word(word)[1] for word in self.words)


def clean(text: str) -> str:
    """In small letters, with single spaces, plain quotes and hyphens, in Unicode.

    >>> clean(" Xã\\u00a0Cư  M’gar ")
    "xã cư m'gar"
    """
    return tidy(unicode_text(text))


def tidy(text: str) -> str:
    """A text that is in Unicode already, cleaned."""
    return " ".join(text.translate(_SAME).lower().split())


@lru_cache(maxsize=100_000)
def key_of(name: str) -> Key:
    """The key of a cleaned name without its kind.

    >>> key_of("thuỷ").full == key_of("thủy").full, key_of("quý sơn") == key_of("quí-sơn")
    (True, True)
    >>> key_of("01").full, key_of("iv").full, key_of("mười hai").full, key_of("mỹ đình ii").bare
    ('1', '4', '12', 'midinh2')
    """
    tokens = _TOKEN.findall(_NUMBERS.get(name, name))
    if (
        len(tokens) > 1 and tokens[-1] in _ROMANS[1:4]
    ):  # "Mỹ Đình II"; a single i or v is a syllable
        tokens[-1] = str(_ROMANS.index(tokens[-1]) + 1)
    words = [_word(token) for token in tokens]
    full = tuple(word for word, _ in words)
    marked = any(word != plain for word, plain in words)
    return Key(_run(full), _run([plain for _, plain in words]), marked, full)


def _run(words: Sequence[str]) -> str:
    """Words without spaces; but two numbers do not make a third."""
    return _TWO_NUMBERS.sub(".", " ".join(words)).replace(" ", "")


@lru_cache(maxsize=20_000)
def _word(token: str) -> tuple[str, str]:
    """One word with its tone mark at the end, and without any accent."""
    if token.isdigit():
        return (token.lstrip("0") or "0",) * 2
    letters = unicodedata.normalize("NFD", token)
    tone = "".join(c for c in letters if c in _TONES)
    base = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    base = _VOWEL_Y.sub(r"\1i", base)
    plain = unicodedata.normalize("NFD", base.replace("đ", "d"))
    return base + tone, "".join(c for c in plain if not unicodedata.combining(c))


_NUMBERS = {roman: str(i) for i, roman in enumerate(_ROMANS, 1)}
_NUMBERS |= {
    spelled: str(i)
    for i, words in enumerate(_WORDS, 1)
    for word in words
    for spelled in (word, " ".join(_word(part)[1] for part in word.split()))
}
