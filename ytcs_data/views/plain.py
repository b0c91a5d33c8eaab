"""Text of others inside a sentence of ours: whatever it contains, it is shown as it is."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
SHORT_CODE = re.compile(r":(?=[\w/+-]+:)")  # an icon or an emoji, found even where it is escaped
BREAKS = re.compile(r"[\s\x00-\x1f\x7f]+")
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # of the direction of writing


def plain(text: str) -> str:
    """The text for `st.markdown` and labels, which take Markdown.

    >>> print(plain("<b>1_000</b> [x](y)"))
    \\<b\\>1\\_000\\<\\/b\\> \\[x\\]\\(y\\)
    """
    one_line = TURNS.sub("", BREAKS.sub(" ", text))
    return PUNCTUATION.sub(r"\\\1", SHORT_CODE.sub(":\u200b", one_line))
