"""Whether letters can be Vietnamese: the evidence by which an encoding is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

BETWEEN = re.compile(r"[\s0-9!-/:-@\[-`{-~–—…“”‘’]+")
LETTER = re.compile(r"[^\W\d_]")
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:oai|oay|oao|oeo|uây|uôi|uyu|uyê|uya|iêu|yêu|ươi|ươu|uêu|uơi|"
    r"ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|"
    r"[aăâeêioôơuưy])"
    r"(?:ch|c|m|ng|nh|n|p|t|k)?"
)


def likelihood(texts: Iterable[str]) -> int:
    """Words with marks that can be Vietnamese, less five times those that cannot.

    Words of plain letters say nothing, for they look the same in every encoding.

    >>> likelihood(["Xã Phù Lãng"]), likelihood(["X· Phï L·ng"]), likelihood(["commune"])
    (3, -15, 0)
    """
    score = 0
    for text in texts:
        for word in words(text):
            score += 1 if is_syllable(word) else -5
    return score


def words(text: str) -> list[str]:
    """The words that are not of plain letters; signs that stand among letters belong to them.

    >>> words("Tr¹m y tÕ x· A")
    ['Tr¹m', 'tÕ', 'x·']
    """
    composed = unicodedata.normalize("NFC", text)
    return [word for word in BETWEEN.split(composed) if not word.isascii() and LETTER.search(word)]


@lru_cache(maxsize=100_000)
def is_syllable(word: str) -> bool:
    """One tone at most, over a syllable as Vietnamese builds them; case does not matter."""
    if any(ch.islower() for ch in word) and any(ch.isupper() for ch in word[1:]):
        return False
    letters = unicodedata.normalize("NFD", word.casefold())
    if sum(ord(letter) in TONES for letter in letters) > 1:
        return False
    return SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters.translate(TONES))) is not None
