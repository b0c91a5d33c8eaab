"""How much is really in a zip: counted while inflating, for its table may lie."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.ingest.reading import limits

HEADER, NAME_LENGTHS = 30, struct.Struct("<HH")
CHUNK = 1 << 15
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, after every part of it was inflated once and found within bounds.

    Raises
    ------
    FileRejected
        If it is broken, unpacks to too much, or to other sizes than it says.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > limits.UNPACKED:
            raise FileRejected(unpacks_to_too_much())
        for part in parts:
            if _inflated(content, part) != part.file_size:
                raise FileRejected(Problem("broken-file"))
    except BROKEN as error:
        raise FileRejected(Problem("broken-file")) from error
    return archive


def unpacks_to_too_much() -> Problem:
    return Problem("unpacks-to-too-much", expected=f"{limits.UNPACKED // limits.MEGABYTE} MB")


def _inflated(content: bytes, part: zipfile.ZipInfo) -> int:
    """The bytes that come out of a part; stops as soon as they are more than it says."""
    if part.flag_bits & 1:
        raise FileRejected(Problem("password"))
    begin = part.header_offset + HEADER
    begin += sum(NAME_LENGTHS.unpack(content[begin - 4 : begin]))
    packed = memoryview(content)[begin : begin + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise FileRejected(Problem("broken-file"))
    inflating, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    for start in range(0, len(packed), CHUNK):  # deflate packs 1032 to 1 at most
        size += len(inflating.decompress(packed[start : start + CHUNK]))
        if size > part.file_size:
            break
    return size + len(inflating.flush())
