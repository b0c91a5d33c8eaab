"""The product's own formats: bytes to a table of text cells with their lines.

What the cells mean is for `checks`. Only CSV in UTF-8 is read (a byte-order mark may be there),
commas between cells; or a .zip with exactly one such file. The columns are those of the product's
own formats, or others that are named.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice

import pandas as pd

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.header import FORMATS, columns_meant, header_problems
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits

BATCH = 50_000  # rows that are kept as lists; a table needs much less memory
ZIP_BEGINS = b"PK"


def read_table(
    content: bytes, layouts: Sequence[tuple[str, ...]] = FORMATS
) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a file as text cells.

    Parameters
    ----------
    layouts
        The headers that are right; the first is the one that a wrong header is told of.

    Returns
    -------
    table
        The columns of the layout that the header names, all text, nothing stripped; the index
        `line` is that of a spreadsheet: the header is line 1, an empty line counts, a cell of two
        lines does not.
    problems
        Rows with too few or too many cells; they are not in the table.

    Raises
    ------
    FileRejected
        With the problems as its arguments, if no table can be made of the file.
    """
    records = _records(_text(unzipped(content)))
    _line, header = next(records)
    columns = columns_meant(header, layouts)
    if problems := header_problems(header, columns):
        raise FileRejected(*problems)
    rows = _whole_rows(records, len(columns), problems)
    batches = [pd.DataFrame([], pd.Index([], dtype=int), list(columns), dtype=str)]
    while batch := list(islice(rows, BATCH)):
        lines, cells = zip(*batch, strict=True)
        batches.append(pd.DataFrame(cells, pd.Index(lines), list(columns), dtype=str))
    if len(batches) == 1 and not problems:
        raise FileRejected(Problem("no-rows"))
    return pd.concat(batches).rename_axis(index="line"), problems


def _whole_rows(
    records: Iterator[tuple[int, list[str]]], length: int, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """The records of the right length; what is wrong with the others joins the problems."""
    for line, cells in records:
        if len(cells) == length:
            yield line, cells
        elif cells:
            found, expected = str(len(cells)), str(length)
            problems.append(Problem("cell-count", line, found=found, expected=expected))


def too_large() -> Problem:
    return Problem("too-large", expected=f"{limits.LARGEST // limits.MEGABYTE} MB")


def unzipped(content: bytes) -> bytes:
    """The only CSV of a .zip; other content as it is."""
    if len(content) > limits.LARGEST:
        raise FileRejected(too_large())
    if not content.startswith(ZIP_BEGINS):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_only(archive)) as file:
            unzipped = file.read(
                limits.LARGEST + 1
            )  # never more, whatever the archive says of itself
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise FileRejected(Problem("broken-zip")) from error
    if len(unzipped) > limits.LARGEST:
        raise FileRejected(too_large())
    return unzipped


def _only(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one file; macOS puts shadows of its own into `__MACOSX`."""
    files = [
        info
        for info in archive.infolist()
        if not info.is_dir() and not info.filename.startswith("__MACOSX/")
    ]
    if len(files) == 1 and files[0].filename.lower().endswith(".csv"):
        return files[0]
    raise FileRejected(Problem("zip-content", found=", ".join(f.filename for f in files) or "–"))


def _text(content: bytes) -> str:
    body = content.removeprefix(codecs.BOM_UTF8)
    if not body.strip():
        raise FileRejected(Problem("empty-file"))
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        found = f"0x{body[error.start]:02X}"
        raise FileRejected(Problem("not-utf8", _line_of(body, error.start), found=found)) from error
    if (place := body.find(b"\0")) >= 0:
        raise FileRejected(Problem("nul-byte", _line_of(body, place)))
    return text


def _line_of(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 0
    try:
        for line, cells in enumerate(reader, start=1):
            yield line, cells
    except csv.Error as error:
        raise FileRejected(Problem("broken-quotes", line + 1)) from error
