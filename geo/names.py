"""Compare place names as people type them: without accents, case, kind or extra spaces."""

from __future__ import annotations

import re
import unicodedata

KIND = re.compile(
    r"^(tinh|thanh pho|tp|huyen|h|quan|q|thi xa|tx|xa|x|phuong|p|thi tran|tt|dac khu|dk)[. ]+"
)


def plain(text: str) -> str:
    """Letters without accents, in lower case, with single spaces.

    >>> plain("  Phường  ĐỒNG Nguyên ")
    'phuong dong nguyen'
    """
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def fold(name: str) -> str:
    """What must agree for two names to be the same: `plain`, and no kind in front.

    >>> fold("P. Đồng Nguyên") == fold("phường dong nguyen") == "dong nguyen"
    True
    >>> fold("Xã Xuân Hòa")
    'xuan hoa'
    """
    return KIND.sub("", plain(name))
