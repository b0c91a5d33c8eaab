"""The small parts of an XLSX: which sheet is in which part, and which styles are percents."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from typing import IO, NamedTuple
from xml.parsers import expat

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits
from ytcs_data.ingest.reading.zips import unpacks_to_too_much

Start = Callable[[str, dict[str, str]], None]

BOOK = "xl/workbook.xml"
PERCENTS = {"9", "10"}  # number formats that are built in
LITERAL = re.compile(r'"[^"]*"|\\.')  # parts of a number format that are only shown
PIECE = 1 << 16
LONGEST_TAG = 1 << 20  # the parser reads a tag of millions of attributes for a quarter of a minute


class SheetPart(NamedTuple):
    name: str
    path: str
    hidden: bool


def guarded_parser() -> expat.XMLParserType:
    """A parser that refuses what a workbook never has: entities and document types."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def local(name: str) -> str:
    """A tag without the prefix of its namespace."""
    return name.rpartition(":")[2]


def pieces(part: IO[bytes], parser: expat.XMLParserType) -> None:
    """Give a parser all of a part, piece by piece.

    What is wrong with a number or lacks an attribute is as broken as what is no XML.
    """
    given = 0
    try:
        while piece := part.read(PIECE):
            parser.Parse(piece, False)
            given += len(piece)
            if given - parser.CurrentByteIndex > LONGEST_TAG:
                raise FileRejected(Problem("broken-file"))
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, EOFError, ValueError, KeyError) as error:
        raise FileRejected(Problem("broken-file")) from error


class BookFacts(NamedTuple):
    sheets: tuple[SheetPart, ...]  # in the order of the book; a chart sheet is one too
    percents: frozenset[str]  # the cell styles that show a share as percent
    unreckoned: bool  # the program that wrote the book leaves its formulas to Excel


def book_facts(archive: zipfile.ZipFile) -> BookFacts:
    """What the book says of its sheets and styles."""
    targets: dict[str, str] = {}
    found: list[SheetPart] = []
    unreckoned = False
    book = _book(archive)

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = posixpath.join(posixpath.dirname(book), attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        nonlocal unreckoned
        if local(name) == "calcPr":
            unreckoned = attributes.get("fullCalcOnLoad") in ("1", "true")
        elif local(name) == "sheet":
            path = next((v for key, v in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            found.append(SheetPart(attributes.get("name", ""), targets.get(path, ""), hidden))

    folder, file = posixpath.split(book)
    _read(archive, f"{folder}/_rels/{file}.rels", relation)
    _read(archive, book, sheet)
    return BookFacts(tuple(found), _percent_styles(archive), unreckoned)


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a share as percent."""
    percents, styles, inside = set(PERCENTS), [], False

    def style(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = local(name)
        if tag == "numFmt" and "%" in LITERAL.sub("", attributes.get("formatCode", "")):
            percents.add(attributes.get("numFmtId", ""))
        elif tag in ("cellXfs", "cellStyles"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "") in percents)

    _read(archive, posixpath.join(posixpath.dirname(_book(archive)), "styles.xml"), style)
    return frozenset(str(i) for i, percent in enumerate(styles) if percent)


def _book(archive: zipfile.ZipFile) -> str:
    """Where the book is: nearly always in the same place."""
    names = archive.namelist()
    found = (name for name in names if name.lower().endswith("workbook.xml"))
    return BOOK if BOOK in names else next(found, BOOK)


def _read(archive: zipfile.ZipFile, path: str, start: Start) -> None:
    if path not in archive.namelist():
        return
    if archive.getinfo(path).file_size > limits.CONFIGURING:
        raise FileRejected(unpacks_to_too_much())
    parser = guarded_parser()
    parser.StartElementHandler = start
    with archive.open(path) as part:
        pieces(part, parser)


def _refuse(*_declaration: object) -> None:
    raise FileRejected(Problem("forbidden-xml"))
