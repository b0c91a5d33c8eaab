"""Lines of text in a picture: how wide they are, where they break, and their SVG.

The letters are Be Vietnam Pro: drawn for Vietnamese, installed as a package, and on no machine
by chance in another version. So every machine draws the same picture, also one without fonts.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from html import escape
from importlib.util import find_spec
from pathlib import Path

import vl_convert
from PIL import ImageFont

FAMILY = "Be Vietnam Pro, Arial, Helvetica, sans-serif"
PACKAGE = "fontpkg_be_vietnam_pro"
FILES = ("BeVietnamPro-Regular.ttf", "BeVietnamPro-Bold.ttf")
INK, GREY = "#1d2a2f", "#47565c"
LEADING = 1.3  # from one line to the next, in sizes of the letters: room for two marks on a letter
ASCENT = 1.0  # from the top of a line to its foot, marks included
EXACT = 1000  # size at which letters are measured


@cache
def register_fonts() -> Path:
    """Tell the renderer of the letters, once; return their folder."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fontpkg-be-vietnam-pro (the letters of pictures) is missing.")
    folder = Path(spec.origin).parent / "files"
    vl_convert.register_font_directory(str(folder))
    return folder


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in the unit of its size.

    >>> round(width("Quế Võ", 10), 1), round(width("Quế Võ", 10, bold=True), 1)
    (35.9, 36.6)
    """
    text = unicodedata.normalize("NFC", text)
    return sum(_advance(letter, bold) for letter in text) * size / EXACT


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> float:
    return _font(bold).getlength(letter)


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        register_fonts() / FILES[bold], EXACT, layout_engine=ImageFont.Layout.BASIC
    )


def wrap(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Break a text into lines that are no wider than `room`; a word that is, anywhere.

    >>> wrap("Tỷ lệ dân số tham gia bảo hiểm y tế", 10, 95)
    ['Tỷ lệ dân số tham', 'gia bảo hiểm y tế']
    """
    lines = [""]
    words = (piece for word in text.split() for piece in _pieces(word, size, room, bold))
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if lines != [""] else []


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def clipped(lines: list[str], most: int) -> list[str]:
    """At most so many lines; an ellipsis says that there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def written(
    lines: list[str],
    left: float,
    top: float,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    anchor: str = "start",
) -> str:
    """Lines of text below `top`, as SVG; whatever they contain, they are text."""
    weight = ' font-weight="bold"' if bold else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return "".join(
        f'<text x="{left:.1f}" y="{top + (ASCENT + i * LEADING) * size:.1f}"'
        f' font-size="{size:.4g}" fill="{colour}"{weight}{side}>{escape(visible(line))}</text>'
        for i, line in enumerate(lines)
    )


def height(lines: list[str], size: float) -> float:
    """How high lines of text are."""
    return len(lines) * LEADING * size


def visible(text: str) -> str:
    """Leave out what XML does not allow, such as a NUL from a file."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
