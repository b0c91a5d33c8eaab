"""Traps of the shape of a table, of rows that are no rows, and of persons."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.traps.making import HEAD, SAID, TITLE, Row, Trap, right, table, usual, xlsx

BAC_NINH = "SỞ Y TẾ TỈNH BẮC NINH"
SUM = (None, None, "Tổng cộng", 71396, 68873)


def person(heading: str, *cells: object) -> bytes:
    rows = [[*row, cell] for row, cell in zip(usual(), cells, strict=True)]
    return xlsx(table(rows, (*HEAD, heading)))


def blocked(says: str, content: bytes) -> Trap:
    kinds = frozenset({(None, "personal-data")})
    return Trap("34", says, "bhyt.xlsx", content, told=kinds, verdict="reject", period="")


def _hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[6].hidden = True


def _hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["E"].hidden = True


def _merge(sheet: Worksheet) -> None:
    for area in ("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4"):
        sheet.merge_cells(area)


TWO_ROWS: list[Row] = [
    ("STT", "Mã xã", "Xã, phường", "Dân số", "BHYT", None),
    (None, None, None, None, "Số thẻ", "Tỷ lệ %"),
    ("A", "B", "C", 1, 2, "3=2/1"),
    *([*row, round(100 * row[4] / row[3], 1)] for row in usual()),
]

TRAPS = [
    Trap(
        "24", "a total below, that adds up", "bhyt.xlsx", xlsx(table(usual(), below=[SUM])), right()
    ),
    Trap(
        "28",
        "a total that does not add up",
        "bhyt.xlsx",
        xlsx(table(usual(), below=[(*SUM[:4], 68973)])),
        right(),
        frozenset({(8, "total-does-not-add-up")}),
    ),
    Trap(
        "24",
        "a total above the rows",
        "bhyt.xlsx",
        xlsx(table([(None, None, "TOÀN TỈNH", *SUM[3:]), *usual()])),
        right(6),
    ),
    Trap(
        "24",
        "headings of two rows, merged, and a row that numbers columns",
        "bhyt.xlsx",
        xlsx(table(TWO_ROWS[1:], TWO_ROWS[0]), then=_merge),
        right(7),
    ),
    Trap(
        "24",
        "districts between the rows, with sums of their own",
        "bhyt.xlsx",
        xlsx(
            table(
                [
                    ("I", None, "Huyện Tiên Yên", 17000, 16600),
                    (1, None, "Thị trấn Tiên Yên", 9000, 8800),
                    (2, None, "Xã Đông Ngũ", 8000, 7800),
                    ("II", None, "Huyện Đầm Hà", 11000, 10700),
                    (1, None, "Thị trấn Đầm Hà", 7000, 6900),
                    (2, None, "Xã Đầm Hà", 4000, 3800),
                ],
                title=("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT năm 2024", SAID),
            )
        ),
        {
            6: ("06862", {"population": 9000, "insured": 8800}),
            7: ("06877", {"population": 8000, "insured": 7800}),
            9: ("06895", {"population": 7000, "insured": 6900}),
            10: ("06916", {"population": 4000, "insured": 3800}),
        },
        period="2024",
    ),
    Trap(
        "24",
        "signatures and notes below",
        "bhyt.xlsx",
        xlsx(
            table(
                usual(),
                below=[
                    (),
                    ("Ghi chú: số liệu sơ bộ",),
                    (None, None, None, "Bắc Ninh, ngày 05 tháng 10 năm 2026"),
                    ("Người lập: Nguyễn Văn A", None, None, "GIÁM ĐỐC"),
                ],
            )
        ),
        right(),
    ),
    Trap(
        "24",
        "a hidden row",
        "bhyt.xlsx",
        xlsx(table(usual()), then=_hide_row),
        right(),
        frozenset({(6, "hidden-rows")}),
    ),
    Trap(
        "24",
        "a hidden column",
        "bhyt.xlsx",
        xlsx(table(usual()), then=_hide_column),
        right(),
        frozenset({(4, "hidden-columns")}),
    ),
    Trap(
        "24",
        "months side by side",
        "bhyt.xlsx",
        xlsx(
            table(
                [[1, "09247", "Phường Quế Võ", 23900, 23960]],
                (
                    "STT",
                    "Mã xã",
                    "Xã, phường",
                    "Số thẻ BHYT tháng 8/2026",
                    "Số thẻ BHYT tháng 9/2026",
                ),
                (BAC_NINH, "Tham gia BHYT", SAID),
            )
        ),
        {
            ("2026-08", 5): ("09247", {"insured": 23900}),
            ("2026-09", 5): ("09247", {"insured": 23960}),
        },
        verdict="accept",
    ),
    Trap(
        "25",
        "a row twice, the same figures",
        "bhyt.xlsx",
        xlsx(table([*usual(), [4, *usual()[0][1:]]])),
        right(),
        frozenset({(8, "area-again")}),
    ),
    Trap(
        "25",
        "a row twice, other figures",
        "bhyt.xlsx",
        xlsx(table([*usual(), [4, *usual()[0][1:3], 24999, 23000]])),
        told=frozenset({(8, "area-again-differs")}),
        verdict="reject",
    ),
    Trap(
        "14",
        "words in headings that nobody has written before",
        "bhyt.xlsx",
        xlsx(
            table(usual(), ("TT", "Mã ĐVHC", "Tên đơn vị", "DS TB", "Số người có thẻ BHYT (người)"))
        ),
        right(),
    ),
    Trap(
        "14",
        "a heading that is only like a measure",
        "bhyt.xlsx",
        xlsx(table(usual(), (*HEAD[:4], "Số người tham ga BHYT"))),
        told=frozenset({(4, "heading-unsure")}),
        verdict="reject",
    ),
    Trap(
        "14",
        "pharmacists (DS) are no people",
        "nhan_luc.xlsx",
        xlsx(
            table(
                [[1, "09247", "Phường Quế Võ", 2, 3, 1]],
                ("STT", "Mã xã", "Xã, phường", "Bác sĩ biên chế", "YS", "DS"),
                (BAC_NINH, "Nhân lực trạm tháng 9/2026", SAID),
            )
        ),
        {5: ("09247", {"permanent_doctors": 2})},
        verdict="accept",
        unused=frozenset({"YS", "DS"}),
    ),
    Trap(
        "30",
        "visits are not people",
        "kham.xlsx",
        xlsx(
            table(
                [[1, "09247", "Phường Quế Võ", 24815, 40210]],
                (*HEAD[:4], "Số lượt khám BHYT tại trạm"),
            )
        ),
        {5: ("09247", {"population": 24815})},
        verdict="accept",
        unused=frozenset({"Số lượt khám BHYT tại trạm"}),
    ),
    Trap(
        "6",
        "one commune's own file",
        "qv.xlsx",
        xlsx(
            [
                ("TRẠM Y TẾ PHƯỜNG QUẾ VÕ",),
                ("Tham gia BHYT tháng 9/2026",),
                (SAID,),
                ("Dân số", "Số thẻ BHYT"),
                (24815, 23960),
            ]
        ),
        {5: ("09247", {"population": 24815, "insured": 23960})},
        verdict="accept",
    ),
    Trap(
        "6",
        "communes of the district are missing",
        "bhyt.xlsx",
        xlsx(table(usual())),
        right(),
        frozenset({(None, "areas-missing")}),
    ),
    Trap(
        "6",
        "a form of one commune, a measure a row",
        "qv.xlsx",
        xlsx(
            [
                ("TRẠM Y TẾ PHƯỜNG QUẾ VÕ",),
                ("Báo cáo tháng 9/2026",),
                (SAID,),
                ("TT", "Chỉ tiêu", "ĐVT", "Số liệu"),
                (1, "Dân số", "người", 24815),
                (2, "Số người có thẻ BHYT", "người", "23.960"),
                (3, "Bác sĩ biên chế", "người", 2),
            ]
        ),
        {
            5: ("09247", {"population": 24815}),
            6: ("09247", {"insured": 23960}),
            7: ("09247", {"permanent_doctors": 2}),
        },
        verdict="accept",
    ),
    blocked("numbers of citizens", person("CCCD", "027099000001", "027099000002", "027099000003")),
    blocked(
        "numbers of citizens under a harmless heading",
        person("Ghi chú", "027099000001", None, None),
    ),
    blocked(
        "numbers of cards where their count belongs",
        xlsx(table(usual({4: "DN4010123456789"}, {4: "HS4010123456780"}, {4: "GD4010123456781"}))),
    ),
    blocked("telephones", person("Liên hệ", "0912345678", "0987 654 321", "0912.345.679")),
    blocked(
        "telephones that have become numbers", person("Liên hệ", 912345678, 987654321, 912345679)
    ),
    blocked("days of birth", person("Ngày", "12/03/1961", "02/11/1975", "30/09/1988")),
    blocked(
        "names of people", person("Phụ trách", "Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường")
    ),
]
__all__ = ["TITLE", "TRAPS"]
