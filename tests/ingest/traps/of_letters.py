"""Traps of letters and of the way that a file is written."""

from __future__ import annotations

import unicodedata

from tests.ingest.traps.making import (
    HEAD,
    Trap,
    book,
    in_code_page,
    right,
    table,
    tcvn3,
    text,
    usual,
    vni,
    xls,
    xlsx,
)

# Fonts before Unicode have no capital letters with tones.
LOWER = ("Sở Y tế tỉnh Bắc Ninh", "Tham gia BHYT tháng 9/2026", "Số liệu minh hoạ")


def _mixed() -> bytes:
    rows = usual()
    rows[1][2] = tcvn3("Phường Phương Liễu").decode("latin-1")
    rows[2][2] = vni("Xã Phù Lãng").decode("latin-1")
    return xlsx(table(rows))


TRAPS = [
    Trap(
        "11",
        "letters in parts (NFD), as macOS writes them",
        "bhyt.csv",
        unicodedata.normalize("NFD", text(table(usual()))).encode("utf-8"),
        right(),
    ),
    Trap(
        "11",
        "Windows-1258, tones as letters of their own",
        "bhyt.csv",
        in_code_page(table(usual())),
        right(),
    ),
    Trap("16", "TCVN3 (.VnTime)", "bhyt.csv", tcvn3(text(table(usual(), title=LOWER))), right()),
    Trap("17", "VNI-Windows", "bhyt.csv", vni(text(table(usual(), title=LOWER))), right()),
    Trap("18", "cells of three alphabets in one sheet", "bhyt.xlsx", _mixed(), right()),
    Trap(
        "20",
        "semicolons and a byte-order mark",
        "bhyt.csv",
        text(table(usual())).encode("utf-8-sig"),
        right(),
    ),
    Trap(
        "20",
        "semicolons without a byte-order mark",
        "bhyt.csv",
        text(table(usual())).encode(),
        right(),
    ),
    Trap(
        "20",
        "“Unicode text” of Excel: UTF-16 with tabs",
        "bhyt.txt",
        text(table(usual()), "\t").encode("utf-16"),
        right(),
    ),
    Trap(
        "20",
        "a line that says sep=;",
        "bhyt.csv",
        b"sep=;\r\n" + text(table(usual())).encode(),
        right(),
    ),  # Excel does not show it
    Trap("20", "a workbook that is called .csv", "bhyt.csv", xlsx(table(usual())), right()),
    Trap(
        "20",
        "a text that is called .xlsx",
        "bhyt.xlsx",
        text(table(usual()), ",").encode(),
        right(),
    ),
    Trap(
        "20",
        "a picture that is called .csv",
        "bhyt.csv",
        b"\x89PNG\r\n\x1a\n" + bytes(300),
        told=frozenset({(None, "not-a-table")}),
        verdict="reject",
        period="",
    ),
    Trap(
        "20",
        "nothing at all",
        "bhyt.csv",
        b"",
        told=frozenset({(None, "empty-file")}),
        verdict="reject",
        period="",
    ),
    Trap(
        "24",
        "a sheet with a title and no table",
        "bhyt.xlsx",
        xlsx([("Kính gửi Sở Y tế",)]),
        told=frozenset({(None, "no-table")}),
        verdict="reject",
        period="",
    ),
    Trap(
        "26",
        "a formula as the name of a place",
        "bhyt.xlsx",
        xlsx(table(usual({2: '\'=HYPERLINK("http://x")', 1: None}))),
        right(line_5=("", {})),
        frozenset({(5, "unknown-place")}),
        "reject",
    ),
    Trap(
        "24",
        "one sheet a commune, named by its tab",
        "bhyt.xlsx",
        book(
            {
                "Phường Quế Võ": [*((t,) for t in LOWER), HEAD[3:], (24815, 23960)],
                "Xã Phù Lãng": [*((t,) for t in LOWER), HEAD[3:], (15377, 14902)],
            }
        ),
        {
            ("Phường Quế Võ", 5): ("09247", {"population": 24815, "insured": 23960}),
            ("Xã Phù Lãng", 5): ("09292", {"population": 15377, "insured": 14902}),
        },
    ),
    Trap("20", "a workbook of Excel 97", "bhyt.xls", xls(table(usual())), right()),
]
