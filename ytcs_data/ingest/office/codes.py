"""The code of a commune as a spreadsheet left it: without its zeros, or as a number."""

from __future__ import annotations

import re

WHOLE = re.compile(r"(\d{1,5})(?:[.,]0+)?")
POWER = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?0?([0-4])")


def normal_code(text: str) -> tuple[str, bool]:
    """Five digits, and whether they had to be mended; "" if the text is no code.

    >>> normal_code("06862"), normal_code("6862.0"), normal_code("6,862E+3"), normal_code("x")
    (('06862', False), ('06862', True), ('06862', True), ('', True))
    """
    text = text.strip().lstrip("'’").replace("\u00a0", "")
    if match := WHOLE.fullmatch(text):
        return match[1].zfill(5), len(match[1]) < 5 or match[0] != match[1]
    if match := POWER.fullmatch(text):
        digits, zeros = match[1] + (match[2] or "").rstrip("0"), int(match[3])
        if len(digits) <= zeros + 1:
            return digits.ljust(zeros + 1, "0").zfill(5), True
    return "", True
