"""Traps of numbers, of periods, and of figures that cannot be."""

from __future__ import annotations

from datetime import date

from tests.ingest.traps.making import HEAD, SAID, Row, Trap, book, right, table, text, usual, xlsx

BAC_NINH = "SỞ Y TẾ TỈNH BẮC NINH"
SCORES = ("STT", "Mã xã", "Xã, phường", "Tiêu chí 1", "Tiêu chí 9", "Điểm liệt")
SCORED = (BAC_NINH, "Điểm chấm tiêu chí quốc gia về y tế xã năm 2025", SAID)
DOCTORS = ("STT", "Mã xã", "Xã, phường", "Tổng số CB", "Bác sĩ biên chế", "Bác sĩ luân phiên")
AT_STATIONS = (BAC_NINH, "Bác sĩ tại trạm tháng 9/2026", SAID)
CARE = ("STT", "Mã xã", "Xã, phường", "Dân số", "HSSKĐT đã tạo", "HSSKĐT đã cập nhật")


def written(*cells: Row, head: Row = HEAD) -> bytes:
    """A CSV file in which the last two columns of the usual rows are written like this."""
    rows = usual(*({3: people, 4: cards} for people, cards in cells))
    return text(table(rows, head)).encode("utf-8-sig")


def titled(title: str, name: str = "bhyt.xlsx", **more) -> dict:
    return {
        "file_name": name,
        "content": xlsx(table(usual(), title=(BAC_NINH, title, SAID))),
        **more,
    }


def scored(*rows: Row) -> bytes:
    return text(table(rows, SCORES, SCORED)).encode("utf-8-sig")


