"""Traps of places and their codes: those of the first part of the list."""

from __future__ import annotations

from tests.ingest.traps.making import HEAD, PEOPLE, SAID, Trap, right, table, usual, xlsx

NAMES = ("STT", "Xã, phường", "Dân số", "Số thẻ BHYT")
IN_DISTRICT = ("STT", "Huyện", "Xã, phường", "Dân số", "Số thẻ BHYT")
OLD = ("SỞ Y TẾ TỈNH BẮC NINH", "Tham gia BHYT năm 2024", SAID)
QUANG_NINH = ("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT tháng 9/2026", SAID)
OLD_QUANG_NINH = ("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT năm 2024", SAID)
OLD_LAM_DONG = ("SỞ Y TẾ TỈNH LÂM ĐỒNG", "Tham gia BHYT năm 2024", SAID)


def named(*names: str, head=NAMES, title=None, district: str = "") -> bytes:
    """A sheet with these names, without codes, and the usual numbers."""
    rows = [
        [i, *([district] if district else []), name, *people]
        for i, (name, people) in enumerate(zip(names, PEOPLE, strict=False), start=1)
    ]
    return xlsx(table(rows, IN_DISTRICT if district else head, *([title] if title else [])))


def answer(*codes: str, first: int = 5) -> dict:
    return {
        first + i: (code, {"population": people, "insured": cards})
        for i, (code, (people, cards)) in enumerate(zip(codes, PEOPLE, strict=False))
    }


