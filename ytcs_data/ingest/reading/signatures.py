"""What a file is by its first bytes, whatever it calls itself."""

from __future__ import annotations

import io
import zipfile

from ytcs_data.errors import FileRejected
from ytcs_data.ingest.problems import Problem
from ytcs_data.words import _

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

PICTURE = _("một bức ảnh")
WORD = _("tài liệu Word")
PACKED = _("tệp nén .rar hoặc .7z")
BEGINNINGS = {
    b"%PDF": _("tài liệu PDF"),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"II*\0": PICTURE,
    b"MM\0*": PICTURE,
    b"Rar!": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"\x1f\x8b": _("tệp nén .gz"),
    b"{\\rtf": WORD,
    b"MZ": _("một chương trình"),
    b"\x7fELF": _("một chương trình"),
    b"SQLite format 3": _("một cơ sở dữ liệu"),
}
WEB_PAGE = _("trang web (HTML) mang tên tệp bảng tính")
XML = _("tệp XML, không phải bảng tính .xlsx")
TAGS = {
    **dict.fromkeys(
        (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style"), WEB_PAGE
    ),
    b"<?xml": XML,
}
PARTS = (
    ("word/", WORD),
    ("ppt/", _("bài trình chiếu")),
    ("xl/workbook.bin", _("bảng tính .xlsb")),
    ("content.xml", _("bảng tính .ods")),
)


def kind_of(content: bytes) -> str:
    """One of xlsx, xls, zip, text.

    Raises
    ------
    FileRejected
        If it is something else that can be told, or a workbook with a password.
    """
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise FileRejected(Problem("empty-file"))
    for beginning, what in BEGINNINGS.items():
        if content.startswith(beginning):
            raise _not_a_table(what)
    if content.startswith((ZIP, EMPTY_ZIP)):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return _kind_of_ole(content)
    start = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for tag, what in TAGS.items():
        if start.startswith(tag):
            raise _not_a_table(what)
    return "text"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise FileRejected(Problem("broken-file")) from error
    for part, what in PARTS:
        if any(name.startswith(part) for name in names):
            raise _not_a_table(what)
    return "xlsx" if "[Content_Types].xml" in names else "zip"


def _kind_of_ole(content: bytes) -> str:
    """Excel up to 2003, or another program's file of the same make."""
    if _names(content, "EncryptedPackage"):
        raise FileRejected(Problem("password"))
    if _names(content, "WordDocument"):
        raise _not_a_table(WORD)
    if not _names(content, "Workbook") and not _names(content, "Book"):
        raise _not_a_table(_("tệp của một chương trình khác"))
    return "xls"


def _names(content: bytes, entry: str) -> bool:
    return entry.encode("utf-16-le") + b"\0\0" in content


def _not_a_table(what: str) -> FileRejected:
    return FileRejected(Problem("not-a-table", found=what))
