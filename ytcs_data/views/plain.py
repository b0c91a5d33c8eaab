"""Text of others inside a sentence of ours: whatever it contains, it is shown as it is."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
SHORT_CODE = re.compile(r":(?=[\w/+-]+:)")  # an icon or an emoji, found even where it is escaped
BREAKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text for `st.markdown` and labels, which take Markdown.

    >>> print(plain("<b>1_000</b> [x](y)"))
    \\<b\\>1\\_000\\<\\/b\\> \\[x\\]\\(y\\)
    """
    return PUNCTUATION.sub(r"\\\1", SHORT_CODE.sub(":\u200b", BREAKS.sub(" ", text)))