TRAPS = [
    Trap(
        "19",
        "points between thousands",
        "bhyt.csv",
        written(("24.815", "23.960"), ("31.204", "30.011"), ("15.377", "14.902")),
        right(),
    ),
    Trap(
        "19",
        "commas between thousands",
        "bhyt.csv",
        written(("24,815", "23,960"), ("31,204", "30,011"), ("15,377", "14,902")),
        right(),
    ),
    Trap(
        "22",
        "spaces between thousands, one of them unbreakable",
        "bhyt.csv",
        written(("24 815", "23 960"), ("31\u00a0204", "30 011"), ("15 377", "14 902")),
        right(),
    ),
    Trap(
        "19",
        "scores with a comma",
        "diem.csv",
        scored(
            (1, "09247", "Phường Quế Võ", "13,5", "2,5", "Không"),
            (2, "09265", "Phường Phương Liễu", "12", "3", "Có"),
        ),
        {
            5: (
                "09247",
                {"criterion_01_score": 13.5, "criterion_09_score": 2.5, "failing_point": 0},
            ),
            6: ("09265", {"criterion_01_score": 12, "criterion_09_score": 3, "failing_point": 1}),
        },
        period="2025",
        wishes={"vintage": "2025"},
    ),
    Trap(
        "32",
        "a score over its maximum",
        "diem.csv",
        scored(
            (1, "09247", "Phường Quế Võ", "13,5", "4", "Không"),
            (2, "09265", "Phường Phương Liễu", "12", "3", "Không"),
        ),
        {6: ("09265", {"criterion_01_score": 12, "criterion_09_score": 3})},
        frozenset({(5, "score-too-high")}),
        "reject",
        "2025",
        {"vintage": "2025"},
    ),
    Trap(
        "21",
        "rates of 0 to 1 and of 0 to 100 in one column",
        "bhyt.xlsx",
        xlsx(
            table(
                [[*row, rate] for row, rate in zip(usual(), (0.966, 96.2, 0.969), strict=True)],
                (*HEAD, "Tỷ lệ %"),
            )
        ),
        right(),
    ),
    Trap(
        "21",
        "a rate that is not that of its counts",
        "bhyt.xlsx",
        xlsx(
            table(
                [[*row, rate] for row, rate in zip(usual(), ("96,6", "69,2", "96,9"), strict=True)],
                (*HEAD, "Tỷ lệ %"),
            )
        ),
        right(),
        frozenset({(6, "rate-differs")}),
    ),
    Trap(
        "21",
        "more cards than people",
        "bhyt.xlsx",
        xlsx(table(usual({4: 25115}))),
        right(line_5=("09247", {"population": 24815, "insured": 25115})),
        frozenset({(5, "over-100-percent")}),
    ),
    Trap(
        "22",
        "dots, dashes and words for what is not known: never 0",
        "bhyt.xlsx",
        xlsx(table(usual({4: "-"}, {4: "…"}, {4: "chưa có"}))),
        {
            5: ("09247", {"population": 24815, "insured": None}),
            6: ("09265", {"population": 31204, "insured": None}),
            7: ("09292", {"population": 15377, "insured": None}),
        },
    ),
    Trap(
        "22",
        "a number with words beside it",
        "bhyt.xlsx",
        xlsx(table(usual({4: "23960 (12000 nữ)"}))),
        right(line_5=("09247", {"population": 24815, "insured": None})),
        frozenset({(5, "number-with-text")}),
        "reject",
    ),
    Trap(
        "22",
        "a number below 0",
        "bhyt.xlsx",
        xlsx(table(usual({4: -23960}))),
        right(line_5=("09247", {"insured": None})),
        frozenset({(5, "negative")}),
        "reject",
    ),
    Trap(
        "22",
        "half a person",
        "bhyt.xlsx",
        xlsx(table(usual({4: 23960.5}))),
        right(line_5=("09247", {"insured": None})),
        verdict="reject",
    ),
    Trap(
        "22",
        "nobody lives there",
        "bhyt.xlsx",
        xlsx(table(usual({3: 0}))),
        told=frozenset({(5, "zero-denominator")}),
        verdict="reject",
    ),
    Trap(
        "23",
        "a quarter in Roman numerals",
        rows=right(),
        period="2026-Q3",
        **titled("Tham gia BHYT quý III/2026"),
    ),
    Trap(
        "23",
        "nine months, added up",
        rows=right(),
        period="2026-9M",
        **titled("Tham gia BHYT, lũy kế 9 tháng năm 2026"),
    ),
    Trap(
        "23",
        "half a year",
        rows=right(),
        period="2026-H1",
        **titled("Tham gia BHYT 6 tháng đầu năm 2026"),
    ),
    Trap(
        "23",
        "the period only in the name of the file",
        rows=right(),
        **titled("Tham gia BHYT", "BHYT_thang_9_2026.xlsx"),
    ),
    Trap(
        "23",
        "the day of the letter is no period",
        rows=right(),
        **titled("Bắc Ninh, ngày 05 tháng 10 năm 2026", "BHYT_thang_9_2026.xlsx"),
    ),
    Trap(
        "23",
        "title and person say two periods",
        told=frozenset({(None, "period-contradicts")}),
        verdict="reject",
        wishes={"period": "2026-08"},
        **titled("Tham gia BHYT tháng 9/2026"),
    ),
    Trap(
        "23",
        "a month that is none",
        told=frozenset({(None, "impossible-date")}),
        verdict="reject",
        period="",
        **titled("Tham gia BHYT tháng 13/2026"),
    ),
    Trap(
        "23",
        "a month to come",
        told=frozenset({(None, "period-to-come")}),
        verdict="reject",
        period="2031-09",
        **titled("Tham gia BHYT tháng 9/2031"),
    ),
    Trap(
        "23",
        "a column of months, one of them impossible",
        "bhyt.xlsx",
        xlsx(
            table(
                [
                    ["8/2026", "09247", "Phường Quế Võ", 24800, 23900],
                    ["9/2026", "09247", "Phường Quế Võ", 24815, 23960],
                    ["14/2026", "09247", "Phường Quế Võ", 24830, 23990],
                ],
                ("Tháng", *HEAD[1:]),
                (BAC_NINH, "Tham gia BHYT", SAID),
            )
        ),
        {
            5: ("09247", {"population": 24800, "insured": 23900}),
            6: ("09247", {"population": 24815, "insured": 23960}),
        },
        frozenset({(7, "impossible-date")}),
        "reject",
    ),
    Trap(
        "15",
        "a number that Excel made a date",
        "bhyt.xlsx",
        xlsx(table(usual({4: date(2026, 2, 1)}))),
        right(line_5=("09247", {"insured": None})),
        frozenset({(5, "number-became-date")}),
        "reject",
    ),
    Trap(
        "26",
        "formulas that failed",
        "bhyt.xlsx",
        xlsx(table(usual({4: "#REF!"}, {4: "#DIV/0!"}))),
        right(line_5=("09247", {"insured": None}), line_6=("09265", {"insured": None})),
        frozenset({(5, "formula-error"), (6, "formula-error")}),
        "reject",
    ),
    Trap(
        "26",
        "a formula that was never worked out",
        "bhyt.xlsx",
        xlsx(table(usual({4: "=D5-800"}))),
        right(line_5=("09247", {"insured": None})),
        frozenset({(5, "formula-uncomputed")}),
        "reject",
    ),
    Trap(
        "27",
        "people by two sources",
        "bhyt.xlsx",
        xlsx(table([[*row, row[3] - 900] for row in usual()], (*HEAD, "Dân số"))),
        told=frozenset({(4, "measure-twice")}),
        verdict="reject",
    ),
    Trap(
        "29",
        "more doctors than staff",
        "bac_si.xlsx",
        xlsx(
            table(
                [[1, "09247", "Phường Quế Võ", 9, 2, 1], [2, "09292", "Xã Phù Lãng", 2, 2, 1]],
                DOCTORS,
                AT_STATIONS,
            )
        ),
        {5: ("09247", {"permanent_doctors": 2, "rotated_doctors": 1})},
        frozenset({(6, "doctors-over-staff")}),
        "reject",
    ),
    Trap(
        "29",
        "payroll, contract and rotation under one heading",
        "bac_si.xlsx",
        xlsx(
            table(
                [
                    ["STT", "Mã xã", "Xã, phường", "Bác sĩ", None, None],
                    [None, None, None, "Biên chế", "HĐ", "Luân phiên"],
                    [1, "09247", "Phường Quế Võ", 2, 1, 1],
                ],
                AT_STATIONS[:1],
                AT_STATIONS[1:],
            )
        ),
        {6: ("09247", {"permanent_doctors": 3, "rotated_doctors": 1})},
        frozenset({(5, "added-columns")}),
    ),
    Trap(
        "33",
        "records that were made, and those kept up",
        "hssk.xlsx",
        xlsx(
            table(
                [[1, "09247", "Phường Quế Võ", 24815, 24100, 20300]],
                CARE,
                (BAC_NINH, "Quản lý sức khỏe năm 2024", SAID),
            )
        ),
        verdict="reject",
        period="2024",
        unused=frozenset({"HSSKĐT đã cập nhật"}),
    ),
    Trap(
        "31",
        "a commune that meets the standard of new countryside",
        "tcqg.xlsx",
        xlsx(
            table(
                [[1, "09292", "Xã Phù Lãng", "x", "Đạt"]],
                ("STT", "Mã xã", "Xã, phường", "Đạt TCQGYTX", "Đạt chuẩn NTM"),
                (BAC_NINH, "Tiêu chí quốc gia về y tế xã tháng 6/2026", SAID),
            )
        ),
        {5: ("09292", {"meets_national_criteria": 1})},
        period="2026-06",
        verdict="accept",
        unused=frozenset({"Đạt chuẩn NTM"}),
    ),
    Trap(
        "22",
        "yes and no in words and marks",
        "tcqg.xlsx",
        xlsx(
            table(
                [
                    [1, "09247", "Phường Quế Võ", "Đạt"],
                    [2, "09265", "Phường Phương Liễu", "Không đạt"],
                    [3, "09292", "Xã Phù Lãng", "Cấp 2"],
                ],
                ("STT", "Mã xã", "Xã, phường", "Đạt TCQGYTX"),
                (BAC_NINH, "Tiêu chí quốc gia về y tế xã tháng 6/2026", SAID),
            )
        ),
        {
            5: ("09247", {"meets_national_criteria": 1}),
            6: ("09265", {"meets_national_criteria": 0}),
        },
        frozenset({(7, "flag-unclear")}),
        "reject",
        "2026-06",
    ),
    Trap(
        "24",
        "thousands of people",
        "bhyt.xlsx",
        xlsx(
            table(
                usual({3: "24,8", 4: "23,9"}, {3: "31,2", 4: "30,1"}, {3: "15,4", 4: "14,9"}),
                title=(BAC_NINH, "Tham gia BHYT tháng 9/2026", "Đơn vị tính: nghìn người"),
            )
        ),
        {5: ("09247", {"population": 24800, "insured": 23900})},
        frozenset({(5, "in-thousands")}),
    ),
    Trap(
        "23",
        "a sum of the year that falls",
        "kham.xlsx",
        book(
            {
                "6T": [
                    (BAC_NINH,),
                    ("Khám sức khỏe 6 tháng đầu năm 2026",),
                    (*HEAD[:3], "Số người khám sức khỏe"),
                    (1, "09247", "Phường Quế Võ", 12000),
                ],
                "9T": [
                    (BAC_NINH,),
                    ("Khám sức khỏe 9 tháng đầu năm 2026",),
                    (*HEAD[:3], "Số người khám sức khỏe"),
                    (1, "09247", "Phường Quế Võ", 11000),
                ],
            }
        ),
        {
            ("6T", 4): ("09247", {"health_checked": 12000}),
            ("9T", 4): ("09247", {"health_checked": 11000}),
        },
        frozenset({(4, "flow-falls")}),
        period="2026-9M",
    ),
    Trap(
        "21",
        "percentages where people should be counted",
        "bhyt.xlsx",
        xlsx(table(usual({4: 97}, {4: 96}, {4: 98}))),
        told=frozenset({(5, "looks-like-percent"), (7, "looks-like-percent")}),
        verdict="reject",
    ),
    Trap(
        "23",
        "years that stand alone under a heading",
        "dan_so.xlsx",
        xlsx(
            [
                (BAC_NINH,),
                (SAID,),
                ("STT", "Mã xã", "Xã, phường", "Dân số", None),
                (None, None, None, 2025, 2026),
                (1, "09292", "Xã Phù Lãng", 15200, 15377),
            ]
        ),
        {
            ("2025", 5): ("09292", {"population": 15200}),
            ("2026", 5): ("09292", {"population": 15377}),
        },
        period="2026",
    ),
    Trap(
        "23",
        "periods that Excel keeps as days",
        "bhyt.xlsx",
        xlsx(
            table(
                [[date(2026, 9, 30), *row[1:]] for row in usual()],
                ("Kỳ", *HEAD[1:]),
                (BAC_NINH, "Tham gia BHYT", SAID),
            )
        ),
        right(),
    ),
    Trap(
        "24",
        "a count whose heading leaves to the title what is counted",
        "bhyt.xlsx",
        xlsx(table(usual(), (*HEAD[:4], "Số người có thẻ"))),
        right(),
    ),
]
