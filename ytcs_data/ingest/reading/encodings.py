"""Bytes to text, by evidence: a mark at the front, NUL bytes, or letters that make Vietnamese."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable

from geo.letters import from_tcvn3, from_vni
from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading.syllables import likelihood

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
SEEN = 4000  # lines with foreign letters that decide


def _cp1258(content: bytes) -> str:
    return unicodedata.normalize("NFC", content.decode("cp1258", "replace"))


OLD: dict[str, Callable[[bytes], str]] = {
    "windows-1258": _cp1258,
    "tcvn3": lambda content: from_tcvn3(content.decode("latin-1")),
    "vni": lambda content: from_vni(content.decode("latin-1")),
}


def decoded(content: bytes, wish: str = "") -> tuple[str, str]:
    """The text, and the name of its encoding.

    Raises
    ------
    FileRejected
        If no encoding gives Vietnamese, or the one that was wished does not fit.
    """
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _unicode(content[len(mark) :], name)
    if wide := _without_mark(content):
        return _unicode(content, wide)
    if (place := content.find(b"\0")) >= 0:
        raise FileRejected(Problem("nul-byte", content.count(b"\n", 0, place) + 1))
    if wish in OLD:
        return OLD[wish](content), wish
    try:
        return content.decode(), "utf-8"
    except UnicodeDecodeError as error:
        if wish.startswith("utf-8"):
            raise _unfit(content, error.start) from error
    return _old(content)


def _unicode(content: bytes, name: str) -> tuple[str, str]:
    try:
        text = content.decode("utf-8" if name == "utf-8-sig" else name)
    except UnicodeDecodeError as error:
        raise _unfit(content, error.start) from error
    if (place := text.find("\0")) >= 0:
        raise FileRejected(Problem("nul-byte", text.count("\n", 0, place) + 1))
    return text, "utf-16" if name.startswith("utf-16") else name


def _without_mark(content: bytes) -> str:
    """UTF-16 that does not say so: every other byte of spaces, figures and line ends is NUL."""
    start = content[:20_000]
    low, high = start[1::2].count(0), start[0::2].count(0)
    if len(content) % 2 or max(low, high) < len(start) // 2 * 0.3:
        return ""
    return "utf-16-le" if low > high else "utf-16-be"


def _old(content: bytes) -> tuple[str, str]:
    """The encoding of before Unicode under which the letters make most Vietnamese words."""
    foreign = [line for line in content.splitlines() if not line.isascii()][:SEEN]
    evidence = {name: likelihood([read(line) for line in foreign]) for name, read in OLD.items()}
    best = max(evidence, key=lambda name: evidence[name])
    if evidence[best] < 0 or (evidence[best] == 0 and any(evidence.values())):
        place = next(i for i, byte in enumerate(content) if byte > 127)
        raise _unfit(content, place)
    return OLD[best](content), best


def _unfit(content: bytes, place: int) -> FileRejected:
    line = content.count(b"\n", 0, place) + 1
    return FileRejected(Problem("unknown-encoding", line, found=f"0x{content[place]:02X}"))