TRAPS = [
    Trap(
        "1",
        "a code and name that both maps have, and no word of when",
        "bhyt.xlsx",
        xlsx(table(usual(), title=("SỞ Y TẾ TỈNH BẮC NINH", "Tham gia BHYT", SAID))),
        told=frozenset({(None, "period-missing")}),
        verdict="reject",
        period="",
    ),
    Trap(
        "1",
        "the year of the reform, names that both maps have",
        "bhyt_2025.xlsx",
        xlsx(
            table(
                [
                    [1, "06673", "Phường Bãi Cháy", 20500, 19800],
                    [2, "06724", "Xã Hải Sơn", 1500, 1490],
                ],
                title=("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT năm 2025", SAID),
            )
        ),
        told=frozenset({(None, "vintage-unclear")}),
        verdict="reject",
        period="2025",
    ),
    Trap(
        "1",
        "the year of the reform, names of the old map",
        "bhyt_2025.xlsx",
        xlsx(
            table(
                [
                    [1, "09250", "Xã Việt Thống", 5500, 5300],
                    [2, "09262", "Phường Bằng An", 5900, 5800],
                ],
                title=("SỞ Y TẾ TỈNH BẮC NINH", "Tham gia BHYT năm 2025", SAID),
            )
        ),
        {
            5: ("09250", {"population": 5500, "insured": 5300}),
            6: ("09262", {"population": 5900, "insured": 5800}),
        },
        period="2025",
    ),
    Trap(
        "2",
        "the name of one commune with the code of another",
        "bhyt.xlsx",
        xlsx(table(usual({}, {1: "09253"}))),
        right(line_6=("", {"population": 31204, "insured": 30011})),
        frozenset({(6, "code-against-name")}),
        "reject",
    ),
    Trap(
        "2",
        "code and name of the old map in a report of today",
        "bhyt.xlsx",
        xlsx(table(usual({}, {}, {1: "09277"}))),
        right(line_7=("", {})),
        frozenset({(7, "wrong-vintage")}),
        "reject",
    ),
    Trap(
        "2",
        "a commune that is no more in a report of today",
        "bhyt.xlsx",
        named("Phường Quế Võ", "Xã Việt Thống", "Xã Phù Lãng"),
        {**answer("09247", "", "09292")},
        frozenset({(6, "wrong-vintage")}),
        "reject",
    ),
    Trap(
        "3",
        "province 24 as it was before the reform: Bắc Giang",
        "bhyt.xlsx",
        xlsx(
            table(
                [["24", "Xã Xuân Lương", 7000, 6900], ["24", "Xã Tam Tiến", 8000, 7700]],
                ("Mã tỉnh", "Xã, phường", "Dân số", "Số thẻ BHYT"),
                ("SỞ Y TẾ TỈNH BẮC GIANG", "Tham gia BHYT năm 2024", SAID),
            )
        ),
        {
            5: ("07249", {"population": 7000, "insured": 6900}),
            6: ("07252", {"population": 8000, "insured": 7700}),
        },
        period="2024",
    ),
    Trap(
        "3",
        "a letterhead of the province that was merged",
        "bhyt.xlsx",
        xlsx(
            table(
                [[1, "31366", "Xã Châu Thành", 20000, 19000]],
                title=("SỞ Y TẾ TỈNH HẬU GIANG", "Tham gia BHYT tháng 9/2026", SAID),
            )
        ),
        told=frozenset({(None, "old-province")}),
    ),
    Trap(
        "4",
        "a town and a commune of one name, the kind left out",
        "bhyt.xlsx",
        named("Đầm Hà", "Xã Dực Yên", title=OLD_QUANG_NINH, district="Huyện Đầm Hà"),
        {5: ("", {})},
        frozenset({(5, "ambiguous-place")}),
        "reject",
        "2024",
    ),
    Trap(
        "4",
        "a town and a commune of one name, with their kinds",
        "bhyt.xlsx",
        named("TT. Đầm Hà", "X. Đầm Hà", title=OLD_QUANG_NINH, district="H. Đầm Hà"),
        answer("06895", "06916"),
        period="2024",
    ),
    Trap(
        "4",
        "one name in two provinces that are one today",
        "bhyt.xlsx",
        named("Xã Phú Tân", title=("Tham gia BHYT", "năm 2024", SAID), district="Huyện Châu Thành"),
        {5: ("", {})},
        frozenset({(5, "ambiguous-place")}),
        "reject",
        "2024",
    ),
    Trap(
        "5",
        "a divided commune in a report of today",
        "bhyt.xlsx",
        named("Xã Tiên Yên", "Xã Đại Dực", title=QUANG_NINH),
        answer("06862", ""),
        frozenset({(6, "wrong-vintage")}),
        "reject",
    ),
    Trap(
        "7",
        "codes without their zero, as text and as numbers, names that agree",
        "bhyt.xlsx",
        xlsx(table(usual({1: "9247"}, {1: 9265}, {1: "9292.0"}))),
        right(),
    ),
    Trap(
        "7",
        "a code without its zero, the name of another commune",
        "bhyt.xlsx",
        xlsx(table(usual({1: "9253"}))),
        right(line_5=("", {})),
        frozenset({(5, "code-against-name")}),
        "reject",
    ),
    Trap(
        "7",
        "a code in scientific notation",
        "bhyt.csv",
        "\r\n".join(
            [
                *QUANG_NINH,
                "Mã xã;Xã, phường;Dân số;Số thẻ BHYT",
                "6,862E+03;Xã Tiên Yên;12000;11500",
                "",
            ]
        ).encode("utf-8-sig"),
        {5: ("06862", {"population": 12000, "insured": 11500})},
        verdict="accept",
    ),
    Trap(
        "7",
        "only a code, and without its zero",
        "bhyt.xlsx",
        xlsx(table([[1, "9247", 24815, 23960]], ("STT", "Mã xã", "Dân số", "Số thẻ BHYT"))),
        {5: ("", {})},
        frozenset({(5, "lost-zero")}),
        "reject",
    ),
    Trap(
        "8",
        "a commune that has become a ward under the same code",
        "bhyt.xlsx",
        named("Xã Phương Liễu", "Xã Chi Lăng", title=OLD, district="Thị xã Quế Võ"),
        answer("09265", "09313"),
        period="2024",
    ),
    Trap(
        "9",
        "a code of another edition of the list",
        "bhyt.xlsx",
        xlsx(table([[1, "09373", "Phường Phù Khê", 20100, 19700]])),
        {5: ("", {})},
        frozenset({(5, "code-against-name")}),
        "reject",
    ),
    Trap(
        "10",
        "the tone on another letter",
        "bhyt.xlsx",
        named("Phường Nhân Hoà", "Phường Cảnh Thuỵ", "Xã Phúc Hoà"),
        answer("09253", "07738", "07330"),
    ),
    Trap(
        "12",
        "no accents where two names differ only by them",
        "bhyt.xlsx",
        named("Loc Thanh", "Xa Loc Quang", title=OLD_LAM_DONG),
        {5: ("", {})},
        frozenset({(5, "ambiguous-place")}),
        "reject",
        "2024",
    ),
    Trap(
        "13",
        "spaces of every kind, dashes, capitals",
        "bhyt.xlsx",
        named("Phường\u00a0\u00a0QUẾ  VÕ", "\u200bphường phương liễu ", "XÃ PHÙ LÃNG"),
        answer("09247", "09265", "09292"),
    ),
    Trap(
        "13",
        "curly and straight quotes",
        "bhyt.xlsx",
        named("Phường B’Lao", "Phường Lộc Phát", title=OLD_LAM_DONG, district="TP. Bảo Lộc"),
        answer("24826", "24814"),
        period="2024",
    ),
    Trap(
        "14",
        "short words for kinds and stations",
        "bhyt.xlsx",
        named("P. Quế Võ", "TYT P. Phương Liễu", "X.Phù Lãng"),
        answer("09247", "09265", "09292"),
    ),
    Trap(
        "14",
        "a special zone, short",
        "bhyt.xlsx",
        named("ĐK Vân Đồn", "đ.k. Cô Tô", title=QUANG_NINH),
        answer("06994", "07192"),
    ),
    Trap(
        "15",
        "wards with numbers in four writings",
        "bhyt.xlsx",
        named("P.1", "Phường 02", "Phường III", title=OLD_LAM_DONG, district="TP Đà Lạt"),
        answer("24784", "24781", "24802"),
        period="2024",
    ),
    Trap(
        "15",
        "a ward with a number in two towns, the town left out",
        "bhyt.xlsx",
        named("Phường 1", "Xã Lát", title=OLD_LAM_DONG),
        {5: ("", {})},
        frozenset({(5, "ambiguous-place")}),
        "reject",
        "2024",
    ),
    Trap(
        "22",
        "a commune that does not exist",
        "bhyt.xlsx",
        named("Phường Quế Võ", "Xã Không Có Thật"),
        answer("09247", ""),
        frozenset({(6, "unknown-place")}),
        "reject",
    ),
    Trap(
        "4",
        "a commune of another province",
        "bhyt.xlsx",
        xlsx(table([*usual(), [4, "06862", "Xã Tiên Yên", 12000, 11500]], HEAD)),
        right(line_8=("", {})),
        frozenset({(8, "other-province")}),
        "reject",
    ),
    Trap(
        "5",
        "two communes in one cell",
        "bhyt.xlsx",
        named("Phường Quế Võ", "Xã Phù Lãng, Xã Chi Lăng"),
        answer("09247", ""),
        frozenset({(6, "two-places")}),
        "reject",
    ),
    Trap(
        "1",
        "a commune that says itself that it is the old one",
        "bhyt.xlsx",
        named("Phường Quế Võ", "Xã Phù Lãng (cũ)"),
        answer("09247", ""),
        frozenset({(6, "wrong-vintage")}),
        "reject",
    ),
    Trap(
        "1",
        "a commune of today in a report of June 2025",
        "bhyt.xlsx",
        named(
            "Phường Quế Võ",
            "Xã Phù Lãng",
            title=("SỞ Y TẾ BẮC NINH", "Tham gia BHYT tháng 6/2025", SAID),
        ),
        answer("", "09277"),
        frozenset({(5, "wrong-vintage")}),
        "reject",
        "2025-06",
    ),
    Trap(
        "24",
        "figures in a row without a name",
        "bhyt.xlsx",
        named("Phường Quế Võ", "", "Xã Phù Lãng"),
        answer("09247", "", "09292"),
        frozenset({(6, "no-name")}),
        "reject",
    ),
    Trap(
        "1",
        "the old name of a code that another commune has today, by whom it was taken in",
        "bhyt.xlsx",
        xlsx(table(usual({2: "Phường Phố Mới"}))),
        right(line_5=("", {})),
        frozenset({(5, "wrong-vintage")}),
        "reject",
    ),
    Trap(
        "8",
        "a commune that was dissolved after the period",
        "bhyt.xlsx",
        xlsx(
            table(
                [[1, "06682", "Phường Yết Kiêu", 9100, 8900]],
                title=("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT năm 2023", SAID),
            )
        ),
        {5: ("06682", {"population": 9100, "insured": 8900})},
        verdict="accept",
        period="2023",
    ),
    Trap(
        "8",
        "a commune that was dissolved before the period",
        "bhyt.xlsx",
        xlsx(
            table(
                [[1, "06682", "Phường Yết Kiêu", 9100, 8900]],
                title=("SỞ Y TẾ TỈNH QUẢNG NINH", "Tham gia BHYT quý I/2025", SAID),
            )
        ),
        {5: ("", {})},
        frozenset({(5, "dissolved-area")}),
        "reject",
        "2025-Q1",
    ),
]
